import Markup

/// What stands in a player's place until it is asked for: a picture of the site's own, a button, and for visitors without
/// scripts a link. The player waits in a `<template>`, whose contents browsers parse but do not load.
struct Facade {
  var title: String
  var poster: String?
  /// What the button says before the title.
  var button: String
  var player = HTML()
  /// CSS pixels: the place that the player will take.
  var size = (width: 16, height: 9)
  var fallback = HTML()

  /// Picture and button.
  func html() -> HTML {
    var html = HTML()
    if let poster { html.void("img", ["src": .text(poster), "alt": ""]) }
    html.element("button", ["type": "button"]) { html in
      html.text(button)
      html.element("span") { $0.text(" " + title) }
    }
    return html
  }

  /// The whole place.
  func place() -> HTML {
    var html = HTML()
    html.element(
      "div",
      ["class": "facade", "data-width": AttributeValue(size.width), "data-height": AttributeValue(size.height)]
    ) { html in
      html.append(self.html())
      html.element("template") { $0.append(player) }
      if !fallback.isEmpty { html.element("noscript") { $0.append(fallback) } }
    }
    return html
  }
}
