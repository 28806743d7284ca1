import Syndication
import Testing

@testable import Cincopa

struct WebhookEventTests {
  /// `gallery AwOne`, `asset AvOne`, `unknown`.
  private func changes(_ body: String) throws -> [String] {
    try WebhookEvent.read(Array(body.utf8)).flatMap(\.changes).map(\.text)
  }

  @Test(arguments: [
    (#"{"event":"gallery.updated","fid":"AwKAv6-9ivM-","name":"x","uid":70001}"#, ["gallery AwKAv6-9ivM-"]),
    (#"{"event":"gallery.created","fid":"AwOne","items_count":"3","sync_status":"notsynced"}"#, ["gallery AwOne"]),
    (#"{"event":"gallery.deleted","fid":"AwOne"}"#, ["gallery AwOne"]),
    (#"{"event":"gallery.synced","fid":"AwOne"}"#, ["gallery AwOne"]),
    (#"{"event":"gallery.claim","fid":"AwOne"}"#, ["gallery AwOne"]),
    (#"{"event":"gallery.updated"}"#, ["unknown"]),
    (#"{"event":"gallery.updated","fid":"no id at all"}"#, []), (#"{"event":"gallery.updated","fid":""}"#, ["unknown"]),
    (#"{"event":"asset.updated","drid":"<b>"}"#, []),
    (#"{"event":"asset.uploaded","fid":"a b","drid":"AvOne"}"#, ["asset AvOne"]),
    (#"{"event":"asset.updated","drid":"a b","fid":"AwOne"}"#, ["gallery AwOne"]),
    (#"{"event":"asset.synced","drid":"AvOne","in_folders_list":["a b","AwOne"]}"#, ["gallery AwOne", "asset AvOne"]),
    (#"{"event":"asset.uploaded","drid":"AvOne","in_folders_list":["a b"]}"#, ["asset AvOne"]),
    (#"{"event":"gallery.updated","fid":1200345}"#, ["unknown"]),
    (#"{"event":"asset.updated","id":"900140","drid":"AvOne"}"#, ["asset AvOne"]),
    (#"{"event":"asset.updated","drid":"AvOne","in_folders_list":["AwOne","17"]}"#, ["gallery AwOne", "asset AvOne"]),
    (
      #"{"event":"asset.updated","drid":"AvOne","in_folders_list":[{"fid":"AwOne"}]}"#,
      ["gallery AwOne", "asset AvOne"]
    ),
    (#"{"event":"asset.deleted","drid":"AvOne"}"#, ["asset AvOne"]),
    (#"{"event":"asset.deleted","id":"900140"}"#, ["unknown"]),
    (#"{"event":"asset.uploaded","id":"900140","oid":"1","pid":70001,"caption":"Pier"}"#, ["unknown"]),
    (#"{"event":"asset.uploaded","drid":"AvOne"}"#, ["unknown"]),
    (
      #"{"event":"asset.synced","drid":"AvOne","in_folders_list":[{"did":"AwOne"}]}"#, ["gallery AwOne", "asset AvOne"]
    ),
    (#"{"event":"gallery.updated","data":{"fid":"AwOne"}}"#, ["gallery AwOne"]),
    (
      #"[{"event":"gallery.updated","fid":"AwOne"},{"event":"asset.deleted","drid":"AvOne"}]"#,
      ["gallery AwOne", "asset AvOne"]
    ),
    ("\u{FEFF}{\"event\":\"gallery.updated\",\"fid\":\"AwOne\"}", ["gallery AwOne"]),
  ])
  func whatMayLookDifferent(body: String, expected: [String]) throws { #expect(try changes(body) == expected) }

  @Test(arguments: [
    "lead.created", "account.settings", "account.traffic_usage", "analytics.view", "gallery.renamed", "GALLERY.UPDATED",
    "?",
  ])
  func eventsOfNoConsequence(name: String) throws {
    #expect(try changes(#"{"event":"\#(name)","fid":"AwOne","drid":"AvOne"}"#) == [])
  }

  @Test(arguments: [
    ("", WebhookError.notJSON), ("hello", .notJSON), ("7", .notJSON), ("{}", .noEvent), ("[]", .noEvent),
    (#"{"event":"gallery.updated","fid":"AwOne""#, .notJSON), (#"{"event":"gallery.updated","fid":"Aw"#, .notJSON),
    (#"[{"event":"gallery.updated","fid":"AwOne"},"#, .notJSON),
    (#"{"fid":"AwOne"}"#, .noEvent), (#"{"event":7}"#, .noEvent), (#"{"event":""}"#, .noEvent),
  ])
  func deliveriesThatSayNothing(body: String, expected: WebhookError) {
    #expect(throws: expected) { try WebhookEvent.read(Array(body.utf8)) }
  }

  @Test func whatIsNoIDIsTold() throws {
    let body = #"{"event":"asset.updated","fid":"a b","drid":"AvOne","in_folders_list":["AwOne",17,"<b>"]}"#
    let event = try #require(try WebhookEvent.read(Array(body.utf8)).first)
    #expect(event.malformed == ["fid", "in_folders_list"])
    #expect(try WebhookEvent.read(Array(#"{"event":"gallery.updated","fid":1200345}"#.utf8))[0].malformed == [])
  }

  @Test func depthsAreBounded() {
    let body = Array(repeating: UInt8(ascii: "["), count: 100_000)
    #expect(throws: WebhookError.notJSON) { try WebhookEvent.read(body) }
  }
}

extension MediaChange {
  fileprivate var text: String {
    switch self {
    case .gallery(let fid): "gallery \(fid)"
    case .asset(let rid): "asset \(rid)"
    case .unknown: "unknown"
    }
  }
}
