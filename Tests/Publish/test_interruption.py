"""Ctrl-C and a polite kill of `sitegen build`: the old site or the new one, nothing left behind, and words that say which."""

import signal
import subprocess
import unittest

from site_under_test import PROGRAM, Site


class InterruptionTests(unittest.TestCase):
    def setUp(self):
        self.site = Site()
        self.addCleanup(self.site.close)
        self.site.target(type="directory", to="www")
        self.site.build()
        self.old = self.site.built()
        for number in range(1500):
            self.site.write(f"content/more/m{number}.md", "---\ntitle: M\n---\n*Text*.\n")
        self.stage = self.site.folder / "public/.sitegen-stage"

    def interrupt(self, number, when):
        """Builds, and sends the signal as soon as a file is there."""
        program = subprocess.Popen(
            [PROGRAM, "build", "--now", "2026-06-01"], cwd=self.site.folder, stderr=subprocess.PIPE, text=True)
        while program.poll() is None and not when.exists():
            pass
        self.assertIsNone(program.returncode, "it was done before it could be interrupted")
        program.send_signal(number)
        said = program.communicate()[1]
        self.assertEqual(program.returncode, 128 + number, said)
        self.assertFalse(self.stage.exists())
        return said

    def test_before_the_switch_the_old_site_stays(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            said = self.interrupt(number, self.stage)
            self.assertIn("Interrupted: the output is as it was", said)
            self.assertEqual(self.site.built(), self.old)

    def test_during_the_switch_it_is_finished_first(self):
        said = self.interrupt(signal.SIGTERM, self.stage / "journal")
        self.assertIn("Interrupted: the new site is in place", said)
        names = self.site.built()
        self.assertGreater(len(names), len(self.old) + 1500 - 1)
        self.site.build()
        self.assertEqual(self.site.built(), names)

    def test_after_a_kill_during_the_switch_check_says_so(self):
        program = subprocess.Popen(
            [PROGRAM, "build", "--now", "2026-06-01"], cwd=self.site.folder, stderr=subprocess.DEVNULL)
        while program.poll() is None and not (self.stage / "journal").exists():
            pass
        program.kill()
        program.wait()
        self.assertTrue((self.stage / "journal").exists(), "it was done before it could be killed")
        done = self.site.run("check")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("a build was cut short", done.stderr)
        self.site.build()
        self.assertEqual(self.site.run("check").returncode, 0)


if __name__ == "__main__":
    unittest.main()
