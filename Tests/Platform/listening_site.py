"""A small site whose galleries live in an account of the stand-in, and the program that listens for its events."""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PROGRAM = Path(os.environ.get("PROGRAM_UNDER_TEST") or REPOSITORY / ".build/debug/sitegen")
SECRET = "3f6c1b0e9a7d4852b16e"

sys.path.insert(0, str(REPOSITORY / "Tests/StandIn"))

from account import Account  # noqa: E402
from webhooks import Sender  # noqa: E402


class Site:
    def __init__(self, galleries, quiet="0s", longest_wait="1s", publishes=True, more="", webhooks=""):
        self.account = Account(galleries)
        self.root = Path(tempfile.mkdtemp(prefix="sitegen-webhooks-"))
        self.folder, self.www = self.root / "site", self.root / "www"
        self.public = self.folder / "public"
        origin = self.account.origin
        target = "publish: { production: { type: directory, to: ../www } }\n" if publishes else ""
        self.write("site.yml", (
            "title: Northlight\nbase_url: https://northlight.example/\n"
            f"cincopa: {{ hosts: {{ www: '{origin}', rtcdn: '{origin}' }} }}\n"
            "feeds: { allow_private_networks: true, retries: 0, ttl: 1h }\n"
            f"webhooks: {{ quiet: {quiet}, longest_wait: {longest_wait}{webhooks} }}\n{target}{more}"))
        self.write("content/_index.md", "Welcome.\n")
        for fid in galleries:
            self.write(f"content/films/{fid.lower()}.md", (
                f"---\ntitle: Film {fid}\ngallery: {{ fid: {fid}, embed: list }}\n---\nLook.\n"))
        self.write("content/plain.md", "---\ntitle: Plain\n---\nNo gallery.\n")
        self.listener = None

    def write(self, path, text):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def page(self, fid, root=None):
        return (root or self.public) / f"films/{fid.lower()}/index.html"

    def versions(self, fid, root=None):
        """Which version of each asset the page shows."""
        text = self.page(fid, root).read_text()
        return dict(re.findall(r">(Av[\w-]{10}) v(\d+)<", text))

    def stamps(self):
        """What a file that is written again would not keep."""
        return {
            path.relative_to(self.public).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
            for path in self.public.rglob("*") if path.is_file() and not path.name.startswith(".sitegen")}

    def environment(self, **variables):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SITEGEN_", "CINCOPA_"))}
        return kept | {"NO_COLOR": "1", "CINCOPA_WEBHOOK_PATH": SECRET} | variables

    def run(self, *words, **variables):
        return subprocess.run(
            [PROGRAM, *words], cwd=self.folder, env=self.environment(**variables), capture_output=True, text=True,
            timeout=60)

    def listen(self, *words, **variables):
        self.listener = Listener(self, words, variables)
        return self.listener

    def close(self):
        if self.listener:
            self.listener.kill()
        self.account.close()
        shutil.rmtree(self.root, ignore_errors=True)


class Listener:
    """The program while it listens. What it says is read line by line."""

    def __init__(self, site, words, variables):
        self.said, self.senders = [], []
        # A limit for the size of files, which tests set later, is to be an error and not the end.
        self.process = subprocess.Popen(
            [PROGRAM, "webhooks", "listen", "--port", "0", *words], cwd=site.folder, env=site.environment(**variables),
            stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, restore_signals=False,
            preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
        self.origin = re.search(r"http://\S+?(?=,)", self.wait_for("Listening at"))[0]
        self.address = f"{self.origin}/hooks/{SECRET}"
        self.wait_for("Built" if not words or "--quiet" not in words else "Listening")

    def wait_for(self, text):
        """The next line with this text."""
        for line in self.process.stderr:
            self.said.append(line)
            if text in line:
                return line
        raise AssertionError(f"the listener ended with {self.process.wait()} before it said {text!r}:\n{''.join(self.said)}")

    def sender(self, **options):
        self.senders.append(Sender(self.address, **options))
        return self.senders[-1]

    def limit_files(self, size):
        """No file may grow beyond so many bytes: what a full disk does to a write."""
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def stop(self):
        """As a service is stopped; the exit code."""
        self.process.terminate()
        with self.process.stderr:
            self.said += self.process.stderr.readlines()
        return self.process.wait()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()
        for sender in self.senders:
            sender.close()
