/// Reads amounts as people write them in `site.yml`.
public enum Quantity {
  /// Seconds from `500ms`, `10s`, `5m`, `6h`, `7d`, `2w`; a bare number is seconds.
  public static func seconds(_ text: String) -> Double? {
    let units: [(String, Double)] = [
      ("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400), ("w", 604_800), ("", 1),
    ]
    return scaled(text, units)
  }

  /// Bytes from `500kB`, `20MB`, `1GB` (decimal) or `20MiB` (binary); a bare number is bytes.
  public static func bytes(_ text: String) -> Int? {
    let units: [(String, Double)] = [
      ("kib", 1024), ("mib", 1_048_576), ("gib", 1_073_741_824), ("kb", 1000), ("mb", 1_000_000),
      ("gb", 1_000_000_000), ("b", 1), ("", 1),
    ]
    return scaled(text.lowercased(), units).flatMap { $0 < 9e15 ? Int($0) : nil }
  }

  /// A share from 0 to 1: `50%` or `0.5`.
  static func share(_ text: String) -> Double? {
    let value = text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text)
    return value.flatMap { (0...1).contains($0) ? $0 : nil }
  }

  private static func scaled(_ text: String, _ units: [(String, Double)]) -> Double? {
    for (suffix, factor) in units where text.hasSuffix(suffix) {
      let number = text.dropLast(suffix.count).filter { $0 != " " }
      if let value = Double(number), value >= 0, value.isFinite { return value * factor }
    }
    return nil
  }
}
