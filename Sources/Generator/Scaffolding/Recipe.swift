/// What a host needs in a site's folder to build, check and publish it by itself (`sitegen init --ci`).
public enum Recipe: String, Sendable, CaseIterable {
  case github, gitlab, netlify, cloudflare, generic

  /// The files, from the site's folder, which is the repository's.
  var files: [(path: String, text: String)] {
    switch self {
    case .github: [(".github/workflows/site.yml", Self.githubWorkflow)]
    case .gitlab: [(".gitlab-ci.yml", Self.gitlabPipeline)]
    case .netlify: [("netlify.toml", Self.netlifyFile), Self.script]
    case .cloudflare: [("wrangler.toml", Self.cloudflareFile), Self.script]
    case .generic: [Self.script]
    }
  }

  /// Writes the files into a site and tells which. Those that are there are replaced only by force; if one may not be,
  /// none is written.
  public func write(to folder: String, force: Bool) throws(ScaffoldError) -> [String] {
    if !force, let there = files.first(where: { FileSystem.exists(FileSystem.join(folder, $0.path)) }) {
      throw .refused("\(FileSystem.join(folder, there.path)) is there already", help: "add --force to replace it")
    }
    do {
      for (path, text) in files {
        let target = FileSystem.join(folder, path)
        try FileSystem.makeFolders(FileSystem.parent(of: target))
        try FileSystem.replace(target, with: Array(text.utf8))
      }
    } catch {
      throw ScaffoldError(error)
    }
    return files.map(\.path)
  }

  /// Whether a folder holds a site, so that nothing but a recipe is to be added.
  public static func isSite(_ folder: String) -> Bool {
    FileSystem.exists(FileSystem.join(folder, "site.yml"))
  }
}
