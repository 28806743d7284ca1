import Foundation
import Testing

/// The cache of answers and the way out, as the program uses them.
@Suite struct FeedCacheTests {
  private func site(_ feed: String, _ keys: String = "") throws -> TemporaryFolder {
    try TemporaryFolder([
      "site.yml": "title: A\nbase_url: https://a.example/\ntheme: none\n",
      "content/a.md": "---\ngallery: { feed: \"\(feed)\"\(keys) }\n---\n",
      "templates/page.mustache": "{{gallery.count}}", "templates/list.mustache": "",
    ])
  }

  private func feed(_ origin: String) -> String { "\(origin)/media-platform/runtime/rss200.aspx?fid=AEAAQdbniShi" }

  private let build = ["build", "--now", "2026-06-01", "--set", "feeds.allow_private_networks=true"]

  @Test func cleaningTakesAnswersAndNothingElse() async throws {
    try await StandIn.serve { standIn in
      let site = try site(feed(standIn.origin))
      let folder = try TemporaryFolder(["letters/mine.txt": "mine", "notes.txt": "mine"])
      let environment = ["SITEGEN_CACHE_DIR": folder.root.path]
      _ = try await Program.run(build, in: site.root, environment: environment)
      #expect(try folder.files(below: ".").keys.filter { $0.hasSuffix(".answer") }.count == 1)
      let outcome = try await Program.run(["clean", "--cache"], in: site.root, environment: environment)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(try Set(folder.files(below: ".").keys) == ["letters/mine.txt", "notes.txt"])
    }
  }

  @Test func nothingIsLeftOfACleanedSite() async throws {
    try await StandIn.serve { standIn in
      let site = try site(feed(standIn.origin))
      _ = try await Program.run(build, in: site.root)
      #expect(site.exists(".sitegen/cache"))
      _ = try await Program.run(["clean", "--cache"], in: site.root)
      #expect(!site.exists(".sitegen") && !site.exists("public"))
    }
  }

  /// Asked for through the proxy, a name that nobody knows is found: the stand-in takes whole addresses, too.
  @Test(arguments: [["http_proxy"], ["HTTP_PROXY"], ["all_proxy"], ["ALL_PROXY"]])
  func proxiesOfTheEnvironmentAreUsed(names: [String]) async throws {
    try await StandIn.serve { standIn in
      let site = try site(feed("http://feeds.example"), ", retries: 0")
      let proxy = standIn.origin.replacing("://", with: "://ada:hush@")
      let environment = Dictionary(uniqueKeysWithValues: names.map { ($0, proxy) })
      let outcome = try await Program.run(build + ["-v"], in: site.root, environment: environment)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.errors.contains("1 feed (1 fresh)"), "\(outcome.errors)")
      #expect(!(outcome.errors + outcome.output).contains("hush"))
      let direct = try await Program.run(
        build + ["--refresh"], in: site.root, environment: environment.merging(["NO_PROXY": "example"]) { $1 })
      #expect(direct.errors.contains("1 feed (1 stale)"), "\(direct.errors)")
      #expect(!direct.errors.contains("hush"))
    }
  }

  @Test func aFullDiskCostsNothingButTheCache() async throws {
    guard FullDisk.isPossible else {
      print("skipped: a full disk needs Linux and the right to mount one (unshare)")
      return
    }
    try await StandIn.serve { standIn in
      let site = try site(feed(standIn.origin))
      for place in ["empty", "full"] {
        let outcome = try await FullDisk.run(
          build, in: site, cache: site.url("cache"), filled: place == "full")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("1 feed (1 fresh)"), "\(outcome.errors)")
        #expect(outcome.errors.contains("answers are not kept") == (place == "full"), "\(outcome.errors)")
      }
    }
  }
}

/// The program with its cache on a disk of 64 kB of its own, which is gone with it.
private enum FullDisk {
  static var isPossible: Bool {
    #if os(Linux)
      let attempt = Process()
      attempt.executableURL = URL(filePath: "/usr/bin/env")
      attempt.arguments = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"]
      attempt.standardError = FileHandle.nullDevice
      guard (try? attempt.run()) != nil else { return false }
      attempt.waitUntilExit()
      return attempt.terminationStatus == 0
    #else
      return false
    #endif
  }

  static func run(
    _ words: [String], in site: TemporaryFolder, cache: URL, filled: Bool
  ) async throws -> Program.Outcome {
    try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    let script = """
      mount -t tmpfs -o size=64k none "$SITEGEN_CACHE_DIR" || exit 99
      if [ \(filled) = true ]; then dd if=/dev/zero of="$SITEGEN_CACHE_DIR/filler" bs=1k count=100 2>/dev/null; fi
      exec "$0" "$@"
      """
    return try await Program.run(
      words, in: site.root, environment: ["SITEGEN_CACHE_DIR": cache.path],
      through: ["unshare", "-rm", "sh", "-c", script])
  }
}
