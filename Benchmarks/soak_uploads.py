#!/usr/bin/env python3
"""Uploads a film of gigabytes over a line that breaks, kills the program again and again, and looks at what arrives.

usage: soak_uploads.py SITEGEN [--size MIB] [--kills N] [--seed N]

However often it is killed, the last run must end well; one file must have arrived, byte for byte; no piece that was taken may be
sent again but the one that was under way; and no run may take more memory than a run with a small file, by a few pieces.
"""

import argparse
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Tests/StandIn"))
import api  # noqa: E402
import standin  # noqa: E402

MIB = 1 << 20
PIECE = 10_240_000
# What a run may take beyond one with a small file: the piece on its way, and what is being read.
ALLOWANCE = 60 * MIB


class Soak:
    def __init__(self, sitegen, folder, seed):
        self.sitegen, self.folder, self.chance = Path(sitegen).resolve(), folder, random.Random(seed)
        self.server = standin.Server()
        self.depot = self.server.depot
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{self.server.port}"
        hosts = ", ".join(f"{name}: {base}" for name in ("www", "wwwcdn", "rtcdn", "api", "upload"))
        (folder / "site.yml").write_text(
            f"title: Soak\nbase_url: https://soak.example/\nfeeds: {{ allow_private_networks: true }}\n"
            f"cincopa: {{ hosts: {{ {hosts} }} }}\n")

    def film(self, name, size):
        """A file of so many bytes that do not repeat; its digest."""
        digest, rest = hashlib.sha256(), size
        with open(self.folder / name, "wb") as target:
            while rest:
                block = self.chance.randbytes(min(rest, 8 * MIB))
                digest.update(block)
                target.write(block)
                rest -= len(block)
        return digest.hexdigest()

    def start(self, name):
        environment = {**os.environ, "CINCOPA_API_TOKEN": api.TOKEN, "NO_COLOR": "1"}
        return subprocess.Popen(
            [self.sitegen, "upload", name], cwd=self.folder, env=environment, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)

    def run(self, name, until=None):
        """Until it ends, or as many pieces are under way; its greatest size in memory, and whether it was killed."""
        process, peak = self.start(name), 0
        while process.poll() is None:
            peak = max(peak, resident(process.pid))
            if until is not None and len(self.depot.log) >= until:
                process.kill()
                process.wait()
                return peak, True
            time.sleep(0.005)
        self.expect(process.returncode == 0, f"an upload ended with {process.returncode}")
        return peak, False

    def trouble(self, pieces):
        """Breaks the line in one piece of seven."""
        for piece in range(pieces):
            if self.chance.random() < 1 / 7:
                self.depot.fail(self.chance.choice(
                    [f"cut {self.chance.randrange(PIECE)}", "mute", "broken", "half", "error", "page"]), at=piece * PIECE)

    def round(self, size, kills):
        small = self.film("small.mp4", 3 * MIB)
        usual, _ = self.run("small.mp4")
        self.expect(self.depot.stored[0].sha256 == small, "a small file arrived with other bytes")
        self.depot.log.clear()
        whole = self.film("large.mp4", size)
        pieces = -(-size // PIECE)
        self.trouble(pieces)
        peaks, at = [], sorted(self.chance.sample(range(2, pieces), kills))
        for place in at:
            self.depot.log.clear()
            before = len(self.taken())
            peak, killed = self.run("large.mp4", until=max(1, place - before))
            self.expect(killed, "an upload ended before it could be killed")
            peaks.append(peak)
        self.depot.log.clear()
        peak, _ = self.run("large.mp4")
        peaks.append(peak)
        self.expect(len(self.depot.stored) == 2, f"{len(self.depot.stored) - 1} files were made of one")
        made = self.depot.stored[1]
        self.expect((made.sha256, made.size) == (whole, size), "the film arrived with other bytes")
        self.expect(max(peaks) < usual + ALLOWANCE, f"{max(peaks) // MIB} MiB for a large file, {usual // MIB} for a small one")
        last = [entry["start"] for entry in self.depot.log if not entry["fault"]]
        self.expect(len(last) == len(set(last)), "a piece that was taken was sent again")
        self.expect(min(last) > 0, "the last run began again")
        return usual, max(peaks)

    def taken(self):
        return {piece for file in self.depot.incoming.values() for piece in file.pieces}

    def expect(self, condition, message):
        if not condition:
            raise SystemExit(f"soak_uploads: {message}")

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def resident(pid):
    """Bytes; the greatest since it began."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) * 1024
    except (FileNotFoundError, ProcessLookupError):
        pass
    return 0


def main():
    parser = argparse.ArgumentParser(description="Kills large uploads.")
    parser.add_argument("sitegen")
    parser.add_argument("--size", type=int, default=2048, help="MiB")
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="soak-uploads-"))
    soak = Soak(options.sitegen, folder, options.seed)
    start = time.monotonic()
    try:
        usual, peak = soak.round(options.size * MIB, options.kills)
    finally:
        soak.close()
        shutil.rmtree(folder)
    print(f"uploads: {options.size} MiB killed {options.kills} times arrived whole in {time.monotonic() - start:.0f} s; "
          f"at most {peak // MIB} MiB of memory, {usual // MIB} for 3 MiB (seed {options.seed})")


if __name__ == "__main__":
    main()
