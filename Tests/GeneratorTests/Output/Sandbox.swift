import Foundation
import Testing

@testable import Generator

/// A site with an output folder, in a temporary folder that goes with this value.
final class Sandbox: Sendable {
  let path: String
  var output: String { path + "/public" }
  var place: OutputPlace { OutputPlace(site: path, output: output, sources: [path + "/content", path + "/static"]) }

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/sitegen-\(UInt64.random(in: 0 ... .max))"
    try FileSystem.makeFolders(path)
  }

  deinit { try? Directory.current.removeTree(path) }

  /// Writes a file of the site, with its folders; what was there is replaced.
  func put(_ name: String, _ text: String) throws {
    let path = path + "/" + name
    try FileSystem.makeFolders(FileSystem.parent(of: path))
    try FileSystem.replace(path, with: Array(text.utf8))
  }

  /// As editors do that write into the file that is there.
  func overwrite(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
  }

  func text(_ name: String) throws -> String {
    String(decoding: try FileSystem.read(path + "/" + name), as: UTF8.self)
  }

  func exists(_ name: String) -> Bool { FileSystem.exists(path + "/" + name) }

  /// The files of the output with their text, without our own.
  func files() throws -> [String: String] {
    guard FileSystem.isDirectory(output) else { return [:] }
    var files: [String: String] = [:]
    for entry in try FileSystem.list(output, skippingHidden: true) where entry.kind == .file {
      files[entry.path] = try text("public/" + entry.path)
    }
    return files
  }

  /// The folders of the output.
  func folders() throws -> [String] {
    try FileSystem.list(output, skippingHidden: true).filter { $0.kind == .folder }.map(\.path)
  }

  /// A whole build that writes these files.
  @discardableResult
  func build(_ files: [String: String]) throws -> CommitSummary {
    let (staging, writer) = try stage(files)
    return try staging.commit([writer])
  }

  /// A build up to its commit.
  func stage(_ files: [String: String]) throws -> (Staging, StagingWriter) {
    let staging = try Staging(place)
    var writer = staging.writer()
    for (name, text) in files { try writer.write(path: #require(OutputPath(name)), bytes: Array(text.utf8)) }
    return (staging, writer)
  }
}
