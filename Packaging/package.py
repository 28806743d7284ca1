"""Puts the program, its completions and its manual where an installation has them, or into a tarball.

    python3 Packaging/package.py install PROGRAM FOLDER
    python3 Packaging/package.py pack PROGRAM FOLDER

The same program gives the same tarball, byte for byte: its files are sorted, belong to nobody and are as old as
SOURCE_DATE_EPOCH says, else as 1980, which is the oldest that every archive format knows.
"""

import argparse
import gzip
import hashlib
import io
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
import manual  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
COMPLETIONS = {
    "bash": "share/bash-completion/completions/sitegen",
    "zsh": "share/zsh/site-functions/_sitegen",
    "fish": "share/fish/vendor_completions.d/sitegen.fish",
}
DOCUMENTS = ["LICENSE", "README.md", "CHANGELOG.md"]
AGE = 315_532_800


def ask(program, *words):
    return subprocess.run([program, *words], check=True, capture_output=True).stdout


def version(program):
    return ask(program, "version").decode().split()[-1]


def stripped(program):
    """The program without what only debuggers want, which is half of it."""
    if not shutil.which("strip"):
        return program.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "sitegen")
        subprocess.run(["strip", "-o", copy, program], check=True)
        return copy.read_bytes()


def files(program):
    """What is installed: path, bytes, and whether it is a program."""
    yield "bin/sitegen", stripped(program), True
    for shell, path in COMPLETIONS.items():
        yield path, ask(program, "--generate-completion-script", shell), False
    yield "share/man/man1/sitegen.1", manual.page(ask(program, "--experimental-dump-help"), version(program)), False
    for name in DOCUMENTS:
        yield f"share/doc/sitegen/{name}", (ROOT / name).read_bytes(), False


def install(program, folder):
    for path, content, is_program in files(program):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        # A program that runs cannot be written to, but it can be replaced.
        draft = target.with_name(target.name + ".new")
        draft.write_bytes(content)
        draft.chmod(0o755 if is_program else 0o644)
        draft.replace(target)
        print(target)


def pack(program, folder):
    name = f"sitegen-{version(program)}-{platform.machine()}-{platform.system().lower()}"
    age = int(os.environ.get("SOURCE_DATE_EPOCH", AGE))
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path, data, is_program in sorted(files(program)):
            entry = tarfile.TarInfo(f"{name}/{path}")
            entry.size, entry.mtime, entry.mode = len(data), age, 0o755 if is_program else 0o644
            archive.addfile(entry, io.BytesIO(data))
    folder.mkdir(parents=True, exist_ok=True)
    tarball = folder / f"{name}.tar.gz"
    tarball.write_bytes(gzip.compress(content.getvalue(), compresslevel=6, mtime=0))
    digest = hashlib.sha256(tarball.read_bytes()).hexdigest()
    (folder / "SHA256SUMS").write_text(f"{digest}  {tarball.name}\n")
    print(f"{tarball}\n{digest}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("action", choices=["install", "pack"])
    arguments.add_argument("program", type=lambda path: Path(path).resolve(strict=True))
    arguments.add_argument("folder", type=Path)
    words = arguments.parse_args()
    {"install": install, "pack": pack}[words.action](words.program, words.folder)


if __name__ == "__main__":
    main()
