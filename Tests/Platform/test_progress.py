"""What a person at a terminal sees of an upload."""

import os
import pty
import re
import subprocess
import threading
import unittest

from platform_under_test import PROGRAM
from upload_trial import PIECE, UploadTrial

import uploads


class Terminals(UploadTrial):
    def watch(self, *words, until=None, then=lambda: None):
        """All that the command writes to a terminal; `then` is called when it has written what `until` finds."""
        master, slave = pty.openpty()
        self.addCleanup(os.close, master)
        program = subprocess.Popen(
            [PROGRAM, "upload", *words, "--chunk-size", str(PIECE)], cwd=self.folder, env=self.environment(),
            stdout=subprocess.DEVNULL, stderr=slave)
        os.close(slave)
        text = ""
        with program:
            while True:
                try:
                    piece = os.read(master, 65_536)
                except OSError:
                    break
                if not piece:
                    break
                text += piece.decode(errors="replace")
                if until and re.search(until, text):
                    until = None
                    then()
        self.assertEqual(program.returncode, 0, text)
        return text

    def test_rate_and_time_left(self):
        """The third piece of four is not confirmed before both were shown."""
        for name in ("pier.mp4", "a film with a name that is too long.mp4"):
            self.media(name, 4)
        seen = threading.Event()
        self.addCleanup(seen.set)
        answer, depot = uploads.say, self.depot

        def hold(handler, status, text):
            if handler.headers["Content-Range"].startswith(f"bytes {2 * PIECE}-"):
                seen.wait(60)
            answer(handler, status, text)

        uploads.say = hold
        self.addCleanup(setattr, uploads, "say", answer)
        line = r"pier\.mp4                 █{15}░{5}  75%  \d+(\.\d)? [kM]?B/s  0:\d\d left\r\n"
        said = self.watch("pier.mp4", "a film with a name that is too long.mp4", until=line, then=seen.set)
        self.assertRegex(said, line)
        self.assertRegex(said, r"a film with a name that… █{15}░{5}  75%  ")
        self.assertEqual(len(depot.stored), 2)
        # Nothing of the bars is left behind.
        self.assertRegex(said.split("\x1b[J")[-1], r"\A  \S.*: uploaded as \S+ \(262\.1 kB\)\r\n\Z")

    def test_waiting(self):
        self.media()
        self.upload("pier.mp4")
        self.account.preparing[self.depot.stored[0].rid] = 1
        said = self.watch("pier.mp4", "--wait")
        self.assertIn("\r  waiting for renditions: 0 of 1 asset ready, 0:0", said)
        self.assertRegex(said, r"\r\x1b\[K  1 asset is ready \([\d.]+ m?s\)\r\n\Z")


if __name__ == "__main__":
    unittest.main()
