public import Markup

/// The platform's newer block (PLATFORM section 2.3): one script with the settings for each gallery, then the loader.
/// It asks the platform once less than the classic block and has no code within the page.
extension EmbedCode {
  /// The id of its element: the gallery's, in letters that cannot break an id or a selector, and a number.
  public static func newerObject(_ reference: MediaReference, number: Int) -> String {
    let name = reference.fidParameter.unicodeScalars.map { scalar in
      scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "-_".unicodeScalars.contains(scalar)
        ? String(scalar) : "_"
    }
    return "cincopa_\(name.joined())_\(number)"
  }

  /// The script that queues one player for the element `object`: in the page before the loader.
  public static func settingsURL(
    _ reference: MediaReference, object: String, hosts: PlatformHosts = .standard
  ) -> String {
    "\(hosts.rtcdn)/meta_json.aspx?fid=\(reference.fidQuery)&ver=v2&id=\(Percent.queryValue(object))"
  }

  /// The loader that goes with it.
  public static func newerLoaderURL(_ hosts: PlatformHosts = .standard) -> String { hosts.rtcdn + "/libasync.js" }

  /// The classic loader's whole address, for scripts that fetch it themselves.
  public static func loaderURL(_ hosts: PlatformHosts = .standard) -> String {
    hosts.www + "/media-platform/runtime/libasync.js"
  }

  /// What is queued for a player, as JSON.
  public static func entry(_ reference: MediaReference, object: String) -> JavaScript {
    guard case .reference(let rrid, let uid, let template) = reference else {
      return #"{"_object": \#(object), "_fid": \#(reference.fidParameter)}"#
    }
    return #"{"_object": \#(object), "_uid": \#(uid.text), "_rrid": \#(rrid.text), "_template": \#(template.text)}"#
  }

  /// Blocks for pasting into any page. No line end after the last.
  public static func newerBlock(
    _ references: [MediaReference], hosts: PlatformHosts = .standard
  ) -> HTML {
    var html = HTML()
    for (index, reference) in references.enumerated() {
      let object = newerObject(reference, number: index + 1)
      html.element("div", ["id": .text(object), "class": "gallerydemo cincopa-fadein"]) { html in
        guard let poster = Links.thumb(of: reference, hosts: hosts) else { return html.text("...") }
        html.void("img", ["src": .text(poster), "alt": .text(reference.id), "style": "width:100%;object-fit:contain"])
      }
      html.lineBreak()
      html.scriptSource(settingsURL(reference, object: object, hosts: hosts))
      html.lineBreak()
    }
    html.scriptSource(newerLoaderURL(hosts))
    return html
  }
}
