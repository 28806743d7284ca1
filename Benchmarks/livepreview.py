"""A running `sitegen serve` as a browser sees it."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time


class LivePreview:
    def __init__(self, sitegen, folder, *options):
        self.folder = folder
        self.process = subprocess.Popen(
            [sitegen, "serve", "--port", "0", *options], cwd=folder, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
            text=True)
        for line in self.process.stderr:
            if match := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                break
        else:
            sys.exit("sitegen serve ended")
        self.port = int(match[1])
        # What it says from now on is not read, and must not hold it up.
        os.set_blocking(self.process.stderr.fileno(), False)
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port)
        self.events = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        self.events.sendall(f"GET /.sitegen/events HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n".encode())
        self.heard = b""
        self.hear("problems")

    def hear(self, name):
        """Waits until an event of this name has come."""
        mark = f"event: {name}\n".encode()
        while mark not in self.heard:
            self.heard += self.events.recv(1 << 20)
        self.heard = self.heard.split(mark, 1)[1]

    def get(self, path):
        self.connection.request("GET", path)
        return self.connection.getresponse().read().decode()

    def wait(self, path, mark):
        """Saves happened; comes back when a page that is told to load anew has them."""
        while True:
            self.hear("site")
            if mark in self.get(path):
                return

    def memory(self):
        """MB in use now."""
        try:
            self.process.stderr.read()
        except (BlockingIOError, TypeError):
            pass
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) / 1024

    def end(self):
        self.events.close()
        self.process.terminate()
        self.process.wait()


def save(path, text):
    """As editors do, in one step."""
    draft = path.with_name("." + path.name + ".swp")
    draft.write_text(text, encoding="utf-8")
    draft.rename(path)


def measure(preview, page, address, runs):
    """Seconds from each save to the page with the change in it."""
    text, times = page.read_text(encoding="utf-8"), []
    for number in range(runs):
        mark = f"change number {number}."
        start = time.perf_counter()
        save(page, f"{text}\nThis is {mark}\n")
        preview.wait(address, mark)
        times.append(time.perf_counter() - start)
    save(page, text)
    preview.hear("site")
    return times
