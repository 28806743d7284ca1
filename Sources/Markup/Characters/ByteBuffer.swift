/// Bytes that are written one after the other, of which there are many to a page: adding some asks once whether there is
/// room, and copies them.
public struct ByteBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  public private(set) var count = 0

  /// - Parameter capacity: how many bytes are expected.
  public init(capacity: Int) {
    self.capacity = max(capacity, 64)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  public var isEmpty: Bool { count == 0 }

  /// All of them.
  public var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

  /// Adds all of them to `array`.
  public func copy(to array: inout [UInt8]) {
    array.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
  }

  public mutating func append(_ byte: UInt8) {
    reserve(1)
    start[count] = byte
    count += 1
  }

  public mutating func append(_ bytes: Span<UInt8>) { bytes.withUnsafeBufferPointer { append(contentsOf: $0) } }

  public mutating func append(_ bytes: [UInt8]) { append(bytes, bytes.indices) }

  /// A part of an array.
  public mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
    bytes.withUnsafeBufferPointer { append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  public mutating func append(_ text: StaticString) { Escape.append(text, to: &self) }

  @inline(__always)
  mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    reserve(bytes.count)
    (start + count).update(from: first, count: bytes.count)
    count += bytes.count
  }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more)
    let wider = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    wider.update(from: start, count: count)
    start.deallocate()
    start = wider
  }
}

// MARK: - What was written

extension ByteBuffer {
  var last: UInt8? { count > 0 ? start[count - 1] : nil }

  /// Whether what stands behind the first `from` bytes ends so.
  func ends(with text: StaticString, from: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard count - from >= length else { return false }
    let end = UnsafeBufferPointer(start: start + (count - length), count: length)
    return end.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: length))
  }

  mutating func removeLast(_ number: Int = 1) { removeAll(from: count - number) }

  /// Keeps the first `length`, which must be there.
  mutating func removeAll(from length: Int = 0) {
    precondition(0...count ~= length)
    count = length
  }

  /// Makes room before the byte at `index` and puts the text there.
  mutating func insert(_ text: String, at index: Int) {
    precondition(0...count ~= index)
    let text = text.utf8Span.span
    reserve(text.count)
    (start + index + text.count).update(from: start + index, count: count - index)
    text.withUnsafeBufferPointer { bytes in
      if let first = bytes.baseAddress { (start + index).update(from: first, count: bytes.count) }
    }
    count += text.count
  }
}

/// What bytes are added to.
protocol ByteSink: ~Copyable {
  mutating func append(_ byte: UInt8)
  mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>)
}

extension ByteBuffer: ByteSink {}

extension [UInt8]: ByteSink {}
