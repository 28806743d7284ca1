import Testing

@testable import Generator

@Suite struct PlayerEventsTests {
  private func read(_ yaml: String, over base: String = "") throws -> (json: String, problems: [String]) {
    var events = PlayerEvents()
    var problems: [String] = []
    for text in [base, yaml] {
      var reader = MappingReader(try YAMLReader.read(Array(text.utf8)[...], file: "a.md"))
      events.read(&reader)
      problems += reader.diagnostics.map(\.line)
    }
    return (events.json, problems)
  }

  @Test(arguments: [
    ("events: [video.play, cta.*]", "{\"video.play\": [\"event\"], \"cta.*\": [\"event\"]}"),
    ("events: video.play", "{\"video.play\": [\"event\"]}"),
    ("events: {video.play: gtag}", "{\"video.play\": [\"gtag\"]}"),
    ("events: {runtime.on-args: [dataLayer, $a._b2]}", "{\"runtime.on-args\": [\"dataLayer\", \"$a._b2\"]}"),
    ("events: []", "{}"), ("events:", "{}"),
  ])
  func forms(_ yaml: String, _ json: String) throws {
    #expect(try read(yaml) == (json, []))
  }

  @Test(arguments: [
    ("events: {video.play: []}", "{\"cta.show\": [\"gtag\"]}"), ("events: []", "{}"),
    ("events: {video.play: f}", "{\"cta.show\": [\"gtag\"], \"video.play\": [\"f\"]}"),
  ])
  func aPageOverItsSite(_ yaml: String, _ json: String) throws {
    #expect(try read(yaml, over: "events: {video.play: dataLayer, cta.show: gtag}") == (json, []))
  }

  /// An event that goes nowhere is told where others of the kind go somewhere.
  @Test(arguments: [
    ("{'*': gtag}", "{video.timeupdate: []}", "{\"*\": [\"gtag\"], \"video.timeupdate\": []}"),
    ("{video.*: gtag}", "{video.timeupdate: []}", "{\"video.*\": [\"gtag\"], \"video.timeupdate\": []}"),
    ("{'*': gtag}", "{video.*: []}", "{\"*\": [\"gtag\"], \"video.*\": []}"),
    ("{'*': gtag}", "{'*': []}", "{}"), ("{audio.*: gtag}", "{video.play: []}", "{\"audio.*\": [\"gtag\"]}"),
  ])
  func takenBack(_ site: String, _ page: String, _ json: String) throws {
    #expect(try read("events: \(page)", over: "events: \(site)") == (json, []))
  }

  @Test(arguments: [
    ("events: {play: gtag}", "a.md:1:10: error[bad-value]: 'play' is no event of a player"),
    ("events: [video.]", "a.md:1:10: error[bad-value]: 'video.' is no event of a player"),
    ("events: {'a\"b.c': gtag}", "a.md:1:10: error[bad-value]: 'a\"b.c' is no event of a player"),
    ("events: {video.play: 'f()'}", "a.md:1:22: error[bad-value]: events cannot go to 'f()'"),
    ("events: {video.play: a..b}", "a.md:1:22: error[bad-value]: events cannot go to 'a..b'"),
    ("events: {video.play: 2a}", "a.md:1:22: error[bad-value]: events cannot go to '2a'"),
    (
      "events: {video.play: {a: b}}",
      "a.md:1:22: error[wrong-type]: 'events.video.play' must be a single value, not a mapping"
    ),
  ])
  func refused(_ yaml: String, _ problem: String) throws {
    #expect(try read(yaml).problems == [problem])
  }
}
