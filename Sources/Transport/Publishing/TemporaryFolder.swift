internal import FoundationEssentials
internal import Generator

/// A folder of our own for what other programs read and write.
struct TemporaryFolder: Sendable {
  let path: String

  init() throws(TransportFailure) {
    path = FileManager.default.temporaryDirectory.path + "/sitegen-\(UUID().uuidString)"
    do { try FileSystem.makeFolders(path) } catch { throw .file(error) }
  }

  func remove() { _ = try? Directory.current.removeTree(path) }
}
