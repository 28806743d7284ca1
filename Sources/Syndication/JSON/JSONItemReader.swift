/// Takes the items of a document one by one while it is read, so that only one of them is in memory at a time.
protocol JSONItemReader: AnyObject {
  /// A list called `items` begins at the top of the document.
  func beginList()

  /// - Parameter root: what stands before the list.
  /// - Returns: whether it was taken; otherwise it stays in the list.
  func read(_ item: JSONValue, in root: [JSONMember]) -> Bool
}
