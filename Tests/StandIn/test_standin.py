"""python3 -m unittest discover Tests/StandIn"""

import html
import json
import subprocess
import sys
import threading
import unittest
import urllib.error
import urllib.request
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import standin

GALLERY = "AEAAQdbniShi"
ASSET = "AIBASXc7-7zv!Ab1CpIeR0001"
MEDIA = "{http://search.yahoo.com/mrss/}"
XSPF = "{http://xspf.org/ns/0/}"


class StandInTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = standin.Server()
        cls.base = f"http://127.0.0.1:{cls.server.port}"
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()

    def ask(self, path, method="GET", body=None, **headers):
        request = urllib.request.Request(
            self.base + path if path.startswith("/") else path, body, headers, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, error.read()

    def text(self, path):
        status, _, body = self.ask(path)
        self.assertEqual(status, 200, path)
        return body.decode()


class FeedTests(StandInTests):
    def test_json2_is_the_same_each_time(self):
        first = self.text(f"/jsonv2.aspx?fid={GALLERY}")
        self.assertEqual(first, self.text(f"/jsonv2.aspx?fid={GALLERY}"))
        self.assertGreaterEqual(len(json.loads(first)["items"]), 3)
        self.assertNotEqual(first, self.text("/jsonv2.aspx?fid=AEAAQdbniShj"))

    def test_json2_of_an_asset(self):
        item, = json.loads(self.text(f"/jsonv2.aspx?fid={ASSET}"))["items"]
        self.assertEqual(item["rid"], "Ab1CpIeR0001")
        self.assertEqual(item["duration"], "00:01:12.40")
        self.assertEqual(item["aspect_ratio"], "1.78")
        self.assertEqual(item["content_url"], f"{self.base}/v2/70001/140!{item_hash('pier.mp4')}/6/pier.mp4.mp4")
        self.assertEqual(item["extra_files"][0]["type"], "subtitle-en-us")
        self.assertEqual(item["versions"]["ts_720p"]["mime"], "application/x-mpegURL")

    def test_a_template_changes_the_look_only(self):
        self.assertEqual(
            self.text(f"/jsonv2.aspx?fid={GALLERY}"), self.text(f"/jsonv2.aspx?fid=AIBASXc7-7zv%40{GALLERY}"))

    def test_sizes_and_contents_can_be_chosen(self):
        item, = json.loads(self.text(f"/jsonv2.aspx?fid={ASSET}&thumb=xlarge&content=a:mp3,v:ts_720p"))["items"]
        self.assertIn("/482/", item["thumbnail_url"])
        self.assertIn("/6720p/", item["content_url"])

    def test_callbacks(self):
        json2 = self.text(f"/jsonv2.aspx?fid={ASSET}&callback=cb&wid=w1")
        self.assertTrue(json2.startswith('cb("w1", {'), json2[:20])
        json1 = self.text(f"/media-platform/runtime/json.aspx?fid={ASSET}&callback=cb&wid=w1")
        self.assertTrue(json1.startswith('cb("w1", {'), json1[:20])

    def test_json1_is_an_argument_list_with_urls_escaped_twice(self):
        text = self.text(f"/media-platform/runtimeze/json.aspx?fid={ASSET}")
        self.assertTrue(text.startswith('("", {') and text.endswith("})"), text)
        self.assertIn(r"?o=6\u0026amp;res=140\u0026amp;p=y", text)
        item, = json.loads(text[len('("", '):-1])["items"]
        self.assertEqual(item["description"], "Low tide & gulls")
        self.assertNotIn("rid", item)
        self.assertEqual(self.ask(html.unescape(item["content_url"]))[1]["Content-Type"], "video/mp4")

    def test_rss(self):
        channel = ElementTree.fromstring(self.text(f"/media-platform/runtime/rss200.aspx?fid={ASSET}"))[0]
        self.assertEqual([child.tag for child in channel], ["link", "title", "description", "item"])
        item = channel.find("item")
        self.assertEqual(
            [child.tag for child in item],
            ["title", "description", MEDIA + "thumbnail", MEDIA + "content", "link"])
        self.assertTrue(item.find(MEDIA + "content").get("url").endswith("&as=mp3"))
        self.assertEqual(channel.find("link").text, item.find("link").text)

    def test_xspf(self):
        playlist = ElementTree.fromstring(self.text(f"/media-platform/runtime/xspf.aspx?fid={ASSET}"))
        track = playlist[0][0]
        self.assertEqual(
            [child.tag for child in track], [XSPF + name for name in ("location", "title", "annotation", "image")])
        self.assertEqual(self.ask(track[0].text.strip())[1]["Content-Type"], "video/mp4")

    def test_settings(self):
        settings = json.loads(self.text(f"/meta_json.aspx?fid={GALLERY}&ver=app"))
        self.assertEqual(settings["media"], json.loads(self.text(f"/jsonv2.aspx?fid={GALLERY}")))
        self.assertEqual(json.loads(self.text("/meta_json.aspx?fid=no%20id"))["args"], {})

    def test_every_address_of_a_feed_leads_to_something(self):
        for fid in (GALLERY, "AEAAQdbniShj", ASSET):
            for item in json.loads(self.text(f"/jsonv2.aspx?fid={fid}"))["items"]:
                addresses = [item["content_url"], item["thumbnail_url"]]
                addresses += [version["url"] for version in item["versions"].values()]
                addresses += [file["url"] for file in item.get("extra_files", [])]
                for address in addresses:
                    with self.subTest(address=address):
                        self.assertEqual(self.ask(address, "HEAD")[0], 200)

    def test_what_is_no_id_gets_a_page(self):
        for path in ("/jsonv2.aspx?fid=a%22b", "/jsonv2.aspx", "/media-platform/runtime/rss200.aspx?fid=x!y!z"):
            with self.subTest(path=path):
                status, headers, _ = self.ask(path)
                self.assertEqual((status, headers["Content-Type"]), (404, "text/html; charset=utf-8"))


class MediaTests(StandInTests):
    def test_pictures_fit_their_box(self):
        for query, size in (("rid=Ab1CpIeR0001&size=large", (600, 338)), ("rid=Ab4CsTrO0004&size=small", (42, 75)),
                            (f"fid={ASSET}", (200, 112))):
            for path in ("/thumb.aspx", "/media-platform/api/thumb.aspx", "/media-platform/api/thumb_open.aspx"):
                with self.subTest(path=path, query=query):
                    _, headers, body = self.ask(f"{path}?{query}")
                    self.assertEqual(headers["Content-Type"], "image/png")
                    self.assertEqual(body[:8], b"\x89PNG\r\n\x1a\n")
                    found = int.from_bytes(body[16:20], "big"), int.from_bytes(body[20:24], "big")
                    self.assertEqual(found, size)

    def test_versions_in_order_of_preference(self):
        path = "/media-platform/api/get_version_url.aspx"
        _, headers, body = self.ask(f"{path}?rid=Ab1CpIeR0001&ver=mp4_hd")
        self.assertEqual(headers["Content-Type"], "video/mp4")
        self.assertEqual(body[4:8], b"ftyp")
        everything = "ts_1080,ts_720p,ts_540p,ts_480,ts_360p,mp4_hd,ts_240p,ts_144p"
        self.assertEqual(
            self.ask(f"{path}?fid={ASSET}&ver={everything}")[1]["Content-Type"], "application/vnd.apple.mpegurl")
        self.assertEqual(self.ask(f"{path}?rrid=post-42&ver=ts_480")[0], 200)
        self.assertEqual(self.ask(f"{path}?rid=Ab2CgUlL0002&ver=mp4_hd")[0], 404)

    def test_manifests_lead_to_the_clip(self):
        manifest = self.text("/m3u8.aspx?rid=Ab1CpIeR0001")
        self.assertEqual(manifest, self.text("/Ab1CpIeR0001.m3u8"))
        rendition = [line for line in manifest.splitlines() if not line.startswith("#")]
        self.assertEqual(len(rendition), 2)
        playlist = self.text(rendition[0]).splitlines()
        self.assertEqual(playlist[-1], "#EXT-X-ENDLIST")
        status, _, body = self.ask(playlist[-2], Range="bytes=1217-1224")
        self.assertEqual((status, body[4:]), (206, b"moof"))

    def test_ranges(self):
        clip = "/media-platform/api/get_version_url.aspx?rid=Ab1CpIeR0001&ver=mp4_hd"
        whole = self.ask(clip)[2]
        for header, part in (("bytes=0-3", whole[:4]), ("bytes=-5", whole[-5:]), ("bytes=10000-", whole[10000:])):
            with self.subTest(header=header):
                self.assertEqual(self.ask(clip, Range=header)[2], part)
        self.assertEqual(self.ask(clip, Range="bytes=99999-")[0], 416)


class PageTests(StandInTests):
    def test_iframe_shows_its_fid(self):
        for fid in (GALLERY, ASSET, f"AIBASXc7-7zv@{GALLERY}", "rrid:post-42!A8PAabcdefgh!AEAAQdbniShi"):
            with self.subTest(fid=fid):
                page = self.text(f"/media-platform/iframe.aspx?fid={fid}")
                self.assertIn(f'<p id="fid">{fid}</p>', page)
        self.assertEqual(self.ask("/media-platform/iframe.aspx?fid=%3Cscript%3E")[0], 404)

    def test_watch_pages(self):
        self.assertIn(ASSET, self.text(f"/watch/{ASSET}"))

    def test_the_loader_is_a_script(self):
        for path in ("/libasync.js", "/media-platform/runtime/libasync.js"):
            _, headers, body = self.ask(path)
            self.assertEqual(headers["Content-Type"], "text/javascript; charset=utf-8")
            self.assertIn(b"_cpmp", body)

    def test_what_embeds_report_is_kept(self):
        self.ask("/recorded", "DELETE")
        self.assertEqual(self.ask("/recorded", "POST", b'[{"fid": "A"}, {"fid": "B"}]')[0], 204)
        self.ask("/recorded", "POST", b'{"fid": "C"}')
        self.assertEqual([entry["fid"] for entry in json.loads(self.text("/recorded"))], ["A", "B", "C"])
        self.assertEqual(self.ask("/recorded", "POST", b"no json")[0], 400)
        self.ask("/recorded", "DELETE")
        self.assertEqual(self.text("/recorded"), "[]")

    def test_any_page_may_ask(self):
        status, headers, _ = self.ask("/recorded", "OPTIONS", Origin="https://elsewhere.example")
        self.assertEqual((status, headers["Access-Control-Allow-Origin"]), (204, "*"))
        self.assertEqual(self.ask("/nothing/here")[0], 404)


class ProgramTests(unittest.TestCase):
    def test_prints_its_port_first(self):
        program = Path(__file__).parent / "standin.py"
        process = subprocess.Popen([sys.executable, str(program)], stdout=subprocess.PIPE, text=True)
        try:
            port = int(process.stdout.readline())
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/recorded") as answer:
                self.assertEqual(answer.read(), b"[]")
        finally:
            process.terminate()
            process.stdout.close()
            process.wait()


def item_hash(filename):
    return next(asset.hash for asset in standin.media.catalogue.ASSETS if asset.filename == filename)


if __name__ == "__main__":
    unittest.main()
