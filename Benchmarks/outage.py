#!/usr/bin/env python3
"""Times builds that fetch their feeds, while all is well and while hosts hang.

usage: outage.py SITEGEN [--feeds N] [--runs N]

Three sites whose feeds, of 24 items each, are answered after 100 ms: 50 feeds on one host; 200 on 200 hosts of which 20
hang; 200 on 10 hosts of which one hangs. All that can be had has to be had, within one time-out and two seconds more;
otherwise it fails.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import sample
from feedserver import FeedServer

SITE = """\
title: Outage
base_url: https://outage.example/
feeds: {{ allow_private_networks: true, on_error: skip, timeout: {timeout}s }}
"""
TIMEOUT = 10
MOST_OPEN, MOST_PER_HOST = 64, 8


def hosts(count):
    return [f"127.0.{1 + number // 250}.{1 + number % 250}" for number in range(count)]


def write_site(folder, feeds, places, port):
    sample.write(folder / "site.yml", SITE.format(timeout=TIMEOUT))
    for number in range(feeds):
        feed = f"http://{places[number % len(places)]}:{port}/{number}.xml"
        sample.write(
            folder / f"content/g{number:05d}.md",
            f"---\ntitle: Gallery {number}\ndate: 2026-06-01\ngallery: {{ feed: '{feed}' }}\n---\n")


def build(sitegen, folder):
    report = folder / "report.json"
    start = time.perf_counter()
    done = subprocess.run(
        [sitegen, "build", "--quiet", "--report", report], cwd=folder, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{sitegen} ended with {done.returncode}:\n{done.stderr}")
    states = [source["status"] for source in json.loads(report.read_text())["sources"]]
    return seconds, states.count("fresh"), states.count("failed")


def measure(sitegen, feeds, host_count, hanging, runs):
    places = hosts(host_count)
    silent = set(places[::host_count // max(hanging, 1)][:hanging])
    bodies = [sample.feed(number, 24).encode() for number in range(10)]

    async def respond(visit):
        if visit.host in silent:
            return await visit.hang()
        await asyncio.sleep(0.1)
        body = bodies[int(visit.path.strip("/").removesuffix(".xml")) % len(bodies)]
        await visit.answer(body, headers=["Content-Type: application/rss+xml"])

    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    times, peak, worst = [], 0, 0
    for _ in range(runs):
        with FeedServer(places, respond) as server, tempfile.TemporaryDirectory(dir=memory) as folder:
            write_site(Path(folder), feeds, places, server.port)
            seconds, fresh, failed = build(sitegen, Path(folder))
            times.append(seconds)
            peak, worst = max(peak, server.peak), max(worst, *server.peak_by_host.values())
            expected = sum(places[number % host_count] in silent for number in range(feeds))
            if (fresh, failed) != (feeds - expected, expected):
                sys.exit(f"{fresh} feeds were had and {failed} not, expected {feeds - expected} and {expected}")
    print(
        f"{feeds} feeds on {host_count} hosts, {hanging} hanging: {statistics.median(times):.3f} s, "
        f"at most {max(times):.3f} s; {peak} open at once, {worst} on one host", flush=True)
    if max(times) > TIMEOUT + 2:
        sys.exit(f"more than {TIMEOUT + 2} s")
    if peak > MOST_OPEN or worst > MOST_PER_HOST:
        sys.exit(f"more than {MOST_OPEN} open, or {MOST_PER_HOST} on one host")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sitegen", type=lambda path: str(Path(path).resolve()))
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    measure(options.sitegen, options.feeds // 4, 1, 0, options.runs)
    measure(options.sitegen, options.feeds, options.feeds, options.feeds // 10, options.runs)
    measure(options.sitegen, options.feeds, 10, 1, options.runs)


if __name__ == "__main__":
    main()
