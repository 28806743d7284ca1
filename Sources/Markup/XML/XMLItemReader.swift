/// Takes the elements that a large document repeats, one by one while it is read, so that only one of them is in memory
/// at a time.
public protocol XMLItemReader: AnyObject {
  /// Whether elements of that name may be such items; asked once for each name of the document. What stands in an item
  /// is never one, and neither is the root.
  func isItem(_ name: XMLName) -> Bool

  /// An item that has just ended. Of the elements around it there is what stands before it, less the items that were
  /// taken. Keeping it costs a copy of all that.
  /// - Returns: whether it was taken; otherwise it stays in the document.
  func read(_ item: XMLElement) -> Bool

  /// The document has to be read once more, because it is not plain or its markup is broken: what was taken is void.
  func startAgain()
}

/// Who takes items, and what locations are counted by.
final class XMLItems {
  let reader: any XMLItemReader
  let places: XMLPlaces

  init(_ reader: any XMLItemReader, _ places: XMLPlaces) {
    self.reader = reader
    self.places = places
  }
}
