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
  /// Which of these hold what no id of the platform looks like. Nothing can be that, so it concerns nothing.
  public var malformed: Set<String> = []

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
    for place in places {
      let gallery = identifier(place["fid"], "fid") { text in try? FID(text) }
      let asset = identifier(place["drid"] ?? place["rid"], "drid") { text in try? RID(text) }
      fid = fid ?? gallery
      rid = rid ?? asset
      // A list of ids, or of objects that hold one.
      folders += (place["in_folders_list"]?.array ?? []).compactMap { entry in
        identifier(entry["fid"] ?? entry["did"] ?? entry, "in_folders_list") { text in try? FID(text) }
      }
    }
  }

  /// A public id; numbers are the platform's own.
  private mutating func identifier<ID>(_ value: JSONValue?, _ name: String, _ make: (String) -> ID?) -> ID? {
    guard let text = value?.stringValue, !text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let id = make(text)
    if id == nil { malformed.insert(name) }
    return id
  }
}

extension WebhookEvent {
  /// What may look different now; empty for events that no gallery depends on. Where the platform does not say which
  /// gallery it is, it may be any; where it says what cannot be one, it is none.
  public var changes: [MediaChange] {
    switch kind {
    case nil: []
    case .galleryCreated, .galleryUpdated, .galleryDeleted, .gallerySynced, .galleryClaim, .gallerySync:
      [fid.map(MediaChange.gallery) ?? any("fid")].compactMap(\.self)
    case .assetUploaded, .assetSynced:
      // New in a gallery, so no copy of a feed tells in which.
      if named.isEmpty, let any = any("fid", "in_folders_list", "drid") { [any] } else { named + own }
    case .assetUpdated, .assetDeleted:
      named + (own.isEmpty && named.isEmpty ? [any("drid", "fid", "in_folders_list")].compactMap(\.self) : own)
    }
  }

  private func any(_ names: String...) -> MediaChange? { malformed.isDisjoint(with: names) ? .unknown : nil }

  private var own: [MediaChange] { [rid.map(MediaChange.asset)].compactMap(\.self) }

  private var named: [MediaChange] { (folders + [fid].compactMap(\.self)).map(MediaChange.gallery) }
}

/// Why a delivery says nothing.
public enum WebhookError: Error, Sendable, Hashable {
  case notJSON
  /// JSON without an `event`.
  case noEvent
}
