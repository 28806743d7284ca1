"""What a visitor's browser sees: the iframe, watch pages, the loader, and the record of what it was given."""

import html
import json
from pathlib import Path

from exchange import Response, error_page
import catalogue

LOADER = Path(__file__).parent / "libasync.js"


def loader(request):
    return Response(LOADER.read_bytes(), "text/javascript; charset=utf-8")


def iframe(request):
    return player_page(request, request.fid)


def watch(request):
    return player_page(request, request.match["fid"])


def player_page(request, fid):
    """A small page that shows the fid it was given."""
    found = request.account.shown(fid)
    if found is None and not catalogue.REFERENCE.fullmatch(fid):
        return error_page("No such gallery")
    title = html.escape(found.title if found else "By reference")
    picture = f"{request.base}/media-platform/api/thumb.aspx?fid={html.escape(fid)}&amp;size=medium" if found else ""
    image = f'<img src="{picture}" alt="">' if picture else ""
    body = (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
        f'<body><h1>{title}</h1>{image}<p id="fid">{html.escape(fid)}</p></body></html>\n'
    )
    return Response(body, "text/html; charset=utf-8")


def record(request):
    """Takes a JSON object, or a list of them, from the loader."""
    try:
        entry = json.loads(request.body)
    except ValueError:
        return error_page("No JSON", 400)
    request.records.extend(entry if isinstance(entry, list) else [entry])
    return Response("", status=204)


def recorded(request):
    return Response(json.dumps(list(request.records)), "application/json; charset=utf-8")


def forget(request):
    request.records.clear()
    return Response("", status=204)
