/// Plain values in memory of their own, which grows at its end. Who asks for a place knows that it is there.
struct GrowableBuffer<Value: BitwiseCopyable>: ~Copyable {
  private var values: UnsafeMutablePointer<Value>
  private(set) var count = 0
  private var room: Int

  init(room: Int) {
    self.room = max(room, 1)
    values = .allocate(capacity: self.room)
  }

  deinit { values.deallocate() }

  subscript(place: Int) -> Value {
    @inline(__always) unsafeAddress { UnsafePointer(values + place) }
    @inline(__always) unsafeMutableAddress { values + place }
  }

  @inline(__always)
  mutating func append(_ value: Value) {
    if count == room { grow() }
    (values + count).initialize(to: value)
    count += 1
  }

  @inline(__always)
  mutating func removeLast() -> Value {
    count -= 1
    return values[count]
  }

  @inline(__always)
  mutating func append(_ others: UnsafeBufferPointer<Value>) {
    guard let start = others.baseAddress else { return }
    if room - count < others.count { grow(by: others.count) }
    (values + count).initialize(from: start, count: others.count)
    count += others.count
  }

  /// Makes room before the value at `place` and puts them there.
  mutating func insert(_ others: UnsafeBufferPointer<Value>, at place: Int) {
    guard let start = others.baseAddress else { return }
    if room - count < others.count { grow(by: others.count) }
    (values + place + others.count).update(from: values + place, count: count - place)
    (values + place).update(from: start, count: others.count)
    count += others.count
  }

  mutating func removeAll() { count = 0 }

  /// - Parameter count: at most what it has.
  mutating func shorten(to count: Int) { self.count = min(self.count, count) }

  @inline(never)
  private mutating func grow(by more: Int = 1) {
    room = max(room * 2, count + more)
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: room)
    larger.initialize(from: values, count: count)
    values.deallocate()
    values = larger
  }
}

extension GrowableBuffer {
  /// All of it where it lies, for as long as `body` runs.
  @inline(__always)
  func withUnsafeBufferPointer<Answer>(_ body: (UnsafeBufferPointer<Value>) -> Answer) -> Answer {
    body(UnsafeBufferPointer(start: values, count: count))
  }

  /// Some of it where it lies, for as long as `ask` runs.
  @inline(__always)
  func withSpan<Answer>(of range: Range<Int>, _ ask: (Span<Value>) -> Answer) -> Answer {
    ask(Span(_unsafeElements: UnsafeBufferPointer(start: values, count: count)).extracting(range))
  }

  func copy() -> GrowableBuffer {
    var copy = GrowableBuffer(room: count)
    copy.append(UnsafeBufferPointer(start: values, count: count))
    return copy
  }
}

extension GrowableBuffer<UInt8> {
  /// UTF-8, of a scalar that is none of a surrogate.
  mutating func append(scalar: UInt32) {
    var bytes: [UInt8] = []
    bytes.append(scalar: scalar)
    bytes.withUnsafeBufferPointer { append($0) }
  }
}
