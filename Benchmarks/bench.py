#!/usr/bin/env python3
"""Times a built sitegen on sites of its own making.

usage: bench.py SITEGEN [--runs N] [--pages N] [--galleries N]

Works in memory (/dev/shm) where there is one, so that the program is timed and not the disk. The first run of each
kind is not counted; of the others the median is printed.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import sample


def run(command, folder):
    """Seconds on the clock, seconds of processors, peak memory in megabytes."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE)
    errors = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} ended with {process.returncode}:\n{errors}")
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale


def measure(title, runs, command, folder, prepare):
    rows = []
    for number in range(runs + 1):
        prepare(number)
        rows.append(run(command, folder))
    wall, processors, memory = (statistics.median(row[column] for row in rows[1:]) for column in range(3))
    print(f"{title:34} {wall:7.3f} s   cpu {processors:7.3f} s   peak {memory:4.0f} MB", flush=True)


def measure_site(name, folder, options):
    command = [options.sitegen, "build", "--quiet"]

    def forget(_):
        for made in ("public", ".sitegen"):
            shutil.rmtree(folder / made, ignore_errors=True)

    def edit(number):
        path = sorted((folder / "content").rglob("*.md"))[number]
        path.write_text(path.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")

    def touch(_):
        for path in folder.rglob("*"):
            if ".sitegen" not in path.parts:
                os.utime(path)

    measure(f"{name}, from nothing", options.runs, command, folder, forget)
    print(f"{'':34} {sum(path.is_file() for path in (folder / 'public').rglob('*'))} files")
    measure(f"{name}, nothing changed", options.runs, command, folder, lambda _: None)
    measure(f"{name}, all times new", options.runs, command, folder, touch)
    measure(f"{name}, one page edited", options.runs, command, folder, edit)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sitegen", type=lambda path: str(Path(path).resolve()))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--galleries", type=int, default=1000)
    options = parser.parse_args()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory, prefix="sitegen-bench-") as folder:
        folder = Path(folder)
        sample.write_site(folder / "pages", pages=options.pages)
        sample.write_site(folder / "galleries", galleries=options.galleries)
        measure_site(f"{options.pages} pages", folder / "pages", options)
        measure_site(f"{options.galleries} galleries of 24", folder / "galleries", options)


if __name__ == "__main__":
    main()
