import FoundationEssentials
import Syndication
import Testing

@testable import Transport

struct ResponseCacheTests {
  private let trial = Trial()

  private func url(_ text: String) throws -> WebURL { try #require(WebURL(text)) }

  private func answer(_ body: String, for url: WebURL) -> StoredAnswer {
    StoredAnswer(body: Array(body.utf8), contentType: nil, validators: .init(), address: url, checked: 1)
  }

  /// Stored `seconds` after 1970 as far as the file system knows.
  private func store(_ body: String, _ text: String, in cache: ResponseCache, seconds: Double) throws {
    let url = try url(text)
    try cache.store(answer(body, for: url), for: url)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: seconds)],
      ofItemAtPath: "\(cache.folder)/\(cache.fileName(for: url))")
  }

  @Test(arguments: [
    ("https://Feeds.Example.org/a.xml", "feeds.example.org-"), ("http://u:p@h.test:8080/", "h.test.8080-"),
    ("http://[::1]/", "1.-"), ("http://müller.de/", "m.ller.de-"), ("http://_/x", "host-"),
  ])
  func namesAreReadable(text: String, prefix: String) throws {
    let name = ResponseCache(folder: "/nowhere").fileName(for: try url(text))
    #expect(name.hasPrefix(prefix))
    #expect(name.utf8.count == prefix.utf8.count + 32 + ".answer".utf8.count)
  }

  @Test func replacesAsAWhole() throws {
    defer { trial.remove() }
    let cache = ResponseCache(folder: trial.folder)
    let url = try url("https://h.test/")
    try cache.store(answer("one", for: url), for: url)
    try cache.store(answer("two", for: url), for: url)
    #expect(cache.answer(for: url)?.body == Array("two".utf8))
    #expect(trial.files == [cache.fileName(for: url)])
  }

  @Test func trimsTheOldestButKeepsWhatIsInUse() throws {
    defer { trial.remove() }
    let one = try url("https://h.test/a")
    let cache = ResponseCache(folder: trial.folder, limit: 2 * answer("12345", for: one).file(for: one).count)
    for (index, name) in ["a", "b", "c", "d"].enumerated() {
      try store("12345", "https://h.test/\(name)", in: cache, seconds: Double(index))
    }
    cache.trim(keeping: [one], now: 100)
    let left = try ["a", "b", "c", "d"].filter { cache.answer(for: try url("https://h.test/\($0)")) != nil }
    #expect(left == ["a", "d"])
  }

  @Test func removesWhatKilledProcessesLeft() throws {
    defer { trial.remove() }
    let cache = ResponseCache(folder: trial.folder)
    try store("1", "https://h.test/", in: cache, seconds: 0)
    let left = trial.folder + "/.dat.nosync1234"
    try Data().write(to: URL(filePath: left))
    try Data().write(to: URL(filePath: left + "5"))
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: left)
    cache.trim(keeping: [], now: Date().timeIntervalSince1970)
    #expect(trial.files == [".dat.nosync12345", cache.fileName(for: try url("https://h.test/"))])
  }

  @Test func oldNegativesGo() throws {
    defer { trial.remove() }
    let cache = ResponseCache(folder: trial.folder)
    let url = try url("https://h.test/")
    var failure = FetchFailure.final("HTTP 404")
    failure.rest = 60
    try cache.store(NegativeAnswer(failure, at: 1), for: url)
    let now = Date().timeIntervalSince1970
    cache.trim(keeping: [url], now: now)
    #expect(trial.files.count == 1)
    cache.trim(keeping: [url], now: now + 3700)
    #expect(trial.files == [])
    try cache.store(NegativeAnswer(failure, at: 1), for: url)
    cache.clean()
    #expect(!FileManager.default.fileExists(atPath: trial.folder))
  }

  @Test func cleanLeavesWhatIsNotOurs() throws {
    defer { trial.remove() }
    let cache = ResponseCache(folder: trial.folder)
    try store("1", "https://h.test/", in: cache, seconds: 0)
    try Data().write(to: URL(filePath: trial.folder + "/notes.txt"))
    cache.clean()
    #expect(trial.files == ["notes.txt"])
    try FileManager.default.removeItem(atPath: trial.folder + "/notes.txt")
    cache.clean()
    #expect(!FileManager.default.fileExists(atPath: trial.folder))
  }

  @Test func anUnwritableFolderThrowsAndKeepsTheOldAnswer() throws {
    defer { trial.remove() }
    let cache = ResponseCache(folder: trial.folder)
    let url = try url("https://h.test/")
    try cache.store(answer("one", for: url), for: url)
    let blocked = ResponseCache(folder: trial.folder + "/" + cache.fileName(for: url))
    #expect(throws: (any Error).self) { try blocked.store(answer("two", for: url), for: url) }
    #expect(cache.answer(for: url)?.body == Array("one".utf8))
  }
}
