import Clibcmark

/// Owns the nodes that libcmark made of a text.
struct MarkdownTree: ~Copyable {
  private let root: OpaquePointer

  /// - Parameters:
  ///   - smart: see `MarkdownOptions.smart`.
  init(parsing text: ArraySlice<UInt8>, smart: Bool) {
    // Source positions make the parser count line ends within code and raw HTML.
    let options = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_SOURCEPOS | (smart ? CMARK_OPT_SMART : 0)
    let root = text.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parse_document($0.baseAddress, $0.count, options) }
    }
    guard let root else { fatalError("libcmark made no document") }
    self.root = root
  }

  deinit {
    cmark_node_free(root)
  }

  /// Shows every node in document order: twice, on the way in and on the way out, if it can have children. Without
  /// recursion, so that no depth of nesting exhausts the stack.
  func walk(_ visit: (_ node: borrowing MarkdownNode, _ isEntering: Bool) -> Void) {
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let pointer = cmark_iter_get_node(iterator) else { return }
      visit(MarkdownNode(pointer), event == CMARK_EVENT_ENTER)
    }
  }
}
