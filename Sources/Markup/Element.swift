extension HTML {
  /// Writes `<name attributes>`, what `body` writes, and `</name>`.
  public mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, AttributeValue> = [:], _ body: (inout HTML) -> Void
  ) {
    startTag(name, attributes)
    body(&self)
    endTag(name)
  }

  /// Writes an element without content: `<div></div>`. Elements that have no end tag are written with `void`.
  public mutating func element(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, AttributeValue> = [:]) {
    startTag(name, attributes)
    endTag(name)
  }

  /// Writes an element that has no end tag: `<img src="a.png">`.
  public mutating func void(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, AttributeValue> = [:]) {
    startTag(name, attributes)
  }

  /// Writes `<script attributes>code</script>`.
  public mutating func script(_ code: JavaScript, _ attributes: KeyValuePairs<StaticString, AttributeValue> = [:]) {
    startTag("script", attributes)
    raw(code.bytes)
    endTag("script")
  }

  /// Writes `<script src="url"></script>`, with `async` or `defer` where asked for.
  public mutating func scriptSource(_ url: String, async: Bool = false, defer: Bool = false) {
    element("script", ["src": .text(url), "async": async ? .flag : .absent, "defer": `defer` ? .flag : .absent])
  }

  private mutating func startTag(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, AttributeValue>) {
    raw("<" as StaticString)
    raw(name)
    for (key, value) in attributes { attribute(key, value) }
    raw(">" as StaticString)
  }

  private mutating func endTag(_ name: StaticString) {
    raw("</" as StaticString)
    raw(name)
    raw(">" as StaticString)
  }
}
