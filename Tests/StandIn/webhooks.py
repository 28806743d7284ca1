"""The platform's events, and a sender of them: `python3 webhooks.py URL EVENT [key=value …]` sends one.

Each event is one flat JSON object. What was not answered with 200 is to be sent again.
"""

import argparse
import hashlib
import hmac
import http.client
import json
import sys
from urllib.parse import urlsplit

ACCOUNT = {"uid": 70001, "duid": "A8PAabcdefgh", "email": "ada@northlight.example"}
MODIFIED = "2024-03-02T09:15:00.0000000Z"


def gallery(verb, fid, **more):
    """`gallery.created`, `updated`, `deleted`, `synced`."""
    return {
        "event": f"gallery.{verb}", "fid": fid, "name": "Harbour walks", "description": "", "tags": "", "items_count": 3,
        "sync_status": "synced" if verb == "synced" else "notsynced", "sync_type": "", **ACCOUNT, "modified": MODIFIED,
        **more}


def file(mime, address):
    """Files say `value` where the API says `url`."""
    return {"syncstatus": "synced", "type": mime, "value": address}


def asset_uploaded(**more):
    """Without the public id, as far as anybody has seen one."""
    return {
        "event": "asset.uploaded", "id": "900140", "oid": "1", "pid": 70001, "uploaded_by": "ada", "email": ACCOUNT["email"],
        "caption": "North pier", "filename": "pier.mp4", "stored": 1, "modified": MODIFIED, "bitrate": "2076 kb/s",
        "thumbnail": file("image/jpeg", "https://mediacdnl3.cincopa.com/pier.jpg"),
        "content": file("video/mp4", "https://mediacdnl3.cincopa.com/pier.mp4"), "duration": "00:01:12.40",
        "height": "720", "width": "1280", "originaldate": "",
        "versions": {"mp4_hd": {"url": "https://mediacdnl3.cincopa.com/pier.mp4", "filesize": "6100200"}}, **more}


def asset(verb, rid, folders=(), **more):
    """`asset.updated`, `deleted`, `synced`."""
    return {
        "event": f"asset.{verb}", "id": "900140", "drid": rid, "duid": ACCOUNT["duid"], "accid": "A8PAabcdefgh",
        "plan_name": "plus", "type": "video", "storage": "70001", "uploaded": MODIFIED, "uploaded_by": "ada",
        "modified": MODIFIED, "email": ACCOUNT["email"], "caption": "North pier", "description": "",
        "filename": "pier.mp4", "filesize": 8123456, "tags": "", "reference_id": "", "related_link_text": "",
        "related_link_url": "", "in_folders_list": list(folders),
        "storyboard": file("image/jpeg", "https://mediacdnl3.cincopa.com/pier-sb.jpg"),
        "thumbnail": file("image/jpeg", "https://mediacdnl3.cincopa.com/pier.jpg"), "reason": "", "args": "",
        "timeline": "", **more}


def other(name, **more):
    """Events that no site depends on: `lead.created`, `account.settings`, `analytics.view`."""
    return {"event": name, "duid": ACCOUNT["duid"], **more}


class Sender:
    """Sends over one connection that it keeps."""

    def __init__(self, address, header=None, key="", algorithm="sha256", timeout=30):
        self.address = urlsplit(address)
        self.header, self.key, self.algorithm, self.timeout = header, key, algorithm, timeout
        self.connection = None

    def signature(self, body):
        return hmac.new(self.key.encode(), body, self.algorithm).hexdigest()

    def send(self, event, path=None, headers=None):
        """The status of the answer; 0 when there was none."""
        body = event if isinstance(event, bytes) else json.dumps(event).encode()
        headers = {"Content-Type": "application/json", **(headers or {})}
        if self.header and self.header not in headers:
            headers[self.header] = self.signature(body)
        if self.connection is None:
            self.connection = http.client.HTTPConnection(
                self.address.hostname, self.address.port, timeout=self.timeout)
        try:
            self.connection.request("POST", path or self.address.path, body, headers, encode_chunked=True)
            answer = self.connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            self.close()
            return 0
        if answer.will_close:
            self.close()
        return answer.status

    def close(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None


def main():
    parser = argparse.ArgumentParser(description="Sends one event, as the platform does.")
    parser.add_argument("url")
    parser.add_argument("event", help="gallery.updated, asset.updated, lead.created, …")
    parser.add_argument("fields", nargs="*", help="fid=…, drid=… and others")
    parser.add_argument("--header", help="the header of the signature")
    parser.add_argument("--key", default="", help="its key")
    options = parser.parse_args()
    fields = dict(field.split("=", 1) for field in options.fields)
    status = Sender(options.url, options.header, options.key).send(other(options.event, **fields))
    print(status or "no answer")
    sys.exit(0 if status == 200 else 1)


if __name__ == "__main__":
    main()
