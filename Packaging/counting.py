"""Counts how often each piece of the program runs, for the compiler to optimize by."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import samples


def profdata():
    """The compiler's own `llvm-profdata`, or nothing: each writes and reads a format of its own."""
    if sys.platform != "linux" or not shutil.which("swiftc"):
        return None
    told = subprocess.run(["swiftc", "-print-target-info"], check=True, capture_output=True)
    path = Path(json.loads(told.stdout)["paths"]["runtimeResourcePath"]).parent.parent / "bin/llvm-profdata"
    return path if path.exists() else None


def count(training, counts):
    """Has `training`, which counts, build the samples, and writes the sums to the file `counts`."""
    with tempfile.TemporaryDirectory() as folder:
        sites = samples.write_samples(Path(folder) / "sites")
        raw = Path(folder) / "counts.profraw"
        environment = os.environ | {"LLVM_PROFILE_FILE": str(raw)}
        if subprocess.run([training, *sites], env=environment).returncode:
            sys.exit("the samples could not be built, and nothing was counted")
        subprocess.run([profdata(), "merge", "-o", counts, raw], check=True)
