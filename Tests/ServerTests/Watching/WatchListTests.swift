import Testing

@testable import Server

struct WatchListTests {
  private let list = WatchList(folders: ["./content", "./static"], files: ["./site.yml", "./feeds/a.xml"])

  @Test(arguments: [
    "./content/a.md", "./content/films/a.md", "./content", "./static/.well-known/x", "./static/.nojekyll", "./site.yml",
    "./feeds/a.xml",
  ])
  func concerns(path: String) { #expect(list.concerns(path, isFolder: false)) }

  @Test(arguments: [
    "./contents/a.md", "./public/index.html", "./feeds/b.xml", "./.git", ".", "./site.yml.swp", "./content/.a.md.swp",
    "./content/.a.md.swx", "./content/4913", "./content/a.md~", "./content/#a.md#", "./content/.#a.md",
    "./content/.goutputstream-X1Y2", "./content/.DS_Store", "./static/film.mp4.part", "./content/a.md.tmp",
  ])
  func doesNotConcern(path: String) { #expect(!list.concerns(path, isFolder: false)) }

  @Test func foldersMayHaveAnyName() {
    #expect(list.concerns("./content/4913", isFolder: true))
    #expect(!list.concerns("./content/.git", isFolder: true))
  }

  @Test func parents() {
    #expect(list.parents == [".", "./feeds"])
    #expect(WatchList(folders: ["/content"], files: ["site.yml"]).parents == ["/", "."])
  }
}
