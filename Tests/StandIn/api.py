"""The REST API, version 2. An `Account` holds galleries, tokens and webhooks, and can be told to fail."""

import json
import re
import threading
from collections import defaultdict, deque
from dataclasses import dataclass, field, replace

import catalogue
from catalogue import clock
from exchange import Response

TOKEN = "70001i9f3k2m7q4x8z1b5n6v0c"
READER = "70001ireadonly5n6v0c9f3k2m7"

# What may become of a call in place of a good answer, by name: status, content type, text.
ANSWERS = {
    "forbidden": (403, "application/json", '{"success": false, "message": "api_token is not valid"}'),
    "refused": (200, "application/json", '{"success": false, "message": "folder not found", "runtime": 3}'),
    "error": (200, "application/json", '{"error": "internal error 17"}'),
    "page": (200, "text/html", "<!DOCTYPE html><html><head><title>Be right back</title></head><body>…</body></html>"),
    "page403": (403, "text/html", "<html><head><title>403 Forbidden</title></head></html>"),
    "empty": (200, "application/json", ""),
    "nonsense": (200, "text/plain", "OK"),
    "busy": (429, "application/json", '{"success": false, "message": "too many calls"}'),
    "broken": (500, "text/plain", "Internal Server Error"),
    "away": (503, "text/html", "<html><head><title>Maintenance</title></head></html>"),
}
# Names of what is done to a good answer: `cut` sends half of it; `hang` never sends it; `echo` tells the token in it;
# `text` writes its numbers as text; `moved` redirects to another host; `more`, `fewer` and `none` are wrong counts of
# pages.


@dataclass
class Held:
    """A gallery of the account."""

    fid: str
    name: str
    description: str = ""
    tags: str = ""
    modified: str = "2024-03-02T09:15:00.0000000Z"
    rids: list = field(default_factory=list)
    status: str = "synced"


class Account:
    """`faults[METHOD]` holds what becomes, one after the other, of calls of that method, and `faults[None]` of any."""

    def __init__(self):
        self.tokens = {TOKEN: "gallery.*|asset.*", READER: "|gallery.read|asset.read|"}
        self.galleries, self.deleted, self.webhooks, self.transfers = {}, set(), {}, {}
        self.assets = {asset.rid: {} for asset in catalogue.ASSETS}
        # How often an asset is still to be told of as not ready.
        self.preparing = {}
        for fid, name, tags, rids in (
            ("AEAAQdbniShi", "Harbour walks", "sea,birds", [asset.rid for asset in catalogue.ASSETS[:4]]),
            ("AYCAbirds001", "Birds & boats: \"a day\"", "birds", [asset.rid for asset in catalogue.ASSETS[1:6]]),
            ("AwKAwinter-_", "Winter town", "", ["Ab8CsNoW__08"]),
        ):
            self.galleries[fid] = Held(fid, name, f"About {name.lower()}.", tags, rids=rids)
        self.faults = defaultdict(deque)
        self.log = []
        self.lock = threading.RLock()

    def fail(self, *names, at=None):
        self.faults[at].extend(names)

    def fault(self, method):
        with self.lock:
            for place in (method, None):
                if self.faults[place]:
                    return self.faults[place].popleft()
        return ""

    def permits(self, token, method):
        group, _, verb = method.partition(".")
        reads = re.match(r"list|get_|download|ping", verb or group)
        if group not in ("gallery", "asset"):
            return True
        uploads = verb.startswith("upload") or verb == "get_upload_url"
        wanted = f"{group}.{'upload' if uploads else 'read' if reads else 'write'}"
        return bool({wanted, f"{group}.*"} & set(self.tokens[token].split("|")))

    def gallery(self, fid):
        """What is held, or for another well-formed id what the feeds show of it; None for a deleted one."""
        if fid in self.galleries or fid in self.deleted:
            return self.galleries.get(fid)
        found = catalogue.gallery(fid)
        return found and Held(fid, found.title, found.description, rids=[item.rid for item in found.items])

    def place(self, rid, fid):
        """An upload has ended: the gallery that it was sent to holds it."""
        with self.lock:
            held = self.gallery(fid) if fid != "0" else None
            if held and rid not in held.rids:
                held.rids = held.rids + [rid]
                self.galleries[fid] = held

    def shown(self, fid):
        """What feeds and players show: the same as the API tells of, with its changes."""
        with self.lock:
            if catalogue.ASSET.fullmatch(fid):
                return catalogue.gallery(fid)
            match = catalogue.GALLERY.fullmatch(fid)
            held = self.gallery(match[1]) if match else None
            return held and catalogue.Gallery(fid, held.name, held.description, [self.asset(rid) for rid in held.rids])

    def asset(self, rid):
        changes = self.assets.get(rid, {})
        names = {"caption": "title", "description": "description", "tags": "tags"}
        return replace(catalogue.asset(rid), **{names[key]: value for key, value in changes.items() if key in names})


class Refusal(Exception):
    pass


def call(request):
    """`/v2/METHOD.json`."""
    account, method, query = request.account, request.match["method"], dict(request.query)
    token = query.pop("api_token", "")
    with account.lock:
        account.log.append((request.method, method, query))
    fault = account.fault(method)
    if fault in ANSWERS:
        status, kind, text = ANSWERS[fault]
        return Response(text, kind, status, {"Retry-After": "0"} if fault == "busy" else {})
    if fault.startswith("moved"):
        return Response("", status=302, headers={"Location": fault.split(" ", 1)[1] + request.path})
    with account.lock:
        status, answer = result(request, account, method, token, query)
    return spoiled(answer, fault, token, status)


def result(request, account, method, token, query):
    if token not in account.tokens:
        return 403, {"success": False, "message": f"the token {token} is not valid"}
    if not account.permits(token, method):
        return 403, {"success": False, "message": "no permission"}
    if method not in METHODS:
        return 404, {"success": False, "message": f"unknown method {method}"}
    try:
        return 200, {"success": True, **METHODS[method](request, account, query), "runtime": 12}
    except Refusal as refusal:
        return 200, {"success": False, "message": str(refusal), "runtime": 3}


def spoiled(answer, fault, token, status):
    data = (answer.get("folder") or answer).get("items_data", {})
    if fault in ("more", "fewer", "none"):
        for name in ("pages_count", "page_count"):
            if name in data:
                data[name] += {"more": 3, "fewer": -1, "none": 0}[fault]
        if fault == "none":
            data.clear()
    if fault == "echo":
        answer["debug"] = {"asked": f"api_token={token}", token: [token]}
    text = json.dumps(answer)
    if fault == "text":
        text = re.sub(r"(?<=: )(\d+)(?=[,}\]])", r'"\1"', text)
    body = text.encode()
    if fault == "cut":
        body = body[:len(body) // 2]
    return Response(body, "application/json; charset=utf-8", status, hangs=fault == "hang")


# MARK: methods

def ping(request, account, query):
    return {"ping": "pong", "accid": "A8PAabcdefgh", "accid_num": "70001", "accemail": "films@northlight.example",
            "userid_num": "5", "useremail": "ada@northlight.example",
            "permissions": account.tokens[request.query["api_token"]]}


def gallery_list(request, account, query):
    found = list(account.galleries.values())
    if search := query.get("search"):
        name, _, value = search.rpartition("=")
        found = [held for held in found if value.lower() in held.name.lower() and name in ("", "caption")]
    for tag in filter(None, query.get("filter_tags", "").split(",")):
        found = [held for held in found if (tag.lstrip("-") in held.tags.split(",")) != tag.startswith("-")]
    page, data = paged(found, query)
    data["page_count"] = data.pop("pages_count")
    return {"workspace": "main", "galleries": [shown(request, held) for held in page], "tag_cloud": {},
            "items_data": data}


def shown(request, held):
    return {"fid": held.fid, "name": held.name, "description": held.description, "tags": held.tags,
            "upload_url": upload_address(request, held.fid), "modified": held.modified, "syncstatus": held.status}


def upload_address(request, fid=None):
    return request.depot.address(request.base, fid)


def gallery_get_items(request, account, query):
    held = known(account, query)
    page, data = paged(held.rids, query)
    return {"fid": held.fid, "upload_url": upload_address(request, held.fid), "claimed": "21793871",
            "spfid": "900001", "folder": {"items": [item(request, account, rid) for rid in page], "items_data": data}}


def gallery_create(request, account, query):
    fid = f"AnEA{len(account.galleries):08}"
    account.galleries[fid] = Held(fid, query.get("name", ""), query.get("description", ""))
    return {"fid": fid}


def gallery_set_meta(request, account, query):
    held = known(account, query)
    held.name = query.get("name", held.name)
    held.description = query.get("description", held.description)
    held.tags = query.get("tags", held.tags)
    return {}


def gallery_add_item(request, account, query):
    held = known(account, query)
    new = query.get("rid", "").split(",")
    held.rids = new + held.rids if query.get("insert_position") == "top" else held.rids + new
    account.galleries[held.fid] = held
    return {}


def gallery_remove_item(request, account, query):
    held = known(account, query)
    held.rids = [rid for rid in held.rids if rid != query.get("rid")]
    return {}


def gallery_delete(request, account, query):
    held = known(account, query)
    account.galleries.pop(held.fid, None)
    account.deleted.add(held.fid)
    return {}


def asset_list(request, account, query):
    rids = [query["rid"]] if "rid" in query else list(account.assets)
    items = [item(request, account, rid) for rid in rids]
    if kinds := query.get("type"):
        items = [one for one in items if one["type"] in kinds.split(",")]
    if tag := query.get("tag"):
        items = [one for one in items if tag in one["tags"].split(",")]
    if search := query.get("search"):
        words = search.rpartition("=")[2].lower()
        items = [one for one in items if words in (one["caption"] + one["filename"]).lower()]
    page, data = paged(items, query, usual=50)
    return {"items": page, "items_data": data}


def asset_get_tags(request, account, query):
    return {"tag_cloud": {"sea": 3, "birds": "2"}}


def asset_set_meta(request, account, query):
    rid = query.get("rid", "")
    account.assets.setdefault(rid, {}).update({name: value for name, value in query.items() if name != "rid"})
    return {}


def asset_delete(request, account, query):
    if account.assets.pop(query.get("rid"), None) is None:
        raise Refusal("asset not found")
    return {}


def asset_get_upload_url(request, account, query):
    if "fid" in query:
        known(account, query)
    return {"upload_url": upload_address(request, query.get("fid"))}


def asset_upload_from_url(request, account, query):
    if not query.get("input", "").startswith("http"):
        raise Refusal("input is not a url")
    name = f"st-{len(account.transfers) + 1}"
    account.transfers[name] = {"asked": 0, **query}
    return {"status_id": name}


def asset_upload_from_url_get_status(request, account, query):
    """Under way when first asked, then ready; an address that ends in `missing` fails."""
    transfer = account.transfers.get(query.get("status_id"))
    if transfer is None:
        raise Refusal("status not found")
    transfer["asked"] += 1
    if transfer["input"].endswith("missing"):
        return {"status": "failed", "more": "HTTP 404"}
    if transfer["asked"] == 1:
        return {"status": "inprogress", "progress": "40", "progress_bytes": 4000, "file_size_bytes": -1}
    rid = f"AUp{query['status_id'][-1]}DfRoMuRl"
    if fid := transfer.get("fid"):
        held = account.gallery(fid)
        held.rids = held.rids + ([] if rid in held.rids else [rid])
        account.galleries[fid] = held
    return {"status": "ready", "progress": 100, "progress_bytes": 9999, "file_size_bytes": 9999, "resid": rid}


def token_list(request, account, query):
    return {"tokens": [{"api_token": token, "permissions": what} for token, what in account.tokens.items()]}


def token_create(request, account, query):
    token = f"70001inew{len(account.tokens)}x4y5z6a7b8c9d"
    account.tokens[token] = query.get("permissions", "")
    return {"api_token": token}


def token_get_temp(request, account, query):
    """A token of a while, for what is asked for; what may be done with it is never more than with its parent."""
    if not query.get("ttl", "3600").isdigit():
        raise Refusal("ttl is not a number")
    token = f"70001i3temp{len(account.tokens)}q1w2e3r4t5y6"
    own = list(filter(None, account.tokens[request.query["api_token"]].split("|")))
    wanted = list(filter(None, query.get("permissions", "").split("|"))) or own
    given = [right for right in wanted if right in own or right.partition(".")[0] + ".*" in own]
    account.tokens[token] = "|".join(given)
    return {"api_token": token, "ttl": int(query.get("ttl", "3600"))}


def webhook_list(request, account, query):
    return {"webhooks": [{"hook_url": url, **hook} for url, hook in account.webhooks.items()]}


def webhook_set(request, account, query):
    account.webhooks[query.get("hook_url", "")] = {"events": query.get("events", "")}
    return {}


def webhook_delete(request, account, query):
    if account.webhooks.pop(query.get("hook_url"), None) is None:
        raise Refusal("webhook not found")
    return {}


def known(account, query):
    held = account.gallery(query.get("fid", ""))
    if held is None:
        raise Refusal("folder not found")
    return held


def paged(items, query, usual=50):
    page, size = int(query.get("page", 1)), int(query.get("items_per_page", usual))
    data = {"page": page, "items_per_page": size, "items_count": len(items),
            "pages_count": max(1, -(-len(items) // size))}
    return items[(page - 1) * size:page * size], data


def item(request, account, rid):
    """An item as the documentation shows it: some sizes are numbers, some are text."""
    asset = catalogue.asset(rid)
    left = account.preparing.get(rid, 0)
    account.preparing[rid] = max(0, left - 1)
    synced = {"syncstatus": "notsynced" if left else "synced"}
    main = "mp4_hd" if asset.kind == "video" else "original"
    shown = {
        "id": str(asset.number), "rid": asset.rid, "type": asset.kind,
        "modified": asset.modified + ".0000000Z", "storage": "21793871", "claimed": "21793871", **synced,
        "filename": asset.filename, "caption": asset.title, "description": asset.description, "long_description": "",
        "filesize": 45642694, "related_link_text": "", "related_link_url": "", "reference_id": "",
        "tags": asset.tags, "attributes": "",
        "versions": {
            name: {"name": name.split("_", 1)[-1], "filesize": 45642694 if name == "original" else str(1000 + 10 * place),
                   "mime": asset.mime_of(name), "url": request.base + asset.path(name)}
            for place, name in enumerate(asset.versions)
        },
        "content": {**synced, "type": asset.mime, "url": request.base + asset.query_path(main)},
        "thumbnail": {**synced, "type": "image/jpeg", "url": request.base + asset.query_path("jpg_200x150")},
        "exif": {"height": str(asset.size[1]), "width": str(asset.size[0])},
    }
    if asset.duration:
        shown["exif"] |= {"duration": clock(asset.duration), "fps": "23.98", "bitrate": "2076 kb/s"}
    return shown | account.assets.get(rid, {})


METHODS = {
    "ping": ping, "gallery.list": gallery_list, "gallery.get_items": gallery_get_items,
    "gallery.create": gallery_create, "gallery.set_meta": gallery_set_meta, "gallery.add_item": gallery_add_item,
    "gallery.remove_item": gallery_remove_item, "gallery.delete": gallery_delete, "asset.list": asset_list,
    "asset.get_tags": asset_get_tags, "asset.set_meta": asset_set_meta, "asset.delete": asset_delete,
    "asset.get_upload_url": asset_get_upload_url, "asset.upload_from_url": asset_upload_from_url,
    "asset.upload_from_url_get_status": asset_upload_from_url_get_status, "token.list": token_list,
    "token.create": token_create, "token.get_temp": token_get_temp, "webhook.list": webhook_list, "webhook.set": webhook_set,
    "webhook.delete": webhook_delete,
}
