import Syndication
import Testing

@testable import Cincopa

struct APICallTests {
  private let fid: FID
  private let rid: RID

  init() throws {
    fid = try FID("AEAAQdbniShi")
    rid = try RID("Ao7CludB5G-u")
  }

  @Test func standsAtTheHostOfTheAPI() throws {
    let call = AssetList(rid).call
    let token = try #require(APIToken("70001iab+c"))
    #expect(call.address() == "https://api.cincopa.com/v2/asset.list.json?rid=Ao7CludB5G-u")
    #expect(
      call.address(at: .standard, with: token)
        == "https://api.cincopa.com/v2/asset.list.json?api_token=70001iab%2Bc&rid=Ao7CludB5G-u")
    #expect(call.address(at: PlatformHosts(api: "http://127.0.0.1:8080/")).hasPrefix("http://127.0.0.1:8080/v2/asset."))
    #expect(Ping().call.address() == "https://api.cincopa.com/v2/ping.json")
  }

  @Test func parametersAreEncoded() {
    let call = APICall(raw: "gallery.create", [.init("name", "Söder & ön=1+1?#/"), .init("a b", "%")])
    #expect(
      call.address()
        == "https://api.cincopa.com/v2/gallery.create.json?name=S%C3%B6der%20%26%20%C3%B6n%3D1%2B1%3F%23%2F&a%20b=%25")
  }

  @Test(arguments: [
    ("gallery.list", "gallery.list.json"), ("gallery.list.json", "gallery.list.json"), ("ping", "ping.json"),
    ("upload.iframe", "upload.iframe"), ("asset.upload_from_url_get_status", "asset.upload_from_url_get_status.json"),
  ])
  func methods(text: String, path: String) {
    #expect(APICall.Method(text)?.path == path)
  }

  @Test(arguments: ["", ".", "a.", "Gallery.list", "../x", "a/b", "a?b", "a b", ".json"])
  func whatIsNoMethod(text: String) {
    #expect(APICall.Method(text) == nil)
  }

  @Test(arguments: [
    ("gallery.list", APICall.Verb.get, true), ("asset.get_tags", .get, true), ("account.list_sub", .get, true),
    ("portal.check", .get, true), ("asset.upload_from_url_get_status", .get, true), ("gallery.download", .get, true),
    ("token.create", .get, false), ("account.add_sub", .get, false), ("gallery.set_meta", .post, false),
    ("webhook.delete", .post, false), ("asset.upload_from_url", .post, false),
  ])
  func rawCalls(method: String, verb: APICall.Verb, isRepeatable: Bool) throws {
    let call = APICall(raw: try #require(APICall.Method(method)), [])
    #expect(call.verb == verb)
    #expect(call.isRepeatable == isRepeatable)
    #expect(!APICall(raw: "x.reset", [], verb: .get).isRepeatable)
  }

  @Test func typedCalls() throws {
    var list = GalleryList(search: "caption=rrid:post-42")
    (list.tags, list.page, list.itemsPerPage) = (["sea", "-fog"], 2, 10)
    var meta = AssetSetMeta(rid)
    meta.caption = ""
    let other = try FID("AYCAbirds001")
    let calls: [(APICall, APICall.Verb, Bool, String)] = [
      (
        list.call, .get, true,
        "gallery.list.json?search=caption%3Drrid%3Apost-42&filter_tags=sea%2C-fog&page=2&items_per_page=10"
      ),
      (
        GalleryItems(fid).call, .get, true,
        "gallery.get_items.json?fid=AEAAQdbniShi&details=all&page=1&items_per_page=100"
      ),
      (GalleryCreate(name: "New").call, .post, false, "gallery.create.json?name=New"),
      (
        GallerySetMeta(fid, [.init("name", "x")]).call, .post, true, "gallery.set_meta.json?fid=AEAAQdbniShi&name=x"
      ),
      (
        GalleryAddItems([rid, rid], to: fid, at: .top).call, .post, false,
        "gallery.add_item.json?fid=AEAAQdbniShi&rid=Ao7CludB5G-u%2CAo7CludB5G-u&insert_position=top"
      ),
      (
        GallerySetMaster(fid, master: other).call, .post, true,
        "gallery.set_master.json?fid=AEAAQdbniShi&master=AYCAbirds001"
      ),
      (
        GalleryRemoveItem(rid, from: fid).call, .post, false,
        "gallery.remove_item.json?fid=AEAAQdbniShi&rid=Ao7CludB5G-u"
      ),
      (GalleryDelete(fid).call, .post, false, "gallery.delete.json?fid=AEAAQdbniShi"),
      (meta.call, .post, true, "asset.set_meta.json?rid=Ao7CludB5G-u&caption="),
      (AssetTags().call, .get, true, "asset.get_tags.json?cache=never"),
      (TokenList().call, .get, true, "token.list.json"),
      (
        TokenCreate(name: "site", permissions: ["gallery.read", "asset.read"]).call, .get, false,
        "token.create.json?name=site&permissions=gallery.read%7Casset.read"
      ),
      (
        WebhookSet(WebhookRecord(hookURL: "https://h.test/x", events: ["asset.*", "gallery.*"])).call, .post, true,
        "webhook.set.json?hook_url=https%3A%2F%2Fh.test%2Fx&events=asset.%2A%2Cgallery.%2A"
      ),
      (
        WebhookDelete(hookURL: "https://h.test/x").call, .post, false,
        "webhook.delete.json?hook_url=https%3A%2F%2Fh.test%2Fx"
      ),
    ]
    for (call, verb, isRepeatable, address) in calls {
      #expect(call.address() == "https://api.cincopa.com/v2/" + address)
      #expect(call.verb == verb && call.isRepeatable == isRepeatable, "\(call.method)")
    }
  }
}
