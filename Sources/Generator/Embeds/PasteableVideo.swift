public import Cincopa
import Markup

/// A player of the browser itself for one asset, for pages that sitegen does not write (`sitegen embed --mode video`).
public enum PasteableVideo {
  public static func code(_ rid: RID) -> String {
    VideoEmbed(view: EmbedRenderer(hosts: .standard, pageTitle: rid.text)).html(rid, title: rid.text, size: EmbedSize())
      .string.trimmed
  }
}
