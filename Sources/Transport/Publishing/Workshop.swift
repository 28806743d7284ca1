internal import FoundationEssentials
internal import Generator

/// Where a new site is prepared: a folder beside the published one, and so on the same disk.
struct Workshop: Sendable {
  /// The folder that holds the published one.
  let parent: String
  /// `.NAME.sitegen`, gone when nothing is under way, or `NAME.releases`, which stays.
  let path: String
  private let name: String

  init(of place: String, _ way: DirectoryTarget.Switch) {
    let url = URL(filePath: place)
    parent = url.deletingLastPathComponent().path
    name = way == .symlink ? "\(url.lastPathComponent).releases" : ".\(url.lastPathComponent).sitegen"
    path = parent == "/" ? "/\(name)" : "\(parent)/\(name)"
  }

  var draft: String { "\(path)/draft" }

  /// Keeps other publishes away while the folder is held open.
  func lock() throws(TransportFailure) -> Lock {
    do throws(FileError) {
      try FileSystem.makeFolders(path)
      let folder = try Directory.current.open(path)
      // Its last user may have taken it away between our two calls.
      let isThere = try folder.status(".")?.identity == FileSystem.status(path)?.identity
      if isThere, folder.lock() { return Lock(folder: folder) }
    } catch { throw .file(error) }
    throw TransportFailure(
      .cannotWrite, "another publish is writing into \(path)", help: "wait until it has ended")
  }

  struct Lock: ~Copyable { let folder: Directory }

  func close(_ lock: borrowing Lock) {
    Directory.current.removeFolder(path)
    lock.folder.unlock()
  }

  /// Puts the draft in place of the published folder, which becomes the draft.
  func exchange(with place: String) throws(TransportFailure) {
    do throws(FileError) {
      if FileSystem.exists(place) {
        try FolderExchange.exchange(draft, place)
      } else {
        try Directory.current.rename(draft, to: place)
      }
    } catch {
      throw TransportFailure(
        .cannotWrite, "\(place) cannot be switched: \(error.reason)",
        help: "when the folder is a mount point, name a folder inside of it, or use type: rsync with the same folder")
    }
  }
}

// MARK: - Releases

extension Workshop {
  /// The number of the release that the symlink leads to.
  func release(linkedFrom place: String) -> Int? {
    guard let to = try? FileManager.default.destinationOfSymbolicLink(atPath: place), to.hasPrefix("\(name)/") else {
      return nil
    }
    return Int(to.dropFirst(name.count + 1))
  }

  private var releases: [Int] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return [] }
    return names.compactMap { name in Int(name).flatMap { $0 > 0 && String($0) == name ? $0 : nil } }.sorted()
  }

  /// Makes the draft a release and lets the symlink lead to it.
  func link(from place: String) throws(TransportFailure) {
    let number = max(releases.last ?? 0, release(linkedFrom: place) ?? 0) + 1
    let link = "\(path)/link"
    do throws(FileError) {
      try Directory.current.rename(draft, to: "\(path)/\(number)")
      try Directory.current.unlink(link)
    } catch { throw .file(error) }
    do { try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "\(name)/\(number)") } catch {
      throw TransportFailure(.cannotWrite, "\(link) cannot be written")
    }
    // Only an empty folder is in the way; a symlink is replaced.
    if FileSystem.isDirectory(place), release(linkedFrom: place) == nil { Directory.current.removeFolder(place) }
    do { try Directory.current.rename(link, to: place) } catch { throw .file(error) }
  }

  /// Removes old releases, newest last; never the one in use.
  func prune(keeping count: Int, linkedFrom place: String) throws(TransportFailure) {
    let current = release(linkedFrom: place)
    for number in releases.dropLast(count) where number != current {
      try ReleaseFolder(path: "\(path)/\(number)").dispose()
    }
  }
}
