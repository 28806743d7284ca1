"""How much memory reading a large feed takes, compared with the size of the feed.

    python3 Benchmarks/memory.py .build-release/release/sitegen

Each feed is read and printed by `sitegen feed`, as text and as JSON. The peak is that of the whole process; beside it
stands what is left when the peak of `sitegen version` is taken off. It fails when that is more than four times the feed.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

WORDS = "Rope, salt, paint and the light on the water before the ferry came in, late as ever."
LIMIT = 4


def films(count):
    items = "\n".join(
        f"""<item><title>Film {n} &amp; friends</title><link>https://media.example/{n}</link><guid isPermaLink="false">A{n}</guid>
<pubDate>Tue, 02 Jun 2026 10:00:00 GMT</pubDate><description>{WORDS}</description>
<media:content url="https://cdn.example/{n}.mp4" type="video/mp4" width="1280" height="720" duration="175"/>
<media:thumbnail url="https://cdn.example/{n}.jpg" width="600" height="450"/></item>"""
        for n in range(count)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/">'
        f"<channel><title>Films</title><link>https://media.example/</link>{items}</channel></rss>"
    )


def talks(count):
    notes = (WORDS + " ") * 20
    items = "\n".join(
        f"""<item><title>Episode {n}</title><link>https://talks.example/{n}</link><guid>https://talks.example/?p={n}</guid>
<pubDate>Tue, 02 Jun 2026 10:00:00 +0200</pubDate><description>{WORDS}</description>
<content:encoded><![CDATA[<p>{notes}</p><p><a href="https://talks.example/{n}">More</a></p>]]></content:encoded>
<enclosure url="https://cdn.example/{n}.mp3" type="audio/mpeg" length="40426752"/></item>"""
        for n in range(count)
    )
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Talks</title>'
        f"{items}</channel></rss>"
    )


def notes(count):
    entries = "\n".join(
        f"""<entry><id>tag:notes.example,2026:{n}</id><title>Note {n}</title><link href="https://notes.example/{n}"/>
<link rel="enclosure" href="https://cdn.example/{n}.mp4" type="video/mp4" length="1000"/>
<published>2026-06-02T10:00:00Z</published><updated>2026-06-03T11:30:00+02:00</updated>
<author><name>Ada Berg</name></author><category term="sea"/><summary>{WORDS}</summary></entry>"""
        for n in range(count)
    )
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>urn:n</id><title>Notes</title>'
        f"<updated>2026-06-03T00:00:00Z</updated>{entries}</feed>"
    )


def sounds(count):
    tracks = "\n".join(
        f"""<track><location>https://cdn.example/{n}.mp3</location><identifier>urn:sound:{n}</identifier><title>Sound {n}</title>
<creator>Ada Berg</creator><annotation>{WORDS}</annotation><info>https://sounds.example/{n}</info>
<image>https://cdn.example/{n}.jpg</image><duration>271066</duration></track>"""
        for n in range(count)
    )
    return f'<playlist version="1" xmlns="http://xspf.org/ns/0/"><title>Sounds</title><trackList>{tracks}</trackList></playlist>'


def posts(count):
    items = [
        {
            "id": f"https://posts.example/{n}",
            "url": f"https://posts.example/{n}",
            "title": f"Post {n}",
            "content_html": f"<p>{WORDS}</p><p><a href=\"https://posts.example/{n}\">More</a></p>",
            "date_published": "2026-06-02T10:00:00Z",
            "tags": ["sea", "rope"],
            "authors": [{"name": "Ada Berg"}],
            "attachments": [{"url": f"https://cdn.example/{n}.mp4", "mime_type": "video/mp4", "size_in_bytes": 1000}],
        }
        for n in range(count)
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Posts", "items": items})


FEEDS = [
    ("films, Media RSS", films, 20_000),
    ("talks, long notes", talks, 5_000),
    ("notes, Atom", notes, 20_000),
    ("sounds, XSPF", sounds, 25_000),
    ("posts, JSON Feed", posts, 20_000),
]


# A process counts what stood in its place before it, so that it is started by a small one.
START = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(usage.ru_maxrss * 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def peak(command):
    """Bytes of memory at the most, of the process alone."""
    return int(subprocess.run([sys.executable, "-S", "-c", START, *command], stdout=subprocess.PIPE, check=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    program = parser.parse_args().program
    start = peak([program, "version"])
    print(f"start: {start / 1e6:.1f} MB")
    print(f"{'feed':20}{'MB':>7}{'text':>9}{'less start':>12}{'JSON':>9}{'less start':>12}")
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, text, count in FEEDS:
            path = pathlib.Path(folder, "feed")
            path.write_text(text(count))
            size = path.stat().st_size
            line = f"{name:20}{size / 1e6:7.1f}"
            for form in ("text", "json"):
                most = peak([program, "feed", "--format", form, str(path)])
                line += f"{most / 1e6:6.1f} MB{(most - start) / size:12.2f}"
                worst = max(worst, (most - start) / size)
            print(line)
    if worst > LIMIT:
        sys.exit(f"more than {LIMIT} times the feed")


if __name__ == "__main__":
    main()
