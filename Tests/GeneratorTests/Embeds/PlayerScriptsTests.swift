import Cincopa
import Markup
import Testing

@testable import Generator

/// What stands at the end of a page.
@Suite struct PlayerScriptsTests {
  private static let loader = "<script>(function() { var cp = document.createElement(\"script\");"

  private func scripts(_ changes: [(inout EmbedSettings) -> Void], events: String = "") throws -> String {
    var scripts = PlayerScripts()
    for change in changes {
      var definition = GalleryDefinition(
        identity: try MediaReference.parse(fid: "AEAAQdbniShi"), place: Place(file: "a.md"))
      change(&definition.embed)
      scripts.add(Gallery(definition, nil))
    }
    var reader = MappingReader(try YAMLReader.read(Array(events.utf8)[...], file: "a.md"))
    var heard = PlayerEvents()
    heard.read(&reader)
    let loader = PlayerScripts.loader(.standard)
    return scripts.html(.standard, loader, at: SiteConfiguration().baseURL, events: heard).string
  }

  @Test func nothing() throws {
    #expect(try scripts([]) == "")
    #expect(try scripts([{ $0.mode = .list }, { $0.mode = .iframe }, { $0.mode = .video }]) == "")
    #expect(try scripts([{ $0.mode = .list }], events: "events: [video.play]") == "")
  }

  @Test func theLoaderAlone() throws {
    #expect(try scripts([{ _ in }, { _ in }]).hasPrefix(Self.loader))
  }

  @Test func waiting() throws {
    let own =
      "<script src=\"/assets/embeds.js\" data-loader=\"https://www.cincopa.com/media-platform/runtime/libasync.js\" defer></script>\n"
    #expect(try scripts([{ $0.load = .click }]) == own)
    #expect(try scripts([{ $0.load = .lazy }]) == own)
    #expect(
      try scripts([
        {
          $0.load = .lazy; $0.style = .newer
        }
      ])
        == "<script src=\"/assets/embeds.js\" data-loader=\"https://rtcdn.cincopa.com/libasync.js\" defer></script>\n")
    #expect(
      try scripts([
        {
          $0.mode = .video; $0.load = .click
        }
      ]) == "<script src=\"/assets/embeds.js\" defer></script>\n")
  }

  /// Ours runs before the loader does.
  @Test func someAtOnce() throws {
    #expect(
      try scripts([{ $0.load = .click }, { _ in }]).hasPrefix(
        "<script src=\"/assets/embeds.js\"></script>\n\(Self.loader)"))
    #expect(
      try scripts([{ $0.style = .newer }, { _ in }])
        == "<script src=\"https://rtcdn.cincopa.com/libasync.js\" defer></script>\n")
    #expect(
      try scripts([{ $0.arguments["a"] = .flag(true) }]).hasPrefix("<script src=\"/assets/embeds.js\"></script>\n"))
  }

  @Test func events() throws {
    #expect(
      try scripts([{ $0.mode = .video }], events: "events: {video.play: [dataLayer, a.b], \"*\": gtag, cta.show: []}")
        == "<script src=\"/assets/embeds.js\" data-events=\"{&quot;video.play&quot;: [&quot;dataLayer&quot;, &quot;a.b&quot;], &quot;*&quot;: [&quot;gtag&quot;], &quot;cta.show&quot;: []}\" defer></script>\n"
    )
  }
}
