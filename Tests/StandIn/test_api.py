"""python3 -m unittest discover Tests/StandIn"""

import json
import threading
import unittest
import urllib.error
import urllib.request
from urllib.parse import urlencode

import api
import standin


class APITests(unittest.TestCase):
    def setUp(self):
        self.server = standin.Server()
        self.account = self.server.account
        self.base = f"http://127.0.0.1:{self.server.port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)

    def ask(self, method, verb="GET", token=api.TOKEN, **query):
        address = f"{self.base}/v2/{method}.json?{urlencode({'api_token': token, **query})}"
        try:
            with urllib.request.urlopen(urllib.request.Request(address, method=verb), timeout=10) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    def answer(self, method, verb="GET", **query):
        status, body = self.ask(method, verb, **query)
        self.assertEqual(status, 200)
        return json.loads(body)

    def test_an_asset_has_the_members_of_the_documentation(self):
        answer = self.answer("asset.list", rid="Ab1CpIeR0001")
        self.assertEqual(list(answer), ["success", "items", "items_data", "runtime"])
        item, = answer["items"]
        self.assertEqual(
            list(item),
            ["id", "rid", "type", "modified", "storage", "claimed", "syncstatus", "filename", "caption", "description",
             "long_description", "filesize", "related_link_text", "related_link_url", "reference_id", "tags",
             "attributes", "versions", "content", "thumbnail", "exif"])
        self.assertEqual(item["versions"]["mp4_hd"]["name"], "hd")
        self.assertIsInstance(item["versions"]["original"]["filesize"], int)
        self.assertIsInstance(item["versions"]["mp4_hd"]["filesize"], str)
        self.assertEqual(item["exif"]["duration"], "00:01:12.40")
        self.assertEqual(
            answer["items_data"], {"page": 1, "items_per_page": 50, "items_count": 1, "pages_count": 1})

    def test_pages(self):
        first = self.answer("asset.list", page=1, items_per_page=3)
        last = self.answer("asset.list", page=3, items_per_page=3)
        self.assertEqual((len(first["items"]), len(last["items"])), (3, 2))
        self.assertEqual(last["items_data"]["pages_count"], 3)
        self.assertEqual(self.answer("asset.list", page=4, items_per_page=3)["items"], [])
        self.assertEqual(self.answer("gallery.list", items_per_page=2)["items_data"]["page_count"], 2)

    def test_galleries(self):
        self.assertEqual(len(self.answer("gallery.list", filter_tags="birds,-sea")["galleries"]), 1)
        self.assertEqual(len(self.answer("gallery.list", search="caption=winter")["galleries"]), 1)
        fid = self.answer("gallery.create", "POST", name="New")["fid"]
        self.answer("gallery.add_item", "POST", fid=fid, rid="Ab1CpIeR0001,Ab2CgUlL0002")
        self.answer("gallery.add_item", "POST", fid=fid, rid="Ab3DbElL0003", insert_position="top")
        items = self.answer("gallery.get_items", fid=fid)["folder"]["items"]
        self.assertEqual([item["rid"] for item in items], ["Ab3DbElL0003", "Ab1CpIeR0001", "Ab2CgUlL0002"])
        self.answer("gallery.delete", "POST", fid=fid)
        self.assertEqual(
            self.answer("gallery.get_items", fid=fid), {"success": False, "message": "folder not found", "runtime": 3})

    def test_who_may_what(self):
        self.assertEqual(self.ask("gallery.list", token="70001iwrong")[0], 403)
        self.assertEqual(self.ask("gallery.list", token=api.READER)[0], 200)
        self.assertEqual(self.ask("gallery.create", "POST", token=api.READER, name="x")[0], 403)
        self.assertEqual(self.answer("ping", token=api.READER)["permissions"], "|gallery.read|asset.read|")
        self.assertEqual(self.ask("gallery.zip")[0], 404)

    def test_tokens_for_a_while(self):
        token = self.answer("token.get_temp", ttl=60, permissions="asset.upload|account.read")["api_token"]
        self.assertEqual(self.answer("ping", token=token)["permissions"], "asset.upload")
        self.assertEqual(self.ask("asset.get_upload_url", token=token)[0], 200)
        self.assertEqual(self.ask("asset.list", token=token)[0], 403)

    def test_addresses_to_upload_to(self):
        self.assertIn("addtofid=AYCAbirds001", self.answer("asset.get_upload_url", fid="AYCAbirds001")["upload_url"])
        self.assertEqual(self.ask("asset.get_upload_url", token=api.READER)[0], 403)
        self.answer("gallery.delete", "POST", fid="AYCAbirds001")
        self.assertEqual(self.answer("asset.get_upload_url", fid="AYCAbirds001")["message"], "folder not found")

    def test_feeds_show_what_the_api_tells(self):
        self.answer("asset.set_meta", "POST", rid="Ab1CpIeR0001", caption="Old pier")
        for fid in ("AEAAQdbniShi", "AnyGallery01"):
            told = [(one["rid"], one["caption"]) for one in self.answer("gallery.get_items", fid=fid)["folder"]["items"]]
            with urllib.request.urlopen(f"{self.base}/jsonv2.aspx?fid={fid}") as feed:
                self.assertEqual([(one["rid"], one["title"]) for one in json.load(feed)["items"]], told)
        self.answer("gallery.delete", "POST", fid="AEAAQdbniShi")
        with self.assertRaises(urllib.error.HTTPError) as refusal:
            urllib.request.urlopen(f"{self.base}/jsonv2.aspx?fid=AEAAQdbniShi")
        refusal.exception.close()

    def test_renditions_take_their_time(self):
        self.account.preparing["Ab1CpIeR0001"] = 2
        states = [self.answer("asset.list", rid="Ab1CpIeR0001")["items"][0]["syncstatus"] for _ in range(3)]
        self.assertEqual(states, ["notsynced", "notsynced", "synced"])

    def test_transfers(self):
        name = self.answer("asset.upload_from_url", "POST", input="https://h.test/a.mp4")["status_id"]
        states = [self.answer("asset.upload_from_url_get_status", status_id=name)["status"] for _ in range(2)]
        self.assertEqual(states, ["inprogress", "ready"])

    def test_webhooks(self):
        self.answer("webhook.set", "POST", hook_url="https://h.test/x", events="asset.*")
        self.assertEqual(
            self.answer("webhook.list")["webhooks"], [{"hook_url": "https://h.test/x", "events": "asset.*"}])
        self.answer("webhook.delete", "POST", hook_url="https://h.test/x")
        self.assertFalse(self.answer("webhook.delete", "POST", hook_url="https://h.test/x")["success"])

    def test_failures(self):
        self.account.fail(*api.ANSWERS)
        self.assertEqual([self.ask("ping")[0] for _ in api.ANSWERS], [status for status, _, _ in api.ANSWERS.values()])
        self.account.fail("cut", "text", "echo", "more", "fewer", "none", at="asset.list")
        with self.assertRaises(ValueError):
            self.answer("asset.list")
        self.assertEqual(self.answer("asset.list")["items_data"]["page"], "1")
        self.assertIn(api.TOKEN, json.dumps(self.answer("asset.list")))
        counts = [self.answer("asset.list")["items_data"].get("pages_count") for _ in range(3)]
        self.assertEqual(counts, [4, 0, None])

    def test_hangs(self):
        self.account.fail("hang")
        with self.assertRaises(OSError):
            urllib.request.urlopen(f"{self.base}/v2/ping.json?api_token={api.TOKEN}", timeout=0.05)


if __name__ == "__main__":
    unittest.main()
