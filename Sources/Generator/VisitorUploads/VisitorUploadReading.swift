import Cincopa

extension VisitorUploadSource {
  /// `visitor_uploads:` of `site.yml`.
  mutating func read(_ reader: inout MappingReader, hosts: PlatformHosts) {
    let isOwn = "a path of the site such as /upload-address, or an https address"
    endpoint = reader.value("endpoint", isOwn, Self.endpoint)
    readPublicAddress(&reader, hosts)
    reader.mapping("words") { reader in
      if let text = reader.text("starting") { words.starting = text }
      if let text = reader.text("failed") { words.failed = text }
      if let text = reader.text("done") { words.done = text }
      if let text = reader.text("scripts") { words.scripts = text }
    }
  }

  /// Not even through a variable may the API token come into a page.
  private static func endpoint(_ text: String) -> String? {
    let lower = text.lowercased()
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), !lower.contains("api_token"), !text.contains("\\") else {
      return nil
    }
    if text.hasPrefix("/"), !text.hasPrefix("//") { return text }
    let isLocal = ["http://127.0.0.1:", "http://localhost:"].contains { lower.hasPrefix($0) }
    return (lower.hasPrefix("https://") && lower.utf8.count > 8 || isLocal) && !text.contains("@") ? text : nil
  }

  private mutating func readPublicAddress(_ reader: inout MappingReader, _ hosts: PlatformHosts) {
    let isMeant = reader.bool("anyone_may_upload") ?? false
    guard let (text, place) = reader.scalar("public_upload_url") else { return }
    guard let address = UploadAddress(text, hosts: hosts), !text.lowercased().contains("api_token") else {
      return reader.report(
        .badValue, place, "'visitor_uploads.public_upload_url' must be an https address to upload to")
    }
    guard isMeant else {
      return reader.report(
        .publicUpload, place, "public_upload_url is written into pages, and whoever reads them can upload with it",
        help: "if that is what you want, say beside it: anyone_may_upload: true; else use endpoint")
    }
    publicAddress = address.secret
  }
}

extension VisitorUpload {
  /// `visitor_uploads:` of front matter.
  static func read(_ reader: inout MappingReader, _ frontMatter: FrontMatterReader) -> [VisitorUpload] {
    var uploads: [VisitorUpload] = []
    reader.named("visitor_uploads") { name, entry, reader in
      guard FrontMatterReader.isName(name) else {
        return reader.report(
          .badValue, entry.keyPlace, "'\(name)' cannot name a block", help: "letters, digits, '-' and '_'")
      }
      let upload = VisitorUpload(name, entry, &reader, frontMatter)
      uploads.append(upload ?? VisitorUpload(broken: name, at: entry.keyPlace))
    }
    return uploads
  }

  private init?(_ name: String, _ entry: YAMLEntry, _ reader: inout MappingReader, _ frontMatter: FrontMatterReader) {
    let problems = reader.diagnostics.count
    let kind = reader.choice("kind", Kind.self)
    let title = reader.text("title")
    let button = reader.text("button")
    guard let kind else {
      Self.takeAll(&reader)
      guard reader.diagnostics.count == problems else { return nil }
      reader.report(
        .badValue, entry.keyPlace, "the block '\(name)' needs a kind",
        help: "one of \(Kind.allCases.map(\.rawValue).joined(separator: ", "))")
      return nil
    }
    self.init(
      name: name, kind: kind, title: title ?? kind.title, button: button ?? kind.button, place: entry.keyPlace)
    readSubject(&reader)
    switch kind {
    case .editor: editor.read(&reader)
    case .uploader:
      accept = reader.text("accept")
      takesSeveral = reader.bool("multiple") ?? true
    case .recorder:
      resolution = reader.value("resolution", "a number of lines such as 480") { Int($0) == nil ? nil : $0 }
      tab = reader.text("tab")
    case .email: readAddress(&reader)
    }
    if kind != .email {
      width = reader.int("width", in: 100...10_000)
      height = reader.int("height", in: 100...10_000)
    }
    checkSource(&reader, frontMatter)
    guard reader.diagnostics.count == problems else { return nil }
  }

  /// So that a block without a kind is not blamed for its other keys.
  private static func takeAll(_ reader: inout MappingReader) {
    for entry in reader.entries { _ = reader.take(entry.key) }
  }

  private mutating func readSubject(_ reader: inout MappingReader) {
    guard kind != .email else { return }
    let fid = reader.identifier("fid") { text throws(IdentifierError) in try FID(text) }
    let rrid = reader.identifier("rrid") { text throws(IdentifierError) in try RRID(text) }
    if fid != nil, rrid != nil {
      return reader.report(.galleryIdentity, reader.keyPlace("rrid"), "the block has two identities", help: "keep one")
    }
    if let fid { subject = .gallery(fid) }
    if let rrid { subject = .reference(rrid) }
    let isWrong = reader.entries.contains { ["fid", "rrid"].contains($0.key) } && subject == .account
    if kind == .editor, subject == .account, !isWrong {
      reader.report(
        .galleryIdentity, place, "the editor '\(name)' does not say which gallery it fills",
        help: "add a fid or an rrid")
    }
  }

  private mutating func readAddress(_ reader: inout MappingReader) {
    address = reader.value("address", "an e-mail address", MailAddress.init)
    if address == nil, !reader.entries.contains(where: { $0.key == "address" }) {
      reader.report(
        .badValue, place, "the block '\(name)' needs an address",
        help: "it stands at the foot of the platform's upload page")
    }
  }

  /// Without somebody who gives out addresses there is nothing that a visitor could do.
  private func checkSource(_ reader: inout MappingReader, _ frontMatter: FrontMatterReader) {
    let source = frontMatter.site.visitorUploads
    guard kind != .email, source.endpoint == nil else { return }
    if kind != .editor, let address = source.publicAddress {
      return checkPublicAddress(UploadAddress(address, hosts: frontMatter.site.platform.hosts), &reader)
    }
    let also = kind == .editor ? "" : ", or a public_upload_url"
    reader.report(
      .uploadEndpoint, place, "the block '\(name)' has nobody to ask for an address to upload to",
      help: "name an endpoint of your own in site.yml: visitor_uploads: { endpoint: /upload-address }\(also)")
  }
}

extension VisitorUpload {
  /// An address is made for the account, for one gallery, or with room for any.
  private func checkPublicAddress(_ address: UploadAddress?, _ reader: inout MappingReader) {
    let leads = subject.destination.map { address?.serves($0) ?? false } ?? false
    guard !leads else { return }
    let key = if case .reference = subject { "rrid" } else { "fid" }
    reader.report(
      .uploadEndpoint, reader.keyPlace(key), "public_upload_url does not lead into the gallery of the block '\(name)'",
      help: "take the upload address of that gallery, or one with addtofid=*; a reference needs an endpoint")
  }

  /// Stands for a block that could not be read, so that nobody calls it missing as well.
  fileprivate init(broken name: String, at place: Place) {
    self.init(name: name, kind: .email, title: "", button: "", place: place)
  }
}

extension VisitorUpload.Kind {
  fileprivate var title: String {
    switch self {
    case .editor: "Media of this gallery"
    case .uploader: "Upload media"
    case .recorder: "Record a message"
    case .email: "Send media by e-mail"
    }
  }

  fileprivate var button: String {
    switch self {
    case .editor: "Open the editor"
    case .uploader: "Upload"
    case .recorder: "Record"
    case .email: "Show the address"
    }
  }
}

extension EditorOptions {
  fileprivate mutating func read(_ reader: inout MappingReader) {
    view = reader.choice("view", View.self)
    allowed = (reader.texts("allow") ?? []).map(\.text)
    extensions = (reader.texts("extensions") ?? []).map {
      $0.text.hasPrefix(".") ? String($0.text.dropFirst()) : $0.text
    }
    offersApp = reader.bool("app") ?? true
    offersUndo = reader.bool("undo") ?? true
    offersLinks = reader.bool("links") ?? true
  }
}
