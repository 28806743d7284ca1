"""What visitors and the platform's script get of each kind of embed."""

import unittest

from built import FIXTURE, Site, skip_if_asked

ACCOUNT, LOOK = "AMrADemo0001", "A4HAcLOLOO68"


def setUpModule():
    global site, browser
    skip_if_asked()
    from visit import Browser

    site = Site(FIXTURE)
    browser = Browser()


def tearDownModule():
    browser.close()
    site.close()


def cpo(call):
    """What the platform's script was given, without what the stand-in adds."""
    return {key: call[key] for key in ("object", "fid", "uid", "rrid", "template") if call.get(key) is not None}


class Players(unittest.TestCase):
    def calls(self, path):
        with browser.visit(site.origin + path) as page:
            calls = page.evaluate("window.__cincopa_calls || []")
            self.assertEqual(page.problems, [])
            self.assertEqual(page.foreign, [])
            for call in calls:
                self.assertTrue(call["drawn"], call)
                drawn = page.locator(f"#{call['object']} > .cp-player")
                self.assertEqual(drawn.count(), 1)
                self.assertTrue(drawn.is_visible())
            self.assertLessEqual(page.evaluate("window.__cincopa_loads || 0"), 1)
            return [cpo(call) for call in calls]

    def test_gallery(self):
        self.assertEqual(self.calls("/fid/"), [{"object": "cp_widget_1", "fid": "AwKAv6-9ivM-"}])

    def test_gallery_in_another_look(self):
        self.assertEqual(self.calls("/look/"), [{"object": "cp_widget_1", "fid": f"{LOOK}@A4KANh__rQ_m"}])

    def test_single_asset(self):
        self.assertEqual(self.calls("/asset/"), [{"object": "cp_widget_1", "fid": f"{LOOK}!Ab1CpIeR0001"}])

    def test_reference(self):
        reference = {"object": "cp_widget_1", "uid": ACCOUNT, "rrid": "post-42", "template": LOOK}
        self.assertEqual(self.calls("/reference/"), [reference])

    def test_reference_with_odd_characters(self):
        rrid = "a</script>\"'\\&é\u2028b"
        reference = {"object": "cp_widget_1", "uid": ACCOUNT, "rrid": rrid, "template": LOOK}
        self.assertEqual(self.calls("/odd-reference/"), [reference])

    def test_several(self):
        self.assertEqual(
            self.calls("/several/"),
            [
                {"object": "cp_widget_1", "fid": "A4KANh__rQ_m"},
                {"object": "cp_widget_2", "fid": f"{LOOK}!Ab1CpIeR0001"},
                {"object": "cp_widget_3", "uid": ACCOUNT, "rrid": "post-42", "template": LOOK},
                {"object": "cp_widget_4", "fid": "A4KANh__rQ_m"},
            ],
        )

    def test_the_platform_hears_of_each_player_once(self):
        site.standin.records.clear()
        self.calls("/several/")
        objects = [record["object"] for record in site.standin.records]
        self.assertEqual(objects, ["cp_widget_1", "cp_widget_2", "cp_widget_3", "cp_widget_4"])

    def test_pages_without_players_have_no_loader(self):
        for path in ("/list/", "/video/", "/frame/", "/plain/"):
            with self.subTest(path), browser.visit(site.origin + path) as page:
                self.assertEqual([url for url in page.requested if "libasync" in url], [])

    def test_without_scripts(self):
        with browser.visit(site.origin + "/fid/", java_script_enabled=False) as page:
            inside = page.locator("#cp_widget_1")
            self.assertGreater(inside.locator("a[href] .item-title").count(), 0)
            self.assertGreater(inside.locator("img").count(), 0)
            self.assertTrue(inside.locator("a[href]").first.get_attribute("href").startswith("http"))


class Frames(unittest.TestCase):
    def test_each_frame_is_told_what_to_show(self):
        wanted = {
            "/frame/": "AwKAv6-9ivM-",
            "/frame-asset/": f"{LOOK}!Ab1CpIeR0001",
            "/frame-reference/": f"rrid:post 42&x=é!{ACCOUNT}!{LOOK}",
        }
        for path, fid in wanted.items():
            with self.subTest(path), browser.visit(site.origin + path) as page:
                frame = page.locator("iframe")
                frame.scroll_into_view_if_needed()
                self.assertEqual(page.frame_locator("iframe").locator("#fid").inner_text(), fid)
                self.assertNotEqual(frame.get_attribute("title"), "")
                self.assertEqual((page.problems, page.foreign), ([], []))


class Videos(unittest.TestCase):
    def test_sources_in_order_and_links(self):
        rid = "Ab1CpIeR0001"
        stream = f"{site.platform}/m3u8.aspx?rid={rid}"
        version = f"{site.platform}/media-platform/api/get_version_url.aspx?rid={rid}&ver="
        versions = "ts_1080,ts_720p,ts_540p,ts_480,ts_360p,mp4_hd,ts_240p,ts_144p"
        with browser.visit(site.origin + "/video/") as page:
            video = page.locator("video")
            sources = video.locator("source").evaluate_all("all => all.map(one => [one.src, one.type])")
            self.assertEqual(
                sources, [[stream, "application/vnd.apple.mpegurl"], [version + "mp4_hd", "video/mp4"]])
            links = page.locator(".item-links a").evaluate_all("all => all.map(one => one.href)")
            self.assertEqual(links, [stream, version + versions])
            self.assertTrue(video.evaluate("one => one.controls && one.playsInline && one.preload == 'none'"))
            self.assertEqual([url for url in page.requested if "m3u8" in url or "get_version" in url], [])

    def test_it_plays(self):
        with browser.visit(site.origin + "/video/") as page:
            video = page.locator("video")
            video.evaluate("async one => { one.muted = true; await one.play() }")
            self.assertGreater(video.evaluate("one => one.videoWidth"), 0)
            self.assertEqual(page.foreign, [])


class Lists(unittest.TestCase):
    def test_every_item_is_a_link_with_a_name(self):
        with browser.visit(site.origin + "/list/") as page:
            names = page.locator(".embed-list li a").all_inner_texts()
            self.assertGreater(len(names), 2)
            self.assertTrue(all(name.strip() for name in names), names)
            self.assertEqual((page.problems, page.foreign), ([], []))
