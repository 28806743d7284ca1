/// Numbers names as they are written, and knows what their prefixes stand for where the reader is (Namespaces in XML 1.0).
struct PlainXMLNames: ~Copyable {
  /// Names as they are written.
  var written = GrowableBuffer<Written>(room: 32)
  /// Half of a name's hash, and its number plus one; or 0. Its size is a power of two, at least twice the number of names.
  var slots = [UInt64](repeating: 0, count: 64)
  var namespaces: PlainXMLNamespaces
  /// All that names have meant.
  var meanings = GrowableBuffer<Meaning>(room: 32)
  /// The attributes that elements of a name had last, one after the other.
  private var guesses = GrowableBuffer<Guess>(room: 32)
  let bytes: UnsafeBufferPointer<UInt8>
  let kinds = PlainXMLBytes()
  let limit: Int
  /// Number of the name of the element that began last.
  private var lastElement = 0
  /// Of the attribute that comes next, if it is as the last time.
  private var nextGuess = PlainXMLNames.none

  /// In the place of a number.
  static let none = -1

  /// - Parameter limit: number of names beyond which nothing is plain.
  init(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
    self.bytes = bytes
    self.limit = limit
    namespaces = PlainXMLNamespaces(bytes)
  }

  struct Written: BitwiseCopyable {
    var start: Int
    var count: Int
    var hash: UInt
    /// Number of the name that its prefix is, or none.
    var prefix = PlainXMLNames.none
    /// Number of the name without prefix; its own if it has none.
    var local: Int
    /// Whether it is `xmlns` or `xmlns:…`.
    var isDeclaration: Bool
    /// For a prefix: the namespace that it stands for, if it is declared.
    var namespace: Int?
    /// What it meant when it was last looked up.
    var last = Meaning(namespace: PlainXMLNames.none, number: 0)
    /// The first of its meanings.
    var meaning = PlainXMLNames.none
    /// As the name of an element: that of the element which began after the last one of this name.
    var follower = 0
    /// As the name of an element: the first of its guesses.
    var guess = PlainXMLNames.none
    /// As the name of an attribute: the tag that it stood in last.
    var tag = PlainXMLNames.none
    /// As the local name of an attribute with a prefix: the tag that it stood in last.
    var prefixedTag = PlainXMLNames.none

    var range: Range<Int> { start..<start + count }
  }

  /// The number that the document gives to a name in a namespace.
  struct Meaning: BitwiseCopyable {
    var namespace: Int
    var number: UInt32
    /// The next one of that name.
    var next = PlainXMLNames.none
  }

  struct Guess: BitwiseCopyable {
    /// Number of the attribute's name.
    var name: Int
    /// Of the attribute behind it.
    var next = PlainXMLNames.none
    /// Where it stands from the white space before its name to the quotation mark before its value.
    var start = 0
    var count = 0
  }
}

// MARK: - Expecting

extension PlainXMLNames {
  /// The name of an element. Feeds repeat themselves: most elements follow the one that they followed before.
  @inline(__always)
  mutating func readElement(at start: Int) -> Int? {
    if written.count > 0 {
      let expected = written[lastElement].follower
      if stands(expected, at: start) {
        lastElement = expected
        nextGuess = written[expected].guess
        return expected
      }
    }
    return readOtherElement(at: start)
  }

  private mutating func readOtherElement(at start: Int) -> Int? {
    guard let number = read(at: start) else { return nil }
    written[lastElement].follower = number
    lastElement = number
    nextGuess = written[number].guess
    return number
  }

  /// Passes the attribute that stood here in the last element of that name, if it is written as it was.
  /// - Parameter guess: of the attribute before it.
  /// - Returns: the bytes up to its value; or 0.
  @inline(__always)
  mutating func passAttribute(at start: Int, after guess: inout Int) -> Int {
    guard nextGuess >= 0 else { return 0 }
    let expected = guesses[nextGuess]
    guard expected.count > 0, bytes.isSame(expected.start, expected.count, at: start) else {
      return 0
    }
    guess = nextGuess
    nextGuess = expected.next
    return expected.count
  }

  /// Remembers how an attribute is written.
  mutating func note(_ range: Range<Int>, of guess: Int) {
    guesses[guess].start = range.lowerBound
    guesses[guess].count = range.count
  }

  @inline(__always)
  func name(ofAttribute guess: Int) -> Int { guesses[guess].name }

  /// The name of an attribute of that element: most elements have the attributes that the last one of their name had.
  /// - Parameter guess: of the attribute before it.
  mutating func readAttribute(at start: Int, after guess: inout Int) -> Int? {
    if nextGuess >= 0 {
      let expected = guesses[nextGuess]
      if stands(expected.name, at: start) {
        guess = nextGuess
        nextGuess = expected.next
        return expected.name
      }
    }
    return readOtherAttribute(at: start, after: &guess)
  }

  private mutating func readOtherAttribute(at start: Int, after guess: inout Int) -> Int? {
    guard let number = read(at: start) else { return nil }
    if nextGuess >= 0 {
      guesses[nextGuess].name = number
      guess = nextGuess
      nextGuess = guesses[guess].next
      return number
    }
    guesses.append(Guess(name: number))
    if guess >= 0 { guesses[guess].next = guesses.count - 1 } else { written[lastElement].guess = guesses.count - 1 }
    guess = guesses.count - 1
    return number
  }

  @inline(__always)
  func length(of number: Int) -> Int { written[number].count }

  /// Whether something stands here that begins as that name does.
  @inline(__always)
  func begins(_ number: Int, at start: Int) -> Bool {
    bytes.isSame(written[number].start, written[number].count, at: start)
  }

  /// Whether that name stands here.
  @inline(__always)
  private func stands(_ number: Int, at start: Int) -> Bool {
    let end = start + written[number].count
    return end < bytes.count && !kinds.isName(bytes[end]) && bytes[end] != UInt8(ascii: ":")
      && begins(number, at: start)
  }
}
