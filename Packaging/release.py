"""Builds the program with optimization, by what was counted of it while it built samples.

    python3 Packaging/release.py FOLDER PRODUCT …

FOLDER is the scratch folder of the build. The parts that make sites are first built once more in FOLDER-training, so that
they count how often each piece of them runs; without `llvm-profdata` beside the compiler all of that is left out.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Benchmarks"))
import sample  # noqa: E402
import static  # noqa: E402

FEEDS = ROOT / "Tests/SyndicationTests/Fixtures"


def build(folder, product, **environment):
    command = ["swift", "build", "--configuration", "release", "--static-swift-stdlib", "--scratch-path", str(folder)]
    result = subprocess.run([*command, "--product", product], cwd=ROOT, env=os.environ | environment)
    if result.returncode:
        sys.exit(result.returncode)


def profdata():
    """The compiler's own `llvm-profdata`: each writes and reads a format of its own."""
    compiler = shutil.which("swiftc")
    path = compiler and Path(compiler).resolve().with_name("llvm-profdata")
    return path if path and path.exists() and sys.platform == "linux" else None


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


def train(program, profile, merge):
    with tempfile.TemporaryDirectory() as folder:
        sites = write_samples(Path(folder) / "sites")
        raw = Path(folder) / "counts.profraw"
        # Not by chance: the same sources give the same program.
        environment = os.environ | {"LLVM_PROFILE_FILE": str(raw), "SWIFT_DETERMINISTIC_HASHING": "1"}
        subprocess.run([program, *sites], check=True, env=environment)
        subprocess.run([merge, "merge", "-o", profile, raw], check=True)


def main(folder, products):
    os.environ["PKG_CONFIG_PATH"] = ":".join(filter(None, [static.prepare(folder / "static"), os.getenv("PKG_CONFIG_PATH")]))
    environment = {}
    if merge := profdata():
        training = folder.with_name(folder.name + "-training")
        build(training, "Training", PROFILE="")
        profile = training / "counts.profdata"
        train(training / "release" / "Training", profile, merge)
        environment["PROFILE"] = str(profile)
    else:
        print("there is no llvm-profdata beside swiftc: building without counts", file=sys.stderr)
    for product in products:
        build(folder, product, **environment)


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), sys.argv[2:])
