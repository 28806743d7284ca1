import Markup
import Templates

/// What was read of the templates' folder and of the theme.
struct TemplateFiles: Sendable {
  /// By name.
  let sources: [TemplateSource]
  let names: Set<String>
  let head: TemplateHead
  /// Of all their texts.
  let print: Fingerprint
  /// The files that were read, and the names in their folder.
  let inputs: [RecordedInput]
  let folderNames: Fingerprint
  /// Files of the theme and of `templates/assets/`, by path below `assets/`: bytes, or the path of a file.
  let assets: [String: ThemeAsset]
  let diagnostics: [Diagnostic]

  enum ThemeAsset: Sendable {
    case bytes([UInt8])
    case file(String)
  }

  private static let suffix = ".mustache"

  init(_ configuration: SiteConfiguration, _ options: BuildOptions) {
    var sources: [String: TemplateSource] = [:]
    var assets: [String: ThemeAsset] = [:]
    var diagnostics: [Diagnostic] = []
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
    names = Set(sources.keys)
    self.sources = sources.values.sorted { $0.name < $1.name }.map { $0.prefixed(by: configuration.baseURL) }
    print = Self.print(of: self.sources)
    head = TemplateHead(self.sources)
    (self.assets, self.diagnostics) = (assets, diagnostics)
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
