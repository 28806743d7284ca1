/// A way of grouping pages, `tags` for instance, with its terms.
struct Taxonomy: Sendable {
  struct Term: Sendable {
    /// As it was first written.
    var title: String
    var path: URLPath
    /// Indices of pages, in list order.
    var pages: [Int]
  }

  var name: String
  var path: URLPath
  /// By slug.
  var terms: [Term]

  /// A taxonomy's name in `site.yml`: it becomes a folder and a key of front matter.
  static func name(_ value: (text: String, place: Place), _ reader: inout MappingReader) -> String? {
    let isName =
      !value.text.isEmpty
      && value.text.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
          || byte == UInt8(ascii: "-")
      }
    guard isName else {
      reader.report(
        .badValue, value.place, "'\(value.text)' cannot name a taxonomy", help: "lower case letters and digits")
      return nil
    }
    guard !FrontMatter.reserved.contains(value.text) else {
      reader.report(.badValue, value.place, "'\(value.text)' is a key of front matter and cannot name a taxonomy")
      return nil
    }
    return value.text
  }
}
