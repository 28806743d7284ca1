import Syndication

/// Places lie within the file, nesting within its limit, and what is read as a feed is one.
enum JSONPromises {
  static func check(_ bytes: [UInt8]) throws {
    let extent = SourceExtent(bytes)
    do {
      let document = try JSONDocument.parse(bytes)
      for problem in document.problems { try extent.check(problem.location, problem.id) }
      try walk(document.root, depth: 1, extent)
    } catch let error as FeedError {
      try extent.check(error.location, error.id)
    }
    try FeedPromises.check(bytes, format: .json)
  }

  private static func walk(_ value: JSONValue, depth: Int, _ extent: SourceExtent) throws {
    try promise(depth <= JSONDocument.depthLimit + 1, "depth \(depth)")
    try extent.check(value.location, "a value")
    switch value.content {
    case .array(let values): for value in values { try walk(value, depth: depth + 1, extent) }
    case .object(let members): for member in members { try walk(member.value, depth: depth + 1, extent) }
    case .number(let text): try promise(!text.isEmpty, "an empty number")
    case .null, .bool, .string: break
    }
  }
}
