"""Lists the functions of the program that run, for the linker to put them side by side.

The system brings a program into memory by pieces of 64 KiB, and what runs is spread over all of it: half of its
30 MB came in for 3 MB of functions.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import samples

# A function of Callgrind's format, at its first mention: `fn=(7) name`, or `name'2` for one that calls itself.
FUNCTION = re.compile(r"^c?fn=\(\d+\) ([^'\s]+)", re.MULTILINE)


def can_order():
    """Whether there are a linker that follows a list and a tool that sees functions run."""
    return sys.platform == "linux" and shutil.which("valgrind") is not None


def functions(traces):
    """The names in Callgrind's `traces`, each once, in the order in which they are first mentioned."""
    return list(dict.fromkeys(name for trace in traces for name in FUNCTION.findall(trace.read_text())))


def trace(program, site, file):
    command = ["valgrind", "--quiet", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={file}"]
    if subprocess.run([*command, program, "build", "--offline", "--quiet"], cwd=site, stderr=subprocess.DEVNULL).returncode > 1:
        sys.exit(f"{site.name} could not be built under valgrind, and the functions cannot be put in order")
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
