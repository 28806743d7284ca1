"""The built program beside the stand-in for the platform: a small site, an account, and a token."""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PROGRAM = Path(os.environ.get("PROGRAM_UNDER_TEST") or REPOSITORY / ".build/debug/sitegen")
sys.path.insert(0, str(REPOSITORY / "Tests/StandIn"))

import api  # noqa: E402
import standin  # noqa: E402


class PlatformTest(unittest.TestCase):
    """`self.account` is what the platform holds; `self.run_program` runs a command in the site's folder."""

    def setUp(self):
        self.server = standin.Server()
        self.account = self.server.account
        self.origin = f"http://127.0.0.1:{self.server.port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.folder = Path(tempfile.mkdtemp(prefix="sitegen-platform-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.write("site.yml", self.settings())

    def settings(self, more=""):
        hosts = "".join(f"    {name}: {self.origin}\n" for name in ("www", "wwwcdn", "rtcdn", "api", "upload"))
        return (
            "title: Northlight\nbase_url: https://northlight.example/\n"
            f"feeds: {{ allow_private_networks: true, retries: 2, timeout: 5s }}\ncincopa:\n  hosts:\n{hosts}{more}")

    def write(self, path, text):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def read(self, path):
        return (self.folder / path).read_text()

    def run_program(self, *words, code=0, token=api.TOKEN, **variables):
        """What it printed and what it said; the token is in neither, nor in any file that it wrote."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("SITEGEN_", "CINCOPA"))}
        environment |= {"NO_COLOR": "1"} | {name: str(value) for name, value in variables.items()}
        if token:
            environment["CINCOPA_API_TOKEN"] = token
        done = subprocess.run([PROGRAM, *words], cwd=self.folder, env=environment, capture_output=True, text=True)
        self.assertEqual(done.returncode, code, done.stderr + done.stdout)
        for secret in (token, self.server.depot.key):
            if secret:
                self.assertNotIn(secret, done.stderr)
                self.assert_not_in_files(secret)
        if token and words[:2] != ("api", "token.list"):
            self.assertNotIn(token, done.stdout)
        return done.stdout, done.stderr

    def assert_not_in_files(self, secret):
        for file in self.folder.rglob("*"):
            if file.is_file():
                self.assertNotIn(secret.encode(), file.read_bytes(), file)
