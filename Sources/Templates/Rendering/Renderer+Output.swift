import Markup

extension Renderer {
  mutating func print(_ value: TemplateValue) {
    switch value {
    case .text(let text): Escape.html(text, into: &bytes)
    case .html(let html): bytes.append(html.bytes)
    case .int(let number): DecimalDigits.append(number, to: &bytes)
    case .bool(let flag): bytes.append(flag ? "true" : "false")
    case .none, .list, .record, .map: break
    }
  }

  @inline(__always)
  mutating func write(_ text: StaticText) {
    if indent.isEmpty {
      joinsLine = false
      bytes.append(program.text, text.bytes.range)
    } else {
      writeIndented(text)
    }
  }

  private mutating func writeIndented(_ text: StaticText) {
    var position = Int(text.bytes.start)
    for mark in text.lineStarts.range {
      let start = Int(program.lineStarts[mark])
      bytes.append(program.text, position..<start)
      beginLine()
      position = start
    }
    bytes.append(program.text, position..<Int(text.bytes.end))
  }

  mutating func beginLine() {
    if !joinsLine { bytes.append(indent) }
    joinsLine = false
  }

  /// Static text with what belongs before `</head>` and `</body>`.
  mutating func write(_ injectable: Injectable, at node: Int) {
    for piece in injectable.pieces {
      write(piece.text)
      if sites[piece.injection] == node {
        inject(program.injections[piece.injection].field)
      }
    }
    write(injectable.rest)
  }

  private mutating func inject(_ field: Name) {
    guard case .record(let root) = root else { return }
    if let value = root.value(hash: field.hash) { print(value) }
  }
}
