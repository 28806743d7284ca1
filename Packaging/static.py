"""Has libxml2, libcmark and the C++ library linked into the program, so that it needs nothing but the C library, and starts faster.

`prepare` writes into a folder what pkg-config is to say of the two, and beside it links to the archives (lib….a) of all
libraries that they need. A library whose archives are not all there stays one of the system.
"""

import subprocess
import sys
from pathlib import Path

PACKAGES = ["libxml-2.0", "libcmark"]
# Swift's runtime asks for it by itself, and finds it beside the others.
COMPANION = "stdc++"
# Parts of the C library, which stays the system's.
SYSTEM = {"c", "dl", "m", "pthread"}


def ask(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def archive(name):
    """The path of lib….a, or nothing."""
    for compiler in ["cc", "clang", "gcc"]:
        try:
            path = Path(ask(compiler, f"-print-file-name=lib{name}.a"))
        except (OSError, subprocess.CalledProcessError):
            continue
        if path.is_absolute() and path.exists():
            return path.resolve()
    return None


def description(package):
    """What pkg-config knows, but for how to link."""
    file = Path(ask("pkg-config", "--variable=pcfiledir", package), f"{package}.pc")
    left_out = ("Libs:", "Libs.private:", "Requires.private:")
    return [line for line in file.read_text().splitlines() if not line.startswith(left_out)]


def write(package, folder):
    words = ask("pkg-config", "--static", "--libs", package).split()
    names = [*(word[2:] for word in words if word.startswith("-l")), COMPANION]
    archives = {name: archive(name) for name in names if name not in SYSTEM}
    missing = [name for name, path in archives.items() if path is None]
    target = folder / f"{package}.pc"
    if missing:
        target.unlink(missing_ok=True)
        print(f"{package} stays a library of the system: no lib{missing[0]}.a is here", file=sys.stderr)
        return
    for name, path in archives.items():
        link = folder / f"lib{name}.a"
        link.unlink(missing_ok=True)
        link.symlink_to(path)
    libraries = " ".join(f"-l{name}" for name in names)
    target.write_text("\n".join([*description(package), f"Libs: -L{folder} {libraries}"]) + "\n")


def prepare(folder):
    """The folder, for PKG_CONFIG_PATH."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        write(package, folder)
    return str(folder)
