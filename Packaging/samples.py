"""The sites that tell what of the program runs often: it builds them while it is made itself."""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Benchmarks"))
import sample  # noqa: E402

FEEDS = ROOT / "Tests/SyndicationTests/Fixtures"


def write_feeds(folder, copies):
    """A site with galleries of the feeds that the tests read."""
    sample.write(folder / "site.yml", sample.SITE)
    feeds = [path for path in sorted(FEEDS.iterdir()) if not path.name.endswith(".expected.json")]
    for number, feed in enumerate(feeds * copies):
        name = f"f{number}{feed.suffix}"
        sample.write(folder / "feeds" / name, feed.read_text(encoding="utf-8"))
        front = f"gallery: {{feed: feeds/{name}, on_error: skip, embed: {'video' if number % 2 else 'list'}}}\n"
        sample.write(folder / f"content/galleries/f{number}.md", f"---\ntitle: Feed {number}\n{front}---\n")


def write_own(folder):
    """The project's own site."""
    folder.mkdir()
    shutil.copyfile(ROOT / "site.yml", folder / "site.yml")
    for part in ["content", "feeds", "templates", "static"]:
        shutil.copytree(ROOT / part, folder / part)


def write_samples(folder):
    """Sites of many kinds, the small one several times, so that it counts."""
    sample.write_site(folder / "pages", pages=300)
    sample.write_site(folder / "galleries", galleries=1000)
    write_feeds(folder / "feeds", copies=20)
    for number in range(3):
        write_own(folder / f"own{number}")
    return sorted(folder.iterdir())
