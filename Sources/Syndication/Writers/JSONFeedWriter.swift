import Markup

/// Writes what was understood of a feed as JSON Feed 1.1 with `_media` and `_source` (SPEC section 8).
public enum JSONFeedWriter {
  /// On one line, without a line end.
  public static func line(_ feed: Feed) -> [UInt8] {
    var bytes = opening(of: feed)
    for (index, entry) in feed.entries.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(entry, to: &bytes)
    }
    return bytes + closing(of: feed)
  }

  /// The line up to its first item, for feeds that are not held as a whole: items follow, with commas between them.
  public static func opening(of feed: Feed) -> [UInt8] {
    var bytes: [UInt8] = []
    JSONOutput.compact(head(feed).value, into: &bytes)
    bytes.removeLast()
    return bytes + Array(",\"items\":[".utf8)
  }

  public static func append(_ entry: Entry, to bytes: inout [UInt8]) {
    JSONOutput.compact(item(entry), into: &bytes)
  }

  /// The line behind its last item.
  public static func closing(of feed: Feed) -> [UInt8] {
    var bytes = Array("],\"_source\":".utf8)
    JSONOutput.compact(source(feed.source), into: &bytes)
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  /// With sorted names, two blanks a level and a line end: the form of snapshots.
  public static func pretty(_ feed: Feed) -> [UInt8] {
    var bytes: [UInt8] = []
    JSONOutput.pretty(value(feed), into: &bytes)
    bytes.append(0x0A)
    return bytes
  }

  /// What `sitegen feed` prints in place of a feed: `{"error":…,"source":…}` on one line, without a line end.
  public static func line(error: String, source: String) -> [UInt8] {
    var members = JSONMembers()
    members.add("error", error)
    members.add("source", source)
    var bytes: [UInt8] = []
    JSONOutput.compact(members.value, into: &bytes)
    return bytes
  }

  public static func value(_ feed: Feed) -> JSONValue {
    var members = head(feed)
    members.list("items", feed.entries.map(item))
    members.add("_source", source(feed.source))
    return members.value
  }

  /// What stands before the items.
  private static func head(_ feed: Feed) -> JSONMembers {
    var members = JSONMembers()
    members.add("version", "https://jsonfeed.org/version/1.1")
    members.add("title", feed.title)
    members.add("home_page_url", feed.homePageURL)
    members.add("description", feed.summary)
    members.add("icon", feed.icon)
    members.add("authors", feed.authors.compactMap(person))
    members.add("language", feed.language)
    return members
  }

  private static func item(_ entry: Entry) -> JSONValue {
    var members = JSONMembers()
    members.add("id", entry.id)
    members.add("url", entry.url)
    members.add("title", entry.title.isEmpty ? nil : entry.title)
    if let content = entry.content, !content.isEmpty {
      members.add("content_html", content.string)
    } else {
      members.add("content_text", "")
    }
    members.add("summary", entry.summary)
    members.add("image", entry.image)
    members.add("date_published", entry.published?.rfc3339)
    members.add("date_modified", entry.modified?.rfc3339)
    members.add("authors", entry.authors.compactMap(person))
    members.add("tags", entry.tags.map { JSONValue(.string($0)) })
    members.add("language", entry.language)
    members.add("attachments", entry.attachments.map(attachment))
    members.add("_media", JSONMediaWriter.value(entry))
    return members.value
  }

  /// JSON Feed has no place for an address of mail; it stands in for a name that is missing.
  private static func person(_ person: Person) -> JSONValue? {
    var members = JSONMembers()
    members.add("name", person.name ?? (person.url == nil ? person.email : nil))
    members.add("url", person.url)
    return members.members.isEmpty ? nil : members.value
  }

  private static func attachment(_ attachment: Attachment) -> JSONValue {
    var members = JSONMembers()
    members.add("url", attachment.url)
    members.add("mime_type", attachment.mimeType)
    members.add("title", attachment.title)
    members.add("size_in_bytes", attachment.size)
    members.add("duration_in_seconds", attachment.duration)
    return members.value
  }

  private static func source(_ source: FeedSource) -> JSONValue {
    var members = JSONMembers()
    members.add("format", source.format.rawValue)
    members.add("version", source.version.isEmpty ? nil : source.version)
    members.add("encoding", source.encoding)
    members.list("warnings", source.warnings.map(warning))
    return members.value
  }

  private static func warning(_ warning: FeedWarning) -> JSONValue {
    var members = JSONMembers()
    members.add("id", warning.id)
    members.add("line", warning.location.line)
    members.add("column", warning.location.column)
    members.add("message", warning.message)
    return members.value
  }
}
