"""Payloads in a built site, in a real browser: nothing of a feed runs, and nothing but pictures and media is asked for."""

import json
import re
import tempfile
import unittest
from pathlib import Path

import hostile
import payloads
from built import TESTS, Site, skip_if_asked

SITE = sorted((TESTS / "Browser/hostile").iterdir())

# The tree in the form in which the program writes one (see `hostile.serialised`).
SERIALISED = """
const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;').replace(/'/g, '&#39;');
const serialised = node => [...node.childNodes].map(child => {
  if (child.nodeType == 3) return escaped(child.data);
  if (child.nodeType != 1) return '<!-- -->';
  const attributes = [...child.attributes].map(one => ` ${one.name}="${escaped(one.value)}"`).join('');
  const start = `<${child.nodeName.toLowerCase()}${attributes}>`;
  return ['BR', 'HR', 'IMG', 'SOURCE'].includes(child.nodeName) ? start
      : `${start}${serialised(child)}</${child.nodeName.toLowerCase()}>`;
}).join('');
"""

ACTIVE = """() => {
  const found = [];
  for (const one of document.querySelectorAll('*')) {
    for (const attribute of one.attributes) {
      if (/^on|^style$|^srcset$|^formaction$|^ping$/i.test(attribute.name)) found.push(one.outerHTML);
    }
    if (one.href !== undefined && !/^(https?:|mailto:|tel:)/.test(String(one.href))) found.push(one.outerHTML);
    if (one.namespaceURI != 'http://www.w3.org/1999/xhtml') found.push(one.nodeName);
    if (/^(script|iframe|object|embed|form|base|style|template|frame|applet|portal)$/i.test(one.nodeName)) found.push(one.nodeName);
  }
  return found;
}"""


def setUpModule():
    global site, browser, local
    skip_if_asked()
    from visit import Browser, local

    with tempfile.TemporaryDirectory() as folder:
        feeds = Path(folder) / "feeds"
        feeds.mkdir()
        (feeds / "texts.json").write_text(json.dumps(texts()))
        (feeds / "fields.json").write_text(json.dumps(fields()))
        site = Site([*SITE, feeds])
    browser = Browser()


def tearDownModule():
    browser.close()
    site.close()


def texts():
    return hostile.feed(payloads.known() + payloads.by_chance(2))


def fields():
    """A payload in every field of an item."""
    items = []
    for number, (name, html) in enumerate(payloads.known()):
        items.append({
            "id": html, "title": html, "summary": html, "url": html, "tags": [html], "language": html,
            "authors": [{"name": html}], "date_published": html, "image": html, "content_text": html,
            "attachments": [{"url": f"https://media.example/{number}.mp4", "mime_type": html, "title": html}],
            "_media": {"type": "video", "rid": html, "rating": html, "credits": [{"name": html, "role": html}]}})
    return hostile.feed([]) | {"items": items, "title": items[0]["title"], "description": items[1]["title"]}


class InTheBrowser(unittest.TestCase):
    def visited(self, path):
        """A page that was looked at: what ran, what was asked for, and the page."""
        ran = []
        return ran, browser.visit(site.origin + path, ran=ran)

    def quiet(self, path, allowed):
        """Nothing ran, and only `allowed` was asked for elsewhere, as pictures or media."""
        ran, visit = self.visited(path)
        with visit as page:
            page.evaluate("document.querySelectorAll('*').forEach(one => "
                          "['click', 'mouseover', 'focus', 'error', 'load'].forEach(name => "
                          "name == 'click' && one.closest('a[href]') || one.dispatchEvent(new Event(name))))")
            page.mouse.wheel(0, 1_000_000)
            page.wait_for_load_state("networkidle")
            self.assertEqual(ran, [])
            self.assertEqual(page.evaluate(ACTIVE), [])
            self.assertEqual(page.errors, [])
            self.assertEqual([url for kind, url in page.asked if not local(url) and kind not in ("image", "media")], [])
            self.assertEqual([url for _, url in page.asked if not local(url) and not allowed(url)], [])
            self.assertEqual(page.url, site.origin + path)
            self.assertEqual(page.evaluate("document.cookie"), "")
            self.assertEqual(len(page.context.pages), 1)
            return page.evaluate("() => {" + SERIALISED + """
                return [...document.querySelectorAll('.text')].map(one => serialised(one)); }""")

    def test_texts(self):
        written = hostile_texts()
        sources = {source for html in written for source in re.findall(r' (?:src|poster)="([^"]*)"', html)}
        names = {re.sub(r"^https?://|[/?#].*", "", source.replace("&amp;", "&").removeprefix("//")).lower() for source in sources}
        found = self.quiet("/texts/", lambda url: re.sub(r"^https?://|[/?#].*", "", url).lower() in names)
        self.assertEqual(len(found), len(written))
        for there, html in zip(found, written):
            self.assertEqual(there, html)

    def test_fields(self):
        self.quiet("/fields/", lambda url: url.startswith("https://media.example/"))

    def test_the_same_in_another_document(self):
        """Scripts of sites like to set `innerHTML`: that reads by other rules than a page is read by."""
        with browser.visit(site.origin + "/") as page:
            found = page.evaluate("all => {" + SERIALISED + """
                const other = document.implementation.createHTMLDocument();
                return all.map(html => { other.body.innerHTML = html; return serialised(other.body); }); }""", hostile_texts())
            for there, html in zip(found, hostile_texts()):
                self.assertEqual(there, html)

    def test_the_watch_works(self):
        """A page that does run something is found out."""
        page = site.public / "control.html"
        page.write_text("<!DOCTYPE html><title>x</title><img src=x onerror=pwn()><script src=//spy.example/></script>")
        ran, visit = self.visited("/control.html")
        with visit as page:
            self.assertEqual(ran, ["pwn"])
            self.assertEqual(len(page.evaluate(ACTIVE)), 2)
            self.assertEqual([url for kind, url in page.asked if not local(url)], ["http://spy.example/"])


def hostile_texts():
    """As the page holds them: of a file of the site, whose relative addresses stay."""
    text = (site.public / "texts/index.html").read_text()
    return re.findall(r'<div class="text">(.*?)</div></section>\n', text, re.DOTALL)


if __name__ == "__main__":
    unittest.main()
