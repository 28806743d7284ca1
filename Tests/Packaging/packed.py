"""The program under test, packed as `make dist` packs it."""

import hashlib
import os
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = Path(os.environ.get("PROGRAM_UNDER_TEST", ROOT / ".build/debug/sitegen"))

_folder = tempfile.TemporaryDirectory()


def make(*words):
    return subprocess.run(
        ["make", "--no-print-directory", *words, f"PROGRAM={PROGRAM}"], cwd=ROOT, check=True, capture_output=True,
        text=True)


def pack(folder):
    """The tarball in `folder`."""
    make("dist", f"DIST={folder}")
    return next(Path(folder).glob("sitegen-*.tar.gz"))


def tarball():
    """One for all tests."""
    found = list(Path(_folder.name).glob("*.tar.gz"))
    return found[0] if found else pack(_folder.name)


def digest(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
