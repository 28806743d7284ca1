"""The four feeds of a gallery and the settings document, with the platform's quirks."""

import html
import json

from catalogue import clock
from exchange import Response, error_page

SIZES = {"small": "100x75", "medium": "200x150", "large": "600x450", "xlarge": "1200x900"}
START = "http://www.cincopa.com/cmp/start.aspx?fid=1200345!0f0e2c1a-1111-2222-3333-444455556666!sIgN4tUr3"


def json2(request):
    gallery = request.gallery
    if gallery is None:
        return error_page("No such gallery")
    return Response(json_body(request, json.dumps(media_json(request, gallery))), "application/json; charset=utf-8")


def meta_json(request):
    gallery = request.gallery
    if request.query.get("ver") == "v2":
        return queued(request)
    settings = {
        "args": {"add_text": "title", "autostart": "false"} if gallery else {},
        "acc": {"user": {"uid": "A8PAabcdefgh", "status": "active", "plan_name": "plus", "permit": "all"}},
        "preload": {"js": "", "css": ""},
        "media": media_json(request, gallery) if gallery else {},
    }
    return Response(json.dumps(settings), "application/json; charset=utf-8")


def queued(request):
    """What the newer block asks for: a script that queues one player for the loader."""
    entry = json.dumps({"_object": request.query.get("id", ""), "_fid": request.fid, "_style": "v2"})
    return Response(f"(window._cpmp = window._cpmp || []).push({entry});\n", "text/javascript; charset=utf-8")


def media_json(request, gallery):
    items = [json2_item(request, item) for item in gallery.items]
    return {"title": gallery.title, "description": gallery.description, "items": items}


def json2_item(request, asset):
    base = request.base
    item = {
        "rid": asset.rid, "title": asset.title, "description": asset.description, "filename": asset.filename,
        "modified": asset.modified, "tags": asset.tags, "content_type": asset.mime,
        "content_url": base + asset.path(content_version(request, asset)),
        "thumbnail_url": base + asset.path(thumb_version(request, asset)),
        "aspect_ratio": f"{asset.size[0] / asset.size[1]:.2f}",
        "versions": {
            name: {"name": name.split("_", 1)[-1], "filesize": str(1000 + 10 * position),
                   "mime": asset.mime_of(name), "url": base + asset.path(name)}
            for position, name in enumerate(asset.versions)
        },
    }
    if asset.duration:
        item["duration"] = clock(asset.duration)
    if asset.subtitle:
        name = asset.filename.rsplit(".", 1)[0] + ".srt"
        item["extra_files"] = [
            {"type": "subtitle-en-us", "filename": name, "url": f"{base}{asset.path('original')}".replace(
                asset.filename, name)}
        ]
    return item


def json1(request):
    gallery = request.gallery
    if gallery is None:
        return error_page("No such gallery")
    items = [
        {
            "id": str(asset.number), "description": asset.description, "link": START,
            "aspect_ratio": f"{asset.size[0] / asset.size[1]:.2f}", "title": asset.title, "storage": "70",
            "content_url": html.escape(request.base + asset.query_path(content_version(request, asset)), quote=False),
            "thumbnail_url": html.escape(request.base + asset.query_path(thumb_version(request, asset)), quote=False),
            "content_type": asset.mime,
        }
        for asset in gallery.items
    ]
    text = json.dumps({"items": items, "title": gallery.title, "description": gallery.description})
    escaped = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Response(json_body(request, escaped, bare=False), "text/plain; charset=utf-8")


def json_body(request, text, bare=True):
    """Plain JSON, or an argument list; v1 is always an argument list, even without a function before it."""
    callback = request.query.get("callback", "")
    if bare and not callback:
        return text
    return f"{callback}({json.dumps(request.query.get('wid', ''))}, {text})"


def rss(request):
    gallery = request.gallery
    if gallery is None:
        return error_page("No such gallery")
    link = f"<link>{START}</link>"
    items = "".join(
        f"<item><title>{xml(asset.title)}</title><description>{xml(asset.description)}</description>"
        f'<media:thumbnail url="{xml(request.base + asset.query_path(thumb_version(request, asset)))}" />'
        f'<media:content type="{asset.mime}" url="{xml(request.base + asset.query_path("original"))}&amp;as=mp3" />'
        f"{link}</item>"
        for asset in gallery.items
    )
    body = (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/">'
        f"<channel>{link}<title>{xml(gallery.title)}</title><description>{xml(gallery.description)}</description>"
        f"{items}</channel></rss>"
    )
    return Response(body, "text/xml; charset=utf-8")


def xspf(request):
    gallery = request.gallery
    if gallery is None:
        return error_page("No such gallery")
    tracks = "".join(
        f"<track>\n<location>\n{xml(request.base + asset.path(content_version(request, asset)))}\n</location>"
        f"<title>{xml(asset.title)}</title><annotation>{xml(asset.description)}</annotation>"
        f"<image>{xml(request.base + asset.path(thumb_version(request, asset)))}</image></track>"
        for asset in gallery.items
    )
    body = f'<playlist version="1" xmlns="http://xspf.org/ns/0/"><trackList>{tracks}</trackList></playlist>'
    return Response(body, "text/xml; charset=utf-8")


def thumb_version(request, asset):
    name = "jpg_" + SIZES.get(request.query.get("thumb", ""), "200x150")
    return name if name in asset.versions else "jpg_200x150"


def content_version(request, asset):
    """`content` is a list in order of preference; an entry with a prefix is for one kind of media."""
    prefix = {"video": "v", "audio": "a", "image": "p"}[asset.kind]
    for entry in request.query.get("content", "").split(","):
        kind, _, name = entry.rpartition(":")
        if name in asset.versions and kind in ("", "d", prefix):
            return name
    return "mp4_hd" if asset.kind == "video" else "original"


def xml(text):
    return html.escape(text)
