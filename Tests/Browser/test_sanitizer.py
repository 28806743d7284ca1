"""What the sanitizer writes, as a parser of HTML 5 reads it."""

import json
import unittest

import hostile
import payloads


class Written(unittest.TestCase):
    """Descriptions of feeds, through the built program and html5lib."""

    @classmethod
    def setUpClass(cls):
        cls.payloads = payloads.known() + payloads.by_chance()
        cls.written = hostile.written(cls.payloads)

    def test_only_what_is_on_the_list(self):
        for name, html in self.written.items():
            found = list(hostile.faults(hostile.tree(html)))
            self.assertEqual(found, [], f"{name}: {html}")

    def test_is_read_as_it_was_written(self):
        for name, html in self.written.items():
            self.assertEqual(hostile.serialised(hostile.tree(html)), html, name)

    def test_is_the_same_when_sanitized_again(self):
        again = hostile.written(self.written.items())
        for name, html in self.written.items():
            # White space around a description goes, also that which only became one by sanitizing.
            self.assertEqual(again.get(name, "").strip(" \n\t"), html.strip(" \n\t"), name)

    def test_is_the_same_whatever_feed_it_came_in(self):
        def allowed(text):
            return all(c in "\t\n\r" or " " <= c < "\ufffe" and not "\ud800" <= c < "\ue000" or c > "\uffff" for c in text)

        known = [(name, html) for name, html in self.payloads if allowed(html) and "\r" not in html]
        items = "".join(
            f"<item><guid isPermaLink='false'>{name}</guid><description>{hostile.escaped(html)}</description></item>"
            for name, html in known)
        feed = hostile.read(f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>')
        found = {item["id"]: item.get("content_html") for item in feed["items"]}
        for name, _ in known:
            self.assertEqual(found[name], self.written.get(name), name)

    def test_text_survives(self):
        """The list is no excuse for losing what people read."""
        kept = sum("x" in html for html in self.written.values())
        self.assertGreater(kept, len(self.payloads) // 3)


class Elsewhere(unittest.TestCase):
    """What is no markup in a feed stays text, and addresses are addresses."""

    def test_titles_and_summaries_are_text(self):
        document = hostile.feed(payloads.known())
        for item in document["items"]:
            item["title"] = item["summary"] = item["content_html"]
        for item in hostile.read(document)["items"]:
            for key in ("title", "summary"):
                text = item.get(key, "")
                self.assertFalse([c for c in text if c < " " or c == "\x7f"], f"{item['id']} {key}: {text!r}")

    def test_addresses_are_of_the_web(self):
        heads = {head for scheme in ("javascript", "data", "vbscript") for head in payloads.spelled(scheme) if "&" not in head}
        items = []
        for number, head in enumerate(sorted(heads)):
            address = head + payloads.RUN
            items.append({
                "id": str(number), "url": address, "image": address, "title": "x", "authors": [{"name": "x", "url": address}],
                "attachments": [{"url": address, "mime_type": "video/mp4"}],
                "_media": {"player_url": address, "embed_url": address, "thumbnails": [{"url": address}],
                           "subtitles": [{"url": address, "language": "en"}]}})
        document = hostile.feed([]) | {"items": items, "home_page_url": items[0]["url"], "icon": items[0]["url"]}
        found = []
        walk(hostile.read(document), found)
        self.assertGreater(len(found), 0)
        self.assertEqual([url for url in found if not url.startswith(hostile.MEDIA)], [])


def walk(value, found):
    if isinstance(value, dict):
        found += [text for key, text in value.items() if key in ("url", "image", "icon", "home_page_url", "player_url", "embed_url")]
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            walk(one, found)


if __name__ == "__main__":
    unittest.main()
