internal import Crypto
internal import FoundationEssentials
internal import Generator

extension PublishLedger {
  /// What a host has when it has the site as it was built.
  init(of site: PublishableSite, jobs: Int) async throws(TransportFailure) {
    self.init(token: Self.newToken())
    let digests = await Parallel.map(site.files, jobs: jobs) { Self.digest("\(site.folder)/\($0.path.text)") }
    for (file, digest) in zip(site.files, digests) {
      guard let digest else {
        throw TransportFailure(.cannotWrite, "\(site.folder)/\(file.path.text) cannot be read")
      }
      files[file.path] = Entry(digest: digest, size: file.size)
    }
  }

  /// Mapped, because media may be larger than the memory. The folder is locked, so the file keeps its length.
  private static func digest(_ path: String) -> String? {
    guard !Task.isCancelled, let contents = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) else {
      return nil
    }
    return hexadecimal(SHA256.hash(data: contents))
  }

  static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
