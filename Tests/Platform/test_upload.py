"""`sitegen upload`: what arrives, whatever happens on the way."""

import json
import subprocess
import unittest

from platform_under_test import PROGRAM, api
from upload_trial import GALLERY, PIECE, UploadTrial

import uploads


class WholeUploads(UploadTrial):
    def test_to_the_account(self):
        file = self.media("söder ön & co.mp4")
        done = self.upload(file.name)
        made, = self.depot.stored
        self.assertEqual(self.stored(), [self.expected(file)])
        self.assertEqual(done.stdout, f"{made.rid}  söder ön & co.mp4\n")
        self.assertIn("söder ön & co.mp4: sending 229.4 kB\n", done.stderr)
        self.assertIn(f"söder ön & co.mp4: uploaded as {made.rid} (229.4 kB)\n", done.stderr)

    def test_the_documented_headers(self):
        self.media()
        self.upload("pier.mp4", "--gallery", GALLERY)
        size = int(PIECE * 3.5)
        ranges = [(entry["start"], entry["end"], entry["total"], entry["length"]) for entry in self.depot.log]
        self.assertEqual(ranges, [
            (0, 65536, size, 65536), (65536, 131072, size, 65536), (131072, 196608, size, 65536),
            (196608, size, size, 32768)])
        self.assertEqual({entry["fid"] for entry in self.depot.log}, {GALLERY})
        self.assertEqual({entry["type"] for entry in self.depot.log}, {"multipart/form-data"})
        self.assertEqual(len({entry["unique"] for entry in self.depot.log}), 1)
        self.assertRegex(self.depot.log[0]["unique"], r"\A[0-9a-f-]{36}\Z")

    def test_one_piece_and_exact_pieces(self):
        for name, pieces in (("a.mp4", 0.001), ("b.mp4", 1), ("c.mp4", 2)):
            file = self.media(name, pieces)
            self.upload(name)
            self.assertEqual(self.stored()[-1], self.expected(file))

    def test_several_at_once(self):
        files = [self.media(f"{number}.mp4", 1.5) for number in range(6)]
        done = self.upload(*[file.name for file in files], "--jobs", "3", "--format", "json")
        self.assertEqual(sorted(self.stored()), sorted(self.expected(file) for file in files))
        records = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([record["file"] for record in records], [file.name for file in files])
        rids = {made.name: made.rid for made in self.depot.stored}
        self.assertEqual([record["rid"] for record in records], [rids[file.name] for file in files])
        self.assertEqual({record["status"] for record in records}, {"uploaded"})

    def test_the_same_contents_once(self):
        self.media("a.mp4", 2)
        self.write("b.mp4", (self.folder / "a.mp4").read_bytes())
        done = self.upload("a.mp4", "b.mp4", "--jobs", "2")
        self.assertEqual(len(self.depot.stored), 1)
        self.assertEqual({line.split()[0] for line in done.stdout.splitlines()}, {self.depot.stored[0].rid})
        before = len(self.depot.log)
        self.assertIn("on the platform already", self.upload("a.mp4").stderr)
        self.assertEqual(len(self.depot.log), before)
        self.upload("a.mp4", "--again")
        self.assertEqual([made.fid for made in self.depot.stored], ["0", "0"])

    def test_into_a_gallery_later(self):
        self.media()
        self.upload("pier.mp4")
        rid = self.depot.stored[0].rid
        done = self.upload("pier.mp4", "--gallery", GALLERY, "--format", "json")
        self.assertIn(f"pier.mp4: on the platform already, as {rid}; added to the gallery\n", done.stderr)
        self.assertEqual(json.loads(done.stdout)["status"], "added")
        self.assertEqual(self.account.log[-1], ("POST", "gallery.add_item", {"fid": GALLERY, "rid": rid}))
        self.assertIn("already, as", self.upload("pier.mp4", "--gallery", GALLERY).stderr)
        self.assertEqual((len(self.depot.stored), self.called().count("gallery.add_item")), (1, 1))
        self.upload("pier.mp4", "--gallery", GALLERY, "--again")
        self.assertEqual(self.depot.stored[-1].fid, GALLERY)

    def test_into_a_gallery_that_cannot_be_filled(self):
        self.media()
        self.upload("pier.mp4")
        self.account.fail("broken", at="gallery.add_item")
        said = self.upload("pier.mp4", "--gallery", GALLERY, code=69).stderr
        self.assertIn("and was not added to the gallery: gallery.add_item: HTTP 500", said)
        # The platform may have done it all the same.
        self.account.galleries[GALLERY].rids.append(self.depot.stored[0].rid)
        self.upload("pier.mp4", "--gallery", GALLERY)
        self.assertEqual(self.called().count("gallery.add_item"), 1)
        said = self.upload(
            "pier.mp4", "--gallery", "AYCAbirds001", code=78, CINCOPA_API_TOKEN=None,
            CINCOPA_UPLOAD_URL=self.depot.address(self.origin, "AYCAbirds001")).stderr
        self.assertIn("only a token can add it to a gallery", said)
        self.assertEqual(len(self.depot.stored), 1)

    def test_a_gallery_that_was_emptied_since(self):
        files = [self.media(name, 1) for name in ("pier.mp4", "boat.mp4")]
        names = [file.name for file in files]
        self.upload(*names, "--gallery", GALLERY)
        rids = {made.name: made.rid for made in self.depot.stored}
        self.account.log.clear()
        done = self.upload(*names, "--gallery", GALLERY)
        self.assertIn(f"pier.mp4: on the platform already, as {rids['pier.mp4']}\n", done.stderr)
        self.assertEqual(self.called(), ["gallery.get_items"])
        self.account.galleries[GALLERY].rids = [rids["boat.mp4"]]
        done = self.upload(*names, "--gallery", GALLERY, "--format", "json")
        self.assertIn(f"pier.mp4: on the platform already, as {rids['pier.mp4']}; added to the gallery\n", done.stderr)
        self.assertEqual([json.loads(line)["status"] for line in done.stdout.splitlines()], ["added", "known"])
        self.assertEqual(sorted(self.account.galleries[GALLERY].rids), sorted(rids.values()))
        self.assertEqual(len(self.depot.stored), 2)

    def test_a_gallery_that_was_deleted_since(self):
        self.media()
        self.upload("pier.mp4", "--gallery", GALLERY)
        self.account.deleted.add(self.account.galleries.pop(GALLERY).fid)
        done = self.upload("pier.mp4", "--gallery", GALLERY, code=69)
        self.assertEqual(done.stdout, "")
        self.assertIn(
            f"error: pier.mp4 is on the platform, as {self.depot.stored[0].rid}, but not in the gallery '{GALLERY}': the "
            "platform says 'folder not found'\n  help: the gallery may be deleted, or another account's; "
            "'sitegen galleries list' prints those there are\n", done.stderr)

    def test_what_a_token_cannot_tell(self):
        self.media()
        self.upload("pier.mp4", "--gallery", GALLERY)
        rid = self.depot.stored[0].rid
        self.account.tokens["70001iuploads8n6v0c9f3k2m7"] = "asset.upload"
        done = self.upload("pier.mp4", "--gallery", GALLERY, "--format", "json", CINCOPA_API_TOKEN="70001iuploads8n6v0c9f3k2m7")
        doubt = ("whether it is still in the gallery is not known: "
                 "gallery.get_items: the platform refuses the token ('no permission')")
        self.assertIn(f"pier.mp4: on the platform already, as {rid}; {doubt}\n", done.stderr)
        record = json.loads(done.stdout)
        self.assertEqual((record["status"], record["note"]), ("known", doubt))
        done = self.upload(
            "pier.mp4", "--gallery", GALLERY, CINCOPA_API_TOKEN=None,
            CINCOPA_UPLOAD_URL=self.depot.address(self.origin, GALLERY))
        self.assertIn("is still in the gallery is not known: only a token can ask\n", done.stderr)

    def test_a_deleted_gallery(self):
        self.media()
        self.account.deleted.add(self.account.galleries.pop(GALLERY).fid)
        said = self.upload("pier.mp4", "--gallery", GALLERY, code=69).stderr
        self.assertIn(
            f"error: pier.mp4 was not uploaded: nothing can be uploaded into the gallery '{GALLERY}': "
            "the platform says 'folder not found'\n  help: it may be deleted, or another account's;", said)
        self.assertEqual(self.depot.log, [])

    def test_a_token_that_may_not(self):
        self.media()
        said = self.upload("pier.mp4", code=69, CINCOPA_API_TOKEN=api.READER).stderr
        self.assertIn("pier.mp4 was not uploaded: asset.get_upload_url: the platform refuses the token ('no permission')", said)

    def test_the_address_of_the_documentation(self):
        file = self.media()
        self.upload("pier.mp4", CINCOPA_API_TOKEN=None, CINCOPA_UPLOAD_URL=self.depot.address(self.origin))
        self.assertEqual(self.stored(), [self.expected(file)])
        self.assertEqual(self.account.log, [])
        said = self.upload(
            "pier.mp4", "--gallery", GALLERY, code=78, CINCOPA_API_TOKEN=None,
            CINCOPA_UPLOAD_URL=self.depot.address(self.origin)).stderr
        self.assertIn("the address in CINCOPA_UPLOAD_URL is not that of the gallery", said)
        said = self.upload("pier.mp4", "--again", code=78, CINCOPA_UPLOAD_URL="http://elsewhere.example/post.jpg?hash=x1").stderr
        self.assertNotIn("x1", said)

    def test_without_a_site(self):
        (self.folder / "site.yml").unlink()
        self.media()
        said = self.upload("pier.mp4", code=78, CINCOPA_UPLOAD_URL="http://127.0.0.1:9/post.jpg").stderr
        self.assertIn("is no https address to upload to", said)
        self.assertIn("there is no API token", self.upload("pier.mp4", code=78, CINCOPA_API_TOKEN=None).stderr)


class Trouble(UploadTrial):
    def test_a_cut_in_every_piece(self):
        file = self.media()
        for start in range(0, int(PIECE * 3.5), PIECE):
            self.depot.fail(f"cut {start // 7}", at=start)
        said = self.upload("pier.mp4").stderr
        self.assertEqual(self.stored(), [self.expected(file)])
        self.assertEqual(said.count("again from"), 4)
        self.assertIn("again from the beginning in", said)
        self.assertIn("again from 131.1 kB in", said)

    def test_every_fault_in_every_piece(self):
        for fault in ("error", "broken", "busy", "page", "nothing", "mute", "half", "cut 0", "cut 1"):
            for piece in range(3):
                with self.subTest(fault=fault, piece=piece):
                    file = self.media(f"{fault} {piece}.mp4", 2.2)
                    self.depot.fail(fault, at=piece * PIECE)
                    self.upload(file.name, "--quiet")
                    self.assertEqual(self.stored()[-1], self.expected(file))
                    self.assertEqual(len(self.depot.stored), len({made.sha256 for made in self.depot.stored}))

    def test_giving_up_and_going_on(self):
        """Until the tries are used up in each piece, and again with the same command."""
        file = self.media()
        for piece in range(4):
            self.depot.fail(*["cut 100"] * 2, at=piece * PIECE)
            done = self.upload("pier.mp4", code=69, retries=1)
            self.assertEqual(done.stdout, "")
            self.assertRegex(done.stderr, "error: pier.mp4 was not uploaded: .* after 2 tries")
            if piece:
                self.assertIn(f"{piece} of 4 pieces are there", done.stderr)
                self.assertIn("help: the same command goes on where it stopped", done.stderr)
        done = self.upload("pier.mp4")
        self.assertIn("goes on at 196.6 kB of 229.4 kB", done.stderr)
        self.assertEqual(self.stored(), [self.expected(file)])
        good = [entry["start"] for entry in self.depot.log if not entry["fault"]]
        self.assertEqual(good, [0, PIECE, 2 * PIECE, 3 * PIECE])
        self.assertEqual(len({entry["unique"] for entry in self.depot.log}), 1)

    def test_a_platform_that_hangs(self):
        file = self.media()
        self.depot.fail("hang", at=PIECE)
        self.assertIn("nothing moved for 1 s; again from 65.5 kB", self.upload("pier.mp4", "--timeout", "1").stderr)
        self.assertEqual(self.stored(), [self.expected(file)])

    def test_errors_in_the_answer(self):
        self.media()
        self.depot.fail(*["error"] * 3, at=PIECE)
        said = self.upload("pier.mp4", code=69, retries=9).stderr
        self.assertIn("the platform says 'error 17: storing the piece failed' after 3 tries; 1 of 4 pieces are there", said)
        self.upload("pier.mp4")
        self.assertEqual(len(self.depot.stored), 1)

    def test_an_id_that_is_none(self):
        self.media()
        self.depot.fail("badid", at=3 * PIECE)
        done = self.upload("pier.mp4", code=69)
        self.assertIn("what it calls it is no id: 'new resource id 1 <b>no id</b>'", done.stderr)
        self.assertIn(self.depot.stored[0].rid, self.upload("pier.mp4").stdout)

    def test_a_platform_that_forgets(self):
        """Pieces of an upload that was left alone for long may be gone."""
        file = self.media()
        self.depot.fail("lose", at=PIECE)
        said = self.upload("pier.mp4").stderr
        self.assertIn("made no file of them; sending all of it again", said)
        self.assertEqual(self.stored(), [self.expected(file)])
        self.assertEqual(len({entry["unique"] for entry in self.depot.log}), 2)
        other = self.media("other.mp4")
        self.depot.fail("lose", "lose", at=0)
        self.assertIn("the platform made no file of them", self.upload("other.mp4", code=69).stderr)
        self.upload("other.mp4")
        self.assertEqual(self.stored()[-1], self.expected(other))

    def test_an_address_that_expires(self):
        file = self.media()
        self.depot.fail("denied", at=2 * PIECE)
        said = self.upload("pier.mp4", code=69).stderr
        self.assertIn("the platform refuses the address to upload to (HTTP 403)", said)
        self.depot.expire()
        self.upload("pier.mp4")
        self.assertEqual(self.stored(), [self.expected(file)])

    def test_a_fresh_address_is_asked_for(self):
        file = self.media()
        answer, depot = uploads.say, self.depot

        def expire_once(handler, status, text):
            if depot.log[-1]["start"] == PIECE and status == 200:
                uploads.say = answer
                depot.expire()
            answer(handler, status, text)

        uploads.say = expire_once
        self.addCleanup(setattr, uploads, "say", answer)
        self.upload("pier.mp4")
        self.assertEqual(self.stored(), [self.expected(file)])
        self.assertEqual(self.called(), ["asset.get_upload_url"] * 2)

    def test_a_wrong_token(self):
        self.media()
        said = self.upload("pier.mp4", code=69, CINCOPA_API_TOKEN="70001iwrong").stderr
        self.assertNotIn("70001iwrong", said)
        self.assertIn("the platform refuses the token ('", said)
        self.assertEqual(self.depot.log, [])

    def test_an_address_only_with_the_gallery(self):
        """The documentation tells addresses with galleries; `asset.get_upload_url` is the vendor's own code's."""
        told = api.METHODS["asset.get_upload_url"]
        api.METHODS["asset.get_upload_url"] = lambda *_: {}
        self.addCleanup(api.METHODS.__setitem__, "asset.get_upload_url", told)
        file = self.media()
        self.assertIn("has no 'upload_url'", self.upload("pier.mp4", code=69).stderr)
        self.upload("pier.mp4", "--gallery", GALLERY)
        self.assertEqual(self.stored(), [self.expected(file, GALLERY)])


class WrongFiles(UploadTrial):
    def test_nothing_is_sent_when_one_is_none(self):
        self.media()
        self.write("empty.mp4", b"")
        (self.folder / "folder").mkdir()
        said = self.upload("pier.mp4", "empty.mp4", "folder", "none.mp4", code=64).stderr
        self.assertEqual(
            said, "error: empty.mp4 is empty\n  help: the platform makes nothing of a file without bytes\n"
            "error: folder is a folder\n  help: name the files in it: folder/*\n"
            "error: none.mp4 cannot be uploaded: no such file\nNothing was uploaded\n")
        self.assertEqual((self.depot.log, self.account.log), ([], []))

    def test_a_file_that_changes(self):
        file = self.media()
        answer, depot = uploads.say, self.depot

        def change(handler, status, text):
            if depot.log[-1]["start"] == PIECE:
                with open(file, "r+b") as target:
                    target.seek(3 * PIECE)
                    target.write(b"another film")
            answer(handler, status, text)

        uploads.say = change
        self.addCleanup(setattr, uploads, "say", answer)
        said = self.upload("pier.mp4", code=1).stderr
        self.assertIn("error: pier.mp4 changed while it was uploaded, and was given up", said)
        self.assertEqual(depot.stored, [])
        uploads.say = answer
        self.upload("pier.mp4")
        self.assertEqual(self.stored(), [self.expected(file)])

    def test_wrong_usage(self):
        self.media()
        for words, told in (
            (["--page", "films.md"], "name the files to upload"), (["pier.mp4", "--gallery", "no id"], "a blank cannot stand in it"),
            (["pier.mp4", "--jobs", "0"], "--jobs must be"), (["pier.mp4", "--page", "none.md"], "there is no page 'none.md'"),
        ):
            with self.subTest(words):
                done = self.execute("upload", *words)
                self.assertEqual(done.returncode, 64, done.stderr)
                self.assertIn(told, done.stderr)
        self.assertEqual(self.account.log, [])

    def test_a_state_that_cannot_be_kept(self):
        self.media()
        self.write(".sitegen/uploads", "a file where a folder must be")
        self.assertIn("the state of the upload cannot be kept", self.upload("pier.mp4", code=73).stderr)
        self.assertEqual(self.depot.log, [])


class Kills(UploadTrial):
    def test_killed_in_every_piece(self):
        """What a small soak does with gigabytes: the program dies while a piece is under way, again and again."""
        file = self.media(pieces=5)
        for piece in range(5):
            self.depot.fail("hang", at=piece * PIECE)
            program = subprocess.Popen(
                [PROGRAM, "upload", "pier.mp4", "--chunk-size", str(PIECE)], cwd=self.folder, env=self.environment(),
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            with program:
                while not any(entry["start"] == piece * PIECE for entry in self.depot.log):
                    self.assertIsNone(program.poll())
                program.kill()
        self.upload("pier.mp4")
        self.assertEqual(self.stored(), [self.expected(file)])
        sent = [entry["start"] // PIECE for entry in self.depot.log]
        self.assertEqual(sent, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4])

    def test_goes_on_in_the_pieces_that_it_was_begun_with(self):
        file = self.media(pieces=3)
        self.depot.fail("hang", at=PIECE)
        program = subprocess.Popen(
            [PROGRAM, "upload", "pier.mp4", "--chunk-size", str(PIECE)], cwd=self.folder, env=self.environment(),
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        with program:
            while not any(entry["start"] == PIECE for entry in self.depot.log):
                self.assertIsNone(program.poll())
            program.kill()
        done = self.execute("upload", "pier.mp4")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.stored(), [self.expected(file)])
        self.assertEqual([entry["start"] // PIECE for entry in self.depot.log], [0, 1, 1, 2])

    def test_a_second_one_at_the_same_time(self):
        self.media()
        self.depot.fail("hang", at=0)
        first = subprocess.Popen(
            [PROGRAM, "upload", "pier.mp4"], cwd=self.folder, env=self.environment(), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        with first:
            while not self.depot.log:
                self.assertIsNone(first.poll())
            said = self.upload("pier.mp4", code=73).stderr
            first.kill()
        self.assertIn("the same contents are being uploaded by another sitegen", said)


class Waiting(UploadTrial):
    def preparing(self, count):
        """Every asset is told of as not ready so many times."""
        self.account.preparing = {self.depot_rid: count}

    @property
    def depot_rid(self):
        return self.depot.stored[-1].rid

    def test_until_it_is_ready(self):
        self.media()
        self.upload("pier.mp4")
        self.preparing(2)
        done = self.upload("pier.mp4", "--wait")
        self.assertIn("  waiting until 1 asset is ready\n  1 asset is ready (", done.stderr)
        self.assertEqual(self.called().count("asset.list"), 3)

    def test_not_in_time(self):
        self.media()
        self.upload("pier.mp4")
        self.preparing(10_000)
        done = self.upload("pier.mp4", "--wait", "--wait-limit", "300ms", code=69)
        self.assertIn(f"error: not ready after 300ms: {self.depot_rid}\n  help: the platform goes on by itself", done.stderr)
        self.assertEqual(done.stdout, f"{self.depot_rid}  pier.mp4\n")

    def test_wrong_usage(self):
        self.media()
        self.assertEqual(self.execute("upload", "pier.mp4", "--wait-limit", "soon").returncode, 64)
        said = self.upload(
            "pier.mp4", "--wait", code=78, CINCOPA_API_TOKEN=None,
            CINCOPA_UPLOAD_URL=self.depot.address(self.origin)).stderr
        self.assertIn("there is no API token", said)
        self.assertEqual(self.depot.log, [])


class FromAddresses(UploadTrial):
    address = "https://films.example/north/pier.mp4?Signature=s3cr3t"
    rid = "AUp1DfRoMuRl"

    def test_the_platform_fetches(self):
        done = self.upload(self.address, "--gallery", GALLERY)
        self.assertEqual(done.stdout, f"{self.rid}  https://films.example/north/pier.mp4?Signature=***\n")
        self.assertIn(f"pier.mp4: uploaded as {self.rid}\n", done.stderr)
        self.assertEqual(self.account.log[0], (
            "POST", "asset.upload_from_url", {"input": self.address, "fid": GALLERY}))
        self.assertIn("already", self.upload(self.address, "--gallery", GALLERY).stderr)
        self.assertEqual(self.called().count("asset.upload_from_url"), 1)
        self.assert_not_in_files("s3cr3t")

    def test_into_a_gallery_later(self):
        self.upload(self.address)
        self.assertIn("added to the gallery", self.upload(self.address, "--gallery", GALLERY).stderr)
        self.assertEqual(self.called().count("asset.upload_from_url"), 1)
        self.assertEqual(self.account.galleries[GALLERY].rids[-1], self.rid)

    def test_a_gallery_that_was_emptied_since(self):
        self.upload(self.address, "--gallery", GALLERY)
        self.account.galleries[GALLERY].rids = []
        self.assertIn("added to the gallery", self.upload(self.address, "--gallery", GALLERY).stderr)
        self.assertEqual(self.account.galleries[GALLERY].rids, [self.rid])
        self.assertEqual(self.called().count("asset.upload_from_url"), 1)

    def test_a_fetch_that_fails(self):
        address = self.address + "missing"
        for count in (1, 2):
            said = self.upload(address, code=69).stderr
            self.assertIn("was not uploaded: the platform could not fetch it: 'HTTP 404'", said)
            self.assertNotIn("s3cr3t", said)
            self.assertEqual(self.called().count("asset.upload_from_url"), count)

    def test_killed_while_the_platform_fetches(self):
        told = api.METHODS["asset.upload_from_url_get_status"]
        api.METHODS["asset.upload_from_url_get_status"] = lambda *_: {"status": "inprogress"}
        self.addCleanup(api.METHODS.__setitem__, "asset.upload_from_url_get_status", told)
        program = subprocess.Popen(
            [PROGRAM, "upload", self.address], cwd=self.folder, env=self.environment(), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        with program:
            while len(self.account.log) < 3:
                self.assertIsNone(program.poll())
            program.kill()
        api.METHODS["asset.upload_from_url_get_status"] = told
        self.assertIn(self.rid, self.upload(self.address).stdout)
        self.assertEqual(list(self.account.transfers), ["st-1"])

    def test_needs_a_token(self):
        said = self.upload(
            self.address, code=78, CINCOPA_API_TOKEN=None, CINCOPA_UPLOAD_URL=self.depot.address(self.origin)).stderr
        self.assertIn("there is no API token", said)


class Pages(UploadTrial):
    def test_ids_into_a_page(self):
        self.media()
        page = self.write("content/films.md", "---\ntitle: Films # all of them\n# the end\n---\nText\n")
        done = self.upload("pier.mp4", "--page", "films.md")
        rid = self.depot.stored[0].rid
        self.assertEqual(
            page.read_text(), f"---\ntitle: Films # all of them\n# the end\ngallery: {{ asset: {rid} }}\n---\nText\n")
        self.assertIn("Wrote gallery into content/films.md\n", done.stderr)
        self.assertIn("content/films.md has it already", self.upload("pier.mp4", "--page", "content/films.md").stderr)
        self.media("bell.mp3")
        self.upload("bell.mp3", "pier.mp4", "--page", "films.md")
        self.assertIn(f"galleries:\n  bell: {{ asset: {self.depot.stored[1].rid} }}\n---", page.read_text())
        self.assertEqual(self.execute("build", "--offline").returncode, 0)

    def test_a_gallery_into_a_page(self):
        self.media()
        page = self.write("content/films.md", "---\ntitle: Films\n---\n")
        self.upload("pier.mp4", "--page", "films.md", "--gallery", GALLERY)
        self.assertEqual(page.read_text(), f"---\ntitle: Films\ngallery: {GALLERY}\n---\n")

    def test_what_arrived_is_written_though_another_failed(self):
        self.media()
        self.media("bell.mp3", 1)
        page = self.write("content/films.md", "Text\n")
        self.depot.fail(*["error"] * 3, at=PIECE)
        self.upload("pier.mp4", "bell.mp3", "--page", "films.md", code=69, retries=2)
        self.assertEqual(page.read_text(), f"---\ngallery: {{ asset: {self.depot.stored[0].rid} }}\n---\nText\n")


if __name__ == "__main__":
    unittest.main()
