/// What is written in markup while that is read: one blank for each run of white space, none at either end. Without room
/// nothing is kept.
struct SimpleText {
  private let room: UnsafeMutableBufferPointer<UInt8>?
  private var count = 0
  private var isBlankDue = false

  /// - Parameter room: for as many bytes as the markup has.
  init(_ room: UnsafeMutableBufferPointer<UInt8>?) { self.room = room }

  var string: String {
    guard let room else { return "" }
    return String(text: Span(_unsafeElements: UnsafeBufferPointer(rebasing: room[..<count])))
  }

  mutating func blank() { isBlankDue = count > 0 }

  mutating func append(_ byte: UInt8) {
    guard let room else { return }
    if byte <= 0x20 { return blank() }
    writeBlankIfDue(room)
    room.initializeElement(at: count, to: byte)
    count += 1
  }

  /// Words of ASCII with one blank between them, perhaps with one at either end.
  mutating func append(_ words: UnsafeBufferPointer<UInt8>) {
    guard let room, let first = words.first, let last = words.last else { return }
    var words = words[...]
    if first == 0x20 {
      blank()
      words = words.dropFirst()
    }
    if last == 0x20 { words = words.dropLast() }
    if !words.isEmpty {
      writeBlankIfDue(room)
      _ = UnsafeMutableBufferPointer(rebasing: room[count...]).initialize(fromContentsOf: words)
      count += words.count
    }
    if last == 0x20 { blank() }
  }

  private mutating func writeBlankIfDue(_ room: UnsafeMutableBufferPointer<UInt8>) {
    guard isBlankDue else { return }
    room.initializeElement(at: count, to: 0x20)
    count += 1
    isBlankDue = false
  }
}
