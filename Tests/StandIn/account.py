"""An account of the stand-in platform whose galleries change: JSON v2 for each, and a count of who was asked for."""

import json
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class Account(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, galleries):
        """`galleries`: the ids of assets, by the id of the gallery."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.galleries = {fid: list(rids) for fid, rids in galleries.items()}
        self.versions = Counter()
        self.asked = Counter()
        self.failing = set()
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def edit(self, name):
        """A gallery or an asset gets another title."""
        with self.lock:
            self.versions[name] += 1
            return self.versions[name]

    def feed(self, fid):
        with self.lock:
            items = [
                {"rid": rid, "title": f"{rid} v{self.versions[rid]}", "filename": f"{rid}.mp4", "content_type": "video/mp4",
                 "content_url": f"{self.origin}/{rid}.mp4", "thumbnail_url": f"{self.origin}/{rid}.jpg"}
                for rid in self.galleries[fid]]
            return {"title": f"{fid} v{self.versions[fid]}", "description": "", "items": items}

    def handle_error(self, request, client_address):
        """Who asks may be killed while it does."""

    def close(self):
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def do_GET(self):
        fid = parse_qs(urlsplit(self.path).query).get("fid", [""])[0]
        with self.server.lock:
            self.server.asked[fid] += 1
            fails = fid in self.server.failing or fid not in self.server.galleries
        body = b"" if fails else json.dumps(self.server.feed(fid)).encode()
        self.send_response(503 if fails else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        pass
