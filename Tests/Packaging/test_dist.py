"""`make dist` and `make install`: what they write works where nothing else is."""

import re
import stat
import subprocess
import tarfile
import tempfile
import unittest
from pathlib import Path

import packed

FILES = [
    "bin/sitegen",
    "share/bash-completion/completions/sitegen",
    "share/doc/sitegen/CHANGELOG.md",
    "share/doc/sitegen/LICENSE",
    "share/doc/sitegen/README.md",
    "share/fish/vendor_completions.d/sitegen.fish",
    "share/man/man1/sitegen.1",
    "share/zsh/site-functions/_sitegen",
]


def run(*words, **options):
    return subprocess.run(words, check=True, capture_output=True, text=True, **options).stdout


class Tarball(unittest.TestCase):
    def setUp(self):
        self.tarball = packed.tarball()
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def unpacked(self):
        run("tar", "-xzf", self.tarball, "--strip-components=1", "-C", self.folder.name)
        return Path(self.folder.name)

    def test_name_says_version_and_machine(self):
        self.assertRegex(self.tarball.name, r"^sitegen-\d+\.\d+\.\d+-[a-z0-9_]+-[a-z]+\.tar\.gz$")

    def test_sums_are_right(self):
        run("sha256sum", "--check", "--strict", "SHA256SUMS", cwd=self.tarball.parent)

    def test_files_in_order_and_of_nobody(self):
        top = self.tarball.name.removesuffix(".tar.gz")
        with tarfile.open(self.tarball) as archive:
            entries = archive.getmembers()
        self.assertEqual([entry.name for entry in entries], [f"{top}/{file}" for file in FILES])
        for entry in entries:
            self.assertEqual((entry.uid, entry.gid, entry.uname, entry.mtime), (0, 0, "", 315_532_800))
            self.assertEqual(entry.mode, 0o755 if entry.name.endswith("bin/sitegen") else 0o644)

    def test_same_program_gives_same_bytes(self):
        again = packed.pack(self.folder.name)
        self.assertEqual(packed.digest(again), packed.digest(self.tarball))

    def test_program_runs_with_an_empty_environment(self):
        program = self.unpacked() / "bin/sitegen"
        said = run(program, "version", env={}, cwd="/")
        self.assertEqual(said, run(packed.PROGRAM, "version"))
        self.assertIn(said.split()[1], self.tarball.name)

    def test_completions_know_the_commands(self):
        folder = self.unpacked()
        script = folder / "share/bash-completion/completions/sitegen"
        run("bash", "-n", script)
        for path in [script, folder / "share/zsh/site-functions/_sitegen",
                     folder / "share/fish/vendor_completions.d/sitegen.fish"]:
            self.assertIn("embed", path.read_text(), path)

    def test_manual_has_every_command_and_flag(self):
        text = (self.unpacked() / "share/man/man1/sitegen.1").read_text()
        self.assertTrue(text.isascii())
        for name in ["build", "check", "init", "new", "list", "feed", "embed", "config", "clean", "version"]:
            self.assertIn(f'.SS "{name}"', text)
        self.assertIn("\\fB\\-s, \\-\\-source\\fR \\fIdir\\fR".replace(", ", "\\fR, \\fB"), text)
        # A request must be one that `man` knows.
        self.assertEqual(set(re.findall(r"^[.'](\w*)", text, re.M)), {"TH", "SH", "SS", "TP", "PP", "br"})


class Install(unittest.TestCase):
    def test_into_a_prefix_below_another_root(self):
        with tempfile.TemporaryDirectory() as root:
            for _ in range(2):
                packed.make("install", f"DESTDIR={root}", "PREFIX=/opt/sitegen")
            top = Path(root, "opt/sitegen")
            found = sorted(str(path.relative_to(top)) for path in top.rglob("*") if path.is_file())
            self.assertEqual(found, FILES)
            self.assertEqual(stat.S_IMODE((top / "bin/sitegen").stat().st_mode), 0o755)
            self.assertTrue(run(top / "bin/sitegen", "version").startswith("sitegen "))


if __name__ == "__main__":
    unittest.main()
