import Clibcmark

/// Owns the nodes that libcmark made of a text.
struct MarkdownTree: ~Copyable {
  private let memory: MarkdownMemory
  private let root: OpaquePointer

  /// - Parameters:
  ///   - smart: see `MarkdownOptions.smart`.
  init(parsing text: MarkdownSource, smart: Bool) {
    // Source positions make the parser count line ends within code and raw HTML. What is UTF-8 is not looked at again.
    let options = (text.isValid ? 0 : CMARK_OPT_VALIDATE_UTF8) | CMARK_OPT_SOURCEPOS | (smart ? CMARK_OPT_SMART : 0)
    let memory = MarkdownMemory()
    let root = memory.use { functions in
      let parser = cmark_parser_new_with_mem(options, functions)
      text.bytes.withUnsafeBytes {
        cmark_parser_feed(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
      }
      return cmark_parser_finish(parser)
    }
    guard let root else { fatalError("libcmark made no document") }
    self.root = root
    self.memory = memory
  }

  /// Shows every node in document order: twice, on the way in and on the way out, if it can have children. Without
  /// recursion, so that no depth of nesting exhausts the stack.
  func walk(_ visit: (_ node: borrowing MarkdownNode, _ isEntering: Bool) -> Void) {
    memory.use { _ in
      let iterator = cmark_iter_new(root)
      while true {
        let event = cmark_iter_next(iterator)
        guard event != CMARK_EVENT_DONE, let pointer = cmark_iter_get_node(iterator) else { return }
        visit(MarkdownNode(pointer), event == CMARK_EVENT_ENTER)
      }
    }
  }
}
