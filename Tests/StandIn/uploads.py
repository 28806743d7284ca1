"""Uploads: pieces come in any order and become a file when the last has arrived. A `Depot` can be told to fail."""

import hashlib
import html
import json
import os
import re
import secrets
import shutil
import socket
import struct
import tempfile
import threading
from collections import defaultdict, deque
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from exchange import Response, error_page

PATH = "/post.jpg"
RANGE = re.compile(r"bytes (\d+)-(\d+)(?:/(\d+))?")
BLOCK = 65_536

TAKEN = "authentication ok\r\nchunk done.\r\n"
STORED = (
    "authentication ok\r\nfile received ok\r\nreading metadata ok\r\nfile stored ok\r\ncreating resource ok\r\n"
    "new resource id {number} {rid}\r\ndone.\r\n"
)

# What may become of a request in place of a good answer, by name: status, text. They are told before the piece is kept.
ANSWERS = {
    "error": (200, "authentication ok\r\nerror 17: storing the piece failed\r\n"),
    "denied": (403, "authentication error\r\n"),
    "broken": (500, "Internal Server Error"),
    "busy": (429, "Too Many Requests"),
    "page": (200, "<!DOCTYPE html><html><body><h1>Be right back</h1></body></html>"),
    "nothing": (200, ""),
}


@dataclass
class Incoming:
    """A file of which some pieces are here."""

    path: Path
    name: str
    total: int
    pieces: set = field(default_factory=set)

    @property
    def is_complete(self):
        reached = 0
        for start, end in sorted(self.pieces):
            if start > reached:
                return False
            reached = max(reached, end)
        return reached == self.total


@dataclass(frozen=True)
class Stored:
    rid: str
    number: int
    name: str
    fid: str
    size: int
    sha256: str


class Depot:
    """Where uploads go. `faults[START]` holds what becomes, one after the other, of requests for the piece that begins
    there, and `faults[None]` of any: a key of `ANSWERS`; `cut N` (the connection ends after N bytes of the body);
    `mute` (all is kept, and the connection ends without an answer); `hang` (no answer until the client gives up);
    `half` (the answer ends within a line); `badid` (what is made of the file has an id that is none); `lose` (all that
    was kept of this file is gone, the answer is as if not)."""

    def __init__(self):
        # Made when there is something to keep: who is killed in the middle of a test leaves nothing behind.
        self.folder = None
        self.key = secrets.token_hex(8)
        self.faults = defaultdict(deque)
        self.incoming, self.stored, self.log = {}, [], []
        self.lock = threading.Lock()
        # Whether a file that is complete answers as before when a piece of it comes again.
        self.remembers = True
        self.known = {}
        # Told of each file that came into being: its id and that of the gallery, `0` for none.
        self.tell = lambda rid, fid: None

    def address(self, base, fid=None):
        return f"{base}{PATH}?uid=70001&d=AgAAAA&hash={self.key}&addtofid={fid or 0}"

    def expire(self):
        """Addresses that were given out are no longer good."""
        self.key = secrets.token_hex(8)

    def fail(self, *names, at=None):
        self.faults[at].extend(names)

    def fault(self, start):
        with self.lock:
            for place in (start, None):
                if self.faults[place]:
                    return self.faults[place].popleft()
        return ""

    def keep(self, unique, name, fid, start, end, total, source):
        """Takes a piece, and makes the file when it was the last that was missing."""
        with self.lock:
            if self.remembers and unique in self.known:
                return self.known[unique]
            file = self.incoming.get(unique)
            if file is None:
                self.folder = self.folder or Path(tempfile.mkdtemp(prefix="standin-uploads-"))
                file = self.incoming[unique] = Incoming(self.folder / secrets.token_hex(8), name, total)
                file.path.touch()
        with open(file.path, "r+b") as target:
            target.seek(start)
            for block in source:
                target.write(block)
        if source.rest:
            # The line was cut: what came of the piece is worth nothing.
            return None
        with self.lock:
            file.pieces.add((start, end))
            if not file.is_complete or self.incoming.get(unique) is not file:
                return None
            del self.incoming[unique]
            self.known[unique] = self.finish(file, fid)
            return self.known[unique]

    def finish(self, file, fid):
        digest = hashlib.sha256()
        with open(file.path, "rb") as source:
            while block := source.read(1 << 20):
                digest.update(block)
        number = 196481794 + len(self.stored)
        rid = "AEy" + "C" + secrets.token_urlsafe(6)[:8]
        made = Stored(rid, number, file.name, fid, file.path.stat().st_size, digest.hexdigest())
        os.unlink(file.path)
        self.stored.append(made)
        self.tell(rid, fid)
        return made

    def forget(self, unique):
        with self.lock:
            self.incoming.pop(unique, None)

    def close(self):
        with self.lock:
            if self.folder:
                shutil.rmtree(self.folder, ignore_errors=True)


def receive(handler):
    """One request of the upload server: reads the body itself, so that it can leave in the middle."""
    depot, headers = handler.server.depot, handler.headers
    query = {name: values[0] for name, values in parse_qs(urlsplit(handler.path).query).items()}
    length = int(headers.get("Content-Length") or 0)
    where = RANGE.fullmatch(headers.get("Content-Range", "")) or RANGE.fullmatch(f"bytes 0-{length}/{length}")
    start, end, total = int(where[1]), int(where[2]), int(where[3] or 0)
    name = unquote(headers.get("X-File-Name", ""))
    unique = headers.get("unique-id") or name
    fault = depot.fault(start)
    depot.log.append({
        "start": start, "end": end, "total": total, "length": length, "name": name, "unique": unique, "fault": fault,
        "fid": query.get("addtofid"), "type": headers.get("Content-Type"), "agent": headers.get("User-Agent"),
    })
    if fault.startswith("cut"):
        return cut(handler, min(length, int(fault.split()[1])))
    body = Body(handler.rfile, length)
    if fault in ANSWERS:
        body.drain()
        return say(handler, *ANSWERS[fault])
    if query.get("hash") != depot.key:
        body.drain()
        return say(handler, *ANSWERS["denied"])
    if end - start != length or not total:
        body.drain()
        return say(handler, 200, "authentication ok\r\nerror: the range does not fit the length\r\n")
    made = depot.keep(unique, name, query.get("addtofid", "0"), start, end, total, body)
    if made:
        body.drain()
    if body.rest:
        return cut(handler, 0)
    text = STORED.format(number=made.number, rid=made.rid) if made else TAKEN
    answer(handler, depot, fault, unique, text)


def answer(handler, depot, fault, unique, text):
    if fault == "mute":
        return cut(handler, 0)
    if fault == "hang":
        # Until the other side has had enough.
        handler.connection.recv(1)
        return cut(handler, 0)
    if fault == "lose":
        depot.forget(unique)
        text = TAKEN
    if fault == "badid":
        text = STORED.format(number=1, rid="<b>no id</b>")
    if fault == "half":
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 400\r\n\r\nauthentication ok\r\nchu")
        handler.wfile.flush()
        return cut(handler, 0)
    say(handler, 200, text)


class Body:
    """The bytes of a request, a block at a time. `rest` is what did not come."""

    def __init__(self, stream, length):
        self.stream, self.rest = stream, length

    def __iter__(self):
        while self.rest:
            block = self.stream.read(min(BLOCK, self.rest))
            if not block:
                return
            self.rest -= len(block)
            yield block

    def drain(self):
        for _ in self:
            pass


def cut(handler, count):
    """Reads that many bytes of the body and breaks the connection, as a lost network does."""
    if count:
        handler.rfile.read(count)
    handler.close_connection = True
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    # The request's own files still hold the socket.
    handler.connection.shutdown(socket.SHUT_RDWR)


def say(handler, status, text):
    data = text.encode()
    handler.send_response(status)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    handler.send_header("Content-Length", str(len(data)))
    # Visitors' browsers send from pages of other origins.
    handler.send_header("Access-Control-Allow-Origin", "*")
    if status == 429:
        handler.send_header("Retry-After", "0")
    handler.end_headers()
    handler.wfile.write(data)


# What visitors get


def tool(request):
    file = Path(__file__).parent / f"{request.match['name']}.js"
    return Response(file.read_bytes(), "text/javascript; charset=utf-8")


def editor(request):
    """The page in an iframe: it shows what it was asked for, without the token."""
    if request.query.get("api_token") not in request.account.tokens:
        return error_page("Not permitted", 403)
    asked = {name: value for name, value in request.query.items() if name != "api_token"}
    text = html.escape(json.dumps(asked, sort_keys=True))
    body = (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Editor</title></head>'
        f'<body><h1>Editor</h1><pre id="asked" tabindex="0">{text}</pre></body></html>\n'
    )
    return Response(body, "text/html; charset=utf-8")
