"""Lists the functions of the program that run, for the linker to put them side by side.

The system brings a program into memory by pieces of 64 KiB, and what runs lies all over it: for 4 of its 34 MB, 13 came in.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import samples

# A function of Callgrind's format with a name of its own, at its first mention: `fn=(7) name`, or `name'2` for one that
# calls itself. Names with a version, `name@GLIBC_2.15`, are of other libraries.
FUNCTION = re.compile(r"^c?fn=\(\d+\) ([A-Za-z_$.][^'\s@]*)(?='|\s)", re.MULTILINE)


class CannotOrder(Exception):
    """Why not, in words."""


def can_order():
    """Whether there are the tools to see functions run. A linker that follows a list comes with the compiler."""
    return sys.platform == "linux" and all(map(shutil.which, ["valgrind", "strip"]))


def functions(traces):
    """The names in Callgrind's `traces`, each once, in the order in which they are first mentioned."""
    return list(dict.fromkeys(name for trace in traces for name in FUNCTION.findall(trace.read_text())))


def trace(program, site, file):
    """What Callgrind saw while `program` built `site`: the file `file`."""
    command = ["valgrind", "--quiet", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={file}"]
    build = [*command, program, "build", "--offline", "--quiet"]
    result = subprocess.run(build, cwd=site, capture_output=True, text=True, errors="replace")
    if result.returncode or not file.exists():
        raise CannotOrder(f"valgrind could not build {site.name} ({result.returncode}): {result.stderr.strip()[-300:]}")
    return file


def order(program, listing):
    """Writes the functions that run while `program` builds the samples to the file `listing`, one on each line."""
    with tempfile.TemporaryDirectory() as folder:
        # Valgrind reads no debugging information of Swift's.
        stripped = Path(folder) / "program"
        subprocess.run(["strip", "--strip-debug", "-o", stripped, program], check=True)
        sites = samples.write_samples(Path(folder) / "sites")
        traces = [trace(stripped, site, Path(folder) / f"{site.name}.callgrind") for site in sites]
        listing.write_text("\n".join(functions(traces)) + "\n")
