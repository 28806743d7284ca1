internal import Crypto
internal import FoundationEssentials
internal import Generator

extension PublishLedger {
  /// What a host has when it has the site as it was built.
  init(of site: PublishableSite) throws(TransportFailure) {
    self.init(token: Self.newToken())
    for file in site.files {
      let path = "\(site.folder)/\(file.path.text)"
      // Mapped, because media may be larger than the memory. The folder is locked, so the file keeps its length.
      guard let contents = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) else {
        throw TransportFailure(.cannotWrite, "\(path) cannot be read")
      }
      files[file.path] = Entry(digest: Self.hexadecimal(SHA256.hash(data: contents)), size: file.size)
    }
  }

  static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
