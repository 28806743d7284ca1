/// Writes what the policy allows of a stream of balanced HTML events, nested so that a browser builds the tree written.
struct SanitizedWriter {
  /// An element written and not yet closed.
  struct Open {
    var element: HTMLElement
    /// Tells it from others that stood at the same depth.
    var serial: Int
  }

  /// An element open in the source, and what was written for it.
  private struct Source {
    var index: Int
    var serial: Int
    static let unwritten = Source(index: -1, serial: -1)
  }

  let policy: SanitizerPolicy
  private let attributes: SanitizedAttributes
  private var bytes: [UInt8] = []
  private(set) var open: [Open] = []
  private var sources: [Source] = []
  private var serial = 0
  /// The depth in the source at which content is being dropped.
  private var droppedFrom: Int?
  /// Right after `<pre>` a browser drops a line end, so none is written there.
  private var isAtStartOfPre = false

  init(_ policy: SanitizerPolicy, _ resolve: ((String) -> String?)?) {
    self.policy = policy
    attributes = SanitizedAttributes(policy: policy, resolve: resolve)
  }

  /// The source is nested deeper than anyone would write.
  var isFull: Bool { sources.count > 500 }

  /// Nil for an element that is not known.
  mutating func start(_ element: HTMLElement?, _ attributes: [HTMLAttribute]) {
    guard let element, droppedFrom == nil else { return sources.append(.unwritten) }
    if element == .iframe { write(element, attributes) }
    if element.isDropped {
      droppedFrom = sources.count
      sources.append(.unwritten)
    } else {
      let count = serial
      write(element, attributes)
      let isOpen = serial > count && open.last?.serial == serial
      sources.append(isOpen ? Source(index: open.count - 1, serial: serial) : .unwritten)
    }
  }

  /// Of what started last.
  mutating func end() {
    guard let source = sources.popLast() else { return }
    if let depth = droppedFrom {
      if depth == sources.count { droppedFrom = nil }
      return
    }
    guard open.indices.contains(source.index), open[source.index].serial == source.serial else { return }
    close(to: source.index)
  }

  mutating func text(_ text: Span<UInt8>) {
    guard droppedFrom == nil else { return }
    if CleanText.isClean(text) { write(clean: text) } else { write(clean: CleanText.cleaned(text).span) }
  }

  consuming func finish() -> HTML {
    close(to: 0)
    return HTML(trusted: bytes)
  }
}

// MARK: - Writing

extension SanitizedWriter {
  private mutating func write(clean text: Span<UInt8>) {
    if let parent = open.last?.element, parent.isTableFrame {
      guard !Self.isBlank(text) else { return }
      openCell()
    }
    var start = 0
    if isAtStartOfPre {
      while start < text.count, text[start] == 0x0A { start += 1 }
      guard start < text.count else { return }
      isAtStartOfPre = false
    }
    Escape.html(text.extracting(start..<text.count), into: &bytes)
  }

  private static func isBlank(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where !(text[index] == 0x20 || text[index] == 0x0A || text[index] == 0x09) {
      return false
    }
    return true
  }

  private mutating func write(_ element: HTMLElement, _ attributes: [HTMLAttribute]) {
    guard policy.elements[element] != nil || element == .iframe else { return }
    guard let kept = self.attributes.kept(attributes, of: element), let placed = place(element) else { return }
    guard hasRoom(for: placed) else { return }
    push(placed, placed == element ? kept : [])
  }

  /// Writes the start tag.
  mutating func push(_ element: HTMLElement, _ attributes: [HTMLAttribute] = []) {
    bytes.append(UInt8(ascii: "<"))
    Escape.append(element.name, to: &bytes)
    for attribute in attributes { attribute.write(into: &bytes) }
    bytes.append(UInt8(ascii: ">"))
    isAtStartOfPre = element == .pre
    if element.isVoid { return }
    serial += 1
    open.append(Open(element: element, serial: serial))
    // What a frame holds is for browsers without frames.
    if element == .iframe { close(to: open.count - 1) }
  }

  /// Closes the element at the index and all in it.
  mutating func close(to index: Int) {
    while open.count > index, let last = open.popLast() {
      Escape.append("</", to: &bytes)
      Escape.append(last.element.name, to: &bytes)
      bytes.append(UInt8(ascii: ">"))
      isAtStartOfPre = false
    }
  }
}
