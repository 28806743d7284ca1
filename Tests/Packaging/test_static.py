"""What the linker is told, so that the program carries its libraries with it."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import packed

CALL = "import pathlib, sys, static; print(static.prepare(pathlib.Path(sys.argv[1])))"


class Static(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def script(self, **environment):
        return subprocess.run(
            ["python3", "-B", "-c", CALL, self.folder], cwd=packed.ROOT / "Packaging", env={**os.environ, **environment},
            check=True, capture_output=True, text=True)

    def flags(self, *words):
        path = {"PKG_CONFIG_PATH": str(self.folder)}
        done = subprocess.run(
            ["pkg-config", *words, "libxml-2.0", "libcmark"], env={**os.environ, **path}, check=True, capture_output=True,
            text=True)
        return done.stdout.split()

    def test_libraries_come_from_archives_with_all_that_they_need(self):
        for _ in range(2):
            said = self.script()
        self.assertEqual(said.stdout, f"{self.folder}\n")
        flags = self.flags("--libs")
        self.assertEqual(flags[:2], [f"-L{self.folder}", "-lxml2"])
        for flag in flags:
            name = flag.removeprefix("-l")
            if flag.startswith("-l") and name != "m":
                self.assertTrue((self.folder / f"lib{name}.a").exists(), flag)

    def test_headers_are_found_as_before(self):
        before = subprocess.run(
            ["pkg-config", "--cflags", "libxml-2.0", "libcmark"], check=True, capture_output=True, text=True)
        self.script()
        self.assertEqual(self.flags("--cflags"), before.stdout.split())

    def test_without_archives_the_system_stays_in_charge(self):
        tools = self.folder / "tools"
        tools.mkdir()
        (tools / "pkg-config").symlink_to(shutil.which("pkg-config"))
        # Not what PATH names: that may be a script, which needs programs of its own.
        (tools / "python3").symlink_to(Path(sys.executable).resolve())
        said = self.script(PATH=str(tools))
        self.assertIn("libcmark stays a library of the system: no libcmark.a is here\n", said.stderr)
        self.assertEqual(list(self.folder.glob("*.pc")), [])


if __name__ == "__main__":
    unittest.main()
