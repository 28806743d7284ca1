"""`sitegen webhooks listen`: events come in, and the right pages are built and published."""

import http.client
import json
import socket
import unittest

from listening_site import SECRET, Site

import webhooks

GALLERIES = {
    "AwOneGallery": ["AvAsset00001", "AvAsset00002"],
    "AwTwoGallery": ["AvAsset00002", "AvAsset00003"],
    "AwThreeGal-_": ["AvAsset00004"],
}
ONE, TWO, THREE = GALLERIES


class WebhookTests(unittest.TestCase):
    def site(self, galleries=GALLERIES, **options):
        site = Site(galleries, **options)
        self.addCleanup(site.close)
        return site

    def health(self, listener, path="/healthz"):
        connection = http.client.HTTPConnection(listener.origin.removeprefix("http://"), timeout=30)
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, json.loads(body)


class EventTests(WebhookTests):
    def test_a_gallery_that_changed_is_asked_and_its_pages_are_published(self):
        site = self.site()
        listener = site.listen()
        listener.wait_for("Published")
        self.assertEqual(site.versions(ONE, site.www), {"AvAsset00001": "0", "AvAsset00002": "0"})
        before = site.stamps()
        site.account.edit("AvAsset00001")
        self.assertEqual(listener.sender().send(webhooks.gallery("updated", ONE)), 200)
        listener.wait_for("1 event: 1 gallery")
        listener.wait_for("Published")
        self.assertEqual(site.versions(ONE, site.www), {"AvAsset00001": "1", "AvAsset00002": "0"})
        self.assertEqual(site.account.asked, {ONE: 2, TWO: 1, THREE: 1})
        after = site.stamps()
        changed = {path for path in after if after[path] != before.get(path)}
        self.assertEqual(changed, {site.page(ONE).relative_to(site.public).as_posix()})

    def test_an_asset_concerns_the_galleries_that_hold_it(self):
        site = self.site()
        listener = site.listen()
        listener.wait_for("Published")
        site.account.edit("AvAsset00002")
        self.assertEqual(listener.sender().send(webhooks.asset("updated", "AvAsset00002")), 200)
        listener.wait_for("1 event: 1 asset")
        listener.wait_for("Published")
        self.assertEqual(site.account.asked, {ONE: 2, TWO: 2, THREE: 1})
        self.assertEqual(site.versions(TWO), {"AvAsset00002": "1", "AvAsset00003": "0"})

    def test_an_upload_may_be_in_any_gallery_unless_it_says_in_which(self):
        site = self.site(publishes=False)
        listener = site.listen()
        site.account.galleries[THREE].append("AvAsset00009")
        sender = listener.sender()
        sender.send(webhooks.asset("synced", "AvAsset00009", folders=[{"fid": THREE}]))
        listener.wait_for("Built")
        self.assertEqual(site.account.asked, {ONE: 1, TWO: 1, THREE: 2})
        self.assertIn("AvAsset00009", site.versions(THREE))
        sender.send(webhooks.asset_uploaded())
        listener.wait_for("any gallery may have changed")
        listener.wait_for("Built")
        self.assertEqual(site.account.asked, {ONE: 2, TWO: 2, THREE: 3})

    def test_what_no_site_depends_on_is_answered_and_forgotten(self):
        site = self.site(publishes=False)
        listener = site.listen()
        sender = listener.sender()
        for name in ("lead.created", "account.settings", "account.traffic_usage", "analytics.view", "gallery.renamed", "x"):
            self.assertEqual(sender.send(webhooks.other(name, fid=ONE, email="visitor@example.org")), 200, name)
        self.assertEqual(self.health(listener)[1]["ignored"], 6)
        sender.send(webhooks.gallery("updated", TWO))
        listener.wait_for("Built")
        self.assertEqual(site.account.asked, {ONE: 1, TWO: 2, THREE: 1})
        stored = b"".join(path.read_bytes() for path in (site.folder / ".sitegen").rglob("*") if path.is_file())
        self.assertNotIn(b"visitor@example.org", stored)

    def test_an_id_that_is_none_concerns_nothing_and_is_told(self):
        site = self.site(publishes=False)
        listener = site.listen()
        sender = listener.sender()
        self.assertEqual(sender.send(webhooks.gallery("updated", "no id at all")), 200)
        listener.wait_for("an event came whose fid holds what is no id; that concerns no gallery")
        # One that could be one, of a gallery that the site does not show.
        sender.send(webhooks.gallery("updated", "AwOtherGal-_"))
        sender.send(webhooks.gallery("updated", TWO))
        listener.wait_for("Built")
        self.assertEqual(site.account.asked[ONE], 1)

    def test_what_is_sent_again_is_done_once(self):
        site = self.site(publishes=False, quiet="300ms", longest_wait="1h")
        listener = site.listen()
        sender = listener.sender()
        for _ in range(50):
            self.assertEqual(sender.send(webhooks.gallery("updated", ONE)), 200)
        listener.wait_for("50 events: 1 gallery")
        listener.wait_for("Built")
        self.assertEqual(site.account.asked[ONE], 2)

    def test_many_events_at_once_end_in_the_right_site(self):
        galleries = {f"AwGallery{number:03}": [f"AvAsset{number:05}"] for number in range(20)}
        site = self.site(galleries, publishes=False, longest_wait="200ms")
        listener = site.listen()
        sender = listener.sender()
        *names, last = list(galleries)[:11]
        for number in range(400):
            fid = names[number % 10]
            if number % 7 == 0:
                site.account.edit(galleries[fid][0])
            self.assertEqual(sender.send(webhooks.gallery("updated", fid)), 200)
        site.account.edit(galleries[last][0])
        sender.send(webhooks.gallery("updated", last))
        # What came before it is built before it, or with it.
        while site.versions(last) != {galleries[last][0]: "1"}:
            listener.wait_for("Built")
        for fid, (rid,) in galleries.items():
            self.assertEqual(site.versions(fid), {rid: str(site.account.versions[rid])}, fid)
            self.assertTrue(fid in [*names, last] or site.account.asked[fid] == 1, fid)


class TroubleTests(WebhookTests):
    def test_who_does_not_know_the_secret(self):
        site = self.site(publishes=False)
        listener = site.listen()
        sender = listener.sender()
        event = webhooks.gallery("updated", ONE)
        for path in ("/", "/hooks/", f"/hooks/{SECRET[:-1]}", f"/hooks/{SECRET}x", f"/hooks/{SECRET}/", f"/?{SECRET}"):
            self.assertEqual(sender.send(event, path=path), 404, path)
        listener.wait_for("an address without the secret")
        self.assertEqual(sender.send(event, path=f"/any/where/{SECRET}?x=1"), 200)
        listener.wait_for("Built")
        listener.stop()
        self.assertNotIn(SECRET, "".join(listener.said))

    def test_signatures(self):
        site = self.site(publishes=False, webhooks=", signature: { header: X-Signature }")
        listener = site.listen(CINCOPA_WEBHOOK_SECRET="sesame")
        event = webhooks.gallery("updated", ONE)
        body = json.dumps(event).encode()
        good = listener.sender(header="X-Signature", key="sesame")
        self.assertEqual(good.send(event, headers={"X-Signature": "sha256=" + good.signature(body)}), 200)
        self.assertEqual(good.send(event), 200)
        self.assertEqual(listener.sender(header="X-Signature", key="Sesame").send(event), 401)
        self.assertEqual(listener.sender().send(event), 401)
        self.assertEqual(good.send(body + b" ", headers={"X-Signature": good.signature(body)}), 401)
        self.assertEqual(good.send(event, headers={"X-Signature": "zz"}), 401)
        self.assertNotIn("sesame", "".join(listener.said))

    def test_events_that_are_too_large(self):
        site = self.site(publishes=False)
        listener = site.listen()
        large = json.dumps(webhooks.gallery("updated", ONE, description="x" * 10_000_000)).encode()
        sender = listener.sender()
        self.assertEqual(sender.send(large), 413)
        self.assertEqual(sender.send(large, headers={"Transfer-Encoding": "chunked"}), 413)
        listener.wait_for("more than 1 MB")
        status, health = self.health(listener)
        self.assertEqual((status, health["accepted"], health["waiting"]), (200, 0, 0))
        self.assertEqual(listener.sender().send(webhooks.gallery("updated", ONE)), 200)

    def test_bodies_that_say_nothing(self):
        site = self.site(publishes=False)
        sender = site.listen().sender()
        for body in (b"", b"hello", b"[]", b"{}", b'{"fid": "AwOneGallery"}', b"\xff\xfe\x00", b'{"event": 7}',
                     b'{"event": "gallery.updated", "fid": "AwOneGal'):
            self.assertEqual(sender.send(body), 400, body)

    def test_a_connection_that_breaks_in_the_middle(self):
        site = self.site(publishes=False)
        listener = site.listen()
        host, port = listener.origin.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as client:
            client.sendall(
                f"POST /{SECRET} HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n".encode()
                + b'{"event":"gallery.updated","fid":"AwOneGallery"}')
        self.assertEqual(listener.sender().send(webhooks.gallery("updated", TWO)), 200)
        listener.wait_for("Built")
        self.assertEqual(site.account.asked, {ONE: 1, TWO: 2, THREE: 1})

    def test_a_kill_loses_nothing_that_was_confirmed(self):
        site = self.site(quiet="1h", longest_wait="1h")
        listener = site.listen()
        sender = listener.sender()
        site.account.edit("AvAsset00004")
        self.assertEqual(sender.send(webhooks.gallery("updated", THREE)), 200)
        self.assertEqual(sender.send(webhooks.asset("updated", "AvAsset00001")), 200)
        listener.kill()
        (kept,) = (site.folder / ".sitegen/webhooks").iterdir()
        # A line that was cut off was confirmed to nobody.
        kept.write_bytes(kept.read_bytes() + b"7a1b gallery AwTwoG")
        site.write("site.yml", (site.folder / "site.yml").read_text().replace("quiet: 1h", "quiet: 0s"))
        listener = site.listen()
        listener.wait_for("Events of an earlier run: 1 gallery, 1 asset")
        listener.wait_for("Built")
        self.assertEqual(site.versions(THREE), {"AvAsset00004": "1"})
        self.assertEqual(site.account.asked, {ONE: 2, TWO: 1, THREE: 2})
        listener.stop()
        self.assertEqual(list((site.folder / ".sitegen/webhooks").iterdir()), [])

    def test_a_damaged_queue_lets_all_be_asked(self):
        site = self.site(publishes=False)
        site.write(".sitegen/webhooks/0000000007", "what is this\nunknown\n")
        listener = site.listen()
        listener.wait_for("Events of an earlier run: any gallery may have changed")
        listener.wait_for("Built")
        self.assertEqual(site.account.asked, {ONE: 2, TWO: 2, THREE: 2})

    def test_a_disk_that_fills_while_an_event_is_kept(self):
        site = self.site(quiet="1h", longest_wait="1h", publishes=False)
        listener = site.listen()
        sender = listener.sender()
        self.assertEqual(sender.send(webhooks.gallery("updated", ONE)), 200)
        (kept,) = (site.folder / ".sitegen/webhooks").iterdir()
        whole = kept.read_bytes()
        listener.limit_files(len(whole) + 12)
        site.account.edit("AvAsset00004")
        self.assertEqual(sender.send(webhooks.gallery("updated", THREE)), 503)
        listener.wait_for("cannot be kept")
        self.assertEqual(kept.read_bytes(), whole)
        self.assertEqual(self.health(listener)[0], 503)
        self.assertEqual(sender.send(webhooks.gallery("updated", ONE)), 200, "it is kept already")
        listener.limit_files(-1)
        self.assertEqual(sender.send(webhooks.gallery("updated", THREE)), 200)
        self.assertEqual(self.health(listener)[0], 200)
        listener.kill()
        site.write("site.yml", (site.folder / "site.yml").read_text().replace("quiet: 1h", "quiet: 0s"))
        listener = site.listen()
        listener.wait_for("Events of an earlier run: 2 galleries")
        listener.wait_for("Built")
        self.assertEqual(site.versions(THREE), {"AvAsset00004": "1"})

    def test_a_feed_that_is_down_when_its_event_comes_is_tried_again(self):
        site = self.site(publishes=False)
        listener = site.listen()
        site.account.edit("AvAsset00004")
        site.account.failing.add(THREE)
        listener.sender().send(webhooks.gallery("updated", THREE))
        listener.wait_for(f"tried again in 1.00 s, because the platform did not tell what is new in {THREE}")
        self.assertEqual(site.versions(THREE), {"AvAsset00004": "0"})
        site.account.failing.clear()
        listener.wait_for("Built")
        self.assertEqual(site.versions(THREE), {"AvAsset00004": "1"})

    def test_a_site_with_errors_is_built_once_it_has_none(self):
        site = self.site()
        listener = site.listen()
        listener.wait_for("Published")
        text = (site.folder / "content/plain.md").read_text()
        site.write("content/plain.md", text.replace("title:", "titel:"))
        site.account.edit("AvAsset00004")
        listener.sender().send(webhooks.gallery("updated", THREE))
        listener.wait_for("Not built")
        site.write("content/plain.md", text)
        listener.wait_for("Published")
        self.assertEqual(site.versions(THREE, site.www), {"AvAsset00004": "1"})

    def test_a_host_that_cannot_be_written_gets_the_site_later(self):
        site = self.site()
        site.www.write_text("a file of somebody else")
        listener = site.listen()
        listener.wait_for("tried again")
        site.www.unlink()
        listener.wait_for("Published")
        self.assertEqual(site.versions(ONE, site.www), {"AvAsset00001": "0", "AvAsset00002": "0"})


class ProgramTests(WebhookTests):
    def test_health(self):
        listener = self.site(publishes=False).listen()
        self.assertEqual(self.health(listener), (200, {
            "status": "ok", "waiting": 0, "accepted": 0, "ignored": 0, "refused": 0, "builds": 1, "last_build": "ok",
            "last_publish": None}))
        listener.sender().send(b"nonsense")
        self.assertEqual(self.health(listener)[1]["refused"], 1)

    def test_ends_in_peace(self):
        site = self.site(quiet="1h", longest_wait="1h", publishes=False)
        listener = site.listen()
        self.assertEqual(listener.sender().send(webhooks.gallery("updated", ONE)), 200)
        self.assertEqual(listener.stop(), 143)
        self.assertEqual(len(list((site.folder / ".sitegen/webhooks").iterdir())), 1, "kept for the next run")

    def test_one_listener_for_a_site(self):
        site = self.site(publishes=False)
        site.listen()
        done = site.run("webhooks", "listen", "--port", "0")
        self.assertEqual(done.returncode, 73, done.stderr)
        self.assertIn("somebody else already listens for this site", done.stderr)

    def test_a_port_in_use(self):
        site = self.site(publishes=False)
        with socket.create_server(("127.0.0.1", 0)) as taken:
            done = site.run("webhooks", "listen", "--port", str(taken.getsockname()[1]))
        self.assertEqual(done.returncode, 69, done.stderr)
        self.assertIn("Address already in use", done.stderr)

    def test_secrets_are_demanded(self):
        site = self.site(publishes=False)
        done = site.run("webhooks", "listen", CINCOPA_WEBHOOK_PATH="")
        self.assertEqual(done.returncode, 78, done.stderr)
        self.assertIn("there is no secret for the address of the webhook", done.stderr)
        done = site.run("webhooks", "listen", CINCOPA_WEBHOOK_PATH="short")
        self.assertEqual(done.returncode, 78, done.stderr)
        self.assertNotIn("short", done.stderr.replace("shortest", ""))
        site = self.site(publishes=False, webhooks=", signature: { header: X-Signature }")
        done = site.run("webhooks", "listen")
        self.assertEqual(done.returncode, 78, done.stderr)
        self.assertIn("there is no key to check signatures with", done.stderr)

    def test_secrets_in_files_of_the_system(self):
        site = self.site(publishes=False)
        (site.root / "cincopa_webhook_path").write_text(SECRET + "\n")
        for name, value in (
                ("CINCOPA_WEBHOOK_PATH_FILE", site.root / "cincopa_webhook_path"),
                ("CREDENTIALS_DIRECTORY", site.root)):
            with self.subTest(name):
                listener = site.listen(CINCOPA_WEBHOOK_PATH="", **{name: str(value)})
                self.assertEqual(listener.sender().send(webhooks.other("x")), 200)
                listener.stop()
        done = site.run(
            "webhooks", "listen", CINCOPA_WEBHOOK_PATH="", CINCOPA_WEBHOOK_PATH_FILE=str(site.root / "none"))
        self.assertEqual(done.returncode, 78, done.stderr)

    def test_what_is_wrong_in_the_settings(self):
        site = self.site(webhooks=", publish: stagin")
        done = site.run("webhooks", "listen")
        self.assertEqual(done.returncode, 64, done.stderr)
        self.assertIn("no target 'stagin'", done.stderr)
        site.write("site.yml", "title: X\nbase_url: https://x.example/\nwebhooks: { quite: 2s, secret: abc }\n")
        done = site.run("webhooks", "listen")
        self.assertEqual(done.returncode, 78, done.stderr)
        self.assertIn("did you mean 'quiet'?", done.stderr)


if __name__ == "__main__":
    unittest.main()
