internal import Cincopa
internal import Generator

/// How far the upload of some contents to some place has come, in a folder of its own. It holds no address and no token.
struct UploadState: Sendable, Hashable {
  /// SHA-256 in hexadecimal.
  var digest: String
  var destination: UploadDestination
  var plan: ChunkPlan
  var uniqueID: String
  /// Pieces that the platform has, counted from the first: they go one after the other.
  var taken = 0
  var asset: UploadedAsset?

  init(digest: String, destination: UploadDestination, plan: ChunkPlan, uniqueID: String) {
    self.digest = digest
    self.destination = destination
    self.plan = plan
    self.uniqueID = uniqueID
  }
}

// MARK: - Text form

extension UploadState {
  private static let magic = "sitegen-upload 1"

  var text: String {
    var lines = [
      Self.magic, "digest: \(digest)", "to: \(destination.gallery?.text ?? "account")", "size: \(plan.total)",
      "chunk: \(plan.size)", "unique-id: \(uniqueID)", "taken: \(taken)",
    ]
    if let asset { lines.append("asset: \(asset.rid) \(asset.number)") }
    return lines.joined(separator: "\n") + "\nend\n"
  }

  /// Nil unless it is whole.
  init?(text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == Self.magic[...], lines.suffix(2) == ["end", ""] else { return nil }
    var fields: [Substring: String] = [:]
    for line in lines.dropFirst().dropLast(2) {
      guard let colon = line.firstRange(of: ": ") else { return nil }
      fields[line[..<colon.lowerBound]] = String(line[colon.upperBound...])
    }
    guard let digest = fields["digest"], let place = fields["to"], let uniqueID = fields["unique-id"],
      let total = fields["size"].flatMap({ Int($0) }), let size = fields["chunk"].flatMap({ Int($0) }),
      let plan = ChunkPlan(total: total, size: size),
      let taken = fields["taken"].flatMap({ Int($0) }), (0...plan.count).contains(taken)
    else { return nil }
    let gallery = place == "account" ? nil : try? FID(place)
    guard gallery != nil || place == "account" else { return nil }
    self.init(
      digest: digest, destination: gallery.map(UploadDestination.gallery) ?? .account, plan: plan, uniqueID: uniqueID)
    self.taken = taken
    if let words = fields["asset"]?.split(separator: " ", omittingEmptySubsequences: false), words.count == 2 {
      guard let rid = try? RID(String(words[0])) else { return nil }
      asset = UploadedAsset(rid: rid, number: String(words[1]))
    }
  }
}

/// The folder of one upload. While this value lives nobody else sends the same.
struct UploadShelf: ~Copyable, Sendable {
  let folder: Directory

  private init(folder: consuming Directory) { self.folder = folder }

  /// - Throws: when the folder cannot be made, or another process has it.
  static func open(
    _ settings: UploadSettings, digest: String, destination: UploadDestination
  ) throws(TransportFailure) -> UploadShelf {
    let path = "\(settings.folder)/\(digest.prefix(32))-\(destination.gallery?.text ?? "account")"
    let folder = try folder(path)
    guard folder.lock() else {
      throw TransportFailure(
        .cannotWrite, "the same contents are being uploaded by another sitegen", help: "wait until it has ended")
    }
    return UploadShelf(folder: folder)
  }

  private static func folder(_ path: String) throws(TransportFailure) -> Directory {
    do throws(FileError) {
      try FileSystem.makeFolders(path)
      return try Directory.current.open(path)
    } catch { throw failure(error) }
  }

  deinit { folder.unlock() }

  /// Nil when there is none, or none that fits.
  func state(digest: String, destination: UploadDestination, total: Int) -> UploadState? {
    guard let bytes = try? folder.read("state", limit: 10_000),
      let state = UploadState(text: String(decoding: bytes, as: UTF8.self)), state.digest == digest,
      state.destination == destination, state.plan.total == total
    else { return nil }
    return state
  }

  func keep(_ state: UploadState) throws(TransportFailure) {
    do throws(FileError) { try folder.replace("state", with: Array(state.text.utf8), durably: true) } catch {
      throw Self.failure(error)
    }
  }

  static func failure(_ error: FileError) -> TransportFailure {
    TransportFailure(.cannotWrite, "the state of the upload cannot be kept: \(error.path): \(error.reason)")
  }
}
