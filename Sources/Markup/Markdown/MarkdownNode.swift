import Clibcmark

/// The node that a walk stands on. It cannot be copied, so it does not outlive its tree.
struct MarkdownNode: ~Copyable {
  private let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
  }

  var type: cmark_node_type { cmark_node_get_type(pointer) }

  var parentType: cmark_node_type {
    cmark_node_parent(pointer).map(cmark_node_get_type) ?? CMARK_NODE_NONE
  }

  /// `<https://a.example>`: its text is its address.
  var isAutolinkText: Bool {
    guard let parent = cmark_node_parent(pointer), let address = cmark_node_get_url(parent) else { return false }
    guard let text = cmark_node_get_literal(pointer) else { return false }
    return strstr(address, text) != nil
  }

  /// 1 to 6.
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }

  var listStart: Int { Int(cmark_node_get_list_start(pointer)) }

  /// A paragraph in an item of a tight list, which is written without `<p>`.
  var isTight: Bool {
    guard let list = cmark_node_parent(pointer).flatMap(cmark_node_parent) else { return false }
    return cmark_node_get_list_tight(list) != 0
  }

  /// Line and column (in bytes) count from 1. The column is near the true one: libcmark does not count the indentation
  /// of a paragraph's further lines.
  var start: (line: Int, column: Int) {
    (Int(cmark_node_get_start_line(pointer)), Int(cmark_node_get_start_column(pointer)))
  }

  /// From 1. Too small for some blocks that end with the text.
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

  func withLiteral<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    Self.withBytes(cmark_node_get_literal(pointer), body)
  }

  func withFenceInfo<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    Self.withBytes(cmark_node_get_fence_info(pointer), body)
  }

  func withURL<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    Self.withBytes(cmark_node_get_url(pointer), body)
  }

  /// Nil without a title; `""` gives an empty one.
  func withTitle<Result>(_ body: (Span<UInt8>?) -> Result) -> Result {
    let title = cmark_node_get_title(pointer)
    if UInt(bitPattern: title) == Self.noTitle { return body(nil) }
    return Self.withBytes(title) { body($0) }
  }

  /// libcmark has an empty text for no title and for an empty one. But that for no title is always the same object.
  private static let noTitle: UInt = {
    let link = cmark_node_new(CMARK_NODE_LINK)
    defer { cmark_node_free(link) }
    return UInt(bitPattern: cmark_node_get_title(link))
  }()

  @inline(__always)
  private static func withBytes<Result>(_ text: UnsafePointer<CChar>?, _ body: (Span<UInt8>) -> Result) -> Result {
    guard let text else { return body(Span()) }
    return UnsafeRawBufferPointer(start: text, count: strlen(text)).withMemoryRebound(to: UInt8.self) {
      body(Span(_unsafeElements: $0))
    }
  }
}
