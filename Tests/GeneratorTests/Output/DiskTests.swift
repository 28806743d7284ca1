import Foundation
import Testing

@testable import Generator

/// Disks that are full, read-only, or several. They are made by `mount`, which wants the rights of root.
@Suite(.enabled(if: Disk.canMount)) struct DiskTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test func aFullDiskLeavesTheOutputAsItWas() throws {
    let disk = try #require(Disk(at: sandbox.output, "size=64k"))
    try sandbox.build(["a.html": "a"])
    let large = String(repeating: "x", count: 100_000)
    let full = FileError(code: ENOSPC, path: sandbox.output + "/b.html", reason: "the disk is full")
    let (staging, _) = try sandbox.stage([:])
    var writer = staging.writer()
    #expect(throws: OutputError.file(full)) {
      try writer.write(path: #require(OutputPath("b.html")), bytes: Array(large.utf8))
    }
    staging.discard()
    #expect(try sandbox.files() == ["a.html": "a"])
    #expect(!sandbox.exists("public/.sitegen-stage"))
    // More room: what was thrown away takes its own until each process that was just being forked has let go of it.
    #expect(disk.remount("size=256k"))
    try sandbox.build(["a.html": "b"])
    #expect(try sandbox.files() == ["a.html": "b"])
    disk.unmount()
  }

  @Test func whereverTheDiskEndsTheFilesAreOldOrNew() throws {
    let old = ["a.html": "old", "b/index.html": "old", "gone.html": "gone"]
    let new = ["a.html": "new", "b/index.html": "new", "c/index.html": "new", "c/d/index.html": "new"]
    var failures = 0
    for room in 8..<30 {
      let sandbox = try Sandbox()
      let disk = try #require(Disk(at: sandbox.output, "size=256k"))
      try sandbox.build(old)
      #expect(disk.remount("nr_inodes=\(room)"))
      do { try sandbox.build(new) } catch is OutputError {
        failures += 1
        try? Staging(sandbox.place).discard()
        #expect(try sandbox.files() == old, "room for \(room)")
        #expect(!sandbox.exists("public/.sitegen-stage"))
      }
      #expect(disk.remount("nr_inodes=100"))
      try sandbox.build(new)
      #expect(try sandbox.files() == new)
      disk.unmount()
    }
    #expect(failures > 3 && failures < 22)
  }

  @Test func aReadOnlyOutputIsRefused() throws {
    let disk = try #require(Disk(at: sandbox.output, "size=64k"))
    try sandbox.build(["a.html": "a"])
    #expect(disk.remount("ro"))
    let path = sandbox.output + "/.sitegen-stage"
    #expect(throws: OutputError.file(FileError(code: EROFS, path: path, reason: "the file system is read-only"))) {
      try sandbox.build(["a.html": "b"])
    }
    #expect(try sandbox.files() == ["a.html": "a"])
    disk.unmount()
  }

  @Test func aFolderOnAnotherDiskIsRefusedBeforeAnythingChanges() throws {
    try sandbox.build(["a.html": "a", "posts/one.html": "1"])
    let disk = try #require(Disk(at: sandbox.output + "/posts", "size=64k"))
    #expect { try sandbox.build(["a.html": "b", "posts/one.html": "2"]) } throws: { error in
      if case OutputError.file(let error) = error { error.path == sandbox.output + "/posts" } else { false }
    }
    #expect(try sandbox.files() == ["a.html": "a"])
    disk.unmount()
    #expect(try sandbox.files() == ["a.html": "a", "posts/one.html": "1"])
  }

  @Test func aReadOnlySiteIsBuiltByItsMarker() throws {
    try FileSystem.makeFolders(sandbox.path + "/.sitegen")
    let disk = try #require(Disk(at: sandbox.path + "/.sitegen", "size=64k"))
    #expect(disk.remount("ro"))
    try sandbox.build(["a.html": "a", "b.html": "b"])
    #expect(try sandbox.build(["a.html": "a"]).deleted.map(\.text) == ["b.html"])
    #expect(try sandbox.files() == ["a.html": "a"])
    #expect(!sandbox.exists(".sitegen/manifest"))
    disk.unmount()
  }
}

/// A small file system in memory.
private final class Disk {
  private let path: String
  private var isMounted = false

  init?(at path: String, _ options: String) {
    self.path = path
    guard (try? FileSystem.makeFolders(path)) != nil else { return nil }
    isMounted = Self.run("mount", "-t", "tmpfs", "-o", options, "tmpfs", path)
    if !isMounted { return nil }
  }

  deinit { unmount() }

  func unmount() {
    if isMounted { isMounted = !Self.run("umount", path) }
  }

  func remount(_ options: String) -> Bool { Self.run("mount", "-o", "remount," + options, path) }

  static let canMount: Bool = {
    guard geteuid() == 0, let sandbox = try? Sandbox() else { return false }
    return Disk(at: sandbox.path + "/disk", "size=64k") != nil
  }()

  private static func run(_ arguments: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
