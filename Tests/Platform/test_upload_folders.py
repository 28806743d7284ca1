"""`gallery: {upload: ./media}`: a folder of new media beside a page is uploaded once."""

import shutil
import unittest

from platform_under_test import api
from upload_trial import GALLERY, UploadTrial


class FolderUploads(UploadTrial):
    def page(self, gallery, path="content/films.md"):
        return self.write(path, f"---\ntitle: Films # mine\n{gallery}\n---\nText\n")

    def ledger(self, folder="content/media"):
        return (self.folder / folder / ".uploaded").read_text()

    def test_into_the_gallery_of_the_page(self):
        page = self.page(f"gallery: {{ fid: {GALLERY}, upload: ./media }}")
        before = page.read_text()
        files = [self.media(f"content/media/{name}", 1.5) for name in ("pier one.mp4", "bell.mp3")]
        self.write("content/media/.hidden", "x")
        self.write("content/media/empty.txt", b"")
        self.assertIn("2 files in content/media are not on the platform yet", self.execute("build", "--offline").stderr)
        done = self.upload()
        self.assertEqual(sorted(self.stored()), sorted(self.expected(file, GALLERY) for file in files))
        rids = {made.name: made.rid for made in self.depot.stored}
        self.assertEqual(done.stdout, (
            f"{rids['bell.mp3']}  content/media/bell.mp3\n{rids['pier one.mp4']}  content/media/pier one.mp4\n"))
        self.assertEqual(page.read_text(), before)
        digest = self.expected(files[1])[2]
        self.assertIn(f"{GALLERY} {rids['bell.mp3']} 98304 {digest} bell.mp3\n", self.ledger())
        self.assertNotIn("media-not-uploaded", self.execute("build", "--offline").stderr)

    def test_only_media(self):
        self.page(f"gallery: {{ fid: {GALLERY}, upload: ./media }}")
        self.media("content/media/pier.MP4", 0.5)
        for name in ("notes.txt", "plan.pdf", "Makefile"):
            self.write(f"content/media/{name}", "x")
        self.assertIn("1 file in content/media is not on the platform yet", self.execute("build", "--offline").stderr)
        said = self.upload().stderr
        self.assertEqual([made.name for made in self.depot.stored], ["pier.MP4"])
        self.assertIn(
            "content/media: left out, being no films, sounds or pictures: Makefile, notes.txt, plan.pdf\n", said)

    def test_what_is_left_out_is_told(self):
        self.page(f"gallery: {{ fid: {GALLERY}, upload: ./media }}")
        self.media("content/media/pier.mp4", 0.5)
        self.write("content/media/empty.mp4", b"")
        self.media("boat.mp4", 0.5)
        (self.folder / "content/media/boat.mp4").symlink_to("../../boat.mp4")
        (self.folder / "content/media/none.mp4").symlink_to("nowhere.mp4")
        (self.folder / "content/media/same.mp4").symlink_to("pier.mp4")
        said = self.upload().stderr
        self.assertIn("  content/media: left out, being empty: empty.mp4\n", said)
        self.assertIn(
            "  content/media: left out, being links that lead out of the folder or nowhere: boat.mp4, none.mp4\n", said)
        self.assertEqual(len(self.depot.stored), 1)

    def test_nothing_is_uploaded_twice(self):
        self.page(f"gallery: {{ fid: {GALLERY}, upload: ./media }}")
        file = self.media("content/media/pier.mp4", 1.5)
        self.upload()
        # Elsewhere, with the list and without our own notes, and under another name.
        shutil.rmtree(self.folder / ".sitegen")
        file.rename(file.with_name("renamed.mp4"))
        done = self.upload()
        self.assertEqual((len(self.depot.stored), done.stdout), (1, ""))
        self.assertIn("renamed.mp4: on the platform already, as", done.stderr)
        self.assertIn("renamed.mp4\n", self.ledger())
        # New contents under an old name are new.
        self.media("content/media/other.mp4", 1).rename(file.with_name("renamed.mp4"))
        self.upload()
        self.assertEqual(len(self.depot.stored), 2)

    def test_a_gallery_that_was_emptied_since(self):
        self.page(f"gallery: {{ fid: {GALLERY}, upload: ./media }}")
        self.media("content/media/pier.mp4", 0.5)
        self.upload()
        rid = self.depot.stored[0].rid
        self.account.galleries[GALLERY].rids = []
        done = self.upload()
        self.assertEqual(done.stdout, f"{rid}  content/media/pier.mp4\n")
        self.assertIn(f"pier.mp4: on the platform already, as {rid}; added to the gallery\n", done.stderr)
        self.assertEqual((self.account.galleries[GALLERY].rids, len(self.depot.stored)), ([rid], 1))
        self.account.deleted.add(self.account.galleries.pop(GALLERY).fid)
        said = self.upload(code=69).stderr
        self.assertIn(f"but not in the gallery '{GALLERY}': the platform says 'folder not found'", said)

    def test_a_gallery_is_made(self):
        page = self.page("gallery:\n  upload: ./media # new ones")
        self.media("content/media/pier.mp4", 0.5)
        said = self.upload().stderr
        fid = list(self.account.galleries)[-1]
        self.assertEqual(self.account.galleries[fid].name, "Films")
        self.assertEqual(
            page.read_text(),
            f"---\ntitle: Films # mine\ngallery:\n  upload: ./media # new ones\n  fid: {fid}\n---\nText\n")
        self.assertIn("Wrote fid into content/films.md", said)
        self.assertEqual([made.fid for made in self.depot.stored], [fid])
        self.upload()
        self.assertEqual((self.called().count("gallery.create"), len(self.depot.stored)), (1, 1))

    def lose_the_answer(self):
        """The platform makes the gallery, and nobody hears of it."""
        told = api.METHODS["gallery.create"]

        def make(request, account, query):
            told(request, account, query)
            return {}

        api.METHODS["gallery.create"] = make
        self.addCleanup(api.METHODS.__setitem__, "gallery.create", told)
        return told

    def test_a_gallery_is_made_once_though_the_answer_got_lost(self):
        self.account.galleries["AFilms000001"] = api.Held("AFilms000001", "Films")
        page = self.page("gallery: { upload: ./media }")
        self.media("content/media/pier.mp4", 0.5)
        told = self.lose_the_answer()
        said = self.upload(code=69).stderr
        self.assertIn("gallery.create: the platform's answer has no 'fid'; the gallery 'Films' may have been made all the same\n"
                      "  help: the same command looks for it before it makes another; 'sitegen galleries list'", said)
        self.assertIn("making AFilms000001 content/films.md gallery\n", self.ledger())
        api.METHODS["gallery.create"] = told
        fid = list(self.account.galleries)[-1]
        self.assertIn(f"found the gallery {fid}, which an earlier run made for content/films.md", self.upload().stderr)
        self.assertEqual(self.called().count("gallery.create"), 1)
        self.assertIn(f"fid: {fid} }}", page.read_text())
        self.assertEqual([made.fid for made in self.depot.stored], [fid])
        self.assertNotIn("making", self.ledger())

    def test_an_answer_that_is_cut(self):
        self.page("gallery: { upload: ./media }")
        self.media("content/media/pier.mp4", 0.5)
        for fault in ("broken", "page", "cut"):
            # Only the last one makes it.
            self.account.fail(fault, at="gallery.create")
            said = self.upload(code=69).stderr
            self.assertIn("; the gallery 'Films' may have been made all the same", said)
        self.upload()
        self.assertEqual((self.called().count("gallery.create"), len(self.depot.stored)), (3, 1))
        self.assertEqual([held.name for held in self.account.galleries.values()].count("Films"), 1)

    def test_a_gallery_that_was_refused_is_asked_for_again(self):
        self.page("gallery: { upload: ./media }")
        self.media("content/media/pier.mp4", 0.5)
        self.account.fail("refused", at="gallery.create")
        self.assertNotIn("may have been made", self.upload(code=69).stderr)
        self.upload()
        self.assertEqual((self.called().count("gallery.create"), len(self.depot.stored)), (2, 1))

    def test_a_lost_answer_and_a_token_that_cannot_look(self):
        self.page("gallery: { upload: ./media }")
        self.media("content/media/pier.mp4", 0.5)
        self.account.fail("forbidden", "forbidden", at="gallery.list")
        self.lose_the_answer()
        self.upload(code=69)
        self.assertIn("making ? content/films.md gallery\n", self.ledger())
        said = self.upload(code=69).stderr
        self.assertIn("an earlier run may have made the gallery 'Films', and its token could not list galleries", said)
        self.assertIn("take the line that begins with 'making' out of content/media/.uploaded", said)
        self.assertEqual(self.called().count("gallery.create"), 1)

    def test_a_gallery_is_made_once_though_the_page_could_not_be_written(self):
        page = self.page("galleries:\n  stills: {upload: ./media, template: AIBASXc7-7zv}")
        self.media("content/media/pier.mp4", 0.5)
        self.write("content/media/.uploaded", f"made {GALLERY} content/films.md stills\n")
        self.upload()
        self.assertNotIn("gallery.create", self.called())
        self.assertIn(f"stills: {{upload: ./media, template: AIBASXc7-7zv, fid: {GALLERY}}}\n", page.read_text())
        self.assertEqual([made.fid for made in self.depot.stored], [GALLERY])

    def test_the_gallery_of_a_reference(self):
        self.page("gallery: { rrid: post-42, uid: A8PAabcdefgh, template: AIBASXc7-7zv, upload: ./media }")
        self.media("content/media/pier.mp4", 0.5)
        said = self.upload(code=69).stderr
        self.assertIn("error: content/films.md: the platform has no gallery for the reference 'post-42' yet", said)
        for fid, name in (("AotherA00001", "rrid:post-421"), (GALLERY, "rrid:post-42")):
            self.account.galleries[fid] = api.Held(fid, name)
        self.upload()
        self.assertEqual([made.fid for made in self.depot.stored], [GALLERY])

    def test_what_arrived_is_noted_though_another_failed(self):
        self.page(f"gallery: {{ fid: {GALLERY}, upload: ./media }}")
        self.media("content/media/a.mp4", 2)
        self.media("content/media/b.mp4", 1)
        self.depot.fail(*["error"] * 3, at=65_536)
        done = self.upload(code=69)
        self.assertEqual([made.name for made in self.depot.stored], ["b.mp4"])
        self.assertIn("b.mp4\n", self.ledger())
        self.assertNotIn("a.mp4", self.ledger() + done.stdout)
        self.upload()
        self.assertIn("a.mp4\n", self.ledger())

    def test_builds_without_a_token(self):
        self.page("gallery: { upload: ./media }")
        self.media("content/media/pier.mp4", 0.5)
        done = self.execute("build", CINCOPA_API_TOKEN=None)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("content/films.md:3:20: warning[media-not-uploaded]: 1 file in content/media is not on the platform yet",
                      done.stderr)
        self.assertIn("help: upload what is new: sitegen upload\n", done.stderr)
        self.assertEqual((self.account.log, self.depot.log), ([], []))

    def test_no_folders(self):
        self.page("")
        self.assertIn("No page names a folder of media", self.upload().stderr)
        self.page("gallery: { upload: ./media }")
        self.assertIn("warning[media-folder]", self.upload().stderr)
        self.page("gallery: { upload: ../../media }")
        self.assertIn("error[bad-value]", self.upload(code=1).stderr)
        self.assertEqual(self.account.log, [])


if __name__ == "__main__":
    unittest.main()
