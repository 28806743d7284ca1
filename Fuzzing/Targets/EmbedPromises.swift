import Cincopa
import Markup
import Syndication

@testable import Generator

/// What stands in a page for the gallery of a feed, whatever is in it: no trap, and no markup but ours.
enum EmbedPromises {
  private static let renderer = EmbedRenderer(hosts: .standard, pageTitle: "Page")

  static func check(_ feed: Feed) throws {
    for mode in [EmbedSettings.Mode.list, .video] {
      var definition = GalleryDefinition(place: Place(file: "a.md"))
      definition.embed = EmbedSettings(mode: mode, size: EmbedSize())
      let gallery = Gallery(definition, FeedOutcome(status: .fresh, contents: FeedContents(feed)))
      let text = renderer.html(gallery, number: 1).string
      for active in ["<script", "<style", "<iframe", "=\"javascript:", "onerror=\""] {
        try promise(!text.contains(active), "\(active) in\n\(text)")
      }
    }
  }
}
