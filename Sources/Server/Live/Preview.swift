public import Generator

/// The site that is shown, and the open pages that look at it. Builds put sites in, visitors take files out.
public actor Preview {
  private var shown: ShownSite?
  /// Begins somewhere, so that pages of an earlier run notice that they are old.
  private(set) var generation = Int.random(in: 1..<1_000_000) * 1_000
  private var problems: [Problem] = []
  private var visitors: [Int: AsyncStream<LiveEvent>.Continuation] = [:]
  private var nextVisitor = 0
  private var isOver = false

  public init() {}

  /// Shows a site that was built, and tells open pages what is new. They go to the address `visit`, when it is said.
  public func show(_ site: BuiltSite, visit: String? = nil) {
    explain([])
    let changed = shown.flatMap { site.changes(since: $0.site) }
    guard changed != [] else { return }
    generation += 1
    shown = ShownSite(site, generation: generation)
    tell(.site(generation: generation, changed: changed, visit: visit))
  }

  /// Tells why there is no newer site; the last good one stays.
  public func explain(_ problems: [Problem]) {
    guard self.problems != problems else { return }
    self.problems = problems
    tell(.problems(problems))
  }

  /// Whether pages are open and listen.
  public var hasVisitors: Bool { !visitors.isEmpty }

  /// Ends the streams of all open pages; later ones end at once.
  public func end() {
    isOver = true
    for visitor in visitors.values { visitor.finish() }
    visitors = [:]
  }

  var current: ShownSite? { shown }

  /// Where the site is shown; nil before the first build.
  public var address: String? { shown?.site.baseURL.string }

  /// What a page hears that shows `generation`: how things are, then what happens.
  func events(since generation: Int?) -> AsyncStream<LiveEvent> {
    // A page that does not listen may lose news: its next ones say the same.
    let (stream, visitor) = AsyncStream.makeStream(of: LiveEvent.self, bufferingPolicy: .bufferingNewest(64))
    visitor.yield(.problems(problems))
    if let generation, generation != self.generation {
      visitor.yield(.site(generation: self.generation, changed: nil))
    }
    guard !isOver else {
      visitor.finish()
      return stream
    }
    let number = nextVisitor
    nextVisitor += 1
    visitors[number] = visitor
    visitor.onTermination = { [weak self] _ in
      Task { await self?.leave(number) }
    }
    return stream
  }

  private func leave(_ number: Int) { visitors[number] = nil }

  private func tell(_ event: LiveEvent) {
    for visitor in visitors.values { visitor.yield(event) }
  }
}

/// A site with what is read from it once, rather than at each request.
struct ShownSite: Sendable {
  let site: BuiltSite
  /// Counts the builds that changed something.
  let generation: Int
  let redirects: RedirectRules
  /// The path of the site as `OutputPath` has it: empty, or `sub/`.
  let folder: String

  init(_ site: BuiltSite, generation: Int) {
    self.site = site
    self.generation = generation
    redirects = RedirectRules(String(decoding: Self.bytes("_redirects", of: site), as: UTF8.self))
    folder = (OutputPath(url: site.baseURL.path)?.text).map { String($0.dropLast("index.html".count)) } ?? ""
  }

  private static func bytes(_ name: String, of site: BuiltSite) -> [UInt8] {
    switch OutputPath(name).flatMap({ site.files[$0] }) {
    case .bytes(let bytes): bytes
    case .copy(of: let path, _, _): (try? FileSystem.read(path, limit: 10_000_000)) ?? []
    case nil: []
    }
  }
}

extension BuiltSite {
  /// The files that visitors would find changed, new or gone, sorted; marks and a moved site count for all.
  func changes(since other: BuiltSite) -> [String]? {
    guard baseURL == other.baseURL else { return nil }
    var changed: Set<OutputPath> = []
    var known = 0
    for (path, file) in files {
      let before = other.files[path]
      known += before == nil ? 0 : 1
      if before != file || held[path] != other.held[path] { changed.insert(path) }
    }
    if known < other.files.count { changed.formUnion(other.files.keys.filter { files[$0] == nil }) }
    return changed.sorted().map(\.text)
  }
}
