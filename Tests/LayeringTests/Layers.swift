/// Who may import what. A new row or entry is a decision about the architecture: ARCHITECTURE.md changes with it.
enum Layers {
  /// The modules that a target imports, those of the operating system apart.
  static let imports: [String: Set<String>] = [
    "Markup": ["Clibxml2", "Clibcmark", "Synchronization"],
    "Syndication": ["Markup"],
    "Cincopa": ["Markup", "Syndication"],
    "Templates": ["Markup"],
    "Generator": ["Markup", "Syndication", "Cincopa", "Templates", "Yams", "Swift", "Synchronization"],
    "Transport": [
      "Generator", "Cincopa", "Syndication", "FoundationEssentials", "Synchronization", "Crypto", "Subprocess",
      "AsyncHTTPClient", "NIOCore", "NIOHTTP1", "NIOHTTPCompression", "NIOPosix", "NIOSSL",
    ],
    "Server": [
      "Generator", "Cincopa", "Markup", "FoundationEssentials", "Synchronization", "Dispatch",
      "Crypto", "Hummingbird", "Logging", "NIOCore", "NIOHTTP1", "ServiceLifecycle",
    ],
    "sitegen": [
      "Generator", "Transport", "Server", "Cincopa", "Syndication", "Markup", "Templates", "FoundationEssentials",
      "Dispatch", "Synchronization", "ArgumentParser",
    ],
  ]

  /// Part of the toolchain: these may have several importers. All others have one.
  static let toolchain: Set = ["Swift", "Synchronization", "Dispatch", "Foundation", "FoundationEssentials"]

  /// Sums and signatures of bytes, and the words of HTTP that both our network libraries are made of: of no consequence
  /// for who knows whom. These may have several importers, too.
  static let shared: Set = ["Crypto", "NIOCore", "NIOHTTP1"]

  /// The operating system's modules.
  static let systems: Set = ["Glibc", "Musl", "Darwin"]

  /// The only files that call the operating system or its C library.
  static let filesOfTheSystem: Set = [
    "Generator/Output/FileAppending.swift",
    "Generator/Output/FileEntry.swift",
    "Generator/Output/FileError.swift",
    "Generator/Output/FileSystem.swift",
    "Generator/Output/FolderEntries.swift",
    "Generator/Output/FolderExchange.swift",
    "Generator/Output/OpenedFile.swift",
    "Markup/Characters/MemorySearch.swift",
    "Server/Watching/INotify.swift",
    "Transport/Retrieval/FailureReasons.swift",
    "sitegen/Console/Terminal.swift",
    "sitegen/Serving/Session.swift",
  ]

  /// The only files outside `Markup` that say `unsafe`.
  static let unsafeFiles: Set = [
    "Generator/Output/FileAppending.swift",
    "Generator/Output/FileSystem.swift",
    "Server/Watching/INotify.swift",
    "Generator/Output/FolderEntries.swift",
    "Generator/Output/FolderExchange.swift",
    "Generator/Output/OpenedFile.swift",
    "sitegen/Console/Terminal.swift",
    "sitegen/Serving/Session.swift",
    "sitegen/Webhooks/BuildThreads.swift",
  ]

  /// They take time, environment and words as values, and give what happened as values.
  static let withoutSurroundings: Set = ["Markup", "Syndication", "Cincopa", "Templates", "Generator"]

  /// Names that say nothing about what a thing is, as the last word of a file or folder.
  static let emptyNames: Set = [
    "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Base", "Service", "Services",
    "Common", "Core", "Misc",
  ]
}
