"""`type: rclone` with the real rclone: WebDAV and SFTP by `rclone serve`, S3 by moto."""

import subprocess
import sys
import unittest
import urllib.request

from site_under_test import LIST, Site, files, free_port, wait_until_listening


class Folder:
    """What rclone serves, looked at from behind."""

    def __init__(self, kind, root):
        self.path = root / "www"
        self.path.mkdir()
        self.config = root / "rclone.conf"
        self.port = free_port()
        words = ["rclone", "serve", kind, self.path, "--addr", f"127.0.0.1:{self.port}", "--config", "/dev/null"]
        # We look and write behind its back.
        words += ["--dir-cache-time", "0s"]
        if kind == "webdav":
            self.config.write_text(f"[host]\ntype = webdav\nurl = http://127.0.0.1:{self.port}\nvendor = other\n")
        else:
            words += ["--user", "ada", "--pass", "sesame-open"]
            hidden = subprocess.run(["rclone", "obscure", "sesame-open"], capture_output=True, text=True, check=True)
            self.config.write_text(
                f"[host]\ntype = sftp\nhost = 127.0.0.1\nport = {self.port}\nuser = ada\npass = {hidden.stdout}\n")
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until_listening(self.port, self.process)

    def stop(self):
        self.process.terminate()
        self.process.wait()


class RcloneTests(unittest.TestCase):
    def setUp(self):
        self.site = Site()
        self.addCleanup(self.site.close)

    def serve(self, kind):
        host = Folder(kind, self.site.root)
        self.addCleanup(host.stop)
        self.site.target(type="rclone", to='"host:films"', config="../rclone.conf")
        self.site.build()
        return host

    def publish(self, *words, code=0, **variables):
        done = self.site.run("publish", *words, **variables)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def test_webdav(self):
        host = self.serve("webdav")
        www = host.path / "films"
        self.publish("--dry-run")
        self.assertFalse(www.exists())
        self.publish()
        self.assertEqual(files(www), self.site.built())
        self.assertIn("Nothing to publish", self.publish())
        (www / "films/notes.txt").write_text("of somebody else")
        (self.site.folder / "content/films/aurora.md").unlink()
        self.site.write("content/films/söder ön.md", "---\ntitle: South\n---\nGrey.\n")
        self.site.build()
        self.assertIn("1 to delete", self.publish())
        self.assertEqual(files(www), self.site.built() | {"films/notes.txt": b"of somebody else"})
        self.assertFalse((www / "films/aurora").exists(), "an empty folder stays")
        self.site.write("static/films/notes.txt", "ours")
        self.site.build()
        self.assertIn("in the way: films/notes.txt", self.publish(code=73))
        self.assertEqual((www / "films/notes.txt").read_text(), "of somebody else")
        (www / LIST).write_bytes(b"")
        self.publish()
        self.assertEqual(files(www), self.site.built())

    def test_files_and_folders_change_places(self):
        host = self.serve("webdav")
        self.site.change_files_into_folders(self.publish)
        self.assertEqual(files(host.path / "films"), self.site.built())

    def test_a_change_that_keeps_the_length(self):
        host = self.serve("webdav")
        self.site.write("static/a.css", "one")
        self.site.build()
        self.publish()
        self.site.write("static/a.css", "two")
        self.site.build()
        self.publish()
        self.assertEqual((host.path / "films/a.css").read_text(), "two")

    def test_sftp(self):
        host = self.serve("sftp")
        self.publish()
        self.assertEqual(files(host.path / "films"), self.site.built())
        (self.site.folder / "content/films/aurora.md").unlink()
        self.site.build()
        self.publish()
        self.assertEqual(files(host.path / "films"), self.site.built())

    def test_a_host_that_is_away_and_a_remote_that_is_none(self):
        host = self.serve("webdav")
        host.stop()
        self.assertIn("cannot be reached", self.publish(code=69))
        self.site.target(type="rclone", to='"elsewhere:films"', config="../rclone.conf")
        self.assertIn("rclone does not know the remote", self.publish(code=78))

    def test_goes_on_after_a_kill(self):
        host = self.serve("webdav")
        www = host.path / "films"
        self.publish()
        self.site.write("static/a.css", "a")
        (self.site.folder / "content/films/aurora.md").unlink()
        self.site.write("content/_index.md", "Changed.\n")
        self.site.build()
        calls = 1
        while not self.site.publishes_before("rclone", calls):
            calls += 1
            known = {line.split(" ", 2)[2] for line in (www / LIST).read_text().splitlines()[2:]}
            self.assertLessEqual(set(files(www)), known, "a file of ours is not in the list")
        self.assertGreater(calls, 4)
        self.assertEqual(files(www), self.site.built())


class StorageTests(unittest.TestCase):
    """S3, where headers of files are kept."""

    def test_s3(self):
        site = Site()
        self.addCleanup(site.close)
        port = free_port()
        server = subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        wait_until_listening(port, server)
        config = site.root / "rclone.conf"
        config.write_text(
            f"[s3]\ntype = s3\nprovider = Other\nendpoint = http://127.0.0.1:{port}\nregion = us-east-1\n"
            "env_auth = true\nno_check_bucket = true\nacl = public-read\n")
        keys = {"AWS_ACCESS_KEY_ID": "ada", "AWS_SECRET_ACCESS_KEY": "sesame-open"}
        put = urllib.request.Request(f"http://127.0.0.1:{port}/films", method="PUT")
        urllib.request.urlopen(put).close()
        site.target(
            type="rclone", to='"s3:films/www"', config="../rclone.conf",
            cache_control='{ pages: "public, max-age=60", assets: "public, max-age=86400" }')
        site.build()
        for change in (None, "Changed.\n"):
            if change:
                site.write("content/_index.md", change)
                (site.folder / "content/films/aurora.md").unlink()
                site.build()
            done = site.run("publish", **keys)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertNotIn("sesame", done.stderr)
            listed = subprocess.run(
                ["rclone", "--config", config, "lsf", "-R", "--files-only", "s3:films/www"], env={"PATH": "/usr/bin", **keys},
                capture_output=True, text=True, check=True)
            self.assertEqual(set(listed.stdout.splitlines()) - {LIST}, set(site.built()))
        self.assertIn("Nothing to publish", site.run("publish", **keys).stderr)
        page = urllib.request.urlopen(f"http://127.0.0.1:{port}/films/www/index.html")
        self.assertEqual(page.read(), site.built()["index.html"])
        self.assertEqual(page.headers["Cache-Control"], "public, max-age=60")
        self.assertTrue(page.headers["Content-Type"].startswith("text/html"), page.headers["Content-Type"])
        style = next(name for name in site.built() if name.endswith(".css"))
        sent = urllib.request.urlopen(f"http://127.0.0.1:{port}/films/www/{style}")
        self.assertEqual(sent.headers["Cache-Control"], "public, max-age=86400")
        self.assertTrue(sent.headers["Content-Type"].startswith("text/css"), sent.headers["Content-Type"])


if __name__ == "__main__":
    unittest.main()
