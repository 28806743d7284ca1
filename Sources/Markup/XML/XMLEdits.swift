import Synchronization

/// Where a repaired document differs from the one that came.
final class XMLEdits: Sendable {
  private struct Edit {
    var parsed: UInt32
    var source: UInt32
  }

  /// Ascending: from `parsed` on it goes on with `source`.
  private let edits = Mutex<[Edit]>([])

  /// Beyond so many edits places are exact to `spacing` bytes only: a document that is nothing but damage would need more
  /// memory for them than for itself.
  private static let exactCount = 1 << 16
  private static let spacing = 1024

  /// What was parsed goes on at this byte of the source. Each call is for a later byte.
  func append(parsed: Int, source: Int) {
    edits.withLock { edits in
      if edits.count >= Self.exactCount, let last = edits.last, source < Int(last.source) + Self.spacing { return }
      edits.append(Edit(parsed: UInt32(parsed), source: UInt32(source)))
    }
  }

  /// The byte of the source for a byte of what was parsed.
  func source(of parsed: Int) -> Int {
    edits.withLock { edits in
      var low = 0
      var high = edits.count
      while low < high {
        let middle = (low + high) / 2
        if Int(edits[middle].parsed) <= parsed { low = middle + 1 } else { high = middle }
      }
      guard low > 0 else { return parsed }
      let place = Int(edits[low - 1].source) + parsed - Int(edits[low - 1].parsed)
      return low < edits.count ? min(place, Int(edits[low].source)) : place
    }
  }
}
