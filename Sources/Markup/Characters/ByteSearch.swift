/// Looks for bytes in what readers hold, by way of the C library.
public enum ByteSearch {
  public static func contains(_ byte: UInt8, in bytes: Span<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { $0.next(byte, from: 0) < $0.count }
  }

  /// The first index of `byte` in `bytes` at or after `start`.
  public static func first(_ byte: UInt8, in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    let offset = start - bytes.startIndex
    return bytes.withUnsafeBufferPointer { bytes in
      let found = bytes.next(byte, from: offset)
      return found < bytes.count ? found - offset + start : nil
    }
  }

  /// - Parameter word: not empty, UTF-8.
  public static func contains(_ word: StaticString, in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { $0.next(word, from: 0) != nil }
  }
}
