"""`type: directory`: the folder is switched in one step, whatever happens before."""

import fcntl
import os
import resource
import signal
import subprocess
import unittest

from site_under_test import LIST, PROGRAM, Site, files


class DirectoryTests(unittest.TestCase):
    way = "rename"

    def setUp(self):
        self.site = Site()
        self.addCleanup(self.site.close)
        self.www = self.site.root / "www"
        self.site.target(type="directory", to="../www", switch=self.way)
        self.site.build()

    def publish(self, *words, code=0, **variables):
        done = self.site.run("publish", *words, **variables)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def limited(self, size):
        """A publish that cannot write a file larger than `size`."""
        def prepare():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

        return subprocess.run(
            [PROGRAM, "publish"], cwd=self.site.folder, env={"PATH": os.environ["PATH"], "NO_COLOR": "1"},
            capture_output=True, text=True, restore_signals=False, preexec_fn=prepare)

    def killed_at(self, line):
        """Whether a publish was killed when it said its n-th line, and not done before."""
        process = subprocess.Popen(
            [PROGRAM, "publish"], cwd=self.site.folder, env={"PATH": os.environ["PATH"], "NO_COLOR": "1"},
            stderr=subprocess.PIPE, text=True)
        with process.stderr:
            said = [process.stderr.readline() for _ in range(line)]
            process.kill()
        process.wait()
        return said[-1] != ""

    def change(self):
        """The next site: media of growing size, a page less, another changed."""
        for number in range(1, 9):
            self.site.write(f"static/media/{number}.bin", str(number) * 5000 * number)
        (self.site.folder / "content/films/aurora.md").unlink()
        self.site.write("content/_index.md", "Changed.\n")
        self.site.build()

    def test_sends_everything_and_then_what_has_changed(self):
        self.assertIn("new, 0 changed", self.publish())
        self.assertEqual(files(self.www), self.site.built())
        self.assertIn("Nothing to publish", self.publish())
        self.change()
        self.assertIn("1 to delete", self.publish())
        self.assertEqual(files(self.www), self.site.built())

    def test_a_kill_at_each_step(self):
        self.publish()
        old = files(self.www)
        self.change()
        line = 1
        while self.killed_at(line):
            self.assertIn(files(self.www), (old, self.site.built()), "visitors see something in between")
            line += 1
        # One that was killed when its work was done leaves nothing to the next but to tidy up, which it does.
        self.assertIn("Nothing to publish", self.publish())
        self.assertEqual(self.leftovers(), set())
        self.site.write("content/_index.md", "Changed again.\n")
        self.site.build()
        self.publish()
        self.assertEqual(files(self.www), self.site.built())
        self.assertEqual(self.leftovers(), set())

    def test_a_disk_that_is_full(self):
        self.publish()
        old = files(self.www)
        self.change()
        for size in (0, 100, 2000, 12_000, 30_000):
            done = self.limited(size)
            self.assertEqual(done.returncode, 73, done.stderr)
            self.assertRegex(done.stderr, r"error: .* cannot be written or read: larger than a file may be")
            self.assertEqual(files(self.www), old)
            self.assertEqual(self.leftovers(), set(), "a full disk is not left fuller")
        self.publish()
        self.assertEqual(files(self.www), self.site.built())

    def test_files_of_others(self):
        self.publish()
        (self.www / "notes.txt").write_text("of somebody else")
        self.change()
        self.assertIn("holds files that sitegen did not put there: notes.txt", self.publish(code=73))
        self.assertEqual((self.www / "notes.txt").read_text(), "of somebody else")
        (self.www / "notes.txt").unlink()
        self.publish()
        self.assertEqual(files(self.www), self.site.built())

    def test_two_at_once(self):
        # As another publish or a build of this site holds it.
        lock = os.open(self.site.public, os.O_RDONLY)
        self.addCleanup(os.close, lock)
        fcntl.flock(lock, fcntl.LOCK_EX)
        self.assertIn("a build or another publish is working on", self.publish(code=73))
        self.assertFalse((self.www / LIST).exists())
        fcntl.flock(lock, fcntl.LOCK_UN)
        self.publish()

    def test_two_sites_at_once(self):
        name = ".www.sitegen" if self.way == "rename" else "www.releases"
        workshop = self.site.root / name
        workshop.mkdir()
        lock = os.open(workshop, os.O_RDONLY)
        self.addCleanup(os.close, lock)
        fcntl.flock(lock, fcntl.LOCK_EX)
        self.assertIn(f"another publish is writing into {workshop}", self.publish(code=73))
        self.assertFalse(self.www.exists())
        fcntl.flock(lock, fcntl.LOCK_UN)
        self.publish()
        self.assertEqual(files(self.www), self.site.built())

    def test_a_folder_that_cannot_be_had(self):
        self.site.target(type="directory", to="../none/www", switch=self.way)
        self.assertIn("there is no folder", self.publish(code=69))
        (self.site.root / "file").write_text("x")
        self.site.target(type="directory", to="../file", switch=self.way)
        self.assertIn("is a file, where a folder must be", self.publish(code=73))
        self.assertEqual((self.site.root / "file").read_text(), "x")

    def leftovers(self):
        """What lies beside the folder and is of no use."""
        return {path.name for path in self.site.root.iterdir()} - {"site", "www", "www.releases", "file", "tmp"}


class SymlinkTests(DirectoryTests):
    way = "symlink"

    def test_old_releases_go(self):
        for number in range(5):
            self.site.write("content/_index.md", f"Number {number}.\n")
            self.site.build()
            self.publish()
        self.assertTrue(self.www.is_symlink())
        self.assertEqual(len(list((self.site.root / "www.releases").iterdir())), 3)
        self.assertEqual(files(self.www), self.site.built())


if __name__ == "__main__":
    unittest.main()
