"""What a route is given and what it gives back."""

from dataclasses import dataclass, field


@dataclass
class Request:
    method: str
    path: str
    query: dict
    headers: dict
    body: bytes
    base: str  # scheme, host and port the client used; all addresses we give out start with it
    match: object = None  # of the route's pattern
    records: object = None  # what embeds reported, shared by all requests
    account: object = None  # what the API knows
    depot: object = None  # where uploads go

    @property
    def fid(self):
        return self.query.get("fid", "")

    @property
    def gallery(self):
        """What `fid=` names, as the account has it."""
        return self.account.shown(self.fid)


@dataclass
class Response:
    body: object = b""
    content_type: str = "text/plain; charset=utf-8"
    status: int = 200
    headers: dict = field(default_factory=dict)
    hangs: bool = False  # nothing is sent until the client gives up

    @property
    def data(self):
        return self.body if isinstance(self.body, bytes) else self.body.encode()


def redirect(address):
    return Response("", status=302, headers={"Location": address})


def error_page(message, status=404):
    """An HTML page, as a platform in trouble gives where a feed was asked for."""
    body = f"<!DOCTYPE html>\n<html><head><title>{message}</title></head><body><h1>{message}</h1></body></html>\n"
    return Response(body, "text/html; charset=utf-8", status)
