"""Sites to time and to wear out: the same again for the same numbers."""

import random
from pathlib import Path

WORDS = (
    "slow water carries the last light past grey boats while someone on the pier counts gulls and "
    "an old projector hums behind a door that never quite shuts"
).split()

SITE = """\
title: Sample
base_url: https://sample.example/
language: en
taxonomies: [tags]
pagination: 10
"""


def sentence(chance, count):
    return " ".join(chance.choices(WORDS, k=count)).capitalize() + "."


def body(chance):
    """About 2.5 kB of Markdown with a bit of everything."""
    parts = []
    for number in range(9):
        if number % 3 == 0:
            parts.append(f"## Part {number}\n\n- first\n- *second*\n- `third`\n\n> {sentence(chance, 12)}\n")
        parts.append(
            f"{sentence(chance, 20)} **{sentence(chance, 3)}** [{sentence(chance, 2)}](https://example.org/{number}) "
            f"{sentence(chance, 14)}\n")
    return "\n".join(parts)


def page(number, front=""):
    chance = random.Random(number)
    return (
        f"---\ntitle: Page {number}\ndate: 2026-{number % 12 + 1:02d}-{number % 28 + 1:02d}\n"
        f"description: {sentence(chance, 8)}\ntags: [t{number % 20}, u{number % 7}]\n{front}---\n{body(chance)}")


def feed(number, items):
    chance = random.Random(number)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
        f"<title>Gallery {number}</title><link>https://media.example/{number}</link>"
        f"<description>{sentence(chance, 8)}</description>"]
    for item in range(items):
        name = f"{number}/{item}"
        parts.append(
            f"<item><title>Film {name} &amp; more</title><link>https://media.example/{name}</link>"
            f'<guid isPermaLink="false">film-{name}</guid><pubDate>Tue, 02 Jun 2026 10:00:00 GMT</pubDate>'
            f"<description>&lt;p&gt;{sentence(chance, 10)}&lt;/p&gt;</description>"
            f'<media:content url="https://media.example/{name}.mp4" type="video/mp4" width="1280" height="720" '
            f'duration="175"/><media:thumbnail url="https://media.example/{name}.jpg" width="600" height="450"/></item>')
    return "\n".join(parts + ["</channel></rss>\n"])


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_site(folder, pages=0, galleries=0, items=24):
    folder = Path(folder)
    write(folder / "site.yml", SITE)
    for number in range(pages):
        write(folder / f"content/posts/p{number:05d}.md", page(number))
    for number in range(galleries):
        write(folder / f"feeds/g{number:05d}.xml", feed(number, items))
        front = f"gallery:\n  fid: A{number:05d}Sample\n  feed: feeds/g{number:05d}.xml\n"
        write(folder / f"content/galleries/g{number:05d}.md", page(number, front))
