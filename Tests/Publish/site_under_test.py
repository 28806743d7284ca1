"""A small site that the program builds and publishes, as a person or a script would."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PROGRAM = Path(os.environ.get("PROGRAM_UNDER_TEST") or REPOSITORY / ".build/debug/sitegen")
LIST = ".sitegen-published"


class Site:
    def __init__(self):
        self.root = Path(tempfile.mkdtemp(prefix="sitegen-publish-"))
        self.folder = self.root / "site"
        self.public = self.folder / "public"
        self.settings = {"title": "Northlight", "base_url": "https://northlight.example/"}
        self.write("content/_index.md", "Welcome.\n")
        self.write("content/films/aurora.md", "---\ntitle: Aurora\n---\nGreen.\n")
        self.write("content/films/söder ön.md", "---\ntitle: South\n---\nBlue.\n")
        self.write("static/media/clip one.mp4", "frames")

    def write(self, path, text):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def target(self, **keys):
        """The one target of site.yml."""
        words = [f"{name}: {value}" for name, value in self.settings.items()]
        words += ["publish:", "  production:"] + [f"    {name}: {value}" for name, value in keys.items()]
        self.write("site.yml", "\n".join(words) + "\n")

    def run(self, *words, **variables):
        # Settings of the site, and of those who run the tests at a cloud.
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("SITEGEN_", "AWS_"))}
        # What a program that is killed leaves behind goes with the site.
        (self.root / "tmp").mkdir(exist_ok=True)
        environment |= {"NO_COLOR": "1", "TMPDIR": str(self.root / "tmp")}
        environment |= {name: str(value) for name, value in variables.items()}
        return subprocess.run([PROGRAM, *words], cwd=self.folder, env=environment, capture_output=True, text=True)

    def build(self):
        done = self.run("build", "--now", "2026-06-01")
        if done.returncode:
            raise AssertionError(f"the site was not built ({done.returncode}):\n{done.stderr}")

    def publishes_before(self, tool, call):
        """Publishes, and is killed when `tool` has been called so often; whether it came to its end before that call."""
        tools = self.root / "tools"
        tools.mkdir(exist_ok=True)
        count = self.root / "count"
        count.write_text("0")
        wrapper = tools / tool
        real = shutil.which(tool)
        wrapper.write_text(
            f'#!/bin/sh\nn=$(($(cat "{count}") + 1)); echo $n > "{count}"\n'
            f'"{real}" "$@" || exit $?\n[ $n -lt {call} ] || kill -9 $PPID\n')
        wrapper.chmod(0o755)
        return self.run("publish", PATH=f"{tools}:{os.environ['PATH']}").returncode == 0

    def change_files_into_folders(self, publish):
        """Publishes a file and a folder, then each in the other's place."""
        self.write("static/a/b/one.css", "1")
        self.write("static/c", "2")
        self.build()
        publish()
        shutil.rmtree(self.folder / "static/a")
        (self.folder / "static/c").unlink()
        self.write("static/a", "3")
        self.write("static/c/d/two.css", "4")
        self.build()
        publish()

    def built(self):
        """The files of the output with their bytes, by path."""
        return files(self.public, without=".sitegen")

    def close(self):
        shutil.rmtree(self.root, ignore_errors=True)


def files(folder, without=LIST):
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name != without and not name.startswith(".git/")}


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_until_listening(port, process):
    """Until somebody listens there; an error when the process that should has ended."""
    while process.poll() is None:
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise AssertionError(f"a server did not start: {process.args}")
