"""`type: rsync` with a real rsync: over ssh to a server on loopback, and to a folder of the machine."""

import getpass
import os
import resource
import shutil
import subprocess
import unittest

from cutting import Cutting
from site_under_test import LIST, PROGRAM, Site, files, free_port, wait_until_listening


class Server:
    """An OpenSSH server with keys that live as long as it does."""

    def __init__(self, folder):
        self.port = free_port()
        self.key = folder / "client key"
        self.other_key = folder / "other"
        self.config = folder / "ssh config"
        for key in (folder / "host", self.key, self.other_key):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
        authorized = folder / "authorized_keys"
        shutil.copy(self.key.with_suffix(".pub"), authorized)
        known = folder / "known_hosts"
        known.write_text(f"[127.0.0.1]:{self.port} {(folder / 'host.pub').read_text()}")
        self.config.write_text(f"UserKnownHostsFile {known}\n")
        settings = [
            "ListenAddress=127.0.0.1", f"Port={self.port}", f"HostKey={folder / 'host'}", "PidFile=none",
            f"AuthorizedKeysFile={authorized}", "StrictModes=no", "UsePAM=no", "PermitRootLogin=yes",
            "PasswordAuthentication=no",
        ]
        if os.getuid() == 0:
            # Where it becomes nobody before a visitor is known.
            os.makedirs("/run/sshd", mode=0o755, exist_ok=True)
        words = [word for setting in settings for word in ("-o", setting)]
        self.process = subprocess.Popen(
            [shutil.which("sshd", path="/usr/sbin:/usr/local/sbin:" + os.environ["PATH"]), "-D", "-f", "/dev/null", *words],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until_listening(self.port, self.process)

    def stop(self):
        self.process.terminate()
        self.process.wait()


class RsyncTests(unittest.TestCase):
    def setUp(self):
        self.site = Site()
        self.addCleanup(self.site.close)
        self.www = self.site.root / "www"
        keys = self.site.root / "keys"
        keys.mkdir()
        self.server = Server(keys)
        self.addCleanup(self.server.stop)
        self.aim()
        self.site.build()

    def aim(self, **other):
        target = {
            "type": "rsync", "to": f'"{getpass.getuser()}@127.0.0.1:{self.www}"', "port": self.server.port,
            "key": f'"{self.server.key}"', "ssh_config": f'"{self.server.config}"',
        }
        self.site.target(**(target | other))

    def publish(self, *words, code=0, **variables):
        done = self.site.run("publish", *words, **variables)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def test_sends_everything_and_then_what_has_changed(self):
        said = self.publish()
        self.assertIn("new, 0 changed", said)
        self.assertEqual(files(self.www), self.site.built())
        self.assertIn("Nothing to publish", self.publish())
        (self.site.folder / "content/films/aurora.md").unlink()
        self.site.write("content/films/söder ön.md", "---\ntitle: South\n---\nGrey.\n")
        self.site.build()
        said = self.publish("-v")
        self.assertIn("- films/aurora/index.html", said)
        self.assertIn("~ films/söder-ön/index.html", said)
        self.assertEqual(files(self.www), self.site.built())
        self.assertFalse((self.www / "films/aurora").exists(), "an empty folder stays")

    def test_files_and_folders_change_places(self):
        self.site.change_files_into_folders(self.publish)
        self.assertEqual(files(self.www), self.site.built())
        self.assertIn("Nothing to publish", self.publish())

    def test_folders_in_folders_go_with_their_last_file(self):
        for name in ("a/one.txt", "a/b/c/two.txt", "a/b/d/three.txt"):
            self.site.write(f"static/{name}", "x")
        self.site.build()
        self.publish()
        shutil.rmtree(self.site.folder / "static/a")
        self.site.build()
        self.assertIn("3 deleted", self.publish())
        self.assertFalse((self.www / "a").exists())
        self.assertEqual(files(self.www), self.site.built())

    def test_names_that_lists_take_for_something_else(self):
        for name in ("#one.txt", ";two.txt", "#a/three.txt", "a b.txt", "-x.txt", "[q]*?.txt", "%41.txt"):
            self.site.write(f"static/{name}", name)
        self.site.build()
        self.publish()
        self.assertEqual(files(self.www), self.site.built())
        self.site.write("static/;two.txt", "other")
        (self.site.folder / "static/#one.txt").unlink()
        shutil.rmtree(self.site.folder / "static/#a")
        self.site.build()
        self.publish()
        self.assertEqual(files(self.www), self.site.built())
        self.assertFalse((self.www / "#a").exists())

    def test_a_strangers_file_of_such_a_name_stays(self):
        self.publish()
        (self.www / "#one.txt").write_text("of somebody else")
        self.site.write("static/#one.txt", "ours")
        self.site.build()
        self.assertIn("in the way: #one.txt", self.publish(code=73))
        self.assertEqual((self.www / "#one.txt").read_text(), "of somebody else")

    def test_a_dry_run_changes_nothing(self):
        self.assertIn("new, 0 changed", self.publish("--dry-run"))
        self.assertFalse(self.www.exists())

    def test_what_others_put_there_stays(self):
        self.publish()
        (self.www / "films/aurora/notes.txt").write_text("of somebody else")
        (self.www / "films/comments.html").write_text("of somebody else")
        (self.site.folder / "content/films/aurora.md").unlink()
        self.site.write("static/films/comments.html", "ours")
        self.site.build()
        said = self.publish(code=73)
        self.assertIn("in the way: films/comments.html", said)
        self.assertEqual((self.www / "films/comments.html").read_text(), "of somebody else")
        self.assertTrue((self.www / "films/aurora/index.html").exists(), "it began all the same")
        (self.site.folder / "static/films/comments.html").unlink()
        self.site.build()
        self.publish()
        self.assertEqual((self.www / "films/aurora/notes.txt").read_text(), "of somebody else")
        self.assertEqual((self.www / "films/comments.html").read_text(), "of somebody else")
        self.assertFalse((self.www / "films/aurora/index.html").exists())

    def test_a_folder_can_be_handed_over(self):
        self.www.mkdir()
        (self.www / "index.html").write_text("of somebody else")
        (self.www / "other.html").write_text("of somebody else")
        self.assertIn("in the way: index.html", self.publish(code=73))
        (self.www / LIST).touch()
        self.publish()
        self.assertEqual(files(self.www), self.site.built() | {"other.html": b"of somebody else"})

    def test_a_wrong_key_and_a_host_that_is_away(self):
        self.aim(key=f'"{self.server.other_key}"')
        said = self.publish(code=69)
        self.assertIn("Permission denied", said)
        self.assertIn("name the file with the right private key", said)
        self.aim(port=free_port())
        self.assertIn("cannot be reached", self.publish(code=69))
        self.assertFalse(self.www.exists())

    def test_a_host_whose_fingerprint_is_not_known(self):
        self.server.config.write_text("UserKnownHostsFile /dev/null\n")
        self.assertIn("compare the fingerprint", self.publish(code=69))

    def test_a_host_with_another_key_than_before(self):
        known = self.server.config.parent / "known_hosts"
        known.write_text(f"[127.0.0.1]:{self.server.port} {self.server.other_key.with_suffix('.pub').read_text()}")
        said = self.publish(code=69)
        self.assertIn(f"the key of [127.0.0.1]:{self.server.port} has changed", said)
        self.assertIn(f"-R '[127.0.0.1]:{self.server.port}'", said)
        self.assertNotIn("@@@", said)
        self.assertFalse(self.www.exists())

    def test_a_host_that_breaks_off_halfway(self):
        self.publish()
        way = Cutting(self.server.port)
        self.addCleanup(way.close)
        known = self.server.config.parent / "known_hosts"
        known.write_text(known.read_text() + known.read_text().replace(f":{self.server.port}", f":{way.port}"))
        self.aim(port=way.port)
        for number in range(6):
            self.site.write(f"static/{number}.bin", os.urandom(20_000).hex())
        self.site.write("content/new.md", "---\ntitle: New\n---\n[film](/films/aurora/)\n")
        self.site.write("content/_index.md", "Changed.\n")
        self.site.build()
        for count in (0, 3000, 6000, 50_000, 120_000, 200_000):
            way.cut_after(count)
            said = self.publish(code=69)
            self.assertIn("error: ", said)
            check_pages(self, self.www)
        way.cut_after(None)
        self.publish()
        self.assertEqual(files(self.www), self.site.built())

    def test_a_host_whose_disk_is_full(self):
        self.publish()
        old = files(self.www)
        self.site.write("static/a.bin", os.urandom(20_000).hex())
        self.site.write("content/_index.md", "Changed.\n")
        self.site.build()
        # What the server starts may write no larger files.
        resource.prlimit(self.server.process.pid, resource.RLIMIT_FSIZE, (8000, resource.RLIM_INFINITY))
        self.assertIn("error: ", self.publish(code=73))
        self.assertEqual(files(self.www)["index.html"], old["index.html"], "pages come after what they name")
        check_pages(self, self.www)
        resource.prlimit(self.server.process.pid, resource.RLIMIT_FSIZE, (-1, -1))
        self.publish()
        self.assertEqual(files(self.www), self.site.built())

    def test_a_folder_that_cannot_be_written(self):
        (self.site.root / "file").write_text("x")
        self.aim(to=f'"127.0.0.1:{self.site.root}/file/www"')
        self.assertIn("cannot be", self.publish(code=73))

    def test_two_at_once_are_refused(self):
        tools = self.site.root / "tools"
        tools.mkdir()
        wrapper = tools / "rsync"
        # The first call of the first publish runs a second one.
        said = self.site.root / "said"
        wrapper.write_text(
            f'#!/bin/sh\n[ -e "{said}" ] || {{ : > "{said}"; "$PROGRAM" publish >"{said}" 2>&1; echo $? >> "{said}"; }}\n'
            f'exec {shutil.which("rsync")} "$@"\n')
        wrapper.chmod(0o755)
        self.publish(PATH=f"{tools}:{os.environ['PATH']}", PROGRAM=PROGRAM)
        self.assertIn("another publish is working on", said.read_text())
        self.assertTrue(said.read_text().endswith("\n73\n"), said.read_text())

    def test_a_list_of_another_publish_is_not_overwritten(self):
        """Somebody elsewhere begins while we send."""
        self.publish()
        self.site.write("static/a.css", "a")
        self.site.write("content/_index.md", "Changed.\n")
        self.site.build()
        tools = self.site.root / "tools"
        tools.mkdir()
        wrapper = tools / "rsync"
        theirs = f"sitegen published 1\ntheirs\n"
        wrapper.write_text(
            f'#!/bin/sh\n"{shutil.which("rsync")}" "$@" || exit $?\n'
            f'case "$*" in *--checksum*--times*|*--times*--checksum*) printf "{theirs}" > "{self.www / LIST}";; esac\n')
        wrapper.chmod(0o755)
        said = self.publish(code=73, PATH=f"{tools}:{os.environ['PATH']}")
        self.assertIn("somebody else has begun to publish", said)
        self.assertEqual((self.www / LIST).read_text(), theirs)

    def test_without_rsync(self):
        tools = self.site.root / "tools"
        tools.mkdir()
        self.assertIn("rsync is needed for this target", self.publish(code=69, PATH=tools))


class LocalRsyncTests(unittest.TestCase):
    def test_writes_into_a_folder_that_others_use(self):
        site = Site()
        self.addCleanup(site.close)
        www = site.root / "www"
        (www / ".well-known").mkdir(parents=True)
        (www / ".well-known/proof").write_text("x")
        site.target(type="rsync", to="../www")
        site.build()
        self.assertEqual(site.run("publish").returncode, 0)
        self.assertEqual(files(www), site.built() | {".well-known/proof": b"x"})
        site.target(type="rsync", to="content")
        self.assertEqual(site.run("publish").returncode, 78)


class KillTests(unittest.TestCase):
    def setUp(self):
        self.site = Site()
        self.addCleanup(self.site.close)
        self.www = self.site.root / "www"
        self.site.target(type="rsync", to="../www")
        self.site.build()

    def publish(self):
        done = self.site.run("publish")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_goes_on_after_a_kill(self):
        """rsync is replaced by one that ends the program at its n-th call, once it has done its work."""
        self.publish()
        self.first_list = (self.www / LIST).read_bytes()
        for name in ("a.css", "b.css"):
            self.site.write(f"static/{name}", name)
        (self.site.folder / "content/films/aurora.md").unlink()
        self.site.write("content/_index.md", "Changed.\n")
        self.site.build()
        old = files(self.www)
        calls = 0
        while True:
            calls += 1
            shutil.rmtree(self.www)
            for name, contents in old.items():
                file = self.www / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(contents)
            (self.www / LIST).write_bytes(self.first_list)
            if self.site.publishes_before("rsync", calls):
                break
            known = {line.split(" ", 2)[2] for line in (self.www / LIST).read_text().splitlines()[2:]}
            self.assertLessEqual(set(files(self.www)), known, "a file of ours is not in the list")
            check_pages(self, self.www)
            self.publish()
            self.assertEqual(files(self.www), self.site.built(), f"killed at call {calls}")
        self.assertGreater(calls, 8)


def check_pages(case, www):
    """Every page that is there finds the pages and files that it names."""
    for name, contents in files(www).items():
        if not name.endswith(".html"):
            continue
        for link in contents.decode().split('href="/')[1:]:
            path = link.split('"')[0]
            if "%" in path or "#" in path:
                continue
            file = www / (path + "index.html" if path == "" or path.endswith("/") else path)
            case.assertTrue(file.exists(), f"{name} links to /{path}, which is not there")


if __name__ == "__main__":
    unittest.main()
