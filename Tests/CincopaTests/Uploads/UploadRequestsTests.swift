import Syndication
import Testing

@testable import Cincopa

@Suite struct UploadRequestsTests {
  private func json(_ text: String) throws -> JSONValue { try JSONValue.parse(Array(text.utf8)) }

  @Test func addresses() throws {
    let fid = try FID("AEAAQdbniShi")
    #expect(GetUploadURL(.account).call.address() == "https://api.cincopa.com/v2/asset.get_upload_url.json")
    #expect(
      GetUploadURL(.gallery(fid)).call.address()
        == "https://api.cincopa.com/v2/asset.get_upload_url.json?fid=AEAAQdbniShi")
    #expect(try GetUploadURL.read(json(#"{"upload_url": "https://u/"}"#)) == "https://u/")
    #expect(throws: APIFailure.missing("upload_url")) { try GetUploadURL.read(json(#"{"upload_url": ""}"#)) }
    let items = #"{"fid": "A", "folder": {"upload_url": "https://f/", "items": []}}"#
    #expect(try GetGalleryUploadURL.read(json(items)) == "https://f/")
    #expect(try GetGalleryUploadURL.read(json(#"{"upload_url": "https://g/"}"#)) == "https://g/")
  }

  @Test func fromAnAddress() throws {
    let url = try #require(WebURL("https://h.example/a b.mp4?x=1&y"))
    let call = UploadFromURL(url, .gallery(try FID("AEAAQdbniShi"))).call
    #expect(call.verb == .post)
    #expect(call.isRepeatable == false)
    #expect(call.parameters.map(\.name) == ["input", "fid"])
    #expect(try UploadFromURL.read(json(#"{"status_id": 17}"#)) == "17")
  }

  @Test(arguments: [
    (
      #"{"status": "inprogress", "progress": "40", "file_size_bytes": -1, "progress_bytes": 7}"#,
      UploadFromURLStatus.Answer.underWay(percent: 40, bytes: 7, of: nil)
    ),
    (#"{"status": "inprogress", "file_size_bytes": "90"}"#, .underWay(percent: nil, bytes: nil, of: 90)),
    (#"{"status": "failed", "more": "404"}"#, .failed("404")), (#"{"status": "failed"}"#, .failed(nil)),
  ])
  func progress(_ text: String, _ answer: UploadFromURLStatus.Answer) throws {
    #expect(try UploadFromURLStatus.read(json(text)) == answer)
  }

  @Test func theEnd() throws {
    let asset = UploadedAsset(rid: try RID("AEyCfY7ET4hA"))
    #expect(try UploadFromURLStatus.read(json(#"{"status": "ready", "resid": "AEyCfY7ET4hA"}"#)) == .ready(asset))
    #expect(throws: APIFailure.missing("resid")) {
      try UploadFromURLStatus.read(json(#"{"status": "ready", "resid": "<b>"}"#))
    }
    #expect(throws: APIFailure.missing("status")) { try UploadFromURLStatus.read(json("{}")) }
  }
}
