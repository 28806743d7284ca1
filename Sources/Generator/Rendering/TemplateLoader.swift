import Markup
import Templates

/// The site's templates over those of the built-in theme (SPEC section 6).
struct SiteTemplates: Sendable {
  let set: TemplateSet
  let head: TemplateHead
  let names: Set<String>
  /// Those that pages may be rendered with.
  let entries: [String]
  /// Of all their texts.
  let print: Fingerprint
  /// The files that were read, and the names in their folder.
  let inputs: [RecordedInput]
  let folderNames: Fingerprint
  /// Files of the theme and of `templates/assets/`, by path below `assets/`: bytes, or the path of a file.
  let assets: [String: ThemeAsset]

  enum ThemeAsset: Sendable {
    case bytes([UInt8])
    case file(String)
  }

  private static let suffix = ".mustache"

  /// - Parameter named: templates that front matter asks for.
  init(
    _ configuration: SiteConfiguration, schema: TemplateSchema, named: Set<String>, options: BuildOptions,
    _ diagnostics: inout [Diagnostic]
  ) {
    var sources: [String: TemplateSource] = [:]
    var assets: [String: ThemeAsset] = [:]
    if configuration.theme == .builtIn {
      for file in BuiltInTheme.templates { sources[file.name] = file }
      assets = BuiltInTheme.assets.mapValues(ThemeAsset.bytes)
    }
    let folder = options.path(configuration.folders.templates)
    let listed = Self.files(in: folder, configuration, &diagnostics)
    var inputs: [RecordedInput] = []
    for file in listed where file.kind == .file {
      let entry = file.path
      let path = configuration.folders.templates + "/" + entry
      if entry.hasSuffix(Self.suffix) {
        let name = String(entry.dropLast(Self.suffix.count))
        if let text = Self.read(path, options, &diagnostics) {
          sources[name] = TemplateSource(name: name, path: path, text: text)
          inputs.append(RecordedInput(path: path, mark: FileMark(file.status), print: Fingerprint(text)))
        }
      } else if entry.hasPrefix("assets/") {
        assets[String(entry.dropFirst("assets/".count))] = .file(options.path(path))
      }
    }
    (self.inputs, folderNames) = (inputs, listed.names)
    let ordered = sources.values.sorted { $0.name < $1.name }.map { $0.prefixed(by: configuration.baseURL) }
    names = Set(sources.keys)
    print = Self.print(of: ordered)
    head = TemplateHead(ordered)
    self.assets = assets
    entries = names.filter { TemplateLookup.isEntry($0) || named.contains($0) }.sorted()
    set = TemplateSet(
      sources: ordered, schema: schema, entries: entries,
      injections: [
        TemplateInjection(before: "</head>", field: "head"), TemplateInjection(before: "</body>", field: "scripts"),
      ])
    // What the author overrides of the theme may leave blocks of its other templates without a place.
    let own = set.problems.filter { $0.severity == .error || !$0.path.hasPrefix(BuiltInTheme.path) }
    diagnostics += own.map(Diagnostic.init)
  }

  private static func files(
    in folder: String, _ configuration: SiteConfiguration, _ diagnostics: inout [Diagnostic]
  ) -> [FileEntry] {
    do { return try FileSystem.templates(folder) } catch {
      diagnostics.append(
        Diagnostic(.unreadableFile, at: Place(file: configuration.folders.templates), "\(error.path): \(error.reason)"))
      return []
    }
  }

  private static func print(of sources: [TemplateSource]) -> Fingerprint {
    var print = Fingerprint()
    for source in sources {
      print.add(source.name)
      print.add(source.path)
      print.add(source.text)
    }
    return print
  }

  private static func read(_ path: String, _ options: BuildOptions, _ diagnostics: inout [Diagnostic]) -> [UInt8]? {
    do {
      return try FileSystem.read(options.path(path))
    } catch {
      // It was there when the folder was listed; now it is as though it had never been.
      if error.isMissing { return nil }
      diagnostics.append(
        Diagnostic(.unreadableFile, at: Place(file: path), "this file cannot be read: \(error.reason)"))
      return nil
    }
  }
}

extension Diagnostic {
  init(_ problem: TemplateProblem) {
    self.init(
      id: problem.id.rawValue, problem.severity == .error ? .error : .warning,
      at: Place(file: problem.path, location: problem.location), problem.message, help: problem.help)
  }
}

extension TemplateSource {
  /// With the path of the base URL before root-relative links that the template's own text holds (SPEC section 3).
  fileprivate func prefixed(by baseURL: BaseURL) -> TemplateSource {
    guard baseURL.path != "/" else { return self }
    var source = self
    var result: [UInt8] = []
    for (index, byte) in text.enumerated() {
      result.append(byte)
      guard byte == UInt8(ascii: "\""), index + 1 < text.count, text[index + 1] == UInt8(ascii: "/") else { continue }
      let isHost = index + 2 < text.count && text[index + 2] == UInt8(ascii: "/")
      guard !isHost, Self.attributes.contains(where: { text[..<index].suffix($0.count).elementsEqual($0) }) else {
        continue
      }
      result += baseURL.path.utf8.dropLast()
    }
    source.text = result
    return source
  }

  private static let attributes = ["href=", "src=", "action=", "poster="].map { Array($0.utf8) }
}
