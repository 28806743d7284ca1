"""Builds the program with optimization, by what was counted of it while it built samples.

    python3 Packaging/release.py FOLDER PRODUCT …

FOLDER is the scratch folder of the build. The parts that make sites are first built once more in FOLDER-training, so that
they count how often each piece of them runs; without `llvm-profdata` beside the compiler all of that is left out.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Benchmarks"))
import sample  # noqa: E402
import static  # noqa: E402

FEEDS = ROOT / "Tests/SyndicationTests/Fixtures"
# What Package.swift is told: nothing to count, or a file of counts to optimize by.
PROFILE = "SITEGEN_BUILD_PROFILE"


def build(folder, product, **environment):
    command = ["swift", "build", "--configuration", "release", "--static-swift-stdlib", "--scratch-path", str(folder)]
    result = subprocess.run([*command, "--product", product], cwd=ROOT, env=os.environ | environment)
    if result.returncode:
        sys.exit(result.returncode)


def profdata():
    """The compiler's own `llvm-profdata`, or nothing: each writes and reads a format of its own."""
    if sys.platform != "linux" or not shutil.which("swiftc"):
        return None
    told = subprocess.run(["swiftc", "-print-target-info"], check=True, capture_output=True)
    path = Path(json.loads(told.stdout)["paths"]["runtimeResourcePath"]).parent.parent / "bin/llvm-profdata"
    return path if path.exists() else None


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
        environment = os.environ | {"LLVM_PROFILE_FILE": str(raw)}
        if subprocess.run([program, *sites], env=environment).returncode:
            sys.exit("the samples could not be built, and nothing was counted")
        subprocess.run([merge, "merge", "-o", profile, raw], check=True)


def main(folder, products):
    os.environ["PKG_CONFIG_PATH"] = ":".join(filter(None, [static.prepare(folder / "static"), os.getenv("PKG_CONFIG_PATH")]))
    environment = {}
    os.environ.pop(PROFILE, None)
    if merge := profdata():
        training = folder.with_name(folder.name + "-training")
        build(training, "Training", **{PROFILE: ""})
        profile = training / "counts.profdata"
        train(training / "release" / "Training", profile, merge)
        environment[PROFILE] = str(profile)
    else:
        print("there is no llvm-profdata of the compiler's here: building without counts", file=sys.stderr)
    for product in products:
        build(folder, product, **environment)


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), sys.argv[2:])
