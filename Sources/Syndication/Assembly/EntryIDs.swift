import Markup

/// Gives every entry an id that no other entry of the feed has (SPEC section 8, row `id`).
struct EntryIDs {
  /// Grown to what most feeds need.
  private var used = Set<String>(minimumCapacity: 32)
  /// The last number given to entries of the same id, so that ten thousand of them take no time.
  private var numbers: [String: Int] = [:]

  mutating func complete(
    _ entry: inout Entry, number: Int, at location: @autoclosure () -> SourceLocation, _ context: inout FeedContext
  ) {
    let said = ASCII.trimmed(entry.id)
    if !said.isEmpty, used.insert(said).inserted {
      if said.utf8.count < entry.id.utf8.count { entry.id = said }
      return
    }
    let candidates = [Self.mediaAddress(entry), entry.url?.string, entry.attachments.first?.url.string]
    let free = candidates.lazy.compactMap(\.self).first { !used.contains($0) }
    entry.id = free ?? numbered(said.isEmpty ? candidates.lazy.compactMap(\.self).first ?? Self.digest(entry) : said)
    used.insert(entry.id)
    if !said.isEmpty {
      context.warn(
        .duplicateID, at: location(), "item \(number) has the id '\(FeedContext.short(said))' of an earlier one")
    }
  }

  /// `id`, `id#2`, `id#3` …
  private mutating func numbered(_ id: String) -> String {
    guard used.contains(id) else { return id }
    var number = numbers[id] ?? 1
    repeat { number += 1 } while used.contains("\(id)#\(number)")
    numbers[id] = number
    return "\(id)#\(number)"
  }

  private static func mediaAddress(_ entry: Entry) -> String? {
    entry.media.renditions.first.map { SigningParameters.removed(from: $0.url) }
  }

  /// 64 bits of FNV-1a over what a reader sees: stable from build to build.
  private static func digest(_ entry: Entry) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    add(entry.title.utf8)
    add(entry.content?.bytes ?? [])
    add((entry.summary ?? "").utf8)
    add((entry.published?.rfc3339 ?? "").utf8)
    add((entry.image?.string ?? "").utf8)
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
