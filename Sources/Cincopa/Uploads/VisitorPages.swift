/// What the platform has for visitors who upload (PLATFORM section 6.3).
public enum VisitorPages {
  /// The script of the uploader: `cpUploadUI`.
  public static func uploaderScript(_ hosts: PlatformHosts) -> String {
    hosts.wwwcdn + "/_cms/ugc/uploaderui.js"
  }

  /// The script of the recorder: `cpRecorderUI`.
  public static func recorderScript(_ hosts: PlatformHosts) -> String {
    hosts.www + "/_cms/ugc/v2/recorderui.js"
  }

  /// What the page in an iframe of the editor may use.
  public static let editorPermissions = "microphone *; camera *; display-capture *; fullscreen *"
}

/// Options of `upload.iframe`, the page on which a gallery is filled, sorted and edited.
public struct EditorOptions: Sendable, Hashable {
  public enum View: String, Sendable, CaseIterable { case large, small, list }

  public var view: View?
  /// Kinds of media; empty allows all.
  public var allowed: [String] = []
  /// Endings of file names, without dots; empty allows all.
  public var extensions: [String] = []
  public var offersApp = true
  public var offersUndo = true
  public var offersLinks = true

  public init() {}

  /// For the query of the page's address; empty when nothing was said.
  public var query: String {
    var pairs: [(String, String)] = []
    if let view { pairs.append(("view", view.rawValue)) }
    if !allowed.isEmpty { pairs.append(("allow", allowed.joined(separator: ","))) }
    if !extensions.isEmpty { pairs.append(("allowExtensions", extensions.joined(separator: ","))) }
    if !offersApp { pairs.append(("disable_mobile_app", "true")) }
    if !offersUndo { pairs.append(("disable-undo", "true")) }
    if !offersLinks { pairs.append(("disable_href", "true")) }
    return pairs.map { "\($0.0)=\(Percent.queryValue($0.1))" }.joined(separator: "&")
  }
}
