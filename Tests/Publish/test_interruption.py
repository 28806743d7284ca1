"""Ctrl-C and a polite kill of `sitegen build`: the old site or the new one, nothing left behind, and words that say which."""

import os
import select
import shlex
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
        self.edit("Text")
        self.stage = self.site.folder / "public/.sitegen-stage"

    def edit(self, word):
        for number in range(1500):
            self.site.write(f"content/more/m{number}.md", f"---\ntitle: M\n---\n*{word}*.\n")

    def interrupt(self, number, when):
        """Builds, and sends the signal as soon as a file is there. On a busy machine that may be seen too late: then again."""
        for attempt in range(20):
            if said := self.interrupt_once(number, when):
                return said
            self.old = self.site.built()
            self.edit(f"Again {attempt}")
        return self.fail("it was always done before it could be interrupted")

    def begin(self, when):
        """Builds, until a file is there."""
        program = subprocess.Popen(
            [PROGRAM, "build", "--now", "2026-06-01"], cwd=self.site.folder, stderr=subprocess.PIPE, text=True)
        while program.poll() is None and not when.exists():
            pass
        return program

    def interrupt_once(self, number, when):
        """What it said; nothing when it was done before."""
        program = self.begin(when)
        program.send_signal(number)
        said = program.communicate()[1]
        if program.returncode == 0:
            return ""
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
        self.assertNotEqual(names, self.old)
        self.assertGreater(len(names), 1500)
        self.site.build()
        self.assertEqual(self.site.built(), names)

    def kill(self, when):
        """As `interrupt`, with a signal that nobody can hear."""
        for attempt in range(20):
            program = self.begin(when)
            program.kill()
            program.communicate()
            if when.exists():
                return
            self.edit(f"Again {attempt}")
        self.fail("it was always done before it could be killed")

    def test_after_a_kill_during_the_switch_check_says_so(self):
        self.kill(self.stage / "journal")
        done = self.site.run("check")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("a build was cut short", done.stderr)
        self.site.build()
        self.assertEqual(self.site.run("check").returncode, 0)


class PublishInterruptionTests(unittest.TestCase):
    """A publish that is told to end stops the programs that it has started: they would go on beside the next one."""

    def setUp(self):
        self.site = Site()
        self.addCleanup(self.site.close)

    def hear(self):
        """Under nohup the end of a terminal is ignored, and by all that is started there."""
        signal.signal(signal.SIGHUP, signal.SIG_DFL)

    def interrupt(self, *numbers):
        """Publishes by a command that waits for ever, and sends the signals when that has begun."""
        self.site.target(type="command", run="echo begun; { sleep 1000 & echo $! > child; wait; }; touch ended")
        self.site.build()
        child = self.site.folder / "child"
        child.unlink(missing_ok=True)
        program = subprocess.Popen(
            [PROGRAM, "publish"], cwd=self.site.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True, preexec_fn=self.hear)
        while program.poll() is None and not (child.exists() and child.read_text().endswith("\n")):
            pass
        inner = os.pidfd_open(int(child.read_text()))
        self.addCleanup(os.close, inner)
        for number in numbers:
            program.send_signal(number)
        said = program.communicate()[1]
        return program.returncode, said, inner

    def test_the_command_ends_with_all_that_it_started(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            code, said, inner = self.interrupt(number)
            self.assertEqual(code, 128 + number, said)
            self.assertTrue(said.endswith("Interrupted: publish again, and it goes on where it stopped\n"), said)
            self.assertNotIn("error", said)
            self.assertFalse((self.site.folder / "ended").exists())
            self.assertTrue(select.select([inner], [], [], 60)[0], "what the command had started goes on")

    def test_what_is_being_published_is_not_built(self):
        self.site.target(
            type="command",
            run=f"cd {self.site.folder}; touch content/new.md; {shlex.quote(str(PROGRAM))} build 2>&1; echo ended with $?")
        self.site.build()
        said = self.site.run("publish").stderr
        self.assertIn("error: another build, or a publish, is working on ./public", said)
        self.assertIn("ended with 73", said)


if __name__ == "__main__":
    unittest.main()
