#!/usr/bin/env python3
"""Times `sitegen serve`: from the save of one page to the page with the change in it, as a browser gets it.

usage: preview.py SITEGEN [--pages N] [--galleries N] [--runs N] [--site FOLDER PAGE ADDRESS]
"""

import argparse
import os
import statistics
import tempfile
from pathlib import Path

import sample
from livepreview import LivePreview, measure


def time_site(sitegen, folder, page, address, runs):
    preview = LivePreview(sitegen, folder)
    try:
        times = measure(preview, Path(folder) / page, address, runs + 3)[3:]
        median = statistics.median(times)
        print(f"save to page: median {median * 1000:.0f} ms, slowest {max(times) * 1000:.0f} ms; "
              f"{preview.memory():.0f} MB", flush=True)
    finally:
        preview.end()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sitegen", type=lambda path: str(Path(path).resolve()))
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--galleries", type=int, default=0)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--site", nargs=3)
    options = parser.parse_args()
    if options.site:
        return time_site(options.sitegen, *options.site, options.runs)
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory, prefix="sitegen-preview-") as folder:
        sample.write_site(folder, pages=options.pages, galleries=options.galleries)
        time_site(options.sitegen, folder, "content/posts/p00017.md", "/posts/p00017/", options.runs)


if __name__ == "__main__":
    main()
