#!/usr/bin/env python3
"""Times `sitegen import` on one page with more and more embeds: four times as many may take four times as long, not sixteen.

usage: importing.py SITEGEN [--embeds N]
"""

import argparse
import os
import subprocess
import tempfile
import time
from pathlib import Path

BLOCK = """<div id="cp_widget_{0}">...</div>
<script type="text/javascript">
var cpo = [];
cpo["_object"] ="cp_widget_{0}";
cpo["_fid"] = "AwGal{0:07}";
var _cpmp = _cpmp || []; _cpmp.push(cpo);
</script>
"""
KINDS = {
    "blocks": lambda number: BLOCK.format(number) + "\nSome words.\n\n",
    "short codes": lambda number: f"Words [cincopa AwGal{number:07}] and words.\n\n",
    "short codes on one line": lambda number: f"Words [cincopa AwGal{number % 50:07}] and words. ",
    "frames": lambda number: f'<iframe src="//www.cincopa.com/media-platform/iframe.aspx?fid=AwGal{number:07}"></iframe>\n\n',
    "players within players": lambda number: f'<div id="cp_widget_{number}">',
    "quotes that are none": lambda number: '<p a=b=">x</p>',
}


def page(kind, count):
    text = "".join(KINDS[kind](number) for number in range(count))
    if kind == "players within players":
        text += "".join(BLOCK.format(number).split("\n", 1)[1] for number in range(count)) + "</div>" * count
    return text


def seconds(program, text):
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        file = Path(folder) / "a.md"
        file.write_text(text)
        start = time.monotonic()
        subprocess.run([program, "import", file], capture_output=True, check=False, cwd=folder)
        return time.monotonic() - start


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sitegen", type=Path)
    parser.add_argument("--embeds", type=int, default=500)
    options = parser.parse_args()
    program = options.sitegen.resolve()
    for kind in KINDS:
        times = [(count, seconds(program, page(kind, count))) for count in (options.embeds, options.embeds * 4)]
        (few, short), (many, long) = times
        print(f"{kind}: {few} in {short:.3f} s, {many} in {long:.3f} s, {long / short:.1f} times", flush=True)


if __name__ == "__main__":
    main()
