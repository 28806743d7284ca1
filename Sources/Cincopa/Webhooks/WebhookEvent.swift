import Syndication

/// What the platform says happened: one flat JSON object with an `event`. Nothing in it is ever published; it is a hint
/// to look again, and may be repeated, late, out of order or forged.
public struct WebhookEvent: Sendable, Hashable {
  /// The events that galleries may depend on; of others only the name is known.
  public enum Kind: String, Sendable, CaseIterable {
    case galleryCreated = "gallery.created"
    case galleryUpdated = "gallery.updated"
    case galleryDeleted = "gallery.deleted"
    case gallerySynced = "gallery.synced"
    case galleryClaim = "gallery.claim"
    case gallerySync = "gallery.sync"
    case assetUploaded = "asset.uploaded"
    case assetUpdated = "asset.updated"
    case assetDeleted = "asset.deleted"
    case assetSynced = "asset.synced"
  }

  /// As sent: `gallery.updated`, `lead.created`.
  public var name: String
  /// Nil for events that no gallery depends on.
  public var kind: Kind?
  /// `fid`.
  public var fid: FID?
  /// `drid`; the plain `id` is the platform's own number.
  public var rid: RID?
  /// `in_folders_list`: the galleries that an asset is in, as far as they are told by a public id.
  public var folders: [FID] = []

  /// Reads the body of a delivery: one event, or several in a list.
  public static func read(_ body: [UInt8]) throws(WebhookError) -> [WebhookEvent] {
    // What was cut off on the way comes again, whole.
    guard let document = try? JSONDocument.parse(body), !document.isDamaged else { throw .notJSON }
    let root = document.root
    let events = (root.array ?? [root]).compactMap(WebhookEvent.init)
    if events.isEmpty { throw root.members == nil && root.array == nil ? .notJSON : .noEvent }
    return events
  }

  /// Nil without an `event`. What is said inside a `data` object counts as well, should one come.
  init?(_ value: JSONValue) {
    guard let name = value["event"]?.stringValue, !name.isEmpty else { return nil }
    self.name = name
    kind = Kind(rawValue: name)
    let places = [value] + [value["data"]].compactMap(\.self)
    fid = places.lazy.compactMap { Self.identifier($0["fid"]) { text in try? FID(text) } }.first
    rid =
      places.lazy.compactMap { value in
        Self.identifier(value["drid"] ?? value["rid"]) { text in try? RID(text) }
      }.first
    for place in places { folders += Self.folders(place["in_folders_list"]) }
  }

  /// A public id; numbers are the platform's own.
  private static func identifier<ID>(_ value: JSONValue?, _ make: (String) -> ID?) -> ID? {
    guard let text = value?.stringValue, !text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return make(text)
  }

  /// A list of ids, or of objects that hold one.
  private static func folders(_ value: JSONValue?) -> [FID] {
    (value?.array ?? []).compactMap { entry in
      identifier(entry["fid"] ?? entry["did"] ?? entry) { text in try? FID(text) }
    }
  }
}

extension WebhookEvent {
  /// What may look different now; empty for events that no gallery depends on. Where the platform does not say which
  /// gallery it is, it may be any.
  public var changes: [MediaChange] {
    switch kind {
    case nil: []
    case .galleryCreated, .galleryUpdated, .galleryDeleted, .gallerySynced, .galleryClaim, .gallerySync:
      [fid.map(MediaChange.gallery) ?? .unknown]
    case .assetUploaded, .assetSynced:
      // New in a gallery, so no copy of a feed tells in which.
      named.isEmpty ? [.unknown] : named + [rid.map(MediaChange.asset)].compactMap(\.self)
    case .assetUpdated, .assetDeleted:
      named + [rid.map(MediaChange.asset) ?? (named.isEmpty ? .unknown : nil)].compactMap(\.self)
    }
  }

  private var named: [MediaChange] { (folders + [fid].compactMap(\.self)).map(MediaChange.gallery) }
}

/// Why a delivery says nothing.
public enum WebhookError: Error, Sendable, Hashable {
  case notJSON
  /// JSON without an `event`.
  case noEvent
}
