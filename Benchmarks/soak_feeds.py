#!/usr/bin/env python3
"""Fetches feeds from servers that do everything wrong, kills builds, damages the cache, and looks at what gets out.

usage: soak_feeds.py SITEGEN [--rounds N] [--feeds N] [--seed N]

Whatever happens, a gallery that was once there shows six items of one good version of its feed, and a build that is not
killed ends well, within one time-out and two seconds more. Two sites share one cache and are built at once.
"""

import argparse
import asyncio
import collections
import gzip
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import sample
from feedserver import FeedServer

TIMEOUT, ITEMS = 1, 6
SITE = f"""\
title: Soak
base_url: https://soak.example/
theme: none
feeds: {{ allow_private_networks: true, ttl: 0s, timeout: {TIMEOUT}s, retries: 1, max_size: 200kB }}
"""


def feed(number, version, items=ITEMS):
    return (
        f"<rss version='2.0'><channel><title>{number}</title>"
        + "".join(f"<item><guid>{item}</guid><title>v{version}.{item}</title></item>" for item in range(items))
        + "</channel></rss>").encode()


class World:
    """What each feed does this round, and which versions of it were ever given out whole."""

    def __init__(self, feeds, chance):
        self.chance, self.feeds = chance, feeds
        self.given = {number: {0} for number in range(feeds)}
        self.version = [0] * feeds
        self.moods = ["plain"] * feeds
        self.seen = collections.Counter()

    GOOD = ["plain", "packed", "chunked", "tagged"]
    BAD = [
        "trouble", "gone", "page", "empty", "shrunk", "cut", "lie", "bomb", "garbage", "reset", "loop", "flood", "hang",
        "drip", "private"]

    def turn(self, good):
        for number in range(self.feeds):
            self.moods[number] = self.chance.choice(self.GOOD + ([] if good else self.BAD))
            if self.moods[number] in self.GOOD:
                self.version[number] += self.chance.randrange(2)
                self.given[number].add(self.version[number])

    async def respond(self, visit):
        number = int(re.match(r"/(\d+)", visit.path)[1])
        mood, version = self.moods[number], self.version[number]
        self.seen[mood] += 1
        await getattr(self, mood)(visit, feed(number, version), f'"{number}-{version}"')

    async def plain(self, visit, body, tag):
        await visit.answer(body)

    async def packed(self, visit, body, tag):
        await visit.answer(gzip.compress(body), headers=["Content-Encoding: gzip"])

    async def chunked(self, visit, body, tag):
        pieces = b"".join(b"%x\r\n%c\r\n" % (1, byte) for byte in body)
        await visit.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + pieces + b"0\r\n\r\n")

    async def tagged(self, visit, body, tag):
        if visit.headers.get("if-none-match") == tag:
            await visit.answer(status="304 Not Modified", headers=[f"ETag: {tag}"])
        else:
            await visit.answer(body, headers=[f"ETag: {tag}"])

    async def trouble(self, visit, body, tag):
        await visit.answer(body, status=self.chance.choice(["500 Oh", "503 Busy", "429 Slow Down", "408 Late"]))

    async def gone(self, visit, body, tag):
        await visit.answer(body, status=self.chance.choice(["404 No", "410 Gone", "403 Never"]))

    async def page(self, visit, body, tag):
        await visit.answer(
            b"<!DOCTYPE html><title>Maintenance</title><p>Back soon", headers=["Content-Type: application/rss+xml"])

    async def empty(self, visit, body, tag):
        await visit.answer(self.chance.choice([b"", feed(0, 0, items=0), b"{}", b"[]"]))

    async def shrunk(self, visit, body, tag):
        await visit.answer(feed(0, 0, items=1))

    async def cut(self, visit, body, tag):
        await visit.answer(body[:self.chance.randrange(len(body))], length=len(body))
        visit.writer.close()

    async def lie(self, visit, body, tag):
        await visit.answer(body, length=10**12)
        await visit.hang()

    async def bomb(self, visit, body, tag):
        await visit.answer(gzip.compress(bytes(5_000_000)), headers=["Content-Encoding: gzip"])

    async def garbage(self, visit, body, tag):
        await visit.send(bytes(self.chance.randrange(256) for _ in range(500)) + b"\r\n\r\n")
        visit.writer.close()

    async def reset(self, visit, body, tag):
        visit.reset()

    async def loop(self, visit, body, tag):
        await visit.answer(status="302 Found", headers=[f"Location: {visit.path}?x"])

    async def flood(self, visit, body, tag):
        await visit.send(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %0200d\r\n" % (n, n) for n in range(2000)))
        await visit.hang()

    async def private(self, visit, body, tag):
        await visit.answer(status="302 Found", headers=["Location: file:///etc/passwd"])

    async def hang(self, visit, body, tag):
        await visit.hang()

    async def drip(self, visit, body, tag):
        await visit.send(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n")
        while not visit.writer.is_closing():
            await visit.send(b" ")
            await asyncio.sleep(0.2)


class Soak:
    def __init__(self, sitegen, folder, world, hosts, port):
        self.sitegen, self.world, self.chance = sitegen, world, world.chance
        self.sites = [folder / "one", folder / "two"]
        self.cache = folder / "cache"
        self.counts = collections.Counter()
        for site in self.sites:
            sample.write(site / "site.yml", SITE)
            sample.write(site / "templates/page.mustache", "{{#gallery.items}}{{title}} {{/gallery.items}}")
            sample.write(site / "templates/list.mustache", "")
            for number in range(world.feeds):
                address = f"http://{hosts[number]}:{port}/{number}"
                sample.write(site / f"content/g{number}.md", f"---\ngallery: {{ feed: '{address}' }}\n---\n")

    def start(self, site):
        return subprocess.Popen(
            [self.sitegen, "build", "--quiet"], cwd=site, env={"SITEGEN_CACHE_DIR": str(self.cache)},
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def built(self):
        """Both at once."""
        start = time.monotonic()
        for process in [self.start(site) for site in self.sites]:
            errors = process.communicate()[1]
            self.expect(process.returncode == 0, f"a build ended with {process.returncode}:\n{errors}")
            self.counts["built"] += 1
        seconds = time.monotonic() - start
        # A try that fails for another reason may be followed by one that hangs; the pause between is half a second.
        self.expect(seconds < 2 * TIMEOUT + 2.5, f"a build took {seconds:.1f} s")
        for site in self.sites:
            self.look(site)

    def look(self, site):
        for number in range(self.world.feeds):
            words = (site / f"public/g{number}/index.html").read_text().split()
            versions = {word.split(".")[0] for word in words}
            whole = len(words) == ITEMS and len(versions) == 1
            self.expect(
                whole and int(versions.pop()[1:]) in self.world.given[number],
                f"gallery {number} shows {words}, its feed was {self.world.moods[number]}")

    def killed(self):
        process = self.start(self.chance.choice(self.sites))
        time.sleep(self.chance.uniform(0, 0.3))
        process.kill()
        process.communicate()
        self.counts["killed"] += 1

    def damage(self):
        """Some of the cache; what is damaged has to be asked for anew."""
        for path in sorted(self.cache.iterdir()):
            data, kind = bytearray(path.read_bytes()), self.chance.randrange(5)
            if kind == 0 and data:
                data[self.chance.randrange(len(data))] ^= 1 << self.chance.randrange(8)
            elif kind == 1:
                del data[self.chance.randrange(len(data) + 1):]
            elif kind == 2:
                path.unlink()
                continue
            path.write_bytes(data)
        self.counts["damaged"] += 1

    def expect(self, condition, message):
        if not condition:
            sys.exit(f"soak: {message}\nso far: {dict(self.counts)}")

    def run(self, rounds):
        self.built()
        for number in range(rounds):
            self.world.turn(good=False)
            for _ in range(self.chance.randrange(3)):
                self.killed()
            self.built()
            if number % 5 == 4:
                self.damage()
                self.world.turn(good=True)
                self.built()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sitegen", type=lambda path: str(Path(path).resolve()))
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--feeds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    world = World(options.feeds, random.Random(options.seed))
    hosts = [f"127.0.3.{1 + number}" for number in range(options.feeds)]
    with FeedServer(hosts, world.respond) as server, tempfile.TemporaryDirectory(prefix="sitegen-soak-") as folder:
        soak = Soak(options.sitegen, Path(folder), world, hosts, server.port)
        soak.run(options.rounds)
        print(
            f"soak: {soak.counts['built']} builds, {soak.counts['killed']} killed, {soak.counts['damaged']} caches "
            f"damaged, {server.requests} requests; {dict(sorted(world.seen.items()))}")


if __name__ == "__main__":
    main()
