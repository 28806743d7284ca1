/// A section, parent or block whose closing tag has not come yet.
struct OpenElement {
  enum Kind { case section, parent, block, override }

  var kind: Kind
  /// As the closing tag must repeat it.
  var name: String
  var tag: Tag
  /// Index of its node.
  var node: Int
  /// White space that lines inside lose, because the place they are put at gives its own; bytes of the source.
  var strip: Range<Int>
  /// Of a parent: nothing but white space stands before it on its line.
  var beginsLine = false
  /// Of a parent: the text node that holds the white space before it.
  var leadingText: Int?
  /// Of a parent.
  var overrides: [Override] = []
}
