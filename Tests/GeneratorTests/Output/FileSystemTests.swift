import Foundation
import Testing

@testable import Generator

@Suite struct FileSystemTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  func holds(_ name: String, _ bytes: [UInt8]) throws -> Bool {
    try Directory.current.open(sandbox.path).holds(name, bytes)
  }

  func holdsCopy(_ name: String, of source: String) throws -> Bool {
    let folder = try Directory.current.open(sandbox.path)
    return folder.holds(name, copyOf: source, in: folder)
  }

  @Test func readsWhatIsThere() throws {
    try sandbox.put("a", "hello")
    try sandbox.put("empty", "")
    #expect(try sandbox.text("a") == "hello")
    #expect(try sandbox.text("empty") == "")
  }

  @Test func readsFilesWithoutASize() throws {
    #expect(try FileSystem.read("/proc/self/status").count > 100)
  }

  @Test func tellsWhyItCannotRead() throws {
    #expect(throws: FileError(code: ENOENT, path: "/no/such", reason: "no such file")) {
      try FileSystem.read("/no/such")
    }
    #expect(throws: FileError(code: EISDIR, path: sandbox.path, reason: "a folder, not a file")) {
      try FileSystem.read(sandbox.path)
    }
  }

  @Test func refusesFilesLargerThanAskedFor() throws {
    try sandbox.put("a", "12345")
    let path = sandbox.path + "/a"
    #expect(try FileSystem.read(path, limit: 5).count == 5)
    #expect(throws: FileError(code: 0, path: path, reason: "larger than 4 bytes")) {
      try FileSystem.read(path, limit: 4)
    }
  }

  @Test func createsOnlyWhatIsNotThere() throws {
    try sandbox.put("a", "old")
    try FileManager.default.createSymbolicLink(atPath: sandbox.path + "/link", withDestinationPath: "elsewhere")
    for name in ["a", "link"] {
      let path = sandbox.path + "/" + name
      #expect(throws: FileError(code: EEXIST, path: path, reason: "something is there already")) {
        try FileSystem.create(path, [1])
      }
    }
    #expect(try sandbox.text("a") == "old")
    #expect(!sandbox.exists("elsewhere"))
  }

  @Test func replacesASymlinkNotWhatItLeadsTo() throws {
    try sandbox.put("target", "old")
    try FileManager.default.createSymbolicLink(atPath: sandbox.path + "/link", withDestinationPath: "target")
    try sandbox.put("link", "new")
    #expect(try sandbox.text("target") == "old")
    #expect(try sandbox.text("link") == "new")
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
  func comparesBytes(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    try FileSystem.create(sandbox.path + "/a", bytes)
    #expect(try holds("a", bytes))
    #expect(try !holds("a", bytes + [0]))
    #expect(try !holds("b", bytes))
    if count > 0 {
      var changed = bytes
      changed[count - 1] ^= 1
      #expect(try !holds("a", Array(bytes.dropLast())))
      #expect(try !holds("a", changed))
    }
  }

  @Test func aFolderAPipeAndALinkHoldNothing() throws {
    try sandbox.put("a", "")
    try FileSystem.makeFolders(sandbox.path + "/folder")
    try FileManager.default.createSymbolicLink(atPath: sandbox.path + "/link", withDestinationPath: "a")
    #expect(mkfifo(sandbox.path + "/pipe", 0o600) == 0)
    #expect(try holds("a", []))
    for name in ["folder", "link", "pipe"] { #expect(try !holds(name, [])) }
  }

  @Test(arguments: [0, 3, 300_000])
  func copies(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    try FileSystem.create(sandbox.path + "/a", bytes)
    let folder = try Directory.current.open(sandbox.path)
    try folder.create("b", copyOf: "a", in: folder)
    #expect(try FileSystem.read(sandbox.path + "/b") == bytes)
    #expect(try holdsCopy("b", of: "a"))
    try sandbox.put("b", String(repeating: "x", count: count + 1))
    #expect(try !holdsCopy("b", of: "a"))
  }

  @Test func makesFolders() throws {
    try FileSystem.makeFolders(sandbox.path + "/a/b/c/")
    try FileSystem.makeFolders(sandbox.path + "/a/b")
    #expect(FileSystem.isDirectory(sandbox.path + "/a/b/c"))
    try sandbox.put("file", "")
    let path = sandbox.path + "/file"
    #expect(throws: FileError(code: 0, path: path, reason: "there is a file where a folder must be")) {
      try FileSystem.makeFolders(path + "/x")
    }
  }

  @Test func locksOnceAtATime() throws {
    let one = try Directory.current.open(sandbox.path)
    var answers: [Bool] = []
    do {
      let two = try Directory.current.open(sandbox.path)
      answers = [two.lock(), one.lock()]
    }
    answers.append(one.lock())
    #expect(answers == [true, false, true])
  }

  @Test func addsToTheEnd() throws {
    let folder = try Directory.current.open(sandbox.path)
    try folder.append("log", Array("one\n".utf8))
    try folder.append("log", Array("two\n".utf8))
    #expect(try sandbox.text("log") == "one\ntwo\n")
    try FileManager.default.createSymbolicLink(atPath: sandbox.path + "/link", withDestinationPath: "log")
    #expect(throws: FileError(code: ELOOP, path: "link", reason: "a symlink, or symlinks in a circle")) {
      try folder.append("link", [0x21])
    }
  }
}
