"""A stand-in for the media platform: `python3 standin.py [--port N]` prints its port as the first line and serves.

All of the platform's hosts are played by one origin. It gives galleries for every well-formed id, the same each time.
"""

import argparse
import re
import signal
import sys
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit

from exchange import Request, Response, error_page
import api
import feeds
import media
import pages
import uploads

RUNTIME = r"/media-platform/runtime(?:ze)?"
API = r"/media-platform/api"

# Method, pattern of the whole path (decoded), what answers. The first that fits is taken.
ROUTES = [
    ("GET", r"/v2/(?P<method>[a-z0-9_.]+)\.json", api.call),
    ("POST", r"/v2/(?P<method>[a-z0-9_.]+)\.json", api.call),
    ("GET", r"/jsonv2\.aspx", feeds.json2),
    ("GET", RUNTIME + r"/json\.aspx", feeds.json1),
    ("GET", RUNTIME + r"/rss200\.aspx", feeds.rss),
    ("GET", RUNTIME + r"/xspf\.aspx", feeds.xspf),
    ("GET", r"/meta_json\.aspx", feeds.meta_json),
    ("GET", rf"(?:{API})?/thumb(?:_open)?\.aspx", media.thumb),
    ("GET", rf"{API}/get_version_url\.aspx", media.version_address),
    ("GET", r"/m3u8\.aspx(?P<rid>)", media.manifest),
    ("GET", r"/(?P<rid>[A-Za-z0-9_-]+)\.m3u8", media.manifest),
    ("GET", r"(?:/media-platform)?/iframe\.aspx", pages.iframe),
    ("GET", r"/watch/(?P<fid>.+)", pages.watch),
    ("GET", rf"(?:{RUNTIME})?/libasync\.js", pages.loader),
    ("GET", r"/recorded", pages.recorded),
    ("POST", r"/recorded", pages.record),
    ("DELETE", r"/recorded", pages.forget),
    ("GET", r"/v2/upload\.iframe", uploads.editor),
    ("GET", r"/_cms/ugc/(?:v2/)?(?P<name>uploaderui|recorderui)\.js", uploads.tool),
    ("GET", r"/v2/\d+/(?P<res>\d+)![^/]+/(?P<variant>[^/]+)/[^/]+", media.stored_file),
    ("GET", r"/[^/]+(?P<res>)(?P<variant>)", media.stored_file),
]


def answer(request):
    """The whole platform: a request in, a response out."""
    if request.method == "OPTIONS":
        return Response("", status=204)
    method = "GET" if request.method == "HEAD" else request.method
    for wanted, pattern, route in ROUTES:
        match = re.fullmatch(pattern, request.path) if method == wanted else None
        if match:
            request.match = match
            return route(request)
    return error_page("Not found")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "StandIn"
    sys_version = ""
    # One packet for headers and body, at once: a client that keeps connections would wait for it 40 ms otherwise.
    wbufsize = -1
    disable_nagle_algorithm = True

    def exchange(self):
        address = urlsplit(self.path)
        if self.command == "POST" and address.path == uploads.PATH:
            return uploads.receive(self)
        length = int(self.headers.get("Content-Length") or 0)
        request = Request(
            method=self.command,
            path=unquote(address.path),
            query=dict(parse_qsl(address.query, keep_blank_values=True)),
            headers=dict(self.headers.items()),
            body=self.rfile.read(length),
            base=f"http://{self.headers.get('Host', 'localhost')}",
            records=self.server.records,
            account=self.server.account,
            depot=self.server.depot,
        )
        self.send(ranged(answer(request), self.headers.get("Range", "")))

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = exchange

    def send(self, response):
        if response.hangs:
            self.connection.recv(1)
            self.close_connection = True
            return
        data = response.data
        self.send_response(response.status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE, OPTIONS")
        self.send_header("Access-Control-Allow-Headers", "*")
        self.send_header("Accept-Ranges", "bytes")
        for name, value in response.headers.items():
            self.send_header(name, value)
        if response.status != 204:
            self.send_header("Content-Type", response.content_type)
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD" and response.status != 204:
            self.wfile.write(data)

    def log_message(self, format, *args):
        if self.server.verbose:
            super().log_message(format, *args)


def ranged(response, header):
    """One byte range (RFC 9110, section 14), which players ask for; anything else gets the whole."""
    match = re.fullmatch(r"bytes=(\d*)-(\d*)", header)
    size = len(response.data)
    if response.status != 200 or not match or not (match[1] or match[2]):
        return response
    start = int(match[1]) if match[1] else max(0, size - int(match[2]))
    end = min(size, int(match[2]) + 1) if match[1] and match[2] else size
    if start >= end:
        return Response("", response.content_type, 416, {"Content-Range": f"bytes */{size}"})
    headers = {**response.headers, "Content-Range": f"bytes {start}-{end - 1}/{size}"}
    return Response(response.data[start:end], response.content_type, 206, headers)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port=0, host="127.0.0.1", verbose=False):
        super().__init__((host, port), Handler)
        self.records = deque(maxlen=10_000)
        self.depot = uploads.Depot()
        self.account = api.Account()
        self.depot.tell = self.account.place
        self.verbose = verbose

    def server_close(self):
        super().server_close()
        self.depot.close()

    @property
    def port(self):
        return self.server_address[1]

    def handle_error(self, request, client_address):
        # A browser that closes a connection early is no error of ours.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def main():
    parser = argparse.ArgumentParser(description="A stand-in for the media platform, for tests.")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("-v", "--verbose", action="store_true", help="log requests")
    options = parser.parse_args()
    server = Server(options.port, options.host, options.verbose)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(server.port, flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()


if __name__ == "__main__":
    main()
