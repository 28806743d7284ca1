import Foundation
import Testing

/// What editors, file managers and the system do to the folder of a site, by the built program.
@Suite(.timeLimit(.minutes(2))) struct FilesInTheWayTests {
  private static let site = [
    "site.yml": "title: S\nbase_url: https://northlight.example/\ntheme: none\n",
    "content/_index.md": "Welcome.\n", "content/films/index.md": "Films\n", "content/films/one.txt": "1",
    "templates/page.mustache": "<body>{{page.content}}{{site.description}}</body>",
    "templates/list.mustache": "<body>{{page.content}}</body>",
    "templates/assets/own.css": "p {}", "static/site.css": "p {}", "static/.well-known/x": "x",
  ]

  /// As they lie about while a file is open, or after a crash.
  private static let leftovers = [
    ".NAME.swp", ".NAME.swo", "4913", "NAME~", "#NAME#", ".NAME.kate-swp", ".goutputstream-X1Y2", ".~lock.NAME#",
    "NAME___jb_tmp___", "NAME___jb_old___", "._NAME", ".DS_Store", "NAME.tmp", "NAME.part",
  ]

  private static func litter(_ folder: TemporaryFolder) throws {
    let names = [
      "content": "_index.md", "content/films": "index.md", "templates": "page.mustache", "static": "site.css",
    ]
    for (place, name) in names.merging(["templates/assets": "own.css"], uniquingKeysWith: { $1 }) {
      for pattern in leftovers {
        try folder.write("\(place)/\(pattern.replacing("NAME", with: name))", "---\ntitle: [broken\n{{#no}}")
      }
      try FileManager.default.createSymbolicLink(
        atPath: folder.url("\(place)/.#\(name)").path, withDestinationPath: "ada@north.4711:1790000000")
    }
  }

  @Test func leftoversArePublishedByNobody() async throws {
    let folder = try TemporaryFolder(Self.site)
    let clean = try await Program.run(["build"], in: folder.root)
    let before = try folder.files(below: "public")
    try Self.litter(folder)
    let outcome = try await Program.run(["build"], in: folder.root)
    #expect(outcome.status == 0)
    #expect(clean.errors.contains("0 warnings") == outcome.errors.contains("0 warnings"), "\(outcome.errors)")
    #expect(try folder.files(below: "public") == before)
  }

  /// What a page names is no leftover.
  @Test(arguments: ["content/films/index.md", "content/film.md"])
  func whatAPageLinksToIsCopied(page: String) async throws {
    let folder = try TemporaryFolder(Self.site)
    try folder.write(page, "[notes](notes.tmp)\n")
    try folder.write(page == "content/film.md" ? "content/notes.tmp" : "content/films/notes.tmp", "notes")
    #expect(try await Program.run(["build"], in: folder.root).status == 0)
    #expect(folder.exists(page == "content/film.md" ? "public/film/notes.tmp" : "public/films/notes.tmp"))
  }

  @Test func circlesOfSymlinksEnd() async throws {
    let folder = try TemporaryFolder(Self.site)
    let before = try await Program.run(["build"], in: folder.root)
    let files = try folder.files(below: "public")
    for place in ["content/films/up", "content/self", "templates/loop", "static/loop", "static/a"] {
      let target = place.hasSuffix("self") ? "self" : place.hasSuffix("a") ? "a" : "."
      try FileManager.default.createSymbolicLink(atPath: folder.url(place).path, withDestinationPath: target)
    }
    let outcome = try await Program.run(["build"], in: folder.root)
    #expect((before.status, outcome.status) == (0, 0), "\(outcome.errors)")
    #expect(try folder.files(below: "public") == files)
  }

  @Test func previewGoesOnThroughAllOfIt() async throws {
    let folder = try TemporaryFolder(Self.site)
    let program = try RunningProgram(["serve", "-p", "0"], in: folder.root)
    let said = try await program.says("Serving at http://127.0.0.1:")
    let port = try #require(said.firstMatch(of: /http:\/\/127\.0\.0\.1:(\d+)\//).flatMap { Int($0.1) })
    try Self.litter(folder)
    try FileManager.default.createSymbolicLink(atPath: folder.url("content/loop").path, withDestinationPath: ".")
    // Nothing of that is a page, and nothing of it was worth a word.
    try folder.write("content/a.md", "New\n")
    let words = try await program.says("(content/a.md")
    #expect(!words.contains("rror") && !words.contains("swp") && !words.contains("4913"), "\(words)")
    #expect(try await HTTPVisit.get("/films/.index.md.swp", port: port).hasPrefix("HTTP/1.1 404 "))
    #expect(try await HTTPVisit.get("/site.css~", port: port).hasPrefix("HTTP/1.1 404 "))
    let edits = [
      ("templates/page.mustache", "<p>A new template"), ("content/films/index.md", "\nA new line\n"),
      ("site.yml", "description: A new setting\n"),
    ]
    for (path, added) in edits {
      let whole = try folder.text(path)
      try folder.write(path, String(whole.dropLast(whole.utf8.count / 2)) + "\n---\n{{#no")
      try folder.remove(path)
      try folder.write(path, whole + added)
      let words = try #require(added.firstMatch(of: /A new \w+/)).output
      while try await !HTTPVisit.get("/films/", port: port).contains(words) { try await program.says("uilt") }
    }
    #expect(try await HTTPVisit.get("/films/", port: port).contains("Films"))
  }
}

// MARK: - Symlinks

extension FilesInTheWayTests {
  @Test func aPreviewFollowsWhatItsSymlinksLeadTo() async throws {
    var files = Self.site
    files["elsewhere/site.yml"] = files.removeValue(forKey: "site.yml")
    let folder = try TemporaryFolder(files)
    try FileManager.default.createSymbolicLink(
      atPath: folder.url("site.yml").path, withDestinationPath: "elsewhere/site.yml")
    let program = try RunningProgram(["serve", "-p", "0"], in: folder.root)
    try await program.says("Serving at")
    try folder.write("elsewhere/site.yml", "titel: S\n")
    try await program.says("error[unknown-key]")
  }
}

// MARK: - Limits of the system

extension FilesInTheWayTests {
  /// The system's limits count in a namespace of users as well, which everybody may make who may have one.
  private static let mayLimit: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["unshare", "-Ur", "sh", "-c", "echo 100 > /proc/sys/user/max_inotify_watches"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test(
    .enabled(if: mayLimit, "there are no namespaces of users here"),
    arguments: [
      ("watches", 0, "the system watches no more folders for you (fs.inotify.max_user_watches is used up)"),
      ("watches", 3, "the system watches no more folders for you (fs.inotify.max_user_watches is used up)"),
      ("instances", 0, "the system watches for no more programs of yours (fs.inotify.max_user_instances is used up"),
    ])
  func limitsAreToldAndFilesLookedAt(name: String, limit: Int, words: String) async throws {
    let folder = try TemporaryFolder(Self.site)
    let program = try RunningProgram(
      ["serve", "-p", "0"], in: folder.root,
      within: "exec unshare -Ur sh -c \"echo \(limit) > /proc/sys/user/max_inotify_\(name); exec COMMAND\"")
    let said = try await program.says("Serving at")
    #expect(said.contains("warning: \(words)"), "\(said)")
    #expect(said.contains("looked at every so often instead"), "\(said)")
    try folder.write("content/_index.md", "Seen by looking.\n")
    try await program.says("(content/_index.md)")
  }

  /// While it runs, folders come that cannot be watched any longer.
  @Test(.enabled(if: mayLimit, "there are no namespaces of users here"))
  func limitReachedLater() async throws {
    let folder = try TemporaryFolder(Self.site)
    let program = try RunningProgram(
      ["serve", "-p", "0"], in: folder.root,
      within: "exec unshare -Ur sh -c \"echo 9 > /proc/sys/user/max_inotify_watches; exec COMMAND\"")
    #expect(try await !program.says("Serving at").contains("warning"))
    for number in 1...9 { try folder.write("content/more\(number)/a.md", "More\n") }
    try await program.says("max_user_watches is used up")
    // The system tells of it, and before that of all the folders.
    try folder.write("content/a.md", "Told.\n")
    try await program.says("(content/a.md")
    try folder.write("content/more9/b.md", "Seen by looking.\n")
    // Others of its kind may be told with it.
    try await program.says("Rebuilt 22 pages")
  }
}
