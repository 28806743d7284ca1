import Cincopa
import Markup
import Syndication

/// A value of front matter that comes from the platform.
enum PulledValue: Sendable, Hashable {
  case text(String)
  case list([String])

  var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .list(let texts): texts.isEmpty
    }
  }
}

/// What pages have from the platform, by the key of front matter: of a gallery as it is now, of one when it was pulled
/// last, and of a page.
struct PulledFields: Sendable, Hashable {
  /// In the order in which they are written.
  static let keys = ["title", "updated", "description", "tags"]

  private var values: [String: PulledValue] = [:]

  subscript(key: String) -> PulledValue? {
    get { values[key] }
    set { values[key] = newValue }
  }

  init() {}

  /// - Parameter hasTags: whether the site has a taxonomy of that name; without one the key would be unknown.
  init(_ gallery: GallerySummary, hasTags: Bool) {
    let name = gallery.name.isEmpty ? gallery.fid?.text ?? "" : gallery.name
    self["title"] = .text(name)
    self["updated"] = gallery.modified.map { .text($0.rfc3339) }
    self["description"] = .text(Self.folded(gallery.description))
    if hasTags { self["tags"] = .list(gallery.tags) }
  }

  /// What stands in a page. Values of another kind are a person's, and equal to none of ours.
  init(_ page: YAMLNode) {
    guard case .mapping(let entries) = page.content else { return }
    for entry in entries where Self.keys.contains(entry.key) {
      switch entry.value.content {
      case .scalar(let text, _): self[entry.key] = .text(entry.value.isNull ? "" : text)
      case .sequence(let items):
        let texts = items.map { if case .scalar(let text, _) = $0.content { text } else { "\u{0}" } }
        self[entry.key] = .list(texts)
      case .mapping: self[entry.key] = .list(["\u{0}"])
      }
    }
  }

  /// White space folded to single blanks: descriptions are one paragraph of plain text.
  private static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// What becomes of a page's value when the gallery's may have changed since it was written.
enum PulledChange: Sendable, Hashable {
  case none
  case write(PulledValue)
  case add(PulledValue)
  /// The page says something else by a person's hand, and the gallery has changed as well: the person wins.
  case kept

  /// - Parameters:
  ///   - base: what was written last; nil for what never was.
  ///   - own: what the page says; nil when the key is not there.
  ///   - new: what the gallery has now.
  init(base: PulledValue?, own: PulledValue?, new: PulledValue?) {
    guard let new, new != own, new != base else {
      self = .none
      return
    }
    if let own {
      self = own == base ? .write(new) : .kept
    } else {
      // A key that was written and is gone was taken out by a person.
      let wasWritten = base.map { !$0.isEmpty } ?? false
      self = wasWritten ? .kept : new.isEmpty ? .none : .add(new)
    }
  }
}
