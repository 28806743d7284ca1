import Syndication
import Testing

@testable import Cincopa

struct APIRefusalTests {
  private func failure(_ body: String, _ status: Int = 200) -> APIFailure? {
    do throws(APIFailure) {
      _ = try APIAnswer.read(Array(body.utf8), status: status)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    #"{"success":true,"x":1}"#, #"{"success":"true"}"#, #"{"success":1}"#, #"{"fid":"A"}"#, "{}",
    "\u{FEFF} {\"success\":true}", #"cb({"success":true})"#, #"{"success":true,"error":"none"}"#, #"{"error":""}"#,
  ])
  func success(body: String) {
    #expect(failure(body) == nil)
  }

  @Test(arguments: [
    (#"{"success":false,"message":"folder not found"}"#, APIFailure.refused(message: "folder not found")),
    (#"{"success":"false","error":" no\n such  thing "}"#, .refused(message: "no such thing")),
    (#"{"success":0}"#, .refused(message: "no reason")), (#"{"error":"boom"}"#, .refused(message: "boom")),
    (#"{"error":{"message":"boom"}}"#, .refused(message: "boom")), (#"{"error":17}"#, .refused(message: "17")),
    ("<!DOCTYPE html><title>Be right\nback</title>", .page(title: "Be right back")), (" \n<html>", .page(title: nil)),
    ("", .empty), ("  \r\n", .empty), ("OK", .notJSON), ("[1,2]", .notJSON), (#"{"success":true,"items":[{"#, .cutOff),
    (#"{"success":tr"#, .cutOff), (#"{"a":"b"#, .cutOff),
  ])
  func refusals(body: String, expected: APIFailure) {
    #expect(failure(body) == expected)
  }

  @Test(arguments: [
    (403, #"{"success":false,"message":"no permission"}"#, APIFailure.forbidden(message: "no permission")),
    (401, "", .forbidden(message: nil)), (403, "<html><title>403</title>", .forbidden(message: nil)),
    (404, #"{"message":"unknown method"}"#, .status(404, message: "unknown method")),
    (400, "x", .status(400, message: nil)),
  ])
  func statuses(status: Int, body: String, expected: APIFailure) {
    #expect(failure(body, status) == expected)
  }

  @Test func longWordsAreCut() {
    guard case .refused(let message) = failure(#"{"error":"\#(String(repeating: "x", count: 900))"}"#) else {
      Issue.record("refused")
      return
    }
    #expect(message.count == 300)
  }
}
