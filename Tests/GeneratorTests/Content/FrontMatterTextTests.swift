import Testing

@testable import Generator

@Suite struct FrontMatterTextTests {
  private let asset = NewEntry("pier", .mapping([NewEntry("asset", .text("AEyCfY7ET4hA"))]))

  private func edited(_ text: String, _ entry: NewEntry, below path: [String] = []) throws -> String {
    var page = FrontMatterText(Array(text.utf8))
    try page.add(entry, below: path)
    return String(decoding: page.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("---\ntitle: x # keep\n# last\n---\nText", "---\ntitle: x # keep\n# last\ngallery: AEAAQdbniShi\n---\nText"),
    ("Text", "---\ngallery: AEAAQdbniShi\n---\nText"), ("", "---\ngallery: AEAAQdbniShi\n---\n"),
    ("---\n---\nText", "---\ngallery: AEAAQdbniShi\n---\nText"),
    ("---\n# only this\n---\n", "---\n# only this\ngallery: AEAAQdbniShi\n---\n"),
    (
      "\u{FEFF}---\r\ntitle: x\r\n---\r\nText\r\n",
      "\u{FEFF}---\r\ntitle: x\r\ngallery: AEAAQdbniShi\r\n---\r\nText\r\n"
    ),
    ("\u{FEFF}a\r\n", "\u{FEFF}---\r\ngallery: AEAAQdbniShi\r\n---\r\na\r\n"),
    ("---\n{title: x}\n---\n", "---\n{title: x, gallery: AEAAQdbniShi}\n---\n"),
    (
      "---\ndescription: |\n  # no comment\n  two\n---\n",
      "---\ndescription: |\n  # no comment\n  two\ngallery: AEAAQdbniShi\n---\n"
    ),
    ("---\ntags:\n- a\n- b\n---\n", "---\ntags:\n- a\n- b\ngallery: AEAAQdbniShi\n---\n"),
  ])
  func atTheTop(_ text: String, _ expected: String) throws {
    #expect(try edited(text, NewEntry("gallery", .text("AEAAQdbniShi"))) == expected)
  }

  @Test(arguments: [
    ("---\ntitle: x\n---\n", "---\ntitle: x\ngalleries:\n  pier: { asset: AEyCfY7ET4hA }\n---\n"),
    (
      "---\ngalleries:\n  stills: AEAAQdbniShi # keep\n\n# about the date\ndate: 2026-06-01\n---\n",
      "---\ngalleries:\n  stills: AEAAQdbniShi # keep\n  pier: { asset: AEyCfY7ET4hA }\n\n# about the date\ndate: 2026-06-01\n---\n"
    ),
    (
      "---\ngalleries:\n    stills:\n        fid: AEAAQdbniShi\n        # more to come\ntitle: x\n---\n",
      "---\ngalleries:\n    stills:\n        fid: AEAAQdbniShi\n        # more to come\n    pier: { asset: AEyCfY7ET4hA }\ntitle: x\n---\n"
    ),
    (
      "---\ngalleries: # none yet\ntitle: x\n---\n",
      "---\ngalleries: # none yet\n  pier: { asset: AEyCfY7ET4hA }\ntitle: x\n---\n"
    ),
    ("---\ngalleries: {}\n---\n", "---\ngalleries: {pier: { asset: AEyCfY7ET4hA }}\n---\n"),
    (
      "---\ngalleries: { \"a}\": 'it''s }', b: [c, {d: e}] } # }\n---\n",
      "---\ngalleries: { \"a}\": 'it''s }', b: [c, {d: e}], pier: { asset: AEyCfY7ET4hA } } # }\n---\n"
    ),
    ("---\ngalleries: {\n  a: b,\n}\n---\n", "---\ngalleries: {\n  a: b, pier: { asset: AEyCfY7ET4hA }\n}\n---\n"),
    (
      "---\ngalleries:\n  a: Ünïcödé\nb: c\n---\n",
      "---\ngalleries:\n  a: Ünïcödé\n  pier: { asset: AEyCfY7ET4hA }\nb: c\n---\n"
    ),
  ])
  func inAMapping(_ text: String, _ expected: String) throws {
    #expect(try edited(text, asset, below: ["galleries"]) == expected)
  }

  @Test func deeper() throws {
    let fid = NewEntry("fid", .text("AEAAQdbniShi"))
    #expect(
      try edited("---\ngallery: {upload: ./media}\n---\n", fid, below: ["gallery"])
        == "---\ngallery: {upload: ./media, fid: AEAAQdbniShi}\n---\n")
    #expect(
      try edited("---\ngalleries:\n  s:\n    upload: ./media\n  t: A\n---\n", fid, below: ["galleries", "s"])
        == "---\ngalleries:\n  s:\n    upload: ./media\n    fid: AEAAQdbniShi\n  t: A\n---\n")
  }

  @Test(arguments: [
    "---\ngalleries: AEAAQdbniShi\n---\n", "---\ngalleries: [a]\n---\n", "---\ngalleries: ~\n---\n",
    "---\ngalleries: {pier: A}\n---\n", "---\ngalleries:\n", "---\na: [\n---\n", "---\n- a\n---\n",
    "---\nx: &a\n  b: c\ngalleries: *a\n---\n", "---\ngalleries: {a: b # }\n}\n---\n",
    "---\ngalleries: {a: b} \n x\n---\n",
  ])
  func whatIsLeftAlone(_ text: String) {
    #expect(throws: FrontMatterEditError.self) { try edited(text, asset, below: ["galleries"]) }
  }

  @Test(arguments: [
    ("AEAAQdbniShi", "AEAAQdbniShi"), ("A4KANh__rQ_-", "A4KANh__rQ_-"), ("0123", "\"0123\""), ("-x", "\"-x\""),
    ("no", "\"no\""),
    ("", "\"\""), ("a: \"b\"\\", "\"a: \\\"b\\\"\\\\\""), ("a\nb", "\"a\\x0ab\""), ("Fö", "\"Fö\""),
  ])
  func values(_ text: String, _ yaml: String) {
    #expect(NewValue.text(text).yaml == yaml)
  }
}
