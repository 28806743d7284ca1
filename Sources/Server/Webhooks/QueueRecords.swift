internal import Cincopa

/// How changes stand in a file of the queue: a line each, with a sum by which a torn or damaged one is known.
/// `5d2f0c11 gallery AEAAQdbniShi`
enum QueueRecords {
  static func bytes(of changes: [MediaChange]) -> [UInt8] {
    changes.reduce(into: []) { bytes, change in
      let text = text(of: change)
      bytes += Array("\(sum(of: text.utf8)) \(text)\n".utf8)
    }
  }

  /// A last line that was cut off was never confirmed to anybody, and is left out. In the place of any other damage
  /// stands that nobody knows what has changed.
  static func read(_ bytes: [UInt8]) -> MediaChanges {
    var changes = MediaChanges()
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where !line.isEmpty {
      if let change = change(in: line) {
        changes.insert(change)
      } else if number < lines.count - 1 {
        changes.insert(.unknown)
      }
    }
    return changes
  }

  private static func text(of change: MediaChange) -> String {
    switch change {
    case .gallery(let fid): "gallery \(fid)"
    case .asset(let rid): "asset \(rid)"
    case .unknown: "unknown"
    }
  }

  private static func change(in line: ArraySlice<UInt8>) -> MediaChange? {
    guard line.count > 9, line.prefix(8).elementsEqual(sum(of: line.dropFirst(9)).utf8) else { return nil }
    let words = String(decoding: line.dropFirst(9), as: UTF8.self).split(separator: " ").map(String.init)
    return switch (words.first, words.count) {
    case ("gallery", 2): (try? FID(words[1])).map(MediaChange.gallery)
    case ("asset", 2): (try? RID(words[1])).map(MediaChange.asset)
    case ("unknown", 1): .unknown
    default: nil
    }
  }

  /// FNV-1a, 32 bits, as eight hexadecimal digits.
  private static func sum(of bytes: some Sequence<UInt8>) -> String {
    let sum = bytes.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
