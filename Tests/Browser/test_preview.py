"""What an author sees in the browser while `sitegen serve` runs."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

from built import HOSTS, PROGRAM, serve, skip_if_asked, standin

FILES = {
    "site.yml": "title: S\ntheme: none\nfeeds: { allow_private_networks: true }\n",
    "templates/page.mustache": '<!DOCTYPE html><html lang="en"><head><link rel="stylesheet" href="/site.css"></head>'
    "<body>{{page.content}}{{#gallery}}<p id=count>{{count}}{{#stale}} stale{{/stale}}</p>{{/gallery}}</body></html>",
    "templates/list.mustache": '<!DOCTYPE html><html lang="en"><head><link rel="stylesheet" href="/site.css"></head>'
    "<body>{{page.content}}</body></html>",
    "static/site.css": "h1 { color: rgb(255, 0, 0) }",
    "content/_index.md": "# First\n\n" + "Text.\n\n" * 200,
    "content/idea.md": "---\ntitle: Idea\ndraft: true\n---\n# Idea\n",
    "content/gallery.md": "---\ntitle: Gallery\ngallery: AwKAv6-9ivM-\n---\n# Gallery\n",
}
COLOUR = "getComputedStyle(document.querySelector('h1')).color"


def setUpModule():
    global browser, platform, platform_origin
    skip_if_asked()
    from visit import Browser

    browser = Browser()
    platform = standin.Server()
    platform_origin = serve(platform)


def tearDownModule():
    browser.close()
    platform.shutdown()
    platform.server_close()


class Preview:
    """A site of these files, served by the program at `origin`."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="sitegen-preview-"))
        for name, text in FILES.items():
            self.write(name, text)
        self.program = None

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def run(self, *flags):
        settings = [word for name in HOSTS for word in ("--set", f"cincopa.hosts.{name}={platform_origin}")]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("SITEGEN_")}
        return [PROGRAM, *flags, *settings], {"cwd": self.folder, "env": environment}

    def build(self):
        words, where = self.run("build")
        subprocess.run(words, check=True, capture_output=True, **where)
        shutil.rmtree(self.folder / "public")

    def start(self, *flags):
        words, where = self.run("serve", "--port", "0", "--color", "never", *flags)
        self.program = subprocess.Popen(words, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, **where)
        for line in self.program.stderr:
            found = re.search(r"Serving at (http://[^/]+)/", line)
            if found:
                self.origin = found[1]
                return self
        raise AssertionError("it does not serve")

    def __enter__(self):
        return self

    def __exit__(self, *reason):
        if self.program:
            self.program.send_signal(signal.SIGINT)
            self.program.stderr.read()
            self.program.stderr.close()
            self.program.wait()
        shutil.rmtree(self.folder)


class WhileEditing(unittest.TestCase):
    def test_edit_reloads_and_keeps_the_place(self):
        with Preview().start() as preview, browser.visit_open(preview.origin + "/") as page:
            page.evaluate("scrollTo(0, 600)")
            preview.write("content/_index.md", FILES["content/_index.md"].replace("First", "Second"))
            page.get_by_role("heading", name="Second").wait_for()
            page.wait_for_function("scrollY === 600")
            self.assertEqual(page.problems, [])

    def test_edit_of_another_page_leaves_this_one_alone(self):
        with Preview().start() as preview, browser.visit_open(preview.origin + "/") as page:
            page.evaluate("window.untouched = true")
            preview.write("content/idea.md", "---\ntitle: Idea\ndraft: true\n---\n# Better idea\n")
            preview.write("static/site.css", "h1 { color: rgb(0, 0, 255) }")
            page.wait_for_function(f"{COLOUR} === 'rgb(0, 0, 255)'")
            self.assertTrue(page.evaluate("window.untouched"))

    def test_stylesheet_is_swapped_in_place(self):
        with Preview().start() as preview, browser.visit_open(preview.origin + "/") as page:
            self.assertEqual(page.evaluate(COLOUR), "rgb(255, 0, 0)")
            page.evaluate("window.untouched = true")
            for colour in ("rgb(0, 128, 0)", "rgb(0, 0, 255)"):
                preview.write("static/site.css", f"h1 {{ color: {colour} }}")
                page.wait_for_function(f"{COLOUR} === '{colour}'")
            page.wait_for_function("document.querySelectorAll('link[rel=stylesheet]').length === 1")
            self.assertTrue(page.evaluate("window.untouched"), "the page was loaded again")

    def test_problems_cover_the_page_until_they_are_gone(self):
        with Preview().start() as preview, browser.visit_open(preview.origin + "/") as page:
            preview.write("content/_index.md", "# First\n\n[x](gone.md) <i>\n")
            overlay = page.get_by_role("alertdialog", name="The site is not built")
            overlay.wait_for()
            for text in ("content/_index.md:3:5", "there is no page 'gone.md' [broken-link]", "3 | [x](gone.md) <i>"):
                self.assertIn(text, overlay.inner_text())
            self.assertTrue(page.get_by_role("heading", name="First", exact=True).is_visible())
            preview.write("content/_index.md", "# Mended\n")
            page.get_by_role("heading", name="Mended").wait_for()
            self.assertEqual(overlay.count(), 0)
            self.assertEqual(page.problems, [])

    def test_problems_await_a_page_that_is_opened_later(self):
        with Preview() as preview:
            preview.write("content/_index.md", "[x](gone.md)\n")
            preview.start()
            with browser.visit_open(preview.origin + "/") as page:
                page.get_by_text("content/_index.md:1:5").wait_for()
                preview.write("content/_index.md", "# Mended\n")
                page.get_by_role("heading", name="Mended").wait_for()

    def test_draft_has_a_badge(self):
        with Preview().start() as preview, browser.visit_open(preview.origin + "/idea/") as page:
            self.assertTrue(page.get_by_text("Draft", exact=True).is_visible())
            preview.write("content/idea.md", "---\ntitle: Idea\n---\n# Idea\n")
            page.get_by_text("Draft", exact=True).wait_for(state="detached")

    def test_open_leads_to_the_page_that_is_edited(self):
        with Preview().start("--open") as preview, browser.visit_open(preview.origin + "/") as page:
            preview.write("content/idea.md", "---\ntitle: Idea\ndraft: true\n---\n# Better idea\n")
            page.wait_for_url("**/idea/")
            page.get_by_role("heading", name="Better idea").wait_for()

    def test_simulated_failure_shows_the_last_good_copy(self):
        with Preview() as preview:
            preview.build()
            preview.start("--simulate", "AwKAv6-9ivM-=503")
            with browser.visit_open(preview.origin + "/gallery/") as page:
                self.assertRegex(page.locator("#count").inner_text(), r"^[1-9]\d* stale$")


if __name__ == "__main__":
    unittest.main()
