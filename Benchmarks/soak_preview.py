#!/usr/bin/env python3
"""Edits a site under `sitegen serve`, over and over, and looks whether the preview is right and stays within its memory.

usage: soak_preview.py SITEGEN [--rounds N] [--pages N] [--seed N]

Every hundred rounds all pages must be what a build from nothing writes, apart from the preview's own mark and script. After the
first tenth of the rounds memory may grow by a tenth and 8 MB, no more.
"""

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import sample
from livepreview import LivePreview, save

ADDED = re.compile(
    rb"(<div data-sitegen-mark[^>]*>[^<]*</div>\n)?<script src=\"/\.sitegen/preview\.js\"[^>]*></script>\n")


def expect(condition, message):
    if not condition:
        sys.exit(f"soak_preview: {message}")


def edit(folder, chance, number):
    """One change that the preview must show; gives the page and the words to look for."""
    pages = sorted((folder / "content/posts").glob("*.md"))
    page, mark = chance.choice(pages), f"mark-{number}-end"
    action = chance.randrange(10)
    if action == 0:
        page = folder / f"content/posts/n{number}.md"
        save(page, sample.page(number) + f"\n{mark}\n")
    elif action == 1 and len(pages) > 40:
        gone = chance.choice([other for other in pages if other != page])
        gone.unlink()
        save(page, page.read_text() + f"\n{mark}\n")
    else:
        text = re.sub(r"\nmark-\d+-end\n", "", page.read_text())
        if action == 2:
            text = re.sub(r"title: .*", f"title: Other {number}", text, count=1)
        save(page, text + f"\n{mark}\n")
    return f"/posts/{page.stem}/", mark


def compare(sitegen, folder, preview):
    with tempfile.TemporaryDirectory() as copy:
        copy = Path(copy) / "site"
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("public", ".sitegen", ".*.swp"))
        base = f"http://127.0.0.1:{preview.port}/"
        subprocess.run([sitegen, "build", "--quiet", "--drafts", "--future", "--base-url", base], cwd=copy, check=True)
        for path in sorted((copy / "public").rglob("*")):
            if path.is_dir() or path.name == ".sitegen":
                continue
            name = str(path.relative_to(copy / "public")).removesuffix("index.html")
            shown = ADDED.sub(b"", preview.get("/" + name).encode())
            expect(shown == path.read_bytes(), f"/{name} is not what a build from nothing writes")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sitegen", type=lambda path: str(Path(path).resolve()))
    parser.add_argument("--rounds", type=int, default=10_000)
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="sitegen-soak-") as folder:
        folder = Path(folder)
        sample.write_site(folder, pages=options.pages, galleries=5)
        preview, allowed = LivePreview(options.sitegen, folder, "--future"), float("inf")
        try:
            for number in range(1, options.rounds + 1):
                preview.wait(*edit(folder, chance, number))
                if number == max(10, options.rounds // 10):
                    allowed = preview.memory() * 1.1 + 8
                if number % 100 == 0 or number == options.rounds:
                    compare(options.sitegen, folder, preview)
                    used = preview.memory()
                    expect(used <= allowed, f"{used:.0f} MB after {number} rebuilds, and at most {allowed:.0f} expected")
            print(f"soak_preview: {options.rounds} rebuilds, {preview.memory():.0f} MB, seed {options.seed}")
        finally:
            preview.end()


if __name__ == "__main__":
    main()
