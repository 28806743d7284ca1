import Cincopa
import Markup

/// The markup of a block: a button that our script makes work, a place for what it says, and a word for visitors without
/// scripts. Nothing of another host is asked for before the visitor presses the button, and no token stands in it.
struct VisitorUploadBlock {
  let upload: VisitorUpload
  let source: VisitorUploadSource
  let hosts: PlatformHosts
  let baseURL: BaseURL

  func html() -> HTML {
    var html = HTML()
    html.element("div", attributes) { block in
      block.lineBreak()
      // Our script shows it.
      block.element("button", ["type": "button", "hidden": .flag]) { $0.text(upload.button) }
      block.lineBreak()
      block.element("p", ["role": "status"])
      block.lineBreak()
      block.element("noscript") { $0.element("p") { $0.text(source.words.scripts) } }
      block.lineBreak()
    }
    html.lineBreak()
    return html
  }

  private var attributes: KeyValuePairs<StaticString, AttributeValue> {
    let isMail = upload.kind == .email
    let size = size
    return [
      "class": "visitor-upload", "role": "group", "aria-label": .text(upload.title),
      "data-kind": .text(upload.kind.rawValue),
      "data-endpoint": AttributeValue(address == nil && !isMail ? source.endpoint.map(baseURL.prefixed) : nil),
      "data-address": AttributeValue(address), "data-mail": AttributeValue(upload.address?.disguised),
      "data-fid": AttributeValue(fid), "data-rrid": AttributeValue(rrid),
      "data-origin": isMail ? .absent : .text(upload.kind == .editor ? hosts.api : hosts.upload),
      "data-script": AttributeValue(script), "data-options": AttributeValue(options),
      "data-allow": upload.kind == .editor ? .text(VisitorPages.editorPermissions) : .absent,
      "data-accept": AttributeValue(upload.accept), "data-single": upload.takesSeveral ? .absent : .flag,
      "data-resolution": AttributeValue(upload.resolution), "data-tab": AttributeValue(upload.tab),
      "data-width": AttributeValue(size.map { "\($0.width)" }),
      "data-height": AttributeValue(size.map { "\($0.height)" }),
      "data-starting": isMail ? .absent : .text(source.words.starting), "data-failed": .text(source.words.failed),
      "data-done": isMail ? .absent : .text(source.words.done),
    ]
  }

  /// The owner's endpoint is asked where there is one; the public address is for those without.
  private var address: String? {
    guard source.endpoint == nil, upload.kind == .uploader || upload.kind == .recorder else { return nil }
    guard let address = source.publicAddress.flatMap({ UploadAddress($0, hosts: hosts) }) else { return nil }
    return upload.subject.destination.map { address.adding(to: $0).secret }
  }

  private var fid: String? { if case .gallery(let fid) = upload.subject { fid.text } else { nil } }

  private var rrid: String? { if case .reference(let rrid) = upload.subject { rrid.text } else { nil } }

  private var script: String? {
    switch upload.kind {
    case .uploader: VisitorPages.uploaderScript(hosts)
    case .recorder: VisitorPages.recorderScript(hosts)
    case .editor, .email: nil
    }
  }

  private var options: String? {
    let query = upload.editor.query
    return query.isEmpty ? nil : query
  }

  private var size: (width: Int, height: Int)? {
    switch upload.kind {
    case .editor: (upload.width ?? 800, upload.height ?? 600)
    case .uploader: (upload.width ?? 780, upload.height ?? 400)
    case .recorder: (upload.width ?? 780, upload.height ?? 480)
    case .email: nil
    }
  }
}

extension VisitorUploadBlock {
  /// Where our script stands in the site.
  static let scriptPath = "assets/visitor-uploads.js"

  static let script = PackageResources.visitor_uploads_js

  /// How blocks look, for pages of the built-in theme that have some.
  static let stylePath = "assets/visitor-uploads.css"

  static let style = PackageResources.visitor_uploads_css
}
