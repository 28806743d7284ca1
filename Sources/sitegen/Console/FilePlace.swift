/// Where the files are that diagnostics of a site name.
struct FilePlace {
  /// The site's folder, from `here` unless absolute.
  let site: String
  /// The folder in which the command runs; absolute.
  let here: String

  /// The site's, absolute.
  var folder: String { "/" + Self.steps(site.hasPrefix("/") ? site : "\(here)/\(site)").joined(separator: "/") }

  /// A file of the site, from `here` when it is below that, else absolute. What is no file (an address, an option, a
  /// variable) stays as it is.
  func path(of file: String) -> String {
    if file.contains("://") || file.hasPrefix("--") || file.hasPrefix("environment variable ") { return file }
    let path = Self.steps(file.hasPrefix("/") ? file : "\(folder)/\(file)")
    let own = Self.steps(here)
    guard path.count > own.count, path.starts(with: own) else { return "/" + path.joined(separator: "/") }
    return path.dropFirst(own.count).joined(separator: "/")
  }

  /// Without `.` and `..`.
  private static func steps(_ path: String) -> [Substring] {
    path.split(separator: "/").reduce(into: []) { steps, step in
      if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
    }
  }
}
