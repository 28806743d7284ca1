import Foundation
import Syndication
import Testing

@testable import Generator

// What happens besides edits: to the output, to the time, to what earlier builds left.

extension EditedSite {
  mutating func anyOutput() throws -> String? {
    let files = try sandbox.files().keys.sorted()
    return files.isEmpty ? nil : chance.pick(files)
  }

  mutating func editOutput() throws {
    guard let path = try anyOutput() else { return }
    let text = try sandbox.text("public/" + path)
    try sandbox.put("public/" + path, chance.roll(2) == 0 ? text + "x" : String(text.reversed()))
  }

  mutating func removeOutput() throws {
    guard let path = try anyOutput() else { return }
    try Directory.current.unlink(sandbox.output + "/" + path)
  }

  mutating func moveTime() {
    options.now.seconds += Int64(chance.roll(7) - 3) * 86_400 / 2
    options.nowIsSaid = chance.roll(3) == 0
  }

  mutating func turnFlag() {
    switch chance.roll(3) {
    case 0: options.drafts.toggle()
    case 1: options.future.toggle()
    default: options.expired.toggle()
    }
  }

  mutating func editTwice() throws {
    let path = try anyPage()
    let text = try sandbox.text(path)
    try sandbox.put(path, "x")
    try sandbox.put(path, text)
  }

  /// As after a fresh checkout with a restored output.
  mutating func touchAll() throws {
    let names = try FileSystem.list(sandbox.path).filter { $0.kind == .file && !$0.path.contains(".sitegen") }
    for entry in names { try sandbox.put(entry.path, try sandbox.text(entry.path)) }
  }

  /// Other bytes, of the same number, under the same time.
  mutating func editUnseen() throws {
    let path = sandbox.path + "/" + (try anyPage())
    let before = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    let text = try FileSystem.read(path)
    try handle.seek(toOffset: UInt64(text.count - 1))
    try handle.write(contentsOf: Data("\(chance.roll(9))".utf8))
    try handle.close()
    if let before { try FileManager.default.setAttributes([.modificationDate: before], ofItemAtPath: path) }
  }

  /// Not all of it: whose site has errors builds nothing in between, and an output that nothing knows is refused.
  mutating func loseState() throws {
    guard sandbox.exists(".sitegen/manifest"), sandbox.exists("public/.sitegen") else { return }
    let name = chance.pick([".sitegen/record", ".sitegen/manifest", "public/.sitegen", ".sitegen"])
    try Directory.current.removeTree(sandbox.path + "/" + name)
  }
}
