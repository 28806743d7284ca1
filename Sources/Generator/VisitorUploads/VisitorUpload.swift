import Cincopa

/// A block of a page by which visitors send media (`visitor_uploads:` of front matter).
struct VisitorUpload: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    /// The platform's page for filling, sorting and editing a gallery.
    case editor
    /// The platform's uploader.
    case uploader
    /// The platform's recorder of screen and camera.
    case recorder
    /// An address to which media are mailed.
    case email
  }

  /// Whose gallery is filled.
  enum Subject: Sendable, Hashable {
    case account
    case gallery(FID)
    case reference(RRID)

    /// Nil for a reference, which addresses to upload to do not know.
    var destination: UploadDestination? {
      switch self {
      case .account: .account
      case .gallery(let fid): .gallery(fid)
      case .reference: nil
      }
    }
  }

  /// Its key; short codes call it so.
  var name: String
  var kind: Kind
  var subject = Subject.account
  /// Names it for assistive technology.
  var title: String
  var button: String
  /// CSS pixels.
  var width: Int?
  var height: Int?
  var editor = EditorOptions()
  /// What the uploader's file dialog offers: `image/*`.
  var accept: String?
  var takesSeveral = true
  /// The recorder's lines of pixels, and what it begins with.
  var resolution: String?
  var tab: String?
  /// Of an e-mail.
  var address: MailAddress?
  var place: Place
}

/// Where blocks get an address to upload to (`visitor_uploads:` of `site.yml`).
struct VisitorUploadSource: Sendable, Hashable {
  /// The owner's own: gives a short-lived address to a visitor who starts.
  var endpoint: String?
  /// Written into pages, because the owner said that anyone may upload.
  var publicAddress: String?
  var words = VisitorWords()
}

/// What blocks say to visitors.
struct VisitorWords: Sendable, Hashable {
  var starting = "One moment, please"
  var failed = "This did not work. Please try again later."
  var done = "Thank you, it has arrived."
  var scripts = "Sending media needs JavaScript."
}

/// An address for electronic mail, as far as it can be seen from its form.
struct MailAddress: Sendable, Hashable {
  let text: String

  init?(_ text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, !parts[0].isEmpty, parts[0].utf8.allSatisfy(Self.isLocal) else {
      return nil
    }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    let isHost = labels.count > 1 && labels.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(Self.isHost) }
    guard isHost else { return nil }
    self.text = text
  }

  private static func isHost(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-")
  }

  private static func isLocal(_ byte: UInt8) -> Bool { isHost(byte) || "._+=~!#$%&'*/?^`{|}".utf8.contains(byte) }

  /// Pairs of hexadecimal digits of which no programme that collects addresses makes one. Our script undoes it.
  var disguised: String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = text.utf8.enumerated().flatMap { index, byte in
      let changed = byte ^ UInt8(truncatingIfNeeded: 0x5A &+ index &* 7)
      return [digits[Int(changed >> 4)], digits[Int(changed & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
