/// A small site for tests of what a command does, rather than of what a page comes to.
enum SampleSite {
  static let files = [
    "site.yml": """
    title: Northlight
    base_url: https://northlight.example/
    taxonomies: [tags]

    """,
    "content/_index.md": "Welcome.\n",
    "content/films/aurora.md": """
    ---
    title: Aurora
    date: 2026-01-02
    tags: [light]
    gallery: { feed: feeds/bells.xspf }
    ---
    See [the other](other.md).

    """,
    "content/films/other.md": "---\ntitle: \"Other, \\\"quoted\\\"\"\ndate: 2026-01-01\n---\nText.\n",
    "content/films/idea.md": "---\ntitle: Idea\ndraft: true\n---\n",
    "content/films/later.md": "---\ntitle: Later\ndate: 2027-01-01\n---\n",
    "content/films/gone.md": "---\ntitle: Gone\nexpires: 2026-01-31\n---\n",
    "feeds/bells.xspf": bells,
  ]

  static let bells = """
    <playlist version="1" xmlns="http://xspf.org/ns/0/"><title>Bells</title><trackList>
    <track><location>https://cdn.example/bell.mp3</location><title>Harbour bell</title></track>
    </trackList></playlist>

    """

  /// Many pages, so that several tasks have something to do.
  static var large: [String: String] {
    var files = files
    for number in 1...60 {
      files["content/posts/p\(number).md"] = """
        ---
        title: Post \(number)
        date: 2025-\(number % 12 + 1)-\(number % 28 + 1)
        tags: [t\(number % 7), light]
        aliases: [/old/\(number)/]
        galleries: { one: { fid: AEAAQdbniShi, feed: feeds/bells.xspf } }
        ---
        # Post \(number)

        [gallery one] and [aurora](/films/aurora.md), [cincopa A4HAcLOLOO68!Ag0Cqq6ltcaH].

        """.replacing(/-(\d)\b/) { "-0\($0.1)" }
    }
    return files
  }

  static let build = ["build", "--now", "2026-06-01", "--color", "never", "--offline"]
}
