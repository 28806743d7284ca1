"""Runs the fuzzer on each target in turn, for a bounded time, and keeps what it learned in Fuzzing/Corpus."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
REPOSITORY = FOLDER.parent
FEEDS = ("Tests/SyndicationTests/Fixtures", "feeds")
# The dictionary of each target, and folders of the project whose files are good beginnings.
TARGETS = {
    "xml": ("xml", FEEDS),
    "feed": ("xml", FEEDS),
    "json": ("json", FEEDS),
    "xspf": ("xml", FEEDS),
    "sanitizer": ("html", ()),
    "frontmatter": ("frontmatter", ("content/docs", "content/gallery")),
    "shortcodes": ("markdown", ("content/docs", "content/gallery")),
    "markdown": ("markdown", ("content/docs", "content/gallery")),
    "templates": ("templates", ("templates",)),
    "import": ("import", ("content/docs", "content/gallery")),
}
# Bytes of an input, seconds for one, megabytes in all: an input of 16 kB that needs more is a bug. AddressSanitizer makes
# everything several times slower and larger.
LIMITS = ("-max_len=16384", "-timeout=5", "-rss_limit_mb=1500", "-malloc_limit_mb=500")
# Bytes of an input that the repository keeps.
SMALL = 1024
# Swift marks some pointers in bits that the search for leaks does not see through; constants of templates have such.
WITHOUT_LEAKS = ("templates",)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fuzzer", type=Path, help="the program, built by `make fuzz`")
    parser.add_argument("--seconds", type=int, default=5, help="for each target")
    parser.add_argument("--seed", type=int, default=0, help="0 takes another one each time")
    parser.add_argument("--targets", nargs="*", default=list(TARGETS), choices=TARGETS)
    options = parser.parse_args()
    failed = [name for name in options.targets if not fuzz(name, options)]
    if failed:
        sys.exit(f"Found something: {' '.join(failed)}")


def fuzz(name, options):
    """False when a promise was broken, or the program died: the input is printed, and kept beside the fuzzer."""
    dictionary, folders = TARGETS[name]
    corpus = FOLDER / "Corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    crashes = options.fuzzer.resolve().parent / "crashes"
    crashes.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="sitegen-fuzz-") as found:
        seeds = [str(REPOSITORY / folder) for folder in folders]
        done = run(options.fuzzer, name, [
            f"-max_total_time={options.seconds}", f"-seed={options.seed}", "-print_final_stats=1",
            f"-dict={FOLDER}/Dictionaries/{dictionary}.dict", f"-artifact_prefix={crashes}/{name}-", *LIMITS,
            found, str(corpus), *seeds])
        print(f"{name}: {summary(done.stderr)}", flush=True)
        if done.returncode:
            print("\n".join(told(done.stderr)), flush=True)
            return False
        grow(options.fuzzer, name, corpus, found, seeds)
    return True


def grow(fuzzer, name, corpus, found, seeds):
    """Adds a few of the small inputs that reach code which nothing in the corpus and among the good files reaches."""
    with tempfile.TemporaryDirectory(prefix="sitegen-fuzz-") as folder:
        known, new = Path(folder) / "known", Path(folder) / "new"
        known.mkdir()
        new.mkdir()
        files = [path for seed in [*seeds, corpus] for path in Path(seed).rglob("*") if path.is_file()]
        for number, path in enumerate(files):
            shutil.copy(path, known / f"known-{number}")
        for path in Path(found).iterdir():
            if path.stat().st_size <= SMALL:
                shutil.copy(path, new)
        run(fuzzer, name, ["-set_cover_merge=1", "-use_counters=0", *LIMITS, str(known), str(new)])
        for path in known.iterdir():
            if not path.name.startswith("known-"):
                shutil.copy(path, corpus / path.name)


def run(fuzzer, name, words):
    checks = f"detect_leaks={int(name not in WITHOUT_LEAKS)}:detect_odr_violation=0:quarantine_size_mb=16"
    # Swift's own account of a crash takes long.
    environment = {**os.environ, "SWIFT_BACKTRACE": "enable=no", "ASAN_OPTIONS": checks}
    return subprocess.run([fuzzer, f"--target={name}", *words], capture_output=True, text=True, errors="replace",
                          env=environment)


def told(words):
    """What the fuzzer says, without its progress and without the frames of its own."""
    lines = [line for line in words.splitlines() if not line.startswith(("#", "\tNEW_FUNC", "INFO:", "stat::", "NOTE:"))]
    return [line[:2000] for line in lines if " in fuzzer::" not in line and "# Uses: " not in line][-40:]


def summary(words):
    """Inputs tried, and the last line of what was covered."""
    lines = words.splitlines()
    tried = next((line.split()[-1] for line in lines if "number_of_executed_units" in line), "?")
    covered = next((line for line in reversed(lines) if " cov: " in line), "").partition("cov: ")[2].split(" ")[0]
    return f"{tried} inputs, {covered} branches"


if __name__ == "__main__":
    main()
