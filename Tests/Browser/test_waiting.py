"""Players that wait for a click or to come near, their settings, and what they report."""

import unittest

from built import WAITING, Site, skip_if_asked

ACCOUNT, LOOK = "AMrADemo0001", "A4HAcLOLOO68"
LISTENER = """
window.heard = []; window.tagged = [];
window.site = { heard: function (name, detail) { heard.push([name, detail.gallery]) } };
window.gtag = function () { tagged.push(Array.from(arguments)) };
document.addEventListener("embed:video.play", function (event) {
  window.bubbled = [event.target.tagName, event.target.dataset.gallery, event.detail];
});
"""
PLAYED = {"gallery": "AwKAv6-9ivM-", "asset": "Ab1CpIeR0001", "title": "North pier", "second": 0, "duration": 1}


def setUpModule():
    global site, browser
    skip_if_asked()
    from visit import Browser

    site = Site(WAITING)
    browser = Browser()


def tearDownModule():
    browser.close()
    site.close()


class Waiting(unittest.TestCase):
    def visit(self, path, **options):
        return browser.visit(site.origin + path, **options)

    def asked(self, page):
        """What was asked of the platform."""
        return [url.removeprefix(site.platform) for url in page.requested if url.startswith(site.platform)]

    def settle(self, page):
        page.wait_for_load_state("networkidle")

    def calls(self, page):
        return [(call["object"], call["fid"], call["drawn"]) for call in page.evaluate("window.__cincopa_calls || []")]

    def assertQuiet(self, page):
        self.assertEqual((page.problems, page.foreign), ([], []))


class Facades(Waiting):
    def test_nothing_is_asked_of_the_platform_before_the_click(self):
        for path in site.pages():
            if path.startswith("/click"):
                with self.subTest(path), self.visit(path) as page:
                    page.mouse.wheel(0, 2000)
                    self.settle(page)
                    self.assertEqual(self.asked(page), [])
                    self.assertQuiet(page)

    def test_a_click_plays(self):
        with self.visit("/click/") as page:
            poster = page.locator(".facade > img")
            self.assertEqual(poster.evaluate("one => new URL(one.src).pathname"), "/pier.webp")
            page.get_by_role("button", name="Play Birds & boats").click()
            page.locator(".cp-player[data-playing]").wait_for()
            self.assertEqual(self.calls(page), [("cp_widget_1", "AwKAv6-9ivM-", True)])
            self.assertEqual(self.asked(page)[0], "/media-platform/runtime/libasync.js")
            self.assertQuiet(page)

    def test_by_keyboard(self):
        with self.visit("/click/") as page:
            button = page.locator(".facade > button")
            for _ in range(20):
                page.keyboard.press("Tab")
                if button.evaluate("one => one === document.activeElement"):
                    break
            page.keyboard.press("Enter")
            page.locator(".cp-player[data-playing]").wait_for()
            focused = page.evaluate("document.activeElement.closest('#cp_widget_1') && document.activeElement.tagName")
            self.assertEqual(focused, "BUTTON")
            self.assertEqual(page.locator("#cp_widget_1").get_attribute("aria-label"), "Birds & boats")

    def test_references_and_settings_stay_what_they_are(self):
        with self.visit("/click-reference/") as page:
            page.locator(".facade > button").click()
            page.locator(".cp-player").wait_for()
            [call] = page.evaluate("window.__cincopa_calls")
            self.assertEqual(
                (call["uid"], call["rrid"], call["template"]), (ACCOUNT, "a</script>\"\\&é", LOOK))
            self.assertEqual(call["args"], {"autostart": False, "add_text": "it's <b>"})
            self.assertEqual(page.locator(".cp-player[data-playing]").count(), 0)
            self.assertQuiet(page)

    def test_one_after_the_other(self):
        with self.visit("/click-several/") as page:
            page.get_by_role("button", name="Watch").click()
            page.locator("#cp_widget_2 .cp-player").wait_for()
            self.assertEqual(self.calls(page), [("cp_widget_2", "A4KANh__rQ_m", True)])
            page.get_by_role("button", name="Play Birds").click()
            page.locator("#cp_widget_1 .cp-player").wait_for()
            self.assertEqual(self.calls(page)[1:], [("cp_widget_1", "AwKAv6-9ivM-", True)])
            self.assertEqual(page.evaluate("window.__cincopa_loads"), 1)
            self.assertQuiet(page)

    def test_both_at_once(self):
        with self.visit("/click-several/") as page:
            page.locator(".facade > button").evaluate_all("all => all.forEach(one => one.click())")
            page.locator(".cp-player").nth(1).wait_for()
            self.assertEqual([call[0] for call in self.calls(page)], ["cp_widget_1", "cp_widget_2"])
            self.assertEqual(page.evaluate("window.__cincopa_loads"), 1)

    def test_when_the_platform_cannot_be_reached_the_button_comes_back(self):
        with self.visit("/click/") as page:
            page.route("**/libasync.js", lambda route: route.abort())
            page.locator(".facade > button").click()
            page.wait_for_function("document.querySelector('.facade > button') === document.activeElement")
            page.unroute("**/libasync.js")
            self.assertEqual(page.evaluate("window._cpmp"), [])
            page.keyboard.press("Enter")
            page.locator(".cp-player").wait_for()
            self.assertEqual([call[0] for call in self.calls(page)], ["cp_widget_1"])

    def test_frame(self):
        with self.visit("/click-frame/") as page:
            page.locator(".facade > button").click()
            self.assertEqual(page.frame_locator("iframe").locator("#fid").inner_text(), "AwKAv6-9ivM-")
            frame = page.locator("iframe")
            self.assertTrue(frame.get_attribute("src").endswith("fid=AwKAv6-9ivM-#cpoadd_text=title&cpoautostart=true"))
            self.assertTrue(frame.evaluate("one => one === document.activeElement"))
            self.assertEqual(page.locator(".facade").count(), 0)
            self.assertQuiet(page)

    def test_video(self):
        with self.visit("/click-video/") as page:
            page.locator(".facade > button").click()
            page.wait_for_function("document.querySelector('video').currentTime > 0")
            self.assertEqual(page.evaluate("document.activeElement.tagName"), "VIDEO")

    def test_the_button_comes_back_in_the_place_of_a_frame(self):
        with self.visit("/click-frame/") as page:
            page.route("**/iframe.aspx*", lambda route: route.abort())
            page.locator(".facade > button").click()
            page.wait_for_function("document.querySelector('.facade > button') === document.activeElement")
            self.assertEqual(page.locator("iframe").count(), 0)
            page.unroute("**/iframe.aspx*")
            page.keyboard.press("Enter")
            self.assertEqual(page.frame_locator("iframe").locator("#fid").inner_text(), "AwKAv6-9ivM-")

    def policed(self, page, path, policy):
        """The page once more, with a policy of its server's."""
        def answer(route):
            response = route.fetch()
            route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

        page.route(f"**{path}", answer)
        page.reload(wait_until="networkidle")

    def test_a_policy_that_forbids_frames(self):
        with self.visit("/click-frame/") as page:
            self.policed(page, "/click-frame/", "frame-src 'self'")
            page.locator(".facade > button").click()
            page.wait_for_function("document.querySelector('.facade > button') === document.activeElement")

    def test_a_policy_that_forbids_only_to_ask(self):
        with self.visit("/click-frame/") as page:
            page.clock.install()
            self.policed(page, "/click-frame/", "connect-src 'self'")
            page.evaluate("document.addEventListener('securitypolicyviolation', one => { refused = one.effectiveDirective })")
            page.locator(".facade > button").click()
            page.wait_for_function("window.refused === 'connect-src'")
            page.clock.run_for(2000)
            self.assertEqual((page.locator(".facade").count(), page.locator("iframe").count()), (0, 1))

    def test_the_button_comes_back_in_the_place_of_a_film(self):
        for status in (None, 503):
            with self.subTest(status=status), self.visit("/click-video/") as page:
                page.route(
                    lambda url: url.startswith(site.platform),
                    lambda route: route.fulfill(status=status, body="") if status else route.abort())
                page.locator(".facade > button").click()
                page.wait_for_function("document.querySelector('.facade > button') === document.activeElement")
                self.assertEqual(page.locator("video").count(), 0)
                page.unroute_all()
                page.keyboard.press("Enter")
                page.wait_for_function("document.querySelector('video').currentTime > 0")

    def test_newer_block(self):
        with self.visit("/click-newer/") as page:
            page.locator(".facade > button").click()
            page.locator(".cp-player[data-playing]").wait_for()
            self.assertEqual(self.calls(page), [("cincopa_A4KANh__rQ_m_1", "A4KANh__rQ_m", True)])
            self.assertEqual(page.evaluate("window.__cincopa_calls[0].style"), "v2")

    def test_without_scripts_there_is_a_link(self):
        for path in ("/click/", "/click-frame/", "/click-video/", "/click-newer/"):
            with self.subTest(path), self.visit(path, java_script_enabled=False) as page:
                self.assertGreater(page.locator("figure noscript a[href], .item-links a").count(), 0)
                self.assertFalse(page.locator(".facade > button").is_visible())
                self.assertEqual(self.asked(page), [])


class Companions(Waiting):
    def test_pictures_are_copies_on_the_site(self):
        with self.visit("/click-several/") as page:
            sources = page.locator(".facade > img").evaluate_all("all => all.map(one => [one.src, one.naturalWidth > 0])")
            self.assertEqual(len(sources), 2)
            for source, is_drawn in sources:
                self.assertTrue(source.startswith(site.origin + "/assets/posters/"), source)
                self.assertTrue(is_drawn, source)

    def test_subtitles_are_shown(self):
        with self.visit("/subtitles/") as page:
            cues = page.locator("video").evaluate(
                """async one => {
                  const track = one.textTracks[0];
                  const loaded = new Promise(done => one.querySelector("track").addEventListener("load", done));
                  track.mode = "showing";
                  await loaded;
                  return [track.language, ...Array.from(track.cues, cue => cue.text)];
                }""")
            self.assertEqual(cues, ["en-us", "Gulls over the pier", "Wind &amp; waves"])
            self.assertQuiet(page)


class Near(Waiting):
    def test_the_loader_waits(self):
        for path, objects in (("/lazy/", ["cp_widget_1", "cp_widget_2"]), ("/lazy-newer/", ["cincopa_AwKAv6-9ivM-_1"])):
            with self.subTest(path), self.visit(path) as page:
                self.assertEqual([url for url in self.asked(page) if "thumb" not in url], [])
                page.locator("figure").first.scroll_into_view_if_needed()
                page.locator(".cp-player").first.wait_for()
                self.assertEqual([call[0] for call in self.calls(page)], objects)
                self.assertEqual(page.evaluate("window.__cincopa_loads"), 1)
                self.assertQuiet(page)


class Newer(Waiting):
    def test_the_newer_block(self):
        with self.visit("/newer-several/") as page:
            self.assertEqual(
                self.calls(page),
                [
                    ("cincopa_AwKAv6-9ivM-_1", "AwKAv6-9ivM-", True),
                    (f"cincopa_rrid_post-42_{ACCOUNT}_{LOOK}_2", f"rrid:post-42!{ACCOUNT}!{LOOK}", True),
                ],
            )
            self.assertEqual(page.evaluate("window.__cincopa_loads"), 1)
            self.assertEqual(page.locator("script:not([src])").count(), 0)
            self.assertQuiet(page)

    def test_all_ways_in_one_page(self):
        with self.visit("/mixed/") as page:
            page.locator("figure").nth(2).scroll_into_view_if_needed()
            page.locator(".facade > button").click()
            page.locator(".cp-player").nth(2).wait_for()
            self.assertEqual(
                sorted(self.calls(page)),
                [
                    (f"cincopa_{LOOK}_A4KANh__rQ_m_3", f"{LOOK}@A4KANh__rQ_m", True),
                    ("cp_widget_1", "AwKAv6-9ivM-", True),
                    ("cp_widget_2", "A4KANh__rQ_m", True),
                ],
            )
            self.assertEqual(page.evaluate("window.__cincopa_loads"), 1)
            first = [call for call in page.evaluate("window.__cincopa_calls") if call["object"] == "cp_widget_1"][0]
            self.assertEqual(first["args"], {"autostart": "false", "add_text": "title", "zoom": 2})
            self.assertQuiet(page)


class Events(Waiting):
    def test_each_sink(self):
        with self.visit("/events/", script=LISTENER) as page:
            page.locator(".facade > button").click()
            page.locator(".cp-player[data-playing]").wait_for()
            self.assertEqual(
                page.evaluate("dataLayer"),
                [{"event": "video.play", **PLAYED}, {"event": "video.ended", **PLAYED, "second": 1}])
            self.assertEqual(page.evaluate("tagged"), [["event", "video_play", PLAYED]])
            self.assertEqual(
                page.evaluate("bubbled"), ["FIGURE", "AwKAv6-9ivM-", {"event": "video.play", **PLAYED}])
            names = [name for name, _ in page.evaluate("heard")]
            self.assertEqual(names, ["runtime.on-args", "runtime.on-html-loaded", "video.play"])
            [problem] = page.problems
            self.assertIn("The event video.play did not reach nobody.listens", problem)

    def test_from_the_first_event_on(self):
        with self.visit("/events-eager/", script=LISTENER) as page:
            self.assertEqual(
                page.evaluate("heard"),
                [["runtime.on-args", "AwKAv6-9ivM-"], ["runtime.on-html-loaded", "AwKAv6-9ivM-"]])
            self.assertQuiet(page)

    def test_all_but_one(self):
        with self.visit("/events-some/", script=LISTENER) as page:
            self.assertEqual(page.evaluate("heard"), [["runtime.on-args", "AwKAv6-9ivM-"]])

    def test_players_of_the_browser(self):
        with self.visit("/events-video/", script=LISTENER) as page:
            page.locator("video").evaluate("async one => { one.muted = true; await one.play() }")
            page.wait_for_function("window.bubbled")
            tag, gallery, detail = page.evaluate("bubbled")
            self.assertEqual((tag, gallery, detail["asset"], detail["second"]), ("FIGURE", "Ab1CpIeR0001", "Ab1CpIeR0001", 0))
            self.assertEqual(detail["title"], "North pier")

    def test_no_handler_stands_in_the_markup(self):
        with self.visit("/events/") as page:
            self.assertEqual(page.locator("script:not([src])").count(), 0)


if __name__ == "__main__":
    unittest.main()
