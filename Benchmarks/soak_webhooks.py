#!/usr/bin/env python3
"""Sends thousands of events to `sitegen webhooks listen`, kills it, fills its disk, and looks at what is built.

usage: soak_webhooks.py SITEGEN [--events N] [--rate N] [--kills N] [--seed N]

Whatever happens, every event that was confirmed has done its work in the end: each gallery's page shows what the gallery
holds, here and where it is published. Galleries that no event is about are asked once and their pages written once. What
is not confirmed is sent again, as the platform does.
"""

import argparse
import heapq
import random
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from pathlib import Path

import sample

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Tests/StandIn"))

import webhooks  # noqa: E402
from account import Account  # noqa: E402

SECRET = "soak-0123456789abcdef"
GALLERIES, HOT, PLAIN, CONNECTIONS = 250, 100, 200, 16


class World:
    """A site of many galleries, and what happens to them."""

    def __init__(self, folder, seed):
        self.chance = random.Random(seed)
        self.folder, self.www = folder / "site", folder / "www"
        fids = [f"AwGallery{number:03}" for number in range(GALLERIES)]
        # Neighbours among the busy ones share an asset.
        self.held = {fid: [f"AvAsset{n:05}", f"AvAsset{n + 1 if n < HOT - 1 else n + 1000:05}"] for n, fid in enumerate(fids)}
        self.hot, self.cold = fids[:HOT], fids[HOT:]
        self.hot_assets = sorted({rid for fid in self.hot for rid in self.held[fid]})
        self.account = Account(self.held)
        origin = self.account.origin
        sample.write(self.folder / "site.yml", (
            "title: Soak\nbase_url: https://soak.example/\ntheme: none\ntaxonomies: [tags]\n"
            f"cincopa: {{ hosts: {{ www: '{origin}', rtcdn: '{origin}' }} }}\n"
            "feeds: { allow_private_networks: true, retries: 1, timeout: 30s }\n"
            "webhooks: { quiet: 500ms, longest_wait: 2s }\n"
            "publish: { here: { type: directory, to: ../www } }\n"))
        sample.write(self.folder / "templates/page.mustache", "{{gallery.title}} {{#gallery.items}}{{title}} {{/gallery.items}}{{page.content}}")
        for name in ("list", "taxonomy", "term"):
            sample.write(self.folder / f"templates/{name}.mustache", "{{page.title}}")
        for fid in fids:
            sample.write(self.folder / f"content/{fid}.md", f"---\ntitle: {fid}\ngallery: {{ fid: {fid}, embed: none }}\n---\n")
        for number in range(PLAIN):
            sample.write(self.folder / f"content/posts/p{number}.md", sample.page(number))

    def event(self):
        """What happens next: something is edited, or not, and an event tells of it."""
        kind = self.chance.random()
        if kind < 0.6:
            fid = self.chance.choice(self.hot)
            return (fid if self.chance.random() < 0.3 else None), webhooks.gallery("updated", fid)
        if kind < 0.85:
            rid = self.chance.choice(self.hot_assets)
            return rid, webhooks.asset("updated", rid)
        if kind < 0.95:
            return None, webhooks.gallery("updated", f"AwElsewhere{self.chance.randrange(100):02}")
        return None, webhooks.other(self.chance.choice(["lead.created", "account.settings", "analytics.view", "new.thing"]))

    def wanted(self, fid):
        versions = self.account.versions
        return " ".join([f"{fid} v{versions[fid]}"] + [f"{rid} v{versions[rid]}" for rid in self.held[fid]])

    def wrong(self, root):
        return [
            fid for fid in self.held
            if (root / fid.lower() / "index.html").read_text().strip() != self.wanted(fid)]

    def stamps(self):
        public = self.folder / "public"
        return {
            path.relative_to(public).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
            for path in public.rglob("*.html")}


class Listener:
    def __init__(self, program, world):
        self.program, self.world = program, world
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/hooks/{SECRET}"
        self.said, self.process, self.greatest = [], None, 0

    def start(self):
        self.process = subprocess.Popen(
            [self.program, "webhooks", "listen", "--port", str(self.port)], cwd=self.world.folder,
            env={"CINCOPA_WEBHOOK_PATH": SECRET, "NO_COLOR": "1"}, stderr=subprocess.PIPE, text=True,
            restore_signals=False, preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
        threading.Thread(target=self.read, args=(self.process,), daemon=True).start()
        while self.health() is None:
            time.sleep(0.05)

    def read(self, process):
        for line in process.stderr:
            self.said.append(line)

    def health(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=30) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.read().decode()
        except OSError:
            return None

    def memory(self):
        """The most it ever had, in MB."""
        try:
            lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        except OSError:
            return
        peak = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
        self.greatest = max([self.greatest, *peak])

    def kill(self):
        self.memory()
        self.process.kill()
        self.process.wait()

    def limit_files(self, size):
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


class Sending:
    """Events at a steady rate over a few connections, each until it is confirmed: what was not is sent again a little later,
    in its turn among the others."""

    LATER = 0.2

    def __init__(self, world, address, count, rate):
        self.world, self.address, self.count, self.rate = world, address, count, rate
        self.lock, self.begun, self.confirmed = threading.Lock(), 0, 0
        # Moments to send again at, and what.
        self.again = []
        self.times, self.answers = [], Counter()
        self.start = self.end = time.monotonic()
        self.threads = [threading.Thread(target=self.run, daemon=True) for _ in range(CONNECTIONS)]
        for thread in self.threads:
            thread.start()

    def take(self):
        """A moment, what is edited then, and the event of it; nothing when all that is left is under way."""
        with self.lock:
            due = self.start + self.begun / self.rate
            if self.again and (self.begun == self.count or self.again[0][0] <= due):
                moment, _, event = heapq.heappop(self.again)
                return moment, None, event
            if self.begun < self.count:
                self.begun += 1
                return due, *self.world.event()
        return None

    def run(self):
        sender = webhooks.Sender(self.address)
        while self.confirmed < self.count:
            task = self.take()
            if task is None:
                time.sleep(0.01)
                continue
            moment, edited, event = task
            time.sleep(max(0, moment - time.monotonic()))
            if edited:
                self.world.account.edit(edited)
            before = time.monotonic()
            status = sender.send(event)
            with self.lock:
                self.answers[status] += 1
                now = time.monotonic()
                if status == 200:
                    self.times.append(now - before)
                    self.confirmed += 1
                    self.end = now
                else:
                    heapq.heappush(self.again, (now + self.LATER, sum(self.answers.values()), event))
        sender.close()

    @property
    def share(self):
        return self.begun / self.count

    def wait(self):
        """The seconds until the last was confirmed."""
        for thread in self.threads:
            thread.join()
        return self.end - self.start


def expect(holds, message, listener):
    if not holds:
        listener.kill()
        sys.exit(f"soak_webhooks: {message}\n{''.join(listener.said[-40:])}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sitegen", type=Path)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--rate", type=int, default=500)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sitegen-soak-") as folder:
        world = World(Path(folder), options.seed)
        listener = Listener(options.sitegen.resolve(), world)
        listener.start()
        end = time.monotonic() + 60
        while "\"last_publish\":\"ok\"" not in listener.health():
            expect(time.monotonic() < end, "the first site is not published", listener)
            time.sleep(0.05)
        before = world.stamps()
        sending = Sending(world, listener.address, options.events, options.rate)
        moments = sorted(world.chance.uniform(0.1, 0.9) for _ in range(options.kills))
        full = world.chance.uniform(0.2, 0.8)
        while moments or full:
            if moments and sending.share >= moments[0]:
                moments.pop(0)
                listener.kill()
                listener.start()
            if full and sending.share >= full:
                full = None
                listener.limit_files(10)
                time.sleep(1)
                listener.limit_files(-1)
            time.sleep(0.02)
        seconds = sending.wait()
        end = time.monotonic() + 120
        while (world.wrong(world.folder / "public") or world.wrong(world.www)) and time.monotonic() < end:
            time.sleep(0.2)
        settled = time.monotonic() - sending.start - seconds
        while "\"waiting\":0," not in listener.health() and time.monotonic() < end:
            time.sleep(0.2)
        listener.memory()
        wrong = world.wrong(world.folder / "public") + world.wrong(world.www)
        expect(not wrong, f"{len(wrong)} pages are not right, among them {wrong[:3]}", listener)
        after = world.stamps()
        touched = {path for path in after if after[path] != before.get(path)}
        allowed = {f"{fid.lower()}/index.html" for fid in world.hot}
        expect(touched <= allowed, f"pages were written for nothing: {sorted(touched - allowed)[:5]}", listener)
        asked = [fid for fid in world.cold if world.account.asked[fid] != 1]
        expect(not asked, f"galleries were asked for nothing: {asked[:5]}", listener)
        listener.process.terminate()
        expect(listener.process.wait() == 143, "it did not end in peace", listener)
        left = [path for path in (world.folder / ".sitegen/webhooks").iterdir() if path.read_bytes()]
        expect(not left, f"the queue still holds {left}", listener)
        times = sorted(sending.times)
        again = sum(count for status, count in sending.answers.items() if status != 200)
        builds = sum("Built" in line for line in listener.said)
        print(
            f"soak_webhooks: {options.events} events in {seconds:.1f} s ({options.events / seconds:.0f} a second), "
            f"{options.kills} kills, one full disk, {again} sent again ({dict(sending.answers)}), {builds} builds; "
            f"right {max(0, settled):.1f} s after the last; {len(touched)} of {len(after)} pages written again; "
            f"answers: median {times[len(times) // 2] * 1000:.1f} ms, 99% {times[len(times) * 99 // 100] * 1000:.1f} ms, "
            f"worst {times[-1] * 1000:.0f} ms; at most {listener.greatest / 1024:.0f} MB; seed {options.seed}")


if __name__ == "__main__":
    main()
