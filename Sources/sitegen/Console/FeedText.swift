import Generator
import Markup
import Syndication

/// A feed as `sitegen feed` prints it, put together while it is read: the printed items are kept, and not the items.
final class FeedText: EntryReceiver {
  enum Form { case lines, json }

  private let form: Form
  private let style: Style
  /// Printed items, in pieces of about `pieceSize`: one array of all would be copied each time it grows.
  private var pieces: [[UInt8]] = []
  private var piece: [UInt8] = []
  private var count = 0

  private static let pieceSize = 65_536

  init(_ form: Form, _ style: Style) {
    self.form = form
    self.style = style
  }

  func take(_ entry: inout Entry) {
    if piece.isEmpty { piece.reserveCapacity(Self.pieceSize + 4096) }
    count += 1
    switch form {
    case .lines: piece += item(entry).utf8
    case .json:
      if count > 1 { piece.append(UInt8(ascii: ",")) }
      JSONFeedWriter.append(entry, to: &piece)
    }
    if piece.count >= Self.pieceSize { endPiece() }
  }

  func startAgain() {
    (pieces, piece, count) = ([], [], 0)
  }

  private func endPiece() {
    pieces.append(form == .json ? JSONText.escaped(piece) : piece)
    piece = []
  }

  /// - Parameter feed: without its entries.
  func print(_ feed: Feed, source: String) {
    endPiece()
    let (opening, closing) =
      switch form {
      case .lines: (Array(head(feed, source).utf8), Array(warnings(feed, source).utf8))
      case .json:
        (
          JSONText.escaped(JSONFeedWriter.opening(of: feed)),
          JSONText.escaped(JSONFeedWriter.closing(of: feed)) + [0x0A]
        )
      }
    Terminal.write(opening, to: .output)
    for piece in pieces { Terminal.write(piece, to: .output) }
    Terminal.write(closing, to: .output)
  }
}

/// A feed for people: what it is, its items, what is wrong with it.
extension FeedText {
  private func head(_ feed: Feed, _ source: String) -> String {
    let version = feed.source.version.isEmpty ? "" : " \(feed.source.version)"
    return """
      \(style.bold(feed.title?.printable ?? source.printable))
        \(feed.source.format.rawValue)\(version), \(feed.source.encoding), \(count.of("item"))

      """
  }

  private func warnings(_ feed: Feed, _ source: String) -> String {
    feed.source.warnings.map { warning in
      let place = "\(source.printable):\(warning.location.line):\(warning.location.column)"
      return "\(style.yellow("warning"))[\(warning.id)] \(place): \(warning.message.printable)\n"
    }.joined()
  }

  private func item(_ entry: Entry) -> String {
    var facts = entry.media.kind.rawValue
    if let date = entry.published ?? entry.modified { facts += " · " + date.rfc3339 }
    if let duration = entry.media.duration.flatMap(PlayTime.init) { facts += " · " + duration.clock }
    if let width = entry.media.width, let height = entry.media.height { facts += " · \(width)×\(height)" }
    let address = (entry.attachments.first?.url ?? entry.url)?.string ?? "no address"
    return """
      \(String(count).padded(4)). \(entry.title.printable)
            \(style.faint(facts))  \(address.printable)

      """
  }
}

extension String {
  /// With blanks before it up to a width.
  func padded(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }

  /// With blanks after it up to a width.
  func filled(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
