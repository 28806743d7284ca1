"""`sitegen api`, `galleries`, `assets` and `webhooks`."""

import json
import unittest

from platform_under_test import PlatformTest, api


class APITests(PlatformTest):
    def test_prints_the_answer(self):
        said, _ = self.run_program("api", "ping")
        self.assertEqual(json.loads(said)["ping"], "pong")
        self.assertEqual(self.account.log, [("GET", "ping", {})])

    def test_writes_with_post_and_parameters_in_the_query(self):
        self.run_program("api", "gallery.create", "name=Söder & ön=1+1")
        self.assertEqual(self.account.log, [("POST", "gallery.create", {"name": "Söder & ön=1+1"})])
        self.run_program("api", "gallery.create.json", "name=x", "--verb", "get")
        self.assertEqual(self.account.log[-1][0], "GET")

    def test_all_pages_a_line_each(self):
        said, _ = self.run_program("api", "asset.list", "items_per_page=3", "--all")
        self.assertEqual(
            [json.loads(line)["rid"] for line in said.splitlines()], list(self.account.assets))
        self.assertEqual([query["page"] for _, _, query in self.account.log], ["1", "2", "3"])

    def test_wrong_counts_of_pages(self):
        for fault in ("more", "fewer", "none", "text"):
            with self.subTest(fault=fault):
                self.account.fail(*[fault] * 9, at="asset.list")
                said, _ = self.run_program("api", "asset.list", "items_per_page=3", "--all")
                self.assertEqual(len(said.splitlines()), 8)
                self.account.faults.clear()

    def test_what_is_wrong_is_said(self):
        for faults, words in (
            (["forbidden"], "ping: the platform refuses the token ('api_token is not valid')"),
            (["page403"], "ping: the platform refuses the token"),
            (["refused"], "ping: the platform says 'folder not found'"),
            (["error"], "ping: the platform says 'internal error 17'"),
            (["page"] * 3, "a web page ('Be right back') and not with JSON after 3 tries"),
            (["empty"] * 3, "ping: the platform's answer is empty after 3 tries"),
            (["nonsense"] * 3, "ping: the platform's answer is not JSON after 3 tries"),
            (["cut"] * 3, "ping: the platform's answer is cut off after 3 tries"),
            (["busy"] * 3, "ping: HTTP 429 after 3 tries"),
            (["broken"] * 3, "ping: HTTP 500 after 3 tries"),
            (["away"] * 3, "ping: HTTP 503 after 3 tries"),
            (["moved http://127.0.0.2:9"], "ping: redirects elsewhere, where secrets must not follow"),
        ):
            with self.subTest(faults=faults):
                self.account.fail(*faults)
                printed, said = self.run_program("api", "ping", code=69)
                self.assertIn(f"error: {words}" if words.startswith("ping") else words, said)
                self.assertEqual(printed, "")
                self.assertFalse(self.account.faults[None])

    def test_what_passes_is_asked_for_again(self):
        self.account.fail("cut", "broken")
        self.assertIn("pong", self.run_program("api", "ping")[0])

    def test_what_must_not_happen_twice_is_not_asked_for_again(self):
        for fault in ("broken", "cut", "page"):
            with self.subTest(fault=fault):
                self.account.log.clear()
                self.account.fail(fault)
                said = self.run_program("api", "gallery.create", "name=x", code=69)[1]
                self.assertIn(
                    "help: it may have been done all the same: look before you ask once more ('sitegen galleries list')", said)
                self.assertEqual(len(self.account.log), 1)
        self.account.fail("busy")
        self.run_program("api", "gallery.create", "name=x")

    def test_silence_ends(self):
        self.account.fail("hang")
        self.assertIn("ping: timed out after 0.3 s", self.run_program(
            "api", "ping", "--set", "feeds.timeout=0.1s", code=69)[1])

    def test_the_token(self):
        _, said = self.run_program("api", "ping", code=78, token="")
        self.assertIn("error: there is no API token", said)
        self.assertIn("CINCOPA_API_TOKEN_FILE", said)
        _, said = self.run_program("api", "ping", code=69, token="70001iwrongwrongwrong000")
        self.assertIn("refuses the token ('the token *** is not valid')", said)
        _, said = self.run_program("api", "gallery.create", "name=x", code=69, token=api.READER)
        self.assertIn("('no permission')\n  help: check the token and its permissions", said)
        self.run_program("api", "ping", code=78, token="two words")
        said, _ = self.run_program("api", "token.list")
        self.assertEqual([one["api_token"] for one in json.loads(said)["tokens"]], ["***", api.READER])
        self.account.fail("echo")
        self.assertIn('"api_token=***"', self.run_program("api", "ping")[0])

    def test_the_token_from_a_file(self):
        outside = self.folder.parent / (self.folder.name + ".token")
        self.addCleanup(outside.unlink, missing_ok=True)
        outside.write_text(api.TOKEN + "\n")
        self.assertIn("pong", self.run_program("api", "ping", token="", CINCOPA_API_TOKEN_FILE=outside)[0])
        outside.write_text("\n")
        self.assertIn("is no API token", self.run_program(
            "api", "ping", token="", CINCOPA_API_TOKEN_FILE=outside, code=78)[1])
        self.assertIn("cannot be read", self.run_program(
            "api", "ping", token="", CINCOPA_API_TOKEN_FILE="/no/such/file", code=78)[1])
        credentials = self.folder.parent / (self.folder.name + ".credentials")
        credentials.mkdir()
        file = credentials / "cincopa_api_token"
        self.addCleanup(credentials.rmdir)
        self.addCleanup(file.unlink)
        file.write_text(api.TOKEN)
        self.assertIn("pong", self.run_program("api", "ping", token="", CREDENTIALS_DIRECTORY=credentials)[0])

    def test_hosts_without_tls_get_nothing(self):
        self.write("site.yml", self.settings().replace("allow_private_networks: true, ", ""))
        _, said = self.run_program("api", "ping", code=78)
        self.assertIn("secrets would travel in the clear", said)
        self.assertEqual(self.account.log, [])
        # Private networks are not this machine.
        self.write("site.yml", self.settings())
        for host in ("http://10.1.2.3", "http://platform.internal", "http://127.0.0.1.example"):
            with self.subTest(host):
                said = self.run_program("api", "ping", "--set", f"cincopa.hosts.api={host}", code=78)[1]
                self.assertIn(f"{host} is no https address, and secrets would travel in the clear", said)

    def test_wrong_usage(self):
        for words in (("Ping!",), ("ping", "x"), ("ping", "api_token=1"), ("ping", "=1"), ("upload.iframe",)):
            with self.subTest(words=words):
                self.run_program("api", *words, code=64)
        self.assertEqual(self.account.log, [])

    def test_needs_no_site(self):
        (self.folder / "site.yml").unlink()
        self.assertIn("pong", self.run_program(
            "api", "ping", "--set", f"cincopa.hosts.api={self.origin}", "--set", "feeds.allow_private_networks=true")[0])


class GalleryTests(PlatformTest):
    def test_list(self):
        said, _ = self.run_program("galleries", "list")
        self.assertEqual(said.splitlines()[:2], [
            "fid           name                    modified              status  tags",
            "AEAAQdbniShi  Harbour walks           2024-03-02T09:15:00Z  synced  sea, birds"])
        said, _ = self.run_program("galleries", "list", "--search", "caption=winter", "--format", "json")
        self.assertEqual(json.loads(said), [{
            "fid": "AwKAwinter-_", "name": "Winter town", "modified": "2024-03-02T09:15:00Z", "status": "synced",
            "tags": ""}])
        said, _ = self.run_program("galleries", "list", "--tag", "birds", "--tag=-sea", "--format", "csv")
        self.assertEqual(said, "fid,name,modified,status,tags\n"
                         'AYCAbirds001,"Birds & boats: ""a day""",2024-03-02T09:15:00Z,synced,birds\n')

    def test_show(self):
        said, _ = self.run_program("galleries", "show", "AwKAwinter-_")
        self.assertEqual(said.splitlines(), [
            "rid           type   title  duration  size     modified              status",
            "Ab8CsNoW__08  video  Snow   1:01      45.6 MB  2024-03-22T09:15:00Z  synced"])

    def test_none(self):
        self.account.galleries.clear()
        self.assertEqual(self.run_program("galleries", "list"), ("", "No galleries.\n"))
        self.assertEqual(json.loads(self.run_program("galleries", "list", "--format", "json")[0]), [])
        self.assertEqual(self.run_program("galleries", "list", "--quiet"), ("", ""))
        self.assertEqual(self.run_program("assets", "list", "--search", "no such thing"), ("", "No assets.\n"))
        self.assertEqual(self.run_program("webhooks", "list"), ("", "No webhooks.\n"))

    def test_a_deleted_one(self):
        self.account.deleted.add(self.account.galleries.pop("AwKAwinter-_").fid)
        _, said = self.run_program("galleries", "show", "AwKAwinter-_", code=69)
        self.assertIn("error: gallery.get_items: the platform says 'folder not found'\n  help: 'sitegen galleries list'", said)

    def test_what_is_no_id(self):
        self.assertIn("'AB!' is no gallery id", self.run_program("galleries", "show", "AB!", code=64)[1])


class AssetTests(PlatformTest):
    def test_list(self):
        said, _ = self.run_program("assets", "list", "--type", "video", "--limit", "2", "--format", "csv")
        self.assertEqual(said.splitlines()[1], "Ab1CpIeR0001,video,North pier,72.4,45642694,2024-03-15T09:15:00Z,synced")
        self.assertEqual(len(said.splitlines()), 3)

    def test_show(self):
        said, _ = self.run_program("assets", "show", "Ab1CpIeR0001")
        self.assertIn("duration    1:12\npixels      1280×720\n", said)
        self.assertIn("\nmp4_hd          video/mp4              1.0 kB   http://", said)
        self.assertIn("\ndescription Line one\n            line two\n", self.run_program("assets", "show", "Ab4CsTrO0004")[0])
        asset = json.loads(self.run_program("assets", "show", "Ab1CpIeR0001", "--format", "json")[0])
        self.assertEqual((asset["duration"], asset["width"], len(asset["renditions"])), (72.4, 1280, 10))
        self.assertEqual(asset["renditions"][1]["size"], 1010)


class WebhookTests(PlatformTest):
    URL = "https://northlight.example/hooks/5ecre7"

    def test_set_list_delete(self):
        _, said = self.run_program(
            "webhooks", "set", self.URL, "--event", "asset.*", "--event", "gallery.updated",
            CINCOPA_WEBHOOK_SECRET="open-sesame")
        self.assertIn("Set the webhook for asset.*, gallery.updated", said)
        self.assertEqual(self.account.log[-1], ("POST", "webhook.set", {
            "hook_url": self.URL, "events": "asset.*,gallery.updated", "security_key": "open-sesame"}))
        self.assertEqual(self.run_program("webhooks", "list")[0].splitlines()[1],
                         f"{self.URL}  asset.*,gallery.updated")
        self.run_program("webhooks", "delete", self.URL)
        self.assertEqual(self.account.webhooks, {})
        self.assertIn("webhook not found", self.run_program("webhooks", "delete", self.URL, code=69)[1])

    def test_wrong_usage(self):
        self.run_program("webhooks", "set", "northlight.example", code=64)
        self.run_program("webhooks", "set", self.URL, "--event", "a b", code=64)

    def test_addresses_without_tls(self):
        clear = "http://hooks.example/s3cret"
        said = self.run_program("webhooks", "set", clear, code=64)[1]
        self.assertIn("events would travel in the clear", said)
        self.run_program("webhooks", "set", "http://127.0.0.1:8080/s3cret")
        self.run_program("webhooks", "set", clear, "--insecure")
        self.run_program("webhooks", "delete", clear)
        self.assertEqual(list(self.account.webhooks), ["http://127.0.0.1:8080/s3cret"])


if __name__ == "__main__":
    unittest.main()
