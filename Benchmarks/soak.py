#!/usr/bin/env python3
"""Edits a site, builds it and kills builds, over and over, and looks whether the output is ever wrong.

usage: soak.py SITEGEN [--rounds N] [--seed N]

After every build that ended well the output must be what a build from nothing gives; after one that failed, what it was
before; after one that was killed, the next must end well and leave nothing behind.
"""

import argparse
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import sample


class Soak:
    def __init__(self, sitegen, folder, seed):
        self.sitegen, self.folder, self.chance = sitegen, folder, random.Random(seed)
        self.counts = {"built": 0, "refused": 0, "killed": 0}
        sample.write_site(folder, pages=150, galleries=10, items=6)

    @property
    def pages(self):
        return sorted((self.folder / "content").rglob("*.md"))

    def build(self, folder=None):
        return subprocess.run(
            [self.sitegen, "build", "--quiet"], cwd=folder or self.folder, capture_output=True, text=True)

    def tree(self, folder=None):
        """Every file's digest by its path; sitegen's own mark apart."""
        root = (folder or self.folder) / "public"
        return {
            str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in root.rglob("*") if path.is_file() and path.name != ".sitegen"}

    def change(self):
        path = self.chance.choice(self.pages)
        action = self.chance.choice([
            "edit", "edit", "edit", "add", "remove", "move", "section", "template", "static", "configuration", "times",
            "output", "unseen"])
        number = self.chance.randrange(10_000, 20_000)
        if action == "add":
            sample.write(self.folder / f"content/posts/p{number}.md", sample.page(number))
        elif action == "section":
            sample.write(self.folder / f"content/s{number % 5}/p{number}.md", sample.page(number))
        elif action == "template":
            sample.write(self.folder / "templates/footer.mustache", f"<footer>{number} {{{{site.title}}}}</footer>")
        elif action == "static":
            sample.write(self.folder / f"static/f{number % 5}.txt", str(number))
        elif action == "configuration":
            sample.write(self.folder / "site.yml", sample.SITE.replace("title: Sample", f"title: Sample {number % 9}"))
        elif action == "times":
            # As after a checkout.
            for file in self.folder.rglob("*"):
                os.utime(file)
        elif action == "output":
            file = self.folder / "public" / self.chance.choice(sorted(self.tree()) or ["none"])
            file.unlink(missing_ok=True)
        elif action == "unseen":
            # Other bytes of the same number under the same time.
            before = path.stat()
            path.write_text(path.read_text()[:-2] + f"{number % 10}\n")
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        elif action == "remove" and len(self.pages) > 50:
            path.unlink()
        elif action == "move":
            path.rename(path.with_name(f"m{self.chance.randrange(10**9)}.md"))
        else:
            path.write_text(path.read_text() + f"\n{sample.sentence(self.chance, 9)}\n")

    def built(self):
        result = self.build()
        self.expect(result.returncode == 0, f"a build ended with {result.returncode}: {result.stderr}")
        self.counts["built"] += 1

    def refused(self):
        path, before = self.chance.choice(self.pages), self.tree()
        text = path.read_text()
        path.write_text(text.replace("title:", "titel:", 1))
        result = self.build()
        self.expect(result.returncode == 1, f"a site with an error ended with {result.returncode}: {result.stderr}")
        self.expect(self.tree() == before, "a site with an error changed the output")
        path.write_text(text)
        self.counts["refused"] += 1

    def killed(self, duration):
        process = subprocess.Popen(
            [self.sitegen, "build", "--quiet"], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(self.chance.uniform(0, duration))
        process.kill()
        process.wait()
        self.counts["killed"] += 1

    def compare(self):
        copy = self.folder.with_name("copy")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.folder, copy, ignore=shutil.ignore_patterns("public", ".sitegen"))
        result = self.build(copy)
        self.expect(result.returncode == 0, f"a build from nothing ended with {result.returncode}: {result.stderr}")
        ours, fresh = self.tree(), self.tree(copy)
        wrong = sorted(path for path in ours.keys() | fresh.keys() if ours.get(path) != fresh.get(path))
        self.expect(not wrong, f"the output is not what a build from nothing gives: {wrong[:10]}")

    def expect(self, condition, message):
        if not condition:
            sys.exit(f"soak: {message}\nso far: {self.counts}")

    def run(self, rounds):
        start = time.monotonic()
        self.built()
        duration = time.monotonic() - start
        for _ in range(rounds):
            self.change()
            for step in self.chance.choices(["killed", "refused", "none"], k=2):
                if step == "killed":
                    self.killed(duration)
                elif step == "refused":
                    self.built()
                    self.refused()
            self.built()
            self.compare()
        print(f"soak: {self.counts['built']} builds, {self.counts['refused']} refused, {self.counts['killed']} killed")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sitegen", type=lambda path: str(Path(path).resolve()))
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sitegen-soak-") as folder:
        Soak(options.sitegen, Path(folder) / "site", options.seed).run(options.rounds)


if __name__ == "__main__":
    main()
