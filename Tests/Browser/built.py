"""Sites built by the program, served on loopback with the stand-in in the place of the platform."""

import functools
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
REPOSITORY = TESTS.parent
PROGRAM = Path(os.environ.get("PROGRAM_UNDER_TEST") or REPOSITORY / ".build/debug/sitegen")
HOSTS = ("www", "wwwcdn", "rtcdn", "api", "upload")

sys.path.insert(0, str(TESTS / "StandIn"))
import standin  # noqa: E402

OWN = [REPOSITORY / name for name in ("site.yml", "content", "templates", "static", "feeds")]
FIXTURE = sorted((TESTS / "Browser/site").iterdir())
WAITING = sorted((TESTS / "Browser/waiting").iterdir())


def skip_if_asked():
    if os.environ.get("SITEGEN_SKIP_BROWSER"):
        raise unittest.SkipTest("SITEGEN_SKIP_BROWSER is set")


class Pages(SimpleHTTPRequestHandler):
    def log_message(self, format, *args):
        pass


def serve(server):
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}"


class Site:
    """A copy of a site, built into `public/` and served at `origin`; the platform is at `platform`."""

    def __init__(self, parts):
        self.folder = Path(tempfile.mkdtemp(prefix="sitegen-browser-"))
        self.public = self.folder / "public"
        self.public.mkdir()
        for part in parts:
            copy = shutil.copytree if part.is_dir() else shutil.copy
            copy(part, self.folder / part.name)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Pages, directory=self.public))
        self.origin = serve(self.server)
        self.standin = standin.Server()
        self.platform = serve(self.standin)
        try:
            self.build()
        except Exception:
            self.close()
            raise

    def build(self):
        settings = [f"cincopa.hosts.{name}={self.platform}" for name in HOSTS] + ["feeds.allow_private_networks=true"]
        words = [word for setting in settings for word in ("--set", setting)]
        command = [PROGRAM, "build", "--now", "2026-06-01", "--color", "never", "-b", self.origin + "/", *words]
        # Variables of this name are settings of the site.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("SITEGEN_")}
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True)
        self.words = done.stderr
        if done.returncode:
            raise AssertionError(f"the site was not built ({done.returncode}):\n{done.stderr}")

    def pages(self):
        """Paths of all pages: `/`, `/films/`, `/404.html`."""
        files = sorted(path.relative_to(self.public).as_posix() for path in self.public.rglob("*.html"))
        return ["/" + file.removesuffix("index.html") for file in files if not self.redirects(file)]

    def redirects(self, file):
        return b'http-equiv="refresh"' in (self.public / file).read_bytes()

    def close(self):
        for server in (self.server, self.standin):
            server.shutdown()
            server.server_close()
        shutil.rmtree(self.folder)
