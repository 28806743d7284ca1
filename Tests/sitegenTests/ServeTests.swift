import Foundation
import Testing

/// `sitegen serve`, with browsers on loopback. Each test waits for what must be said, however long that takes.
@Suite(.timeLimit(.minutes(2))) struct ServeTests {
  private static let site = [
    "site.yml": "title: S\nbase_url: https://northlight.example/\ntheme: none\n",
    "content/_index.md": "Welcome.\n", "content/idea.md": "---\ntitle: Idea\ndraft: true\n---\n",
    "templates/page.mustache": "<body>{{page.title}} {{page.permalink}} {{page.content}}</body>",
    "templates/list.mustache": "<body>{{page.content}}</body>", "static/site.css": "p { color: red }\n",
    "static/clip.mp4": "0123456789",
  ]

  /// Serves the site as long as `body` runs, on a port that is free.
  private func serve(
    _ files: [String: String] = site, _ flags: [String] = [], onTerminal: Bool = false,
    _ body: (TemporaryFolder, RunningProgram, _ port: Int) async throws -> Void
  ) async throws {
    let folder = try TemporaryFolder(files)
    let program = try RunningProgram(
      ["serve", "-p", "0", "--color", "never", "--now", "2026-06-01"] + flags, in: folder.root, onTerminal: onTerminal)
    let said = try await program.says("Serving at http://127.0.0.1:")
    try await body(folder, program, port(said))
    #expect(!folder.exists("public"))
    program.send(SIGKILL)
  }

  private func port(_ said: String) throws -> Int {
    try #require(said.firstMatch(of: /http:\/\/127\.0\.0\.1:(\d+)\//).flatMap { Int($0.1) })
  }

  private func generation(_ page: String) throws -> String {
    try #require(page.firstMatch(of: /data-generation="(\d+)"/).map { String($0.1) })
  }

  @Test func editReachesTheBrowser() async throws {
    try await serve { folder, program, port in
      let page = try await HTTPVisit.get("/", port: port)
      #expect(page.contains("Welcome."))
      let events = try HTTPVisit.events(since: generation(page), port: port)
      #expect(try await events.read(to: "data: ").hasSuffix("event: problems\ndata: []\n"))

      try folder.write("content/_index.md", "Changed.\n")
      #expect(try await events.read(to: "data: ").contains(#"data: {"changed":["index.html"],"#))
      #expect(try await HTTPVisit.get("/", port: port).contains("Changed."))

      try folder.write("static/site.css", "p { color: blue }\n")
      #expect(try await events.read(to: "data: ").contains(#"data: {"changed":["site.css"],"#))
      #expect(try await HTTPVisit.get("/site.css", port: port).contains("blue"))

      try folder.write("content/new.md", "---\ntitle: New\n---\n")
      try await events.read(to: "new/index.html")
      #expect(try await HTTPVisit.get("/new/", port: port).contains("New http://127.0.0.1:\(port)/new/"))
    }
  }

  @Test(arguments: [[], ["-s", "."], ["-s", "../site"]] as [[String]])
  func theSitesFolderIsMadeAnew(flags: [String]) async throws {
    let folder = try TemporaryFolder(Self.site.reduce(into: [:]) { $0["site/" + $1.key] = $1.value })
    let program = try RunningProgram(
      ["serve", "-p", "0", "--color", "never"] + flags, in: folder.root.appending(path: "site"))
    let port = try port(try await program.says("Serving at http://127.0.0.1:"))
    try folder.remove("site")
    try await program.says("error[config-missing]")
    for (name, text) in Self.site { try folder.write("site/" + name, text) }
    try folder.write("site/content/_index.md", "Again.\n")
    try await program.says("Rebuilt")
    while try await !HTTPVisit.get("/", port: port).contains("Again.") {}
    try folder.write("site/content/_index.md", "And edited.\n")
    while try await !HTTPVisit.get("/", port: port).contains("And edited.") {}
    program.send(SIGKILL)
  }

  @Test func problemsAreShownUntilTheyAreGone() async throws {
    try await serve { folder, program, port in
      let events = try await HTTPVisit.events(since: generation(HTTPVisit.get("/", port: port)), port: port)
      try await events.read(to: "data: []")
      try folder.write("content/_index.md", "Text\n\n[x](gone.md)\n")
      let problems = try await events.read(to: "data: ")
      #expect(problems.contains(#""place":"content/_index.md:3:5""#), "\(problems)")
      #expect(problems.contains(#""frame":"  3 | [x](gone.md)\n    |     ^\n""#), "\(problems)")
      #expect(problems.contains(#""message":"there is no page 'gone.md'""#), "\(problems)")
      #expect(problems.contains(#""help":"#), "\(problems)")
      try await program.says("Not built: the last good site stays")
      #expect(try await HTTPVisit.get("/", port: port).contains("Welcome."))

      try folder.write("site.yml", "titel: S\n")
      #expect(try await events.read(to: "data: ").contains(#""id":"unknown-key""#))

      try folder.write("site.yml", "title: S\ntheme: none\n")
      try folder.write("content/_index.md", "Well again.\n")
      try await events.read(to: "data: []")
      // Before it is written, the file is empty for a moment.
      while try await !HTTPVisit.get("/", port: port).contains("Well again.") {}
    }
  }

  @Test func warningsAreToldOnce() async throws {
    var files = Self.site
    files["content/a.md"] = "<b>a</b>\n"
    files["content/b.md"] = "<b>b</b>\n"
    try await serve(files) { folder, program, _ in
      try folder.write("content/a.md", "Mended.\n")
      let said = try await program.says("Rebuilt")
      #expect(!said.contains("dropped-html"), "\(said)")
      try folder.write("content/a.md", "<b>again</b>\n")
      #expect(try await program.says("Rebuilt").contains("content/a.md:1:1: warning[dropped-html]"))
    }
  }

  @Test func brokenSiteIsServedAsSoonAsItIsMended() async throws {
    var files = Self.site
    files["content/_index.md"] = "[x](gone.md)\n"
    try await serve(files) { folder, program, port in
      #expect(try await HTTPVisit.get("/", port: port).hasPrefix("HTTP/1.1 503 "))
      try folder.write("content/_index.md", "Mended.\n")
      try await program.says("Rebuilt")
      #expect(try await HTTPVisit.get("/", port: port).contains("Mended."))
    }
  }

  @Test func draftsAreMarkedAndMediaComeInParts() async throws {
    try await serve { _, _, port async throws in
      #expect(try await HTTPVisit.get("/idea/", port: port).contains(">Draft</div>"))
      #expect(try await !HTTPVisit.get("/", port: port).contains(">Draft</div>"))
      let part = try await HTTPVisit.get("/clip.mp4", fields: "Range: bytes=-3\r\n", port: port)
      #expect(part.hasPrefix("HTTP/1.1 206 "))
      #expect(part.contains("Content-Range: bytes 7-9/10\n"))
    }
  }

  @Test func strangersAreRefused() async throws {
    try await serve { _, _, port async throws in
      #expect(try await HTTPVisit.get("/", host: "evil.example", port: port).hasPrefix("HTTP/1.1 403 "))
      #expect(try await HTTPVisit.get("/", host: "localhost:\(port)", port: port).hasPrefix("HTTP/1.1 200 "))
      for path in ["/../site.yml", "/%2e%2e/site.yml", "/%00", "/..%5csite.yml", "//site.css"] {
        #expect(try await HTTPVisit.get(path, port: port).hasPrefix("HTTP/1.1 400 "), "\(path)")
      }
    }
  }

  @Test func pollingSeesEditsToo() async throws {
    try await serve(Self.site, ["--poll"]) { folder, program, port in
      try folder.write("content/_index.md", "Seen by looking.\n")
      try await program.says("(content/_index.md)")
      #expect(try await HTTPVisit.get("/", port: port).contains("Seen by looking."))
    }
  }

  /// Such as `ab` and old proxies, which take the end of the connection for the end of the answer.
  @Test(arguments: [
    "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Close\r\n\r\n",
  ])
  func connectionsOfOldClientsAreClosed(request: String) async throws {
    try await serve { _, _, port async throws in
      let visit = try HTTPVisit(request, port: port)
      var answer = ""
      while let line = try await visit.lines.next() { answer += line + "\n" }
      #expect(answer.hasPrefix("HTTP/1.1 200 ") && answer.contains("Welcome."))
    }
  }

  @Test func connectionsThatAreToBeKeptAre() async throws {
    try await serve { _, _, port async throws in
      let get = "GET /site.css HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n"
      let visit = try HTTPVisit(get + get.replacing("site.css", with: "gone"), port: port)
      try await visit.lines.read(to: "HTTP/1.1 200 ")
      try await visit.lines.read(to: "HTTP/1.1 404 ")
    }
  }

  @Test func strictlyWarningsAreErrors() async throws {
    try await serve(Self.site, ["--strict", "--jobs", "2", "--report", "report.json"]) { folder, program, port in
      #expect(try folder.text("report.json").contains("\"exit_code\" : 0"))
      let events = try await HTTPVisit.events(since: generation(HTTPVisit.get("/", port: port)), port: port)
      try await events.read(to: "data: []")
      try folder.write("content/_index.md", "<b>x</b>\n")
      #expect(try await events.read(to: "data: ").contains(#""id":"dropped-html""#))
      try await program.says("Not built: warnings are errors (--strict); the last good site stays")
      #expect(try folder.text("report.json").contains("\"exit_code\" : 1"))
      #expect(try await HTTPVisit.get("/", port: port).contains("Welcome."))
    }
  }

  @Test func pathOfTheBaseURLIsKept() async throws {
    var files = Self.site
    files["site.yml"] = "base_url: https://northlight.example/sub/\ntheme: none\n"
    try await serve(files) { _, _, port async throws in
      #expect(try await HTTPVisit.get("/sub/idea/", port: port).contains("http://127.0.0.1:\(port)/sub/idea/"))
      #expect(try await HTTPVisit.get("/", port: port).contains("Location: /sub/\n"))
    }
  }
}

extension ServeTests {
  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func signalEndsItWithItsStreams(signal: Int32, code: Int32) async throws {
    try await serve { _, program, port in
      let events = try HTTPVisit.events(since: "0", port: port)
      try await events.read(to: "generation")
      program.send(signal)
      #expect(try await program.ended() == code)
      while try await events.next() != nil {}
    }
  }

  @Test func usualPortGivesWayAndAnAskedOneDoesNot() async throws {
    let folder = try TemporaryFolder(Self.site)
    let first = try RunningProgram(["serve"], in: folder.root)
    let one = try await port(first.says("Serving at"))
    let second = try RunningProgram(["serve"], in: folder.root)
    let greeting = try await second.says("Serving at")
    #expect(greeting.contains("port 1314 is taken; another one is used\n"), "\(greeting)")
    let two = try port(greeting)
    #expect(one >= 1314 && two > one)
    let third = try await Program.run(["serve", "-p", "\(one)"], in: folder.root)
    #expect(third.status == 69)
    #expect(
      third.errors.hasPrefix("error: port \(one) of 127.0.0.1 cannot be used: Address already in use\n"),
      "\(third.errors)")
  }

  @Test func anAddressOfOthersIsRefused() async throws {
    let folder = try TemporaryFolder(Self.site)
    let outcome = try await Program.run(["serve", "--bind", "203.0.113.9"], in: folder.root)
    #expect(outcome.status == 69)
    #expect(outcome.errors.contains("cannot listen on 203.0.113.9: Cannot assign requested address\n  help: --bind"))
  }

  @Test func siteWithoutConfigurationIsNotServed() async throws {
    let outcome = try await Program.run(["serve", "-p", "0"])
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains("error[config-missing]"), "\(outcome.errors)")
  }

  @Test func otherAddressesAreWarnedOf() async throws {
    let folder = try TemporaryFolder(Self.site)
    let program = try RunningProgram(["serve", "-p", "0", "--bind", "0.0.0.0"], in: folder.root)
    let said = try await program.says("Serving at http://127.0.0.1:")
    #expect(said.hasPrefix("warning: everyone who reaches this machine over the network can see the preview"))
  }

  @Test func keysEndIt() async throws {
    try await serve(Self.site, onTerminal: true) { _, program, _ in
      try await program.says("q quits")
      try program.press("q")
      #expect(try await program.ended() == 0)
    }
  }

  @Test func browserIsOpenedAndLed() async throws {
    var files = Self.site
    files["browser"] = "#!/bin/sh\necho \"$1\" >> opened\n"
    let folder = try TemporaryFolder(files)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url("browser").path)
    let program = try RunningProgram(
      ["serve", "-p", "0", "--open"], in: folder.root, environment: ["BROWSER": folder.url("browser").path])
    let port = try await port(program.says("Serving at"))
    let events = try await HTTPVisit.events(since: generation(HTTPVisit.get("/", port: port)), port: port)
    try await events.read(to: "data: []")
    try folder.write("content/idea.md", "---\ntitle: Better idea\n---\n")
    #expect(try await events.read(to: "data: ").contains(#""visit":"/idea/""#))
  }
}

// MARK: - Feeds

extension ServeTests {
  private static let gallery = [
    "site.yml": "title: A\ntheme: none\nfeeds: { ttl: 0s, retries: 0 }\n",
    "content/a.md": "---\ngallery: AEAAQdbniShi\n---\n", "templates/list.mustache": "",
    "templates/page.mustache":
      "<body>{{gallery.count}}{{#gallery.stale}} stale{{/gallery.stale}} {{page.content}}</body>",
  ]

  @Test func feedsAreAskedForAtTheStartAndByKey() async throws {
    try await StandIn.serve { standIn in
      try await serve(Self.gallery, standIn.settings, onTerminal: true) { folder, program, port in
        #expect(try await !HTTPVisit.get("/a/", port: port).contains("stale"))
        standIn.stop()
        try folder.write("content/a.md", "---\ngallery: AEAAQdbniShi\n---\nSaved.\n")
        try await program.says("Rebuilt")
        let saved = try await HTTPVisit.get("/a/", port: port)
        #expect(saved.contains("Saved.") && !saved.contains("stale"))
        try program.press("r")
        try await program.says("1 feed (1 stale)")
        #expect(try await HTTPVisit.get("/a/", port: port).contains("stale"))
      }
    }
  }

  @Test(arguments: [("503", "HTTP 503"), ("timeout", "timed out"), ("empty", "the feed has no items")])
  func failureIsSimulated(kind: String, reason: String) async throws {
    try await StandIn.serve { standIn in
      let folder = try TemporaryFolder(Self.gallery)
      _ = try await Program.run(["build"] + standIn.settings, in: folder.root)
      let program = try RunningProgram(
        ["serve", "-p", "0", "--simulate", "AEAAQdbniShi=\(kind)"] + standIn.settings, in: folder.root)
      let said = try await program.says("Serving at")
      #expect(said.contains("simulated: \(reason)"), "\(said)")
      #expect(try await HTTPVisit.get("/a/", port: port(said)).contains("stale"))
    }
  }

  @Test func unknownSourceCannotBeSimulated() async throws {
    try await StandIn.serve { standIn in
      let folder = try TemporaryFolder(Self.gallery)
      let words = ["serve", "-p", "0", "--simulate", "AEAAQdbniShj=503"] + standIn.settings
      let outcome = try await Program.run(words, in: folder.root)
      #expect(outcome.status == 64)
      #expect(
        outcome.errors.hasSuffix(
          "error: --simulate names 'AEAAQdbniShj', which no gallery has from the network; did you mean 'AEAAQdbniShi'?\n"
            + "  help: its sources: AEAAQdbniShi\n"), "\(outcome.errors)")
    }
  }
}
