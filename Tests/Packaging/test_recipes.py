"""The recipes that `sitegen init --ci` writes, run with what `make dist` wrote."""

import functools
import http.server
import re
import threading
import tomllib
import unittest

import packed
from runner import Runner

HOSTS = ["github", "gitlab", "netlify", "cloudflare", "generic"]


def run(runner, host):
    """Runs the steps of a host; whether all ended well."""
    match host:
        case "github":
            return runner.workflow()
        case "gitlab":
            return runner.pipeline("pages")
        case "netlify":
            build = tomllib.loads((runner.site / "netlify.toml").read_text())["build"]
            cache = {"SITEGEN_CACHE_DIR": str(runner.home / "cache")}
            return runner.shell(build["command"], {**build["environment"], **runner.program, **cache})
        case "cloudflare":
            command = re.search(r"Build command: (.*)", (runner.site / "wrangler.toml").read_text())[1]
            return runner.shell(command, runner.program)
        case "generic":
            return runner.shell("bash ../site/ci/site.sh", runner.program)


class Recipes(unittest.TestCase):
    def runner(self, host, **options):
        runner = Runner(host, **options)
        self.addCleanup(runner.close)
        return runner

    def test_a_new_site_is_built_and_checked(self):
        for host in HOSTS:
            with self.subTest(host):
                runner = self.runner(host)
                self.assertTrue(run(runner, host), runner.said)
                self.assertTrue((runner.site / "public/gallery/first-gallery/index.html").exists())
                self.assertIn("Checked ", runner.said)
                self.assertIn("nothing is wrong", runner.said)

    def test_another_program_than_meant_is_refused(self):
        for host in HOSTS:
            with self.subTest(host):
                runner = self.runner(host, digest="0" * 64)
                self.assertFalse(run(runner, host))
                self.assertIn("sitegen.tar.gz: FAILED", runner.said)
                self.assertFalse((runner.site / "public").exists())

    def test_what_is_to_be_set_is_said(self):
        for host in HOSTS:
            with self.subTest(host):
                runner = self.runner(host, url="")
                self.assertFalse(run(runner, host))
                self.assertRegex(runner.said, r"PROGRAM_URL: set it in ")

    def test_a_broken_site_stops_the_run(self):
        for host in HOSTS:
            with self.subTest(host):
                runner = self.runner(host)
                (runner.site / "content/bad.md").write_text("[gone](gone.md)\n")
                self.assertFalse(run(runner, host))
                self.assertIn("broken-link", runner.said)
                self.assertFalse((runner.site / "public/index.html").exists())

    def test_what_only_the_check_finds_stops_the_run(self):
        for host in HOSTS:
            with self.subTest(host):
                runner = self.runner(host)
                (runner.site / "content/bad.md").write_text("[gone](/gone/)\n")
                self.assertFalse(run(runner, host))
                self.assertIn("there is no page /gone/", runner.said)

    def test_github_shows_errors_at_their_lines(self):
        runner = self.runner("github")
        (runner.site / "content/bad.md").write_text("\n[gone](gone.md)\n")
        self.assertFalse(runner.workflow())
        self.assertIn("::error file=content/bad.md,line=2,", runner.said)

    def test_gitlab_checks_branches_the_same_way(self):
        runner = self.runner("gitlab")
        self.assertTrue(runner.pipeline("check"), runner.said)

    def test_feeds_are_kept_where_the_program_keeps_them(self):
        steps = self.runner("github").yaml(".github/workflows/site.yml")["jobs"]["build"]["steps"]
        caches = [step["with"]["path"] for step in steps if step.get("uses", "").startswith("actions/cache@")]
        self.assertEqual(caches, [".sitegen/cache"])
        self.assertEqual(self.runner("gitlab").yaml(".gitlab-ci.yml")[".site"]["cache"]["paths"], [".sitegen/cache"])

    def test_hosts_are_told_what_to_publish(self):
        steps = self.runner("github").yaml(".github/workflows/site.yml")["jobs"]["build"]["steps"]
        self.assertEqual(steps[-1]["with"], {"path": "public", "include-hidden-files": True})
        self.assertEqual(self.runner("gitlab").yaml(".gitlab-ci.yml")[".site"]["artifacts"], {"paths": ["public"]})
        netlify = tomllib.loads((self.runner("netlify").site / "netlify.toml").read_text())
        self.assertEqual(netlify["build"]["publish"], "public")
        cloudflare = tomllib.loads((self.runner("cloudflare").site / "wrangler.toml").read_text())
        self.assertEqual(cloudflare["assets"]["directory"], "public")


class Publishing(unittest.TestCase):
    def test_the_script_publishes_where_it_is_told(self):
        runner = Runner("generic")
        self.addCleanup(runner.close)
        with open(runner.site / "site.yml", "a") as file:
            file.write(f"publish: {{ live: {{ type: directory, to: {runner.home}/live }} }}\n")
        self.assertTrue(runner.shell("bash ci/site.sh", {**runner.program, "PUBLISH": "live"}), runner.said)
        self.assertTrue((runner.home / "live/index.html").exists())


class Action(unittest.TestCase):
    def setUp(self):
        self.runner = Runner(None)
        self.addCleanup(self.runner.close)

    def test_builds_and_checks(self):
        self.assertTrue(self.runner.action(self.runner.home, source="site"), self.runner.said)
        self.assertIn("nothing is wrong", self.runner.said)
        self.assertEqual((self.runner.home / "out").read_text(), "folder=site/public\n")
        self.assertTrue((self.runner.site / "public/index.html").exists())

    def test_another_address_and_no_check(self):
        (self.runner.site / "content/bad.md").write_text("[gone](/gone/)\n")
        done = self.runner.action(self.runner.home, source="site", base_url="https://h.example/sub/", check="false")
        self.assertTrue(done, self.runner.said)
        self.assertIn("https://h.example/sub/", (self.runner.site / "public/index.html").read_text())

    def test_warnings_count_unless_told_otherwise(self):
        (self.runner.site / "content/bad.md").write_text("![a](gone.jpg)\n")
        self.assertFalse(self.runner.action(self.runner.home, source="site"))
        self.assertTrue(self.runner.action(self.runner.home, source="site", strict="false", check="false"))

    def test_every_input_is_used_and_reaches_the_shell_as_a_variable(self):
        text = (packed.ROOT / "action.yml").read_text()
        for name in re.findall(r"^  ([a-z0-9-]+):\n    description", text, re.M):
            self.assertTrue(name == "folder" or f"inputs.{name}" in text, name)
        for line in re.findall(r"run: \|\n((?: {8}.*\n)+)", text):
            self.assertNotIn("${{", line)


class Server(unittest.TestCase):
    """The program from an address of a server, as it will be had."""

    def test_over_http(self):
        archive = packed.tarball()
        handler = functools.partial(Quiet, directory=archive.parent)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            address = f"http://127.0.0.1:{server.server_port}/"
            runner = Runner("generic", url=address + archive.name)
            self.addCleanup(runner.close)
            self.assertTrue(run(runner, "generic"), runner.said)
            missing = Runner("generic", url=address + "none.tar.gz")
            self.addCleanup(missing.close)
            self.assertFalse(run(missing, "generic"))
            self.assertIn("404", missing.said)
            server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


if __name__ == "__main__":
    unittest.main()
