public import Markup

/// The platform's embed codes (PLATFORM section 2).
public enum EmbedCode {
  /// The classic block of PLATFORM 2.1, byte for byte, for pasting into any page. No line end after `</script>`.
  /// - Parameters:
  ///   - object: the id of the `div`, unique in its page.
  public static func block(
    _ reference: MediaReference, hosts: PlatformHosts = .standard, object: String = "cp_widget_1"
  ) -> String {
    var div = HTML()
    div.element("div", ["id": .text(object)]) { $0.text("...") }
    return """
      \(div.string)
      <script type="text/javascript">
      \(push(reference, object: object).text)
      \(loader(hosts).text)
      </script>
      """
  }

  /// The same for several: one element and one push for each, numbered from 1, and one loader after the last.
  public static func block(_ references: [MediaReference], hosts: PlatformHosts = .standard) -> String {
    if let only = references.first, references.count == 1 { return block(only, hosts: hosts) }
    var html = HTML()
    for (index, reference) in references.enumerated() {
      let object = "cp_widget_\(index + 1)"
      html.element("div", ["id": .text(object)]) { $0.text("...") }
      html.lineBreak()
      html.script(push(reference, object: object), ["type": "text/javascript"])
      html.lineBreak()
    }
    html.script(loader(hosts), ["type": "text/javascript"])
    return html.string
  }

  /// Queues one player: to stand in a script of its own after the element with the id `object`.
  public static func push(_ reference: MediaReference, object: String) -> JavaScript {
    guard case .reference(let rrid, let uid, let template) = reference else {
      return """
        var cpo = [];
        cpo["_object"] =\(object);
        cpo["_fid"] = \(reference.fidParameter);
        var _cpmp = _cpmp || []; _cpmp.push(cpo);
        """
    }
    return """
      var cpo = [];
      cpo["_object"] =\(object);
      cpo["_uid"] = \(uid.text);
      cpo["_rrid"] = \(rrid.text);
      cpo["_template"] = \(template.text);
      var _cpmp = _cpmp || []; _cpmp.push(cpo);
      """
  }

  /// Fetches the script that draws what is queued: once per page, in a script of its own after the last push, because
  /// the platform's script empties the queue when it runs and does not look again.
  public static func loader(_ hosts: PlatformHosts = .standard) -> JavaScript {
    """
    (function() { var cp = document.createElement("script"); cp.type = "text/javascript";
    cp.async = true; cp.src = \(hosts.loaderAddress);
    var c = document.getElementsByTagName("script")[0];
    c.parentNode.insertBefore(cp, c); })();
    """
  }

  /// `https://www.cincopa.com/media-platform/iframe.aspx?fid=F`, `!` and `@` raw, all else percent-encoded.
  public static func iframeURL(_ reference: MediaReference, hosts: PlatformHosts = .standard) -> String {
    "\(hosts.www)/media-platform/iframe.aspx?fid=\(reference.fidQuery)"
  }

  /// An iframe has a fixed size, because it does not report the player's.
  /// - Parameters:
  ///   - title: names the frame for assistive technology.
  ///   - width: CSS pixels.
  ///   - height: CSS pixels.
  ///   - arguments: settings of its player.
  ///   - mayStart: whether it may play without a click of its own.
  public static func iframe(
    _ reference: MediaReference, hosts: PlatformHosts = .standard, title: String, width: Int = 600, height: Int = 430,
    arguments: PlayerArguments = PlayerArguments(), mayStart: Bool = false
  ) -> HTML {
    var html = HTML()
    let address = [iframeURL(reference, hosts: hosts), arguments.fragment].compactMap(\.self).joined(separator: "#")
    html.element(
      "iframe",
      [
        "src": .text(address), "title": .text(title), "width": .init(width), "height": .init(height),
        "allowfullscreen": .flag, "allow": mayStart ? "autoplay *" : .absent, "loading": "lazy",
        "referrerpolicy": "strict-origin-when-cross-origin",
      ])
    return html
  }
}
