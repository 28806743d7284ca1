"""A browser that keeps account of what a page does."""

from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"


class Browser:
    def __init__(self):
        self.playwright = sync_playwright().start()
        # Root in a container has no sandbox.
        self.chromium = self.playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

    def close(self):
        self.chromium.close()
        self.playwright.stop()

    @contextmanager
    def visit(self, address, ran=None, until="networkidle", script=None, **context):
        """An open page, with `problems` (of the console), `errors` (of scripts), `asked` (kinds and addresses of requests)
        and `foreign` (addresses that left loopback) as lists. `ran` gets a word for each call of `pwn()` and each dialog;
        `script` runs before the page's own."""
        with self.chromium.new_context(**context) as window:
            if ran is not None:
                window.expose_function("pwn", lambda *_: ran.append("pwn"))
            page = window.new_page()
            page.problems, page.errors, page.foreign, page.requested, page.asked = [], [], [], [], []
            if script:
                page.add_init_script(script)
            page.on("console", lambda message: message.type == "error" and page.problems.append(message.text))
            page.on("pageerror", lambda error: (page.problems.append(str(error)), page.errors.append(str(error))))
            page.on("dialog", lambda dialog: (ran is not None and ran.append(dialog.message), dialog.dismiss()))
            page.on("request", lambda request: note(page, request))
            page.route(lambda url: not local(url), lambda route: route.abort())
            page.goto(address, wait_until=until)
            yield page

    def visit_open(self, address):
        """A page of a preview, whose network is never idle: it listens."""
        return self.visit(address, until="load")


def note(page, request):
    url = request.url
    page.requested.append(url)
    page.asked.append((request.resource_type, url))
    if not local(url):
        page.foreign.append(url)


def local(url):
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob", "about") or parts.hostname == "127.0.0.1"
