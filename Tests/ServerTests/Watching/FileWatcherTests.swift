import Foundation
import Testing

@testable import Server

/// Real files, told by the system or found by looking; a test waits for what must come, however long that takes.
@Suite(.timeLimit(.minutes(1))) struct FileWatcherTests {
  /// Runs a watcher while `act` changes files and waits for paths, below the folder, to be told.
  private func watching(
    _ files: [String: String], polls: Bool,
    _ act: (Folder, _ told: (Set<String>) async -> Void) async throws -> Void
  ) async throws {
    let folder = try Folder(files)
    let list = WatchList(
      folders: [folder.path + "/content", folder.path + "/static"], files: [folder.path + "/site.yml"])
    let (events, sender) = AsyncStream.makeStream(of: FileWatcher.Event.self)
    let watcher = await FileWatcher(list, polls: polls, interval: .milliseconds(1)) { sender.yield($0) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await watcher.run() }
      defer { group.cancelAll() }
      try await act(folder) { wanted in
        var missing = Set(wanted.map { "\(folder.path)/\($0)" })
        for await case .changed(let paths?) in events {
          missing.subtract(paths)
          if missing.isEmpty { return }
        }
      }
    }
  }

  @Test(arguments: [false, true])
  func filesThatChangeComeAndGo(polls: Bool) async throws {
    try await watching(["content/a.md": "1", "content/b.md": "1", "site.yml": "1"], polls: polls) { folder, told in
      try folder.write("content/a.md", "22")
      await told(["content/a.md"])
      try folder.write("content/new.md", "1")
      await told(["content/new.md"])
      try FileManager.default.removeItem(atPath: folder.path + "/content/b.md")
      await told(["content/b.md"])
      try folder.write("site.yml", "22")
      await told(["site.yml"])
      try FileManager.default.moveItem(atPath: folder.path + "/content/a.md", toPath: folder.path + "/content/c.md")
      await told(["content/a.md", "content/c.md"])
    }
  }

  @Test(arguments: [false, true])
  func foldersThatCome(polls: Bool) async throws {
    try await watching(["content/a.md": "1"], polls: polls) { folder, told in
      // At once, as a half-made folder would be told otherwise.
      try folder.write("films/deep/b.md", "1")
      try FileManager.default.moveItem(atPath: folder.path + "/films", toPath: folder.path + "/content/films")
      await told([polls ? "content/films/deep/b.md" : "content/films"])
      try folder.write("content/films/deep/b.md", "22")
      await told(["content/films/deep/b.md"])
      // A folder of the list that was not there.
      try folder.write("static/x.css", "1")
      await told([polls ? "static/x.css" : "static"])
      try folder.write("static/x.css", "22")
      await told(["static/x.css"])
    }
  }

  @Test(arguments: [false, true])
  func foldersThatAreRenamed(polls: Bool) async throws {
    try await watching(["content/films/a.md": "1"], polls: polls) { folder, told in
      let (old, new) = (folder.path + "/content/films", folder.path + "/content/talks")
      try FileManager.default.moveItem(atPath: old, toPath: new)
      await told(polls ? ["content/films/a.md", "content/talks/a.md"] : ["content/films", "content/talks"])
      try folder.write("content/talks/a.md", "22")
      await told(["content/talks/a.md"])
    }
  }

  @Test(arguments: [false, true])
  func circleOfSymlinks(polls: Bool) async throws {
    try await watching(["content/a.md": "1"], polls: polls) { folder, told in
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/content/loop", withDestinationPath: folder.path + "/content")
      await told(["content/loop"])
      try folder.write("content/a.md", "22")
      await told(["content/a.md"])
    }
  }

  /// A symlink to a folder is told as a file is.
  @Test(arguments: [false, true])
  func symlinksThatLeadElsewhere(polls: Bool) async throws {
    try await watching(["one/a.md": "1", "two/a.md": "1", "two/deep/b.md": "1"], polls: polls) { folder, told in
      func lead(to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/new", withDestinationPath: target)
        #expect(rename(folder.path + "/new", folder.path + "/content") == 0)
      }
      try lead(to: "one")
      await told([polls ? "content/a.md" : "content"])
      try folder.write("one/a.md", "22")
      await told(["content/a.md"])
      try lead(to: "two")
      await told([polls ? "content/deep/b.md" : "content"])
      try folder.write("two/deep/b.md", "22")
      await told(["content/deep/b.md"])
      try FileManager.default.removeItem(atPath: folder.path + "/content")
      await told([polls ? "content/a.md" : "content"])
      try folder.write("content/c.md", "1")
      await told([polls ? "content/c.md" : "content"])
      try folder.write("content/c.md", "22")
      await told(["content/c.md"])
    }
  }

  /// As a checkout of another branch does with the site's folder, or a script that makes it anew.
  @Test(arguments: [false, true])
  func theSitesFolderIsMadeAnew(isMoved: Bool) async throws {
    let folder = try Folder(["deep/site/content/a.md": "1", "deep/site/site.yml": "1"])
    let site = folder.path + "/deep/site"
    let (events, sender) = AsyncStream.makeStream(of: FileWatcher.Event.self)
    let list = WatchList(folders: [site + "/content"], files: [site + "/site.yml"])
    let watcher = await FileWatcher(list) { sender.yield($0) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await watcher.run() }
      defer { group.cancelAll() }
      for gone in isMoved ? [site, site] : [site, folder.path + "/deep", site] {
        if isMoved {
          try FileManager.default.moveItem(atPath: gone, toPath: folder.path + "/old-\(UUID().uuidString)")
        } else {
          try FileManager.default.removeItem(atPath: gone)
        }
        // Nobody knows what is there now.
        for await event in events where event == .changed(nil) { break }
        try folder.write("deep/site/site.yml", "2")
        try folder.write("deep/site/content/a.md", "2")
        try await told(of: site + "/content/a.md", events) { try folder.write("deep/site/content/a.md", "33") }
        try await told(of: site + "/site.yml", events) { try folder.write("deep/site/site.yml", "33") }
      }
    }
  }

  /// Writes until it is told: what was made at once with its folder may have been seen in one look.
  private func told(
    of path: String, _ events: AsyncStream<FileWatcher.Event>, _ write: () throws -> Void
  ) async throws {
    try write()
    for await event in events {
      if case .changed(let paths?) = event, paths.contains(path) { return }
      try write()
    }
  }

  @Test func listMayChange() async throws {
    let folder = try Folder(["content/a.md": "1", "feeds/f.xml": "1"])
    let (events, sender) = AsyncStream.makeStream(of: FileWatcher.Event.self)
    let watcher = await FileWatcher(WatchList(folders: [folder.path + "/content"], files: [])) { sender.yield($0) }
    await watcher.follow(WatchList(folders: [], files: [folder.path + "/feeds/f.xml"]))
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await watcher.run() }
      try? folder.write("feeds/f.xml", "2")
      for await event in events {
        #expect(event == .changed([folder.path + "/feeds/f.xml"]))
        break
      }
      group.cancelAll()
    }
  }
}
