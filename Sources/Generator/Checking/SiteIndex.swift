import Markup

/// The files of a built site, found by their addresses.
struct SiteIndex: Sendable {
  let paths: [OutputPath]
  let base: BaseURL
  let redirects: RedirectRules
  private let numbers: [OutputPath: Int]
  /// By the address in lower case, for what may have been meant.
  private let folded: [String: Int]
  private let output: String
  private let host: String
  private let basePath: [UInt8]

  /// Where a link leads.
  enum Target: Sendable, Equatable {
    /// To another site, by an absolute address.
    case elsewhere
    /// To nothing that can be fetched: `mailto:`, `data:`.
    case noFile
    /// To a file of the site, by its number.
    case file(Int)
    /// To an address that `_redirects` sends on.
    case redirect
    /// To nothing; the path that was sought, readable.
    case nothing(String)
    /// To a file of the output folder that no build wrote.
    case unlisted(String)
    /// To the site's host, but not below the path that the site has there.
    case outside(String)
  }

  init(_ paths: [OutputPath], base: BaseURL, output: String) {
    self.paths = paths
    self.base = base
    self.output = output
    let numbers = Dictionary(zip(paths, paths.indices)) { first, _ in first }
    self.numbers = numbers
    folded = Dictionary(zip(paths.map { Self.address(of: $0, base).lowercased() }, paths.indices)) { first, _ in first }
    let host = LinkText(base.origin).authority ?? ""
    self.host = host
    basePath = PercentText.decoded(Array(base.path.utf8)[...])
    let rules = paths.contains { $0.text == "_redirects" }
    let text = rules ? try? FileSystem.read(FileSystem.join(output, "_redirects")) : nil
    redirects = RedirectRules(text ?? [], host: host)
  }

  /// Where the file is on the disk.
  func file(_ number: Int) -> String { FileSystem.join(output, paths[number].text) }

  func status(of number: Int) -> FileStatus? { FileSystem.status(file(number)) }

  /// The address of a file as visitors see it, readable.
  func address(of number: Int) -> String { Self.address(of: paths[number], base) }

  private static func address(of path: OutputPath, _ base: BaseURL) -> String {
    let path = path.text
    guard path == "index.html" || path.hasSuffix("/index.html") else { return base.path + path }
    return base.path + path.dropLast("index.html".count)
  }

  /// The folder that relative links of a file start from: begins and ends with a slash.
  func folder(of number: Int) -> [UInt8] {
    basePath + (paths[number].folder.map { Array($0.text.utf8) + [UInt8(ascii: "/")] } ?? [])
  }

  /// - Parameters:
  ///   - page: the file that the link stands in.
  ///   - folder: what relative links start from; nil for a folder of another site.
  func target(of link: LinkText, page: Int, folder: [UInt8]?) -> Target {
    if link.scheme != nil, !link.isWeb { return .noFile }
    if let authority = link.authority {
      guard authority == host else { return .elsewhere }
      return target(ofPath: link.path.isEmpty ? [UInt8(ascii: "/")] : Array(link.path), isForeign: true)
    }
    guard let folder else { return .elsewhere }
    guard let first = link.path.first else { return .file(page) }
    return target(ofPath: LinkText.isSlash(first) ? Array(link.path) : folder + link.path)
  }

  /// - Parameter isForeign: whether the address names the host, so that it may well mean a neighbour of the site.
  private func target(ofPath path: [UInt8], isForeign: Bool = false) -> Target {
    guard let full = PathSteps.resolved(path) else { return .nothing(String(decoding: path, as: UTF8.self)) }
    let sought = String(decoding: full, as: UTF8.self)
    let isRoot = full.count == basePath.count - 1 && full + [UInt8(ascii: "/")] == basePath
    guard full.starts(with: basePath) || isRoot else {
      if redirects.sendsOn(full) { return .redirect }
      return isForeign ? .elsewhere : .outside(sought)
    }
    let relative = String(decoding: full.dropFirst(basePath.count), as: UTF8.self)
    if let number = number(of: relative) { return .file(number) }
    if redirects.sendsOn(full) { return .redirect }
    return isOnDisk(relative) ? .unlisted(sought) : .nothing(sought)
  }

  /// The file that answers for a path below the site's own.
  func number(of path: String) -> Int? {
    guard !path.isEmpty, path.utf8.last != UInt8(ascii: "/") else { return number(exactly: path + "index.html") }
    return number(exactly: path) ?? number(exactly: path + "/index.html")
  }

  private func number(exactly path: String) -> Int? { OutputPath(path).flatMap { numbers[$0] } }

  private func isOnDisk(_ path: String) -> Bool {
    let names = path.isEmpty || path.hasSuffix("/") ? [path + "index.html"] : [path, path + "/index.html"]
    return names.compactMap { OutputPath($0) }.contains {
      FileSystem.status(FileSystem.join(output, $0.text))?.kind == .file
    }
  }
}

/// Paths of addresses.
enum PathSteps {
  /// Without `.` and `..`, escapes decoded, backslashes as slashes. Nil for what names no file: an escaped slash or NUL, or
  /// what is no UTF-8.
  static func resolved(_ path: [UInt8]) -> [UInt8]? {
    guard isIntricate(path) else { return path }
    var steps: [[UInt8]] = []
    var isFolder = false
    for part in path.split(omittingEmptySubsequences: false, whereSeparator: LinkText.isSlash).dropFirst() {
      let step = PercentText.decoded(part)
      if step.contains(UInt8(ascii: "/")) || step.contains(0) { return nil }
      isFolder = step == [UInt8(ascii: ".")] || step == [UInt8(ascii: "."), UInt8(ascii: ".")]
      if step.count == 2, isFolder { _ = steps.popLast() } else if !isFolder { steps.append(step) }
    }
    let result = steps.flatMap { [UInt8(ascii: "/")] + $0 } + (isFolder ? [UInt8(ascii: "/")] : [])
    return String(validating: result, as: UTF8.self) == nil ? nil : result
  }

  private static func isIntricate(_ path: [UInt8]) -> Bool {
    var isAtStart = false
    for byte in path {
      if byte == UInt8(ascii: "%") || byte == UInt8(ascii: "\\") || isAtStart && byte == UInt8(ascii: ".") {
        return true
      }
      isAtStart = byte == UInt8(ascii: "/")
    }
    return false
  }
}

extension SiteIndex {
  /// What relative links start from when `<base>` says so; nil when it names another site.
  func folder(below link: LinkText, from folder: [UInt8]) -> [UInt8]? {
    if link.scheme != nil, !link.isWeb { return folder }
    if let authority = link.authority, authority != host { return nil }
    guard let first = link.path.first else { return link.authority == nil ? folder : [UInt8(ascii: "/")] }
    let path = LinkText.isSlash(first) ? Array(link.path) : folder + link.path
    let resolved = PathSteps.resolved(path) ?? path
    return Array(resolved[...(resolved.lastIndex(of: UInt8(ascii: "/")) ?? 0)])
  }

  /// What may have been meant by a path that leads to nothing: below the site's own path, or in other letters.
  func suggestion(for path: String) -> String? {
    if base.path != "/", let number = number(of: String(path.drop { $0 == "/" })) {
      return "did you mean \(address(of: number))?"
    }
    let wanted = path.lowercased()
    let stem = wanted.hasSuffix("/") ? String(wanted.dropLast()) : wanted
    let found = [stem, stem + "/", stem + ".html"].lazy.compactMap { folded[$0] }.first
    return found.map { "did you mean \(address(of: $0))?" }
  }
}
