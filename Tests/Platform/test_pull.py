"""`sitegen galleries pull`: a page for every gallery, and later what is new in them."""

import json
import os
import unittest

from platform_under_test import PlatformTest

HARBOUR, BIRDS, WINTER = "AEAAQdbniShi", "AYCAbirds001", "AwKAwinter-_"
FOLDER = "content/galleries"


class PullTests(PlatformTest):
    def setUp(self):
        super().setUp()
        self.write("site.yml", self.settings() + "taxonomies: [tags]\n")

    def pull(self, *words, code=0):
        return self.run_program("galleries", "pull", *words, code=code)[1]

    def change(self, fid, **values):
        for name, value in values.items():
            setattr(self.account.galleries[fid], name, value)

    def edit(self, path, old, new):
        text = self.read(path)
        self.assertIn(old, text)
        self.write(path, text.replace(old, new))

    def pages(self):
        return {path.relative_to(self.folder).as_posix(): path.read_text()
                for path in (self.folder / "content").rglob("*.md")}

    def test_a_page_for_every_gallery(self):
        said = self.pull()
        self.assertIn("Pulled 3 galleries: 3 new, 0 updated, 0 left as they are", said)
        self.assertEqual(self.pages(), {
            f"{FOLDER}/harbour-walks.md":
                '---\ntitle: "Harbour walks"\ndate: 2024-03-02T09:15:00Z\nupdated: 2024-03-02T09:15:00Z\n'
                f'description: "About harbour walks."\ntags: [sea, birds]\ngallery: {HARBOUR}\n---\n',
            f"{FOLDER}/birds-boats-a-day.md":
                '---\ntitle: "Birds & boats: \\"a day\\""\ndate: 2024-03-02T09:15:00Z\nupdated: 2024-03-02T09:15:00Z\n'
                f'description: "About birds & boats: \\"a day\\"."\ntags: [birds]\ngallery: {BIRDS}\n---\n',
            f"{FOLDER}/winter-town.md":
                '---\ntitle: "Winter town"\ndate: 2024-03-02T09:15:00Z\nupdated: 2024-03-02T09:15:00Z\n'
                f'description: "About winter town."\ngallery: {WINTER}\n---\n',
        })
        self.run_program("build", "--strict", "--now", "2026-06-01")
        self.assertIn("gull.jpg", self.read("public/galleries/harbour-walks/index.html"))

    def test_a_gallery_that_a_page_shows_by_reference(self):
        self.change(WINTER, name="rrid:post-42")
        self.write(
            "content/winter.md",
            "---\ntitle: Winter\ngallery: { rrid: post-42, uid: A8PAabcdefgh, template: AIBASXc7-7zv }\n---\n")
        said = self.pull()
        self.assertIn("Pulled 3 galleries: 2 new, 0 updated, 1 left as they are", said)
        self.assertIn(f"content/winter.md shows {WINTER} already, and was left alone", said)
        self.assertEqual(len(self.pages()), 3)

    def test_again_changes_nothing(self):
        self.pull()
        pages, memory = self.pages(), self.read("pulled.json")
        dates = {path: os.stat(self.folder / path).st_mtime_ns for path in pages}
        self.assertIn("0 new, 0 updated, 3 left as they are", self.pull())
        self.assertEqual((self.pages(), self.read("pulled.json")), (pages, memory))
        self.assertEqual(dates, {path: os.stat(self.folder / path).st_mtime_ns for path in pages})

    def test_what_is_new_comes_and_what_is_yours_stays(self):
        self.pull()
        page = f"{FOLDER}/harbour-walks.md"
        self.edit(page, 'title: "Harbour walks"', "title: Mine   # not theirs")
        self.edit(page, "description:", "weight: 3\ndescription:")
        self.write(page, self.read(page) + "\nMy words.\n")
        self.change(HARBOUR, name="Harbour strolls", description="New: \"words\"", tags="sea",
                    modified="2024-05-01T00:00:00.0000000Z")
        said = self.pull()
        self.assertIn(f"updated   {page} (updated, description, tags)", said)
        self.assertIn(f"yours     {page} keeps your title", said)
        self.assertEqual(
            self.read(page),
            "---\ntitle: Mine   # not theirs\ndate: 2024-03-02T09:15:00Z\nupdated: 2024-05-01T00:00:00Z\nweight: 3\n"
            f'description: "New: \\"words\\""\ntags: [sea]\ngallery: {HARBOUR}\n---\n\nMy words.\n')
        self.assertIn("0 updated", self.pull())

    def test_what_a_person_took_out_does_not_come_back(self):
        self.pull()
        page = f"{FOLDER}/harbour-walks.md"
        self.edit(page, 'description: "About harbour walks."\n', "")
        self.change(HARBOUR, description="New words.")
        self.pull()
        self.assertNotIn("description", self.read(page))
        (self.folder / page).unlink()
        self.assertIn(f"removed   {page} of {HARBOUR} is gone, and not written again", self.pull())
        self.assertFalse((self.folder / page).exists())

    def test_what_comes_late_is_added(self):
        self.change(WINTER, description="")
        self.pull()
        self.change(WINTER, description="Snow.", tags="snow")
        self.assertIn("(description, tags)", self.pull())
        self.assertIn(f"gallery: {WINTER}\ndescription: \"Snow.\"\ntags: [snow]\n---\n",
                      self.read(f"{FOLDER}/winter-town.md"))

    def test_a_page_that_moved_is_found(self):
        self.pull()
        (self.folder / "content/films").mkdir()
        (self.folder / f"{FOLDER}/winter-town.md").rename(self.folder / "content/films/snow.md")
        self.change(WINTER, name="Snow town")
        self.assertIn("updated   content/films/snow.md (title)", self.pull())
        self.assertFalse((self.folder / f"{FOLDER}/winter-town.md").exists())

    def test_pages_of_ones_own_are_left_alone(self):
        self.write("content/mine.md", f"---\ntitle: Mine\ngallery: {{ fid: {HARBOUR}, limit: 3 }}\n---\n")
        self.write("content/galleries/winter-town.md", "Another.\n")
        said = self.pull()
        self.assertIn(f"yours     content/mine.md shows {HARBOUR} already, and was left alone", said)
        self.assertEqual(self.read("content/mine.md"), f"---\ntitle: Mine\ngallery: {{ fid: {HARBOUR}, limit: 3 }}\n---\n")
        self.assertEqual(self.read("content/galleries/winter-town.md"), "Another.\n")
        self.assertIn(f"gallery: {WINTER}", self.read("content/galleries/winter-town-2.md"))

    def test_galleries_that_are_gone_are_told_and_stay(self):
        self.pull()
        del self.account.galleries[BIRDS]
        said = self.pull()
        page = f"{FOLDER}/birds-boats-a-day.md"
        self.assertIn(f"warning: the gallery {BIRDS} is no longer on the platform; its page {page} stays", said)
        self.assertTrue((self.folder / page).exists())
        self.assertNotIn("no longer", self.pull("--search", "caption=harbour"))

    def test_without_memory_all_is_a_persons(self):
        self.pull()
        (self.folder / "pulled.json").unlink()
        self.change(WINTER, name="Snow town")
        pages = self.pages()
        self.assertIn(f"yours     {FOLDER}/winter-town.md shows {WINTER} already", self.pull())
        self.assertEqual(self.pages(), pages)
        # The others say what the galleries say, so they are known again.
        self.assertEqual(set(json.loads(self.read("pulled.json"))["galleries"]), {HARBOUR, BIRDS})

    def test_a_memory_that_is_none(self):
        self.pull()
        self.write("pulled.json", "{")
        self.assertIn("pulled.json, which holds what was pulled last, cannot be read", self.pull(code=64))

    def test_a_dry_run_writes_nothing(self):
        said = self.pull("--dry-run")
        self.assertIn(f"new       {FOLDER}/harbour-walks.md", said)
        self.assertIn("Would pull 3 galleries", said)
        self.assertFalse((self.folder / "content").exists())
        self.assertFalse((self.folder / "pulled.json").exists())

    def test_an_answer_that_is_none_writes_nothing(self):
        for faults in (["forbidden"], ["cut"] * 3, ["refused"], ["page"] * 3):
            with self.subTest(faults=faults):
                self.account.fail(*faults)
                self.pull(code=69)
                self.assertFalse((self.folder / "pulled.json").exists())

    def test_names_of_all_kinds(self):
        for number, (fid, name) in enumerate((
            ("AaAA00000001", ""), ("AaAA00000002", "../../etc/passwd"), ("AaAA00000003", "Index"),
            ("AaAA00000004", "日本 \u202e x"), ("AaAA00000005", "HARBOUR walks"), ("AaAA00000006", "x" * 300),
            ("AaAA00000007", "--- \n---\ntitle: no"), ("AaAA00000008", "<script>{{x}}</script>"),
        )):
            self.account.galleries[fid] = type(self.account.galleries[HARBOUR])(fid, name)
        self.pull()
        names = sorted(path.name for path in (self.folder / FOLDER).iterdir())
        self.assertIn("harbour-walks-2.md", names)
        self.assertIn("AaAA00000001.md", names)
        self.assertIn("AaAA00000003.md", names)
        self.assertIn("etc-passwd.md", names)
        self.assertEqual(len(names), 11)
        self.run_program("build", "--now", "2026-06-01")
        self.assertIn("0 new, 0 updated", self.pull())

    def test_values_as_a_person_writes_them(self):
        self.pull()
        page = f"{FOLDER}/harbour-walks.md"
        self.edit(page, "tags: [sea, birds]", "tags: # mine\n  # the water\n  - sea # salty\n  - birds")
        self.edit(page, 'title: "Harbour walks"', "title: >-\n  Harbour\n  walks")
        self.change(HARBOUR, name="Harbour strolls", tags="birds,boats")
        self.assertIn(f"updated   {page} (title, tags)", self.pull())
        self.assertEqual(
            self.read(page),
            '---\ntitle: "Harbour strolls"\ndate: 2024-03-02T09:15:00Z\nupdated: 2024-03-02T09:15:00Z\n'
            'description: "About harbour walks."\ntags: # mine\n  # the water\n  # salty\n  - birds\n  - boats\n'
            f'gallery: {HARBOUR}\n---\n')

    def test_without_a_taxonomy_of_tags(self):
        self.write("site.yml", self.settings())
        self.pull("--section", "films/all/", "--api")
        self.assertNotIn("tags:", self.read("content/films/all/harbour-walks.md"))
        self.assertIn(f"gallery: {{ fid: {HARBOUR}, source: api }}\n", self.read("content/films/all/harbour-walks.md"))
        self.run_program("build", "--strict", "--now", "2026-06-01")

    def test_front_matter_that_cannot_be_edited(self):
        self.pull()
        page = f"{FOLDER}/winter-town.md"
        self.edit(page, 'title: "Winter town"', 'title: &name "Winter town"\nmenus: { main: { title: *name } }')
        self.change(WINTER, name="Snow town")
        before = self.read(page)
        self.assertIn(
            f"warning: {page}:2 was left as it is: 'title' is written in a way that cannot be edited without risk; it would "
            'be "Snow town"', self.pull())
        self.assertEqual(self.read(page), before)

    def test_wrong_usage(self):
        self.pull("--section", "../x", code=64)
        (self.folder / "site.yml").unlink()
        self.pull(code=78)


if __name__ == "__main__":
    unittest.main()
