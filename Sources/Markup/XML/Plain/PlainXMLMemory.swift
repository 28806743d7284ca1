/// Plain values in memory of their own, which grows at its end. Who asks for a place knows that it is there.
struct PlainXMLMemory<Value: BitwiseCopyable>: ~Copyable {
  private var values: UnsafeMutablePointer<Value>
  private(set) var count = 0
  private var room: Int

  init(room: Int) {
    values = .allocate(capacity: room)
    self.room = room
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

  mutating func removeAll() { count = 0 }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: room * 2)
    larger.initialize(from: values, count: count)
    values.deallocate()
    values = larger
    room *= 2
  }
}
