"""Pictures, clips, playlists and subtitles."""

import base64
import struct
import zlib
from functools import lru_cache
from pathlib import Path

from exchange import Response, error_page, redirect
import catalogue

# Where the clip's first fragment begins and ends: what stands before is its initialisation section (RFC 8216).
INITIALISATION = 1217
FRAGMENT = 8910
CLIP_SECONDS = 2.128
SRT = "1\n00:00:00,000 --> 00:00:01,500\nGulls over the pier\n\n2\n00:00:01,500 --> 00:00:02,000\nWind & waves\n"


@lru_cache(maxsize=64)
def png(width, height, shade):
    """A picture of horizontal bands: small, and different for each asset."""
    rows = b"".join(b"\0" + bytes([(shade + row // 8) % 4]) * width for row in range(height))
    palette = bytes([20, 40, 60, 70, 110, 140, 200, 170, 90, 240, 235, 225])
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)), (b"PLTE", palette),
        (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""),
    ]
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


@lru_cache(maxsize=2)
def stored(name):
    return base64.b64decode((Path(__file__).parent / f"{name}.base64").read_text())


def picture(asset, box):
    width, height = asset.fitted(box)
    return Response(png(width, height, asset.number), "image/png")


def thumb(request):
    """`thumb.aspx` and `thumb_open.aspx`: by `rid`, or by `fid` for a gallery's first item."""
    asset = subject(request)
    if asset is None:
        return error_page("No such picture")
    return picture(asset, catalogue.BOXES.get(request.query.get("size"), catalogue.BOXES["medium"]))


def subject(request):
    """The asset that `rid=`, `fid=` or `rrid=` means; None when the id is not well-formed."""
    if rid := request.query.get("rid"):
        return catalogue.asset(rid) if catalogue.GALLERY.fullmatch(rid) else None
    if rrid := request.query.get("rrid"):
        return catalogue.asset(rrid)
    found = request.gallery
    return found.items[0] if found and found.items else None


def version_address(request):
    """`get_version_url.aspx`: leads to the first version of the list that exists."""
    asset = subject(request)
    if asset is None:
        return error_page("No such asset")
    # The platform's own list says `ts_480` where its data say `ts_480p`.
    names = {name.rstrip("p"): name for name in asset.versions}
    for wanted in request.query.get("ver", "original").split(","):
        if name := names.get(wanted.rstrip("p")):
            return redirect(request.base + asset.path(name))
    return error_page("No such version")


def manifest(request):
    """The HLS manifest with all renditions of an asset, by query or as `/RID.m3u8`."""
    rid = request.match["rid"] or request.query.get("rid", "")
    if not catalogue.GALLERY.fullmatch(rid):
        return error_page("No such asset")
    asset = catalogue.asset(rid)
    lines = ["#EXTM3U", "#EXT-X-VERSION:7"]
    for name in asset.versions:
        if name.startswith("ts_"):
            lines += ['#EXT-X-STREAM-INF:BANDWIDTH=80000,CODECS="avc1.42c00b,mp4a.40.2",RESOLUTION=160x90',
                      request.base + asset.path(name)]
    return playlist(lines)


def rendition(request, asset):
    clip = request.base + asset.path("mp4_hd")
    return playlist([
        "#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-PLAYLIST-TYPE:VOD", "#EXT-X-TARGETDURATION:3",
        f'#EXT-X-MAP:URI="{clip}",BYTERANGE="{INITIALISATION}@0"', f"#EXTINF:{CLIP_SECONDS},",
        f"#EXT-X-BYTERANGE:{FRAGMENT}@{INITIALISATION}", clip, "#EXT-X-ENDLIST",
    ])


def playlist(lines):
    return Response("\n".join(lines) + "\n", "application/vnd.apple.mpegurl")


def stored_file(request):
    """A file of the delivery network, by path (`/v2/PID/RES!HASH/VARIANT/NAME`) or by query (`/NAME?o=…&res=…`)."""
    res = request.match["res"] or request.query.get("res", "")
    variant = request.match["variant"] or request.query.get("o", "")
    asset = catalogue.by_res(int(res)) if res.isdigit() else None
    if asset is None:
        return error_page("No such file")
    if request.path.endswith(".srt"):
        return Response(SRT, "application/x-subrip")
    names = {name: version for version, (name, _) in asset.versions.items()}
    return content(request, asset, names.get(variant))


def content(request, asset, version):
    if version is None:
        return error_page("No such version")
    if version.startswith("ts_"):
        return rendition(request, asset)
    if version.startswith("jpg_"):
        width, height = version.rsplit("_", 1)[-1].split("x")
        return picture(asset, (int(width), int(height)))
    if asset.kind == "image":
        return picture(asset, asset.size)
    if asset.kind == "audio":
        return Response(stored("bell.mp3"), "audio/mpeg")
    return Response(stored("clip.mp4"), "video/mp4")
