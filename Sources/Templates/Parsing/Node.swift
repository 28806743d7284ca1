/// A piece of a parsed template. Nodes of all templates lie in one list in reading order; what is inside a node follows
/// it up to its `end`. They hold numbers only, so walking them counts no references.
enum Node: Sendable {
  case text(StaticText)
  /// Static text that holds a place for injections; an index of `Program.injectables`.
  case injectable(Int32)
  case variable(Path)
  case section(Path, end: Int32)
  case inverted(Path, end: Int32)
  case partial(Inclusion)
  /// Inside are only the blocks that override the parent's.
  case parent(Inclusion, overrides: Span32, end: Int32)
  case block(Block, end: Int32)
}

/// A half-open range of indices in one of the program's lists.
struct Span32: Sendable, Hashable {
  var start: Int32
  var end: Int32

  static let empty = Span32(start: 0, end: 0)

  init(start: Int32, end: Int32) {
    self.start = start
    self.end = end
  }

  init(_ range: Range<Int>) {
    start = Int32(range.lowerBound)
    end = Int32(range.upperBound)
  }

  var isEmpty: Bool { start == end }
  var count: Int { Int(end - start) }
  var range: Range<Int> { Int(start)..<Int(end) }
}

/// Text that is written as it is.
struct StaticText: Sendable {
  /// In `Program.text`.
  var bytes: Span32
  /// In `Program.lineStarts`: where lines of the template begin that are not blank; indentation goes there.
  var lineStarts: Span32
}

/// A dotted name; `{{.}}` has no parts.
struct Path: Sendable {
  /// In `Program.names`.
  var names: Span32

  var isImplicit: Bool { names.isEmpty }
}

/// What another template does in this place.
struct Inclusion: Sendable {
  /// In `Program.targets`.
  var target: Int32
  /// White space before the tag, in `Program.text`, put before each line of the other template.
  var indent: Span32
  /// Alone on its line (Mustache: standalone).
  var isStandalone: Bool
}

/// A block: default content and a place that inheriting templates may fill, or such a filling.
struct Block: Sendable {
  /// In `Program.blockNames`.
  var name: Int32
  /// What whatever is put here is indented by, in `Program.text`.
  var indent: Span32
  /// Nothing but white space stands before the tag on its line.
  var beginsLine: Bool
  /// The content begins on a line of its own, below the tag.
  var contentBeginsLine: Bool
}

/// The template that an inclusion names.
enum Target: Sendable {
  /// `document` is nil when there is no such template.
  case named(String, document: Int?)
  /// `{{>*name}}`: the template whose name the path holds.
  case dynamic(Path)
}
