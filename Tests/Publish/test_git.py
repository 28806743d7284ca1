"""`type: git` with the real git and a bare repository."""

import shutil
import subprocess
import unittest

from site_under_test import Site


class GitTests(unittest.TestCase):
    def setUp(self):
        self.site = Site()
        self.addCleanup(self.site.close)
        self.bare = self.site.root / "pages.git"
        subprocess.run(["git", "init", "--quiet", "--bare", self.bare], check=True)
        self.site.target(type="git", to="../pages.git")
        self.site.build()

    def git(self, *words, folder=None):
        done = subprocess.run(
            ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", *words], cwd=folder or self.bare,
            capture_output=True, check=True)
        return done.stdout

    def branch(self, name="gh-pages"):
        """The files of the branch with their bytes, without our list."""
        paths = self.git("ls-tree", "-r", "-z", "--name-only", name).decode().split("\0")[:-1]
        return {path: self.git("cat-file", "blob", f"{name}:{path}") for path in paths if path != ".sitegen-published"}

    def expected(self):
        return self.site.built() | {".nojekyll": b""}

    def count(self, name="gh-pages"):
        return int(self.git("rev-list", "--count", name))

    def publish(self, *words, code=0, **variables):
        done = self.site.run("publish", *words, **variables)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def change(self, text):
        self.site.write("content/_index.md", text)
        self.site.build()

    def commit_by_hand(self, path, text):
        """Somebody pushes a file to the branch."""
        copy = self.site.root / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        self.git("clone", "--quiet", "--branch", "gh-pages", self.bare, copy)
        (copy / path).write_text(text)
        self.git("add", "--all", folder=copy)
        self.git("commit", "--quiet", "-m", "By hand", folder=copy)
        self.git("push", "--quiet", folder=copy)

    def test_makes_the_branch_and_then_a_commit_for_each_publish(self):
        self.publish()
        self.assertEqual(self.branch(), self.expected())
        self.assertEqual(self.count(), 1)
        self.assertIn("Nothing to publish", self.publish())
        self.assertEqual(self.count(), 1)
        (self.site.folder / "content/films/aurora.md").unlink()
        self.change("New words.\n")
        self.assertIn("1 to delete", self.publish())
        self.assertEqual(self.branch(), self.expected())
        self.assertEqual(self.count(), 2)

    def test_history_can_be_one_commit(self):
        self.site.target(type="git", to="../pages.git", branch="site", history="squash", message="'Films of the week'")
        for text in ("One.\n", "Two.\n"):
            self.change(text)
            self.publish()
            self.assertEqual(self.branch("site"), self.expected())
            self.assertEqual(self.count("site"), 1)
        self.assertEqual(self.git("log", "--format=%s", "site"), b"Films of the week\n")

    def test_a_dry_run_pushes_nothing(self):
        self.assertIn("new, 0 changed", self.publish("--dry-run"))
        self.assertEqual(self.git("branch", "--list"), b"")

    def test_what_others_put_there_stays(self):
        self.publish()
        self.commit_by_hand("CNAME", "films.example\n")
        self.commit_by_hand("notes.html", "of somebody else")
        self.change("New words.\n")
        self.publish()
        self.assertEqual(self.branch(), self.expected() | {"CNAME": b"films.example\n", "notes.html": b"of somebody else"})
        self.site.write("static/notes.html", "ours")
        self.site.build()
        self.assertIn("in the way: notes.html", self.publish(code=73))
        self.assertEqual(self.branch()["notes.html"], b"of somebody else")

    def test_a_branch_of_others_is_refused_until_it_is_handed_over(self):
        copy = self.site.root / "copy"
        self.git("init", "--quiet", "--initial-branch=gh-pages", copy)
        (copy / "index.html").write_text("of somebody else")
        self.git("add", "--all", folder=copy)
        self.git("commit", "--quiet", "-m", "Theirs", folder=copy)
        self.git("push", "--quiet", self.bare, "gh-pages", folder=copy)
        self.assertIn("in the way: index.html", self.publish(code=73))
        self.assertEqual(self.branch(), {"index.html": b"of somebody else"})
        self.commit_by_hand(".sitegen-published", "")
        self.publish()
        self.assertEqual(self.branch(), self.expected())
        self.assertEqual(self.count(), 3, "their history is kept")

    def test_who_pushes_meanwhile_is_not_overwritten(self):
        """A hook in our own repository stands for somebody who pushes between our look and our push."""
        self.publish()
        self.change("New words.\n")
        copy = self.site.root / "copy"
        self.git("clone", "--quiet", "--branch", "gh-pages", self.bare, copy)
        (copy / "late.txt").write_text("late")
        self.git("add", "--all", folder=copy)
        self.git("commit", "--quiet", "-m", "Late", folder=copy)
        hook = self.site.folder / ".sitegen/publish.git/hooks/pre-push"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f'#!/bin/sh\nexec env -u GIT_DIR git -C "{copy}" push --quiet\n')
        hook.chmod(0o755)
        self.assertIn("has begun to publish", self.publish(code=73))
        self.assertIn("late.txt", self.branch())
        hook.unlink()
        self.publish()
        self.assertEqual(self.branch(), self.expected() | {"late.txt": b"late"})

    def test_a_repository_that_is_not_there(self):
        self.site.target(type="git", to="../nowhere.git")
        self.assertIn("cannot be reached", self.publish(code=69))

    def test_a_repository_that_refuses(self):
        hook = self.bare / "hooks/pre-receive"
        hook.write_text("#!/bin/sh\necho 'the branch is protected' >&2\nexit 1\n")
        hook.chmod(0o755)
        self.assertIn("the branch is protected", self.publish(code=73))

    def test_passwords_are_not_repeated(self):
        self.site.target(type="git", to='"https://ada:${DEPLOY_TOKEN}@127.0.0.1:1/site.git"')
        said = self.publish(code=69, DEPLOY_TOKEN="sesame-open")
        self.assertNotIn("sesame", said)
        self.assertNotIn("ada:", said)
        shown = self.site.run("config", DEPLOY_TOKEN="sesame-open")
        self.assertIn("publish.production.to: https://***@127.0.0.1:1/site.git", shown.stdout)
        self.assertNotIn("sesame", shown.stdout)

    def test_without_a_name_for_the_author(self):
        """As on a machine of a CI."""
        home = self.site.root / "home"
        home.mkdir()
        (home / ".gitconfig").write_text("[user]\nuseConfigOnly = true\n")
        self.publish(HOME=home, XDG_CONFIG_HOME=home, GIT_CONFIG_NOSYSTEM="1")
        self.assertEqual(self.git("log", "--format=%an", "gh-pages"), b"sitegen\n")

    def test_goes_on_after_a_kill(self):
        self.publish()
        self.change("New words.\n")
        calls = 1
        while not self.site.publishes_before("git", calls):
            calls += 1
        self.assertGreater(calls, 8)
        self.assertEqual(self.branch(), self.expected())
        self.assertEqual(self.count(), 2)


if __name__ == "__main__":
    unittest.main()
