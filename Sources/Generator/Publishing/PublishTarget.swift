/// A host that `sitegen publish` puts the site on: one entry of `publish:` in `site.yml`.
public struct PublishTarget: Sendable, Hashable {
  public var name: String
  public var way: Way
  /// Where visitors find it, when that is not `base_url`.
  public var url: BaseURL?
  /// Seconds that the host may take until it shows what was published (`--verify`).
  public var patience: Double

  /// How the files get there (`type:`).
  public enum Way: Sendable, Hashable {
    case directory(DirectoryTarget)
    case rsync(RsyncTarget)
    case git(GitTarget)
    case rclone(RcloneTarget)
    /// A command line for `/bin/sh`.
    case command(String)
  }
}

/// A folder of this machine, switched in one step.
public struct DirectoryTarget: Sendable, Hashable {
  public enum Switch: String, Sendable, CaseIterable {
    /// `to` is a folder; the new one is prepared beside it and takes its name.
    case rename
    /// `to` is a symlink to one of the folders in `TO.releases/`.
    case symlink
  }

  /// Relative to the site's folder unless absolute.
  public var to: String
  public var `switch` = Switch.rename
  /// Releases that stay when the switch is a symlink, the one in use included.
  public var keep = 3
}

/// What rsync writes to: a folder of this machine, `host:/folder` over ssh, or `rsync://host/module`.
public struct RsyncTarget: Sendable, Hashable {
  public var to: String
  /// Of ssh; nil is ssh's own choice.
  public var port: Int?
  /// The file with ssh's private key, relative to the site's folder unless absolute.
  public var key: String?
  /// A configuration file for ssh, instead of the user's and the system's.
  public var sshConfig: String?
}

/// A branch of a git repository.
public struct GitTarget: Sendable, Hashable {
  public enum History: String, Sendable, CaseIterable {
    /// A commit for each publish.
    case keep
    /// One commit that is replaced.
    case squash
  }

  /// An address or a path as git takes it.
  public var to: String
  public var branch = "gh-pages"
  public var history = History.keep
  public var message = "Publish the site"
}

/// A remote of rclone with a path: `remote:bucket/folder`.
public struct RcloneTarget: Sendable, Hashable {
  public var to: String
  /// rclone's configuration file, relative to the site's folder unless absolute.
  public var config: String?
  /// `Cache-Control` of pages, feeds and other files with an address that people know.
  public var cachePages: String?
  /// `Cache-Control` of all else: styles, scripts, pictures, media.
  public var cacheAssets: String?
}
