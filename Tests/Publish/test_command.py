"""`type: command`, and `--verify` for a folder that is served on loopback."""

import functools
import threading
import unittest
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from site_under_test import Site, files


class CommandTests(unittest.TestCase):
    def setUp(self):
        self.site = Site()
        self.addCleanup(self.site.close)

    def publish(self, command, *words, code=0, **variables):
        self.site.target(type="command", run=command)
        self.site.build()
        done = self.site.run("publish", *words, **variables)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def test_gets_the_folder_and_runs_in_that_of_the_site(self):
        said = self.publish("""'cp -r "$PUBLISH_DIR" ../www && echo "$PUBLISH_TARGET at $PUBLISH_BASE_URL in $(pwd -P)" '""")
        self.assertEqual(files(self.site.root / "www", without=".sitegen"), self.site.built())
        self.assertIn(f"production at https://northlight.example/ in {self.site.folder.resolve()}\n", said)
        self.assertIn("Published by the command of 'production'", said)

    def test_a_dry_run_runs_nothing(self):
        self.assertIn("files (", self.publish("touch ../done", "--dry-run"))
        self.assertFalse((self.site.root / "done").exists())

    def test_how_it_ends(self):
        for status, code in ((1, 69), (69, 69), (73, 73), (78, 78)):
            with self.subTest(status=status):
                self.publish(f"exit {status}", code=code)
        self.assertIn("cannot be run", self.publish("no-such-program-here", code=78))

    def test_secrets_are_not_repeated(self):
        said = self.publish("'echo \"sent with ${DEPLOY_TOKEN}\" >&2'", DEPLOY_TOKEN="sesame-open")
        self.assertIn("sent with ***", said)
        shown = self.site.run("config", DEPLOY_TOKEN="sesame-open")
        self.assertNotIn("sesame", shown.stdout)


class Pages(SimpleHTTPRequestHandler):
    def log_message(self, format, *args):
        pass


class VerifyTests(unittest.TestCase):
    def setUp(self):
        self.site = Site()
        self.addCleanup(self.site.close)
        self.www = self.site.root / "www"
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Pages, directory=self.www))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.site.target(type="directory", to="../www", url=f'"http://127.0.0.1:{server.server_address[1]}/"')
        self.site.build()

    def test_compares_what_visitors_get(self):
        done = self.site.run("publish", "--verify")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("files fetched and compared: as published", done.stderr)
        (self.www / "index.html").write_text("an older page")
        done = self.site.run("publish", "--verify")
        self.assertEqual(done.returncode, 69, done.stderr)
        self.assertIn("/ shows something else", done.stderr)
        done = self.site.run("publish", "--force", "--verify")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_site_that_visitors_do_not_find(self):
        self.site.target(type="directory", to="../www", url='"http://127.0.0.1:9/"')
        done = self.site.run("publish", "--verify")
        self.assertEqual(done.returncode, 69, done.stderr)
        self.assertIn("published, but http://127.0.0.1:9/ cannot be fetched", done.stderr)


if __name__ == "__main__":
    unittest.main()
