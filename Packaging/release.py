"""Builds the program with optimization, by what runs of it while it builds samples.

    python3 Packaging/release.py FOLDER PRODUCT …

FOLDER is the scratch folder of the build. The parts that make sites are first built once more in FOLDER-training, so that
they count how often each piece of them runs (see counting.py); without `llvm-profdata` beside the compiler that is left
out. The program is then linked twice, the second time with the functions that run side by side (see ordering.py); without
Valgrind they stay where they are.
"""

import os
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True
import counting  # noqa: E402
import ordering  # noqa: E402
import static  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
# What Package.swift is told: nothing to count, or a file of counts to optimize by.
PROFILE = "SITEGEN_BUILD_PROFILE"
# A section for each function, so that the linker can move it.
SECTIONS = ["-Xswiftc", "-Xfrontend", "-Xswiftc", "-function-sections", "-Xcc", "-ffunction-sections"]
if sys.platform != "linux":
    SECTIONS = []


def build(folder, product, *flags, **environment):
    command = ["swift", "build", "--configuration", "release", "--static-swift-stdlib", "--scratch-path", str(folder)]
    result = subprocess.run([*command, "--product", product, *SECTIONS, *flags], cwd=ROOT, env=os.environ | environment)
    if result.returncode:
        sys.exit(result.returncode)


def counted(training):
    """A file of counts, made in the scratch folder `training`."""
    build(training, "Training", **{PROFILE: ""})
    counts = training / "counts.profdata"
    counting.count(training / "release/Training", counts)
    return counts


def link_in_order(folder, **environment):
    """Links the program once more, with the functions that run side by side."""
    if not ordering.can_order():
        return print("there is no valgrind here: functions stay where they are", file=sys.stderr)
    listing = folder / "order.txt"
    try:
        ordering.order(folder / "release/sitegen", listing)
    except ordering.CannotOrder as reason:
        return print(f"{reason}\nfunctions stay where they are", file=sys.stderr)
    flags = ["-Xlinker", f"--symbol-ordering-file={listing}", "-Xlinker", "--no-warn-symbol-ordering"]
    build(folder, "sitegen", *flags, **environment)


def main(folder, products):
    os.environ["PKG_CONFIG_PATH"] = ":".join(filter(None, [static.prepare(folder / "static"), os.getenv("PKG_CONFIG_PATH")]))
    os.environ.pop(PROFILE, None)
    environment = {}
    if counting.profdata():
        environment[PROFILE] = str(counted(folder.with_name(folder.name + "-training")))
    else:
        print("there is no llvm-profdata of the compiler's here: building without counts", file=sys.stderr)
    for product in products:
        build(folder, product, **environment)
    if "sitegen" in products:
        link_in_order(folder, **environment)


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), sys.argv[2:])
