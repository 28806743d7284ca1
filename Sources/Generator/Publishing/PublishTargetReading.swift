extension PublishTarget {
  private enum Kind: String, CaseIterable {
    case directory, rsync, git, rclone, command
  }

  /// An entry of `publish:`; nil, with what is wrong reported, when it is none.
  init?(name: String, entry: YAMLEntry, _ reader: inout MappingReader) {
    let url = reader.value("url", "an address such as https://example.org/", BaseURL.init)
    let patience = reader.value("verify_wait", "a time such as 30s or 5m", Quantity.seconds)
    let given = reader.entries.contains { $0.key == "type" }
    guard let kind = reader.choice("type", Kind.self) else {
      if !given {
        reader.report(
          .badValue, entry.keyPlace, "the target '\(name)' needs a type",
          help: "type: one of \(Kind.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      reader.takeAll()
      return nil
    }
    guard let way = Self.way(kind, entry, &reader) else { return nil }
    self.init(name: name, way: way, url: url, patience: patience ?? 0)
  }

  private static func way(_ kind: Kind, _ entry: YAMLEntry, _ reader: inout MappingReader) -> Way? {
    switch kind {
    case .directory: DirectoryTarget(entry, &reader).map(Way.directory)
    case .rsync: RsyncTarget(entry, &reader).map(Way.rsync)
    case .git: GitTarget(entry, &reader).map(Way.git)
    case .rclone: RcloneTarget(entry, &reader).map(Way.rclone)
    case .command: reader.shellCommand("run", entry).map(Way.command)
    }
  }
}

extension DirectoryTarget {
  fileprivate init?(_ entry: YAMLEntry, _ reader: inout MappingReader) {
    let to = reader.destination(entry, "a folder, such as /srv/www/site")
    let way = reader.choice("switch", Switch.self)
    let keep = reader.int("keep", in: 1...1000)
    guard let to else { return nil }
    self.init(to: to, switch: way ?? .rename, keep: keep ?? 3)
  }
}

extension RsyncTarget {
  fileprivate init?(_ entry: YAMLEntry, _ reader: inout MappingReader) {
    let to = reader.destination(entry, "a folder, host:/folder or rsync://host/module")
    let port = reader.int("port", in: 1...65_535)
    let expected = "the path of a file, without quotation marks"
    let key = reader.value("key", expected, Self.file)
    let config = reader.value("ssh_config", expected, Self.file)
    guard let to else { return nil }
    self.init(to: to, port: port, key: key, sshConfig: config)
  }

  /// rsync parts the words of ssh's command line at blanks and joins them by quotation marks.
  private static func file(_ text: String) -> String? {
    text.isEmpty || text.contains { "\"'".contains($0) || $0.isNewline } ? nil : text
  }
}

extension GitTarget {
  fileprivate init?(_ entry: YAMLEntry, _ reader: inout MappingReader) {
    let to = reader.destination(entry, "a repository, such as git@github.com:name/site.git")
    let branch = reader.value("branch", "the name of a branch", Self.branch)
    let history = reader.choice("history", History.self)
    let message = reader.text("message")
    guard let to else { return nil }
    self.init(to: to, branch: branch ?? "gh-pages", history: history ?? .keep, message: message ?? "Publish the site")
  }

  /// The stricter half of git's own rules (git-check-ref-format).
  private static func branch(_ text: String) -> String? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let plain = text.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0.value != 0x7F && !"~^:?*[\\".contains(Character($0))
    }
    let named = parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".lock") && !$0.hasSuffix(".") }
    return plain && named && !text.contains("..") && !text.contains("@{") && !text.hasPrefix("-") && text != "@"
      ? text : nil
  }
}

extension RcloneTarget {
  fileprivate init?(_ entry: YAMLEntry, _ reader: inout MappingReader) {
    let to = reader.destination(entry, "a remote with a path, such as remote:bucket/folder")
    let config = reader.text("config")
    var pages: String?
    var assets: String?
    reader.mapping("cache_control") { reader in
      pages = reader.value("pages", Self.expected, Self.header)
      assets = reader.value("assets", Self.expected, Self.header)
    }
    guard let to else { return nil }
    self.init(to: to, config: config, cachePages: pages, cacheAssets: assets)
  }

  private static let expected = "the value of a header, such as 'public, max-age=3600'"

  private static func header(_ text: String) -> String? {
    !text.isEmpty && text.utf8.allSatisfy { (0x20...0x7E).contains($0) } ? text : nil
  }
}

extension MappingReader {
  /// `to:`, which programs must not take for an option.
  fileprivate mutating func destination(_ entry: YAMLEntry, _ expected: String) -> String? {
    guard entries.contains(where: { $0.key == "to" }) else {
      _ = take("to")
      report(.badValue, entry.keyPlace, "the target '\(entry.key)' needs 'to': \(expected)")
      return nil
    }
    let place = keyPlace("to")
    guard let text = scalar("to")?.text else { return nil }
    guard !text.isEmpty, !text.hasPrefix("-"), !text.hasPrefix("~"), !text.utf8.contains(where: { $0 < 0x20 }) else {
      // Without the value, which may hold a password.
      report(
        .badValue, place, "'\(path)to' must be \(expected)",
        help: text.hasPrefix("~") ? "write ${HOME} in place of ~" : nil)
      return nil
    }
    return text
  }

  /// A line for the shell, which replaces variables by itself: what they hold is not read here.
  fileprivate mutating func shellCommand(_ key: String, _ entry: YAMLEntry) -> String? {
    guard let node = take(key), case .scalar(let text, _) = node.content, !text.isEmpty else {
      report(.badValue, entry.keyPlace, "the target '\(entry.key)' needs 'run': the command to run")
      return nil
    }
    return text
  }

  /// Without saying anything about the rest.
  fileprivate mutating func takeAll() { for entry in entries { _ = take(entry.key) } }
}
