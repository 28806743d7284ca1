"""What the stand-in platform holds: a few assets, and a gallery of some of them for every well-formed id."""

import hashlib
import re
from dataclasses import dataclass, replace

PID = 70001  # the account's internal number, part of every media address

IDENTIFIER = r"[A-Za-z0-9_-]{1,64}"
GALLERY = re.compile(rf"(?:{IDENTIFIER}@)?({IDENTIFIER})")
ASSET = re.compile(rf"{IDENTIFIER}!({IDENTIFIER})")
REFERENCE = re.compile(rf"rrid:(.+)!{IDENTIFIER}!{IDENTIFIER}", re.DOTALL)

# Version name → (variant in the address, ending added to the file name). Endings lie, as on the platform.
VIDEO_VERSIONS = {
    "original": ("0", ""), "mp4_hd": ("6", ".mp4"), "ts_720p": ("6720p", ".m3u8"), "ts_480p": ("6480p", ".m3u8"),
    "jpg_1200x900": ("482", ""), "jpg_600x450": ("182", ""), "jpg_200x150": ("282", ""), "jpg_100x75": ("382", ""),
    "jpg_sb_200x150": ("2sb", ""), "jpg_sb_100x75": ("3sb", ""),
}
IMAGE_VERSIONS = {
    "original": ("0", ""), "jpg_1200x900": ("4", ""), "jpg_600x450": ("1", ""), "jpg_200x150": ("2", ""),
    "jpg_100x75": ("3", ""),
}
AUDIO_VERSIONS = {"original": ("0", ""), "jpg_200x150": ("282", ""), "jpg_100x75": ("382", "")}

BOXES = {"small": (100, 75), "medium": (200, 150), "large": (600, 450), "xlarge": (1200, 900)}


@dataclass(frozen=True)
class Asset:
    rid: str
    number: int  # internal id; also makes `res` and the dates
    filename: str
    mime: str
    title: str = ""
    description: str = ""
    tags: str = ""
    size: tuple = (1280, 720)  # pixels of the original
    duration: float = 0  # seconds
    subtitle: bool = False

    @property
    def kind(self):
        return self.mime.split("/")[0]

    @property
    def versions(self):
        return {"video": VIDEO_VERSIONS, "image": IMAGE_VERSIONS, "audio": AUDIO_VERSIONS}[self.kind]

    @property
    def res(self):
        return self.number - 900000

    @property
    def hash(self):
        return hashlib.sha256(self.filename.encode()).hexdigest()[:12]

    @property
    def modified(self):
        return f"2024-03-{self.number % 27 + 1:02}T09:15:00"

    def fitted(self, box):
        """Width and height inside a box, as large as the aspect ratio allows."""
        scale = min(box[0] / self.size[0], box[1] / self.size[1])
        return max(1, round(self.size[0] * scale)), max(1, round(self.size[1] * scale))

    def mime_of(self, version):
        if version.startswith("ts_"):
            return "application/x-mpegURL"
        if version.startswith("jpg_"):
            return "image/jpeg"
        return "video/mp4" if version == "mp4_hd" else self.mime

    def path(self, version):
        variant, ending = self.versions[version]
        return f"/v2/{PID}/{self.res}!{self.hash}/{variant}/{self.filename}{ending}"

    def query_path(self, version):
        """The same file by the older form, where the identity sits in the query."""
        variant, ending = self.versions[version]
        return f"/{self.filename}{ending}?o={variant}&res={self.res}&p=y&pid={PID}&ph4={self.hash}"


ASSETS = [
    Asset("Ab1CpIeR0001", 900140, "pier.mp4", "video/mp4", "North pier", "Low tide & gulls", "sea,birds",
          duration=72.4, subtitle=True),
    Asset("Ab2CgUlL0002", 900141, "gull.jpg", "image/jpeg", "Gull on a post", "", "birds", (1800, 1200)),
    Asset("Ab3DbElL0003", 900142, "bell.mp3", "audio/mpeg", "Harbour bell", "Recorded in fog", "sea, sound",
          (600, 600), 2.1),
    Asset("Ab4CsTrO0004", 900143, "strom.mp4", "video/mp4", "Ålesund: \"Strøm\" <live>", "Line one\nline two", "",
          (720, 1280), 8),
    Asset("Ab5CnOnAm005", 900144, "DSC_0815.jpg", "image/jpeg", "", "", "", (1200, 1800)),
    Asset("Ab6CfErR_006", 900145, "ferry-and-fog.mp4", "video/mp4", "Ferry & fog", "The last one tonight", "sea",
          (640, 480), 3725.5),
    Asset("Ab7C--tOw007", 900146, "tower.jpg", "image/jpeg", "Tower 日本", "", "town", (1600, 900)),
    Asset("Ab8CsNoW__08", 900147, "snow.mp4", "video/mp4", "Snow", "", "winter,town", duration=61),
]

TITLES = ["Harbour walks", "Birds & boats", "Winter town", "Fog", "Sound of the sea", "Ålesund"]


@dataclass(frozen=True)
class Gallery:
    fid: str
    title: str
    description: str
    items: list


def asset(rid):
    """The asset with this id; for an unknown id a video, the same each time."""
    known = {asset.rid: asset for asset in ASSETS}
    videos = [asset for asset in ASSETS if asset.kind == "video"]
    return known.get(rid) or replace(videos[digest(rid) % len(videos)], rid=rid)


def gallery(fid):
    """What `fid=` names: `FID`, `TEMPLATE@FID` (the look does not matter here) or `TEMPLATE!RID`; None for others."""
    if match := ASSET.fullmatch(fid):
        item = asset(match[1])
        return Gallery(fid, item.title, item.description, [item])
    if match := GALLERY.fullmatch(fid):
        number = digest(match[1])
        turned = ASSETS[number % 8:] + ASSETS[:number % 8]
        return Gallery(fid, TITLES[number % len(TITLES)], "", turned[:3 + number % 6])
    return None


def by_res(res):
    return next((asset for asset in ASSETS if asset.res == res), None)


def digest(text):
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def clock(seconds):
    return f"{int(seconds // 3600):02}:{int(seconds // 60 % 60):02}:{seconds % 60:05.2f}"
