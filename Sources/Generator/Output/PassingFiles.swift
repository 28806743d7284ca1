/// Names of files that are nobody's work: what editors, file managers and browsers keep beside a file while they show,
/// save or load it. They come and go by themselves, and are never published.
public enum PassingFiles {
  /// Of a file, or of a folder with all that is in it; a name without slashes.
  public static func contain(_ name: String, isFolder: Bool) -> Bool {
    if name == ".git" { return true }
    return !isFolder && (begins(name) || ends(name))
  }

  /// `.first.md.swp` (Vim, nano), `.first.md.kate-swp`, `.goutputstream-X1Y2` (GNOME), `._first.md` and `.DS_Store`
  /// (macOS), `.#first.md` and `#first.md#` (Emacs), `.~lock.first.odt#` (LibreOffice), `~$first.docx`, `4913` (Vim tries
  /// with it whether it may write), `Thumbs.db` and `desktop.ini` (Windows).
  private static func begins(_ name: String) -> Bool {
    switch name.utf8.first {
    case UInt8(ascii: "."):
      name.hasPrefix(".#") || name.hasPrefix(".~") || name.hasPrefix("._") || name == ".DS_Store"
        || name.hasPrefix(".goutputstream-") || isSwap(name)
    case UInt8(ascii: "#"): name.utf8.count > 1 && name.utf8.last == UInt8(ascii: "#")
    case UInt8(ascii: "~"): name.hasPrefix("~$")
    case UInt8(ascii: "4"): name == "4913"
    case UInt8(ascii: "T"): name == "Thumbs.db"
    case UInt8(ascii: "d"): name == "desktop.ini"
    default: false
    }
  }

  /// Vim goes back from `swp` through `swo` to `saa` when there are several.
  private static func isSwap(_ name: String) -> Bool {
    let ending = name.utf8.split(separator: UInt8(ascii: ".")).last ?? ""[...].utf8
    return ending.count == 3 && ending.starts(with: "sw".utf8) || ending.elementsEqual("kate-swp".utf8)
  }

  /// `first.md~`, JetBrains' `first.md___jb_tmp___` and `first.md___jb_old___`, and files that are half written or loaded.
  private static func ends(_ name: String) -> Bool {
    switch name.utf8.last {
    case UInt8(ascii: "~"): true
    case UInt8(ascii: "_"): name.hasSuffix("___jb_tmp___") || name.hasSuffix("___jb_old___")
    case UInt8(ascii: "p"): name.hasSuffix(".tmp")
    case UInt8(ascii: "t"): name.hasSuffix(".part")
    case UInt8(ascii: "d"): name.hasSuffix(".crdownload")
    default: false
    }
  }
}
