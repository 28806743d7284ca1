"""A feed of payloads: what the program makes of it, and what parsers of HTML 5 make of that."""

import json
import subprocess
import sys

from built import PROGRAM

BASE = "https://feeds.example/a/"

ATTRIBUTES = {
    "a": {"href", "title", "rel"},
    "abbr": {"title"},
    "audio": {"src", "controls", "preload"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "source": {"src", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "video": {"src", "poster", "width", "height", "controls", "preload"},
}
ELEMENTS = set(ATTRIBUTES) | set(
    "b blockquote br caption cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p"
    " pre q s samp small span strike strong sub sup table tbody tfoot thead tr u ul var".split())
VOID = {"br", "hr", "img", "source"}
FIXED = {("a", "rel"): "nofollow noopener", ("img", "loading"): "lazy", ("video", "preload"): "none",
         ("audio", "preload"): "none", ("video", "controls"): "", ("audio", "controls"): ""}
LINKS, MEDIA = ("http://", "https://", "mailto:", "tel:"), ("http://", "https://")


def feed(payloads):
    """A JSON Feed with a payload in the text of each item."""
    items = [{"id": name, "content_html": html} for name, html in payloads]
    return {"version": "https://jsonfeed.org/version/1.1", "title": "Hostile", "items": items}


def read(document):
    """What `sitegen feed` prints for a document: an object."""
    text = document if isinstance(document, str) else json.dumps(document)
    command = [PROGRAM, "feed", "--format", "json", "--base", BASE, "-"]
    done = subprocess.run(command, input=text.encode("utf-8", "surrogatepass"), capture_output=True)
    if done.returncode:
        raise AssertionError(done.stderr.decode())
    return json.loads(done.stdout)


def written(payloads):
    """Name and HTML of every item that has any."""
    return {item["id"]: item["content_html"] for item in read(feed(payloads))["items"] if "content_html" in item}


def escaped(text):
    for character, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        text = text.replace(character, name)
    return text


def tree(html):
    """HTML as html5lib reads it in a `div`."""
    import html5lib

    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    return parser.parseFragment(html, container="div")


def serialised(node, root=True):
    """A tree in the form in which the program writes one. If it is what was parsed, the parser understood it as written."""
    inside = escaped(node.text or "") + "".join(serialised(child, False) + escaped(child.tail or "") for child in node)
    if root:
        return inside
    if not isinstance(node.tag, str):
        return "<!-- -->"
    attributes = "".join(f' {name}="{escaped(value)}"' for name, value in node.attrib.items())
    # A parser drops the first line end in it; the program writes none there.
    start = f"<{node.tag}{attributes}>"
    return start if node.tag in VOID else f"{start}{inside}</{node.tag}>"


def faults(node):
    """What of a tree is not on the list."""
    for one in node.iter():
        if one is node:
            continue
        if one.tag not in ELEMENTS:
            yield f"<{one.tag}>"
            continue
        for name, value in one.attrib.items():
            if name not in ATTRIBUTES.get(one.tag, ()):
                yield f"{one.tag} {name}"
            elif (one.tag, name) in FIXED and value != FIXED[one.tag, name]:
                yield f"{one.tag} {name}={value!r}"
            elif name == "href" and not value.startswith(LINKS) or name in ("src", "poster") and not value.startswith(MEDIA):
                yield f"{one.tag} {name}={value!r}"
            elif name in ("width", "height", "colspan", "rowspan") and not (value.isascii() and value.isdigit()):
                yield f"{one.tag} {name}={value!r}"
            elif name in ("href", "src", "poster") and any(ord(c) <= 0x20 or ord(c) == 0x7F for c in value):
                yield f"{one.tag} {name}={value!r}"


if __name__ == "__main__":
    json.dump(read(sys.stdin.read()), sys.stdout, indent=1)
