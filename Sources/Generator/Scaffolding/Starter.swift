/// The site that `sitegen init` writes: small, complete, and without a request to anywhere.
public enum Starter {
  /// Returns how many files were written. Files that are there stay as they are.
  public static func write(to folder: String, force: Bool) throws(ScaffoldError) -> Int {
    if let status = FileSystem.status(folder), status.kind != .folder {
      throw .refused("\(folder) is not a folder", help: "name a folder that does not exist yet")
    }
    var written = 0
    do {
      if !force, FileSystem.exists(folder), !(try FileSystem.list(folder).isEmpty) {
        throw ScaffoldError.refused("\(folder) is not empty", help: "name another folder, or add --force")
      }
      for (path, text) in files {
        let target = FileSystem.join(folder, path)
        if FileSystem.exists(target) { continue }
        if let slash = target.lastIndex(of: "/") { try FileSystem.makeFolders(String(target[..<slash])) }
        try FileSystem.create(target, Array(text.utf8))
        written += 1
      }
    } catch let error as ScaffoldError {
      throw error
    } catch let error as FileError {
      throw ScaffoldError(error)
    } catch {
      throw ScaffoldError(message: "\(folder) cannot be written", isRefusal: false)
    }
    return written
  }

  static let files: [(path: String, text: String)] = [
    ("site.yml", configuration), ("content/_index.md", home), ("content/posts/welcome.md", post),
    ("content/gallery/first-gallery.md", gallery), ("feeds/first-gallery.xml", feed),
    ("static/media/morning.svg", picture(sky: "#f6b26b", sea: "#31708e")),
    ("static/media/noon.svg", picture(sky: "#8ecae6", sea: "#126782")),
    ("static/media/night.svg", picture(sky: "#14213d", sea: "#0b132b")), (".gitignore", "/public/\n/.sitegen/\n"),
  ]

  private static let configuration = """
    title: My media site
    # Where the site will stand. Feeds and the sitemap need it.
    base_url: https://example.org/
    language: en
    description: Films, sounds and pictures.
    taxonomies: [tags]
    menus:
      main:
        - { title: Galleries, url: /gallery/ }
        - { title: Posts, url: /posts/ }
    # The first gallery's feed lies in this folder and names its pictures from the site's root, which is fine.
    ignore: [feed-relative-url]
    # Your account on the media platform; needed for galleries by reference and for single assets.
    # cincopa: { uid: YOUR_UID, template: YOUR_TEMPLATE }

    """

  private static let home = """
    ---
    title: Welcome
    description: A site around your media.
    ---
    This is the first page. Edit `content/_index.md` to change it.

    """

  private static let post = """
    ---
    title: How to add a gallery
    date: 2026-01-15
    tags: [help]
    ---
    Add a page with `sitegen new gallery/my-films.md --gallery YOUR_FID`: the FID is the id of a gallery on the media
    platform. A gallery may also stand in the text, as `[cincopa YOUR_FID]` on a line of its own.

    See [the first gallery](/gallery/first-gallery.md), which comes from a feed in this folder.

    """

  private static let gallery = """
    ---
    title: First gallery
    date: 2026-01-10
    tags: [pictures]
    gallery:
      feed: feeds/first-gallery.xml
      embed: list
    ---
    Three pictures from a feed that lies beside this site.

    """

  private static let feed = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/">
      <channel>
        <title>By the sea</title>
        <link>https://example.org/gallery/first-gallery/</link>
        <description>Three times of the day</description>
        \(item("Morning", "morning"))
        \(item("Noon", "noon"))
        \(item("Night", "night"))
      </channel>
    </rss>

    """

  private static func item(_ title: String, _ name: String) -> String {
    """
    <item>
          <title>\(title)</title>
          <guid isPermaLink="false">\(name)</guid>
          <link>/media/\(name).svg</link>
          <media:content url="/media/\(name).svg" type="image/svg+xml" width="600" height="400"/>
          <media:thumbnail url="/media/\(name).svg" width="600" height="400"/>
        </item>
    """
  }

  private static func picture(sky: String, sea: String) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400" width="600" height="400">
      <rect width="600" height="400" fill="\(sky)"/>
      <circle cx="430" cy="150" r="52" fill="#fff" fill-opacity=".85"/>
      <path d="M0 250 Q150 220 300 250 T600 250 V400 H0 Z" fill="\(sea)"/>
    </svg>

    """
  }
}
