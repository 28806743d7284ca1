"""`source: api`: galleries that take their items from the API in the place of a feed."""

import re
import unittest

from platform_under_test import PlatformTest, api

GALLERY = "AEAAQdbniShi"


class SourceTests(PlatformTest):
    def page(self, gallery, name="a"):
        self.write(f"content/{name}.md", f"---\ntitle: A\ngallery: {gallery}\n---\n")

    def build(self, *words, code=0, **variables):
        return self.run_program("build", "--now", "2026-06-01", *words, code=code, **variables)[1]

    def output(self, name="a"):
        return self.read(f"public/{name}/index.html")

    TEMPLATE = (
        "{{#gallery.items}}{{title}}; {{type}}; {{duration.clock}}; {{poster.srcset}}; {{video}}{{audio}}{{image}}; "
        "{{date.iso}}\n{{/gallery.items}}")

    def test_items_renditions_and_durations(self):
        self.write("templates/page.mustache", self.TEMPLATE)
        self.page(f"{{ fid: {GALLERY}, source: api }}")
        self.assertIn("1 feed (1 fresh)", self.build())
        lines = [line.replace(self.origin, "") for line in self.output().splitlines()]
        self.assertEqual(len(lines), 4)
        place = "/v2/70001/140!d5de2e95c81c"
        sizes = ", ".join(f"{place}/{name}/pier.mp4 {width}w" for name, width in (
            ("382", 100), ("282", 200), ("182", 600), ("482", 1200)))
        self.assertEqual(
            lines[0], f"North pier; video; 1:12; {sizes}; {place}/6/pier.mp4.mp4{place}/482/pier.mp4; 2024-03-15T09:15:00Z")
        self.assertIn("Gull on a post; image; ; /v2/70001/141!f5c8693810b4/3/gull.jpg 100w, ", lines[1])
        self.assertEqual(self.account.log, [
            ("GET", "gallery.get_items", {"fid": GALLERY, "details": "all", "page": "1", "items_per_page": "100"})])

    def test_the_same_as_from_the_feed(self):
        self.write("templates/page.mustache", self.TEMPLATE)
        self.account.galleries[GALLERY].rids = [item.rid for item in api.catalogue.gallery(GALLERY).items]
        pages = []
        for source in ("", ", source: api"):
            self.page(f"{{ fid: {GALLERY}{source} }}")
            self.build()
            # The feed rounds the aspect ratio from which widths follow.
            pages.append(re.sub(r"\d+w", "w", self.output()))
        self.assertEqual(pages[0], pages[1])

    def test_players_of_known_files(self):
        self.page(f"{{ fid: {GALLERY}, source: api, embed: video, download: [mp4_hd, mp3] }}")
        said = self.build()
        self.assertIn("content/a.md:3:77: warning[unknown-version]: no item of 'AEAAQdbniShi' has the version 'mp3'", said)
        page = self.output().replace(self.origin, "")
        sources = re.findall(r"<source[^>]*>", page)
        self.assertEqual(sources[:3], [
            '<source src="/m3u8.aspx?rid=Ab1CpIeR0001" type="application/vnd.apple.mpegurl">',
            '<source src="/v2/70001/140!d5de2e95c81c/6/pier.mp4.mp4" type="video/mp4">',
            '<source src="/v2/70001/140!d5de2e95c81c/0/pier.mp4" type="video/mp4">'])
        self.assertEqual(page.count("get_version_url"), 0)
        self.assertRegex(
            page, r'<audio controls preload="none"><source src="/v2/70001/142![0-9a-f]+/0/bell.mp3" type="audio/mpeg"></audio>')
        self.assertRegex(page, r'<a href="[^"]+/6/pier.mp4.mp4" type="video/mp4" download>Download MP4 HD \(1 kB\)</a>')
        first = self.output()
        self.run_program("fetch", "--freeze")
        self.build("--frozen", token="")
        self.assertEqual(self.output(), first)

    def test_one_asset(self):
        self.page("{ asset: Ab1CpIeR0001, template: AIBASXc7-7zv, source: api }")
        self.build()
        self.assertEqual(self.account.log, [("GET", "asset.list", {"rid": "Ab1CpIeR0001"})])
        self.assertIn("North pier", self.output())

    def test_a_gallery_by_reference(self):
        self.page("{ rrid: post-42, uid: A8PAabcdefgh, template: AIBASXc7-7zv, source: api }")
        self.assertIn("gallery.list: no gallery is called 'rrid:post-42'", self.build())
        self.account.galleries[GALLERY].name = "rrid:post-42"
        self.account.galleries["AYCAbirds001"].name = "rrid:post-421"
        self.build("--refresh")
        self.assertIn("North pier", self.output())
        self.assertEqual(
            [(method, query.get("search"), query.get("fid")) for _, method, query in self.account.log[-2:]],
            [("gallery.list", "caption=rrid:post-42", None), ("gallery.get_items", None, GALLERY)])

    def test_all_pages(self):
        self.account.galleries[GALLERY].rids = [f"AbzC{number:08}" for number in range(205)]
        self.page(f"{{ fid: {GALLERY}, source: api, embed: list }}")
        self.build()
        self.assertEqual([query["page"] for _, _, query in self.account.log], ["1", "2", "3"])
        said, _ = self.run_program("fetch", "--format", "csv")
        self.assertIn(",205,", said)

    def test_the_cache_answers(self):
        self.page(f"{{ fid: {GALLERY}, source: api }}")
        self.build()
        first = self.output()
        self.assertIn("1 feed (1 cached)", self.build(token=""))
        self.build("--offline", token="")
        self.assertEqual(self.output(), first)
        for faults, words in (
            (["forbidden"], "gallery.get_items: the platform refuses the token"),
            (["refused"], "the platform says 'folder not found'"), (["page"] * 3, "a web page ('Be right back')"),
            (["cut"] * 3, "cut off after 3 tries"), (["broken"] * 3, "HTTP 500 after 3 tries"),
        ):
            with self.subTest(faults=faults):
                self.account.faults.clear()
                self.account.fail(*faults)
                said = self.build("--refresh")
                self.assertIn("warning[feed-stale]", said)
                self.assertIn(words, said)
        self.assertIn("there is no API token", self.build("--refresh", token=""))

    def test_an_emptied_gallery_replaces_nothing(self):
        self.page(f"{{ fid: {GALLERY}, source: api }}")
        self.build()
        self.account.galleries[GALLERY].rids = []
        self.assertIn("the feed has no items", self.build("--refresh"))
        self.account.galleries[GALLERY].rids = ["Ab8CsNoW__08"]
        self.assertIn("shrank from 4 to 1 items", self.build("--refresh"))

    def test_snapshots(self):
        self.page(f"{{ fid: {GALLERY}, source: api }}")
        self.run_program("fetch", "--freeze")
        self.assertIn("North pier", self.read(f"snapshots/{GALLERY}.json"))
        self.account.galleries.clear()
        self.assertIn("1 feed (1 local)", self.build("--frozen", token=""))
        self.assertIn("North pier", self.output())

    def test_a_required_gallery_without_a_token(self):
        self.page(f"{{ fid: {GALLERY}, source: api, on_error: fail }}")
        said = self.build(code=69, token="")
        self.assertIn("content/a.md:3:39: error[feed-failed]: the feed of 'AEAAQdbniShi' cannot be had: there is no API token", said)
        self.assertIn("check CINCOPA_API_TOKEN and the id", said)

    def test_a_deleted_gallery(self):
        self.account.deleted.add(self.account.galleries.pop(GALLERY).fid)
        self.page(f"{{ fid: {GALLERY}, source: api }}")
        said = self.build()
        self.assertIn("warning[feed-missing]", said)
        self.assertIn("the platform says 'folder not found'; the embed is written without items", said)

    def test_the_address_of_the_api_is_not_in_pages(self):
        self.page(f"{{ fid: {GALLERY}, source: api, embed: list }}")
        self.build()
        self.assertNotIn("/v2/gallery", self.output())

    def test_what_has_no_items_in_the_api(self):
        for gallery, words in (
            ("{ source: api }", "'source: api' needs a fid, an rrid or an asset"),
            ("{ fid: AEAAQdbniShi, feed: https://h.test/f, source: api }", "names both a feed and the API"),
        ):
            with self.subTest(gallery=gallery):
                self.page(gallery)
                said = self.build(code=1)
                self.assertIn("error[gallery-identity]", said)
                self.assertIn(words, said)

    def test_a_source_of_that_name_is_meant(self):
        self.write("site.yml", self.settings() + f"sources: {{ api: {{ url: '{self.origin}/jsonv2.aspx?fid={GALLERY}' }} }}\n")
        self.page("{ source: api }")
        self.build()
        self.assertEqual(self.account.log, [])


if __name__ == "__main__":
    unittest.main()
