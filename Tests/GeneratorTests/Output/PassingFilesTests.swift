import Testing

@testable import Generator

/// Names that editors, file managers and browsers give to files of their own.
struct PassingFilesTests {
  @Test(arguments: [
    ".a.md.swp", ".a.md.swo", ".a.md.swx", "4913", "a.md~", "a.md.~1~", "#a.md#", ".#a.md", ".a.md.kate-swp",
    ".goutputstream-X1Y2", ".~lock.a.odt#", "~$a.docx", "a.md___jb_tmp___", "a.md___jb_old___", "._a.md", ".DS_Store",
    "Thumbs.db", "desktop.ini", "film.mp4.part", "film.mp4.crdownload", "a.md.tmp", ".git",
  ])
  func passes(name: String) { #expect(PassingFiles.contain(name, isFolder: false)) }

  @Test(arguments: [
    "a.md", "swp", "a.swp", ".swim", ".nojekyll", ".well-known", ".htaccess", "_headers", "#", "#1", "c#", "_", "part",
    "apart", "tmp", "4914", "49130", "git", ".gitignore", "Thumbs", "a.bak", "depart",
  ])
  func stays(name: String) { #expect(!PassingFiles.contain(name, isFolder: false)) }

  @Test(arguments: ["4913", "photos~", "a.tmp", "#a#", "._a"])
  func foldersStay(name: String) { #expect(!PassingFiles.contain(name, isFolder: true)) }

  @Test func repositoriesOfGitPass() { #expect(PassingFiles.contain(".git", isFolder: true)) }
}
