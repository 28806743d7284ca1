/// Bytes that are written one after the other, of which there are many to a page: adding some asks once whether there is
/// room, and copies them.
public struct ByteBuffer: ~Copyable {
  private var memory: GrowableBuffer<UInt8>

  /// - Parameter capacity: how many bytes are expected.
  public init(capacity: Int) { memory = GrowableBuffer(room: max(capacity, 64)) }

  public var count: Int { memory.count }

  public var isEmpty: Bool { count == 0 }

  /// All of them.
  public var bytes: [UInt8] { memory.withUnsafeBufferPointer { Array($0) } }

  /// Adds all of them to `array`.
  public func copy(to array: inout [UInt8]) { memory.withUnsafeBufferPointer { array.append(contentsOf: $0) } }

  public mutating func append(_ byte: UInt8) { memory.append(byte) }

  public mutating func append(_ bytes: Span<UInt8>) { bytes.withUnsafeBufferPointer { append(contentsOf: $0) } }

  public mutating func append(_ bytes: [UInt8]) { append(bytes, bytes.indices) }

  /// A part of an array.
  public mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
    bytes.withUnsafeBufferPointer { append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  public mutating func append(_ text: StaticString) { Escape.append(text, to: &self) }

  @inline(__always)
  mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) { memory.append(bytes) }
}

// MARK: - What was written

extension ByteBuffer {
  var last: UInt8? { isEmpty ? nil : memory[count - 1] }

  /// Whether what stands behind the first `from` bytes ends so.
  func ends(with text: StaticString, from: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard count - from >= length else { return false }
    let text = UnsafeBufferPointer(start: text.utf8Start, count: length)
    return memory.withUnsafeBufferPointer { $0[(count - length)...].elementsEqual(text) }
  }

  mutating func removeLast(_ number: Int = 1) { removeAll(from: count - number) }

  /// Keeps the first `length`, which must be there.
  mutating func removeAll(from length: Int = 0) {
    precondition(0...count ~= length)
    memory.shorten(to: length)
  }

  /// Makes room before the byte at `index` and puts the text there.
  mutating func insert(_ text: String, at index: Int) {
    precondition(0...count ~= index)
    text.utf8Span.span.withUnsafeBufferPointer { memory.insert($0, at: index) }
  }
}

/// What bytes are added to.
protocol ByteSink: ~Copyable {
  mutating func append(_ byte: UInt8)
  mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>)
}

extension ByteBuffer: ByteSink {}

extension [UInt8]: ByteSink {}
