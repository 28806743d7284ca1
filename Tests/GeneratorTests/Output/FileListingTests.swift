import Foundation
import Testing

@testable import Generator

@Suite struct FileListingTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: sandbox.path + "/" + name, withDestinationPath: target)
  }

  func list(_ folder: String, skippingHidden: Bool = false) throws -> [String] {
    try FileSystem.list(sandbox.path + "/" + folder, skippingHidden: skippingHidden).map { "\($0.kind) \($0.path)" }
  }

  @Test func listsFoldersBeforeTheirContentsInOrder() throws {
    for name in ["b.md", "a/z.md", "a/b/c.md", "B.md", ".hidden/x", "ü.md"] { try sandbox.put("content/" + name, name) }
    #expect(
      try list("content") == [
        "folder .hidden", "file .hidden/x", "file B.md", "folder a", "folder a/b", "file a/b/c.md", "file a/z.md",
        "file b.md", "file ü.md",
      ])
    #expect(
      try list("content", skippingHidden: true) == [
        "file B.md", "folder a", "folder a/b", "file a/b/c.md", "file a/z.md", "file b.md", "file ü.md",
      ])
  }

  @Test func tellsSizeAndTime() throws {
    try sandbox.put("content/a.md", "12345")
    let before = Int64(Date().timeIntervalSince1970) - 60
    let entry = try #require(try FileSystem.list(sandbox.path + "/content").first)
    #expect(entry.size == 5)
    #expect(entry.modified > before * 1_000_000_000 && entry.modified < (before + 120) * 1_000_000_000)
  }

  @Test func followsLinksThatStayInside() throws {
    try sandbox.put("content/a/one.md", "1")
    try link("content/two.md", to: "a/one.md")
    try link("content/b", to: "a")
    #expect(try list("content") == ["folder a", "file a/one.md", "folder b", "file b/one.md", "file two.md"])
  }

  @Test func leavesLinksThatLeadOutNowhereOrInACircle() throws {
    try sandbox.put("secret", "1")
    try sandbox.put("content/a/one.md", "1")
    try link("content/out.md", to: "../secret")
    try link("content/gone.md", to: "nowhere")
    try link("content/a/up", to: "..")
    try link("content/a/self", to: "self")
    #expect(
      try list("content") == [
        "folder a", "file a/one.md", "symlink a/self", "symlink a/up", "symlink gone.md", "symlink out.md",
      ])
  }

  @Test func twoLinksToEachOthersFoldersEnd() throws {
    try sandbox.put("content/a/one.md", "1")
    try sandbox.put("content/b/two.md", "2")
    try link("content/a/b", to: "../b")
    try link("content/b/a", to: "../a")
    #expect(
      try list("content") == [
        "folder a", "folder a/b", "symlink a/b/a", "file a/b/two.md", "file a/one.md",
        "folder b", "folder b/a", "symlink b/a/b", "file b/a/one.md", "file b/two.md",
      ])
  }

  @Test func tellsWhatCannotBeListed() {
    let path = sandbox.path + "/none"
    #expect(throws: FileError(code: ENOENT, path: path, reason: "no such file")) { try FileSystem.list(path) }
  }
}
