public import Markup

/// What a site's configuration came to.
public struct ResolvedConfiguration: Sendable {
  public var site: SiteConfiguration
  /// Every key with its value and origin, in the order of SPEC section 3.
  public var settings: [ResolvedSetting]
  public var warnings: [Diagnostic]
  /// Of all that it came from: files, variables, flags.
  public var print: Fingerprint
}

/// Reads `site.yml` and what overrides it. Any error makes the configuration unusable (exit code 78).
public enum ConfigurationReader {
  /// - Parameter needsFile: whether there must be a file; without one all is as if it were empty.
  /// - Throws: `BuildFailure.configuration` with every problem found.
  public static func read(
    _ options: BuildOptions, needsFile: Bool = true
  ) throws(BuildFailure) -> ResolvedConfiguration {
    var print = Fingerprint()
    var tree = ConfigurationTree(try root(options, needsFile: needsFile, &print))
    if let name = options.environmentName {
      tree.merge(try document(Self.overlay(of: options.configuration, name), options, &print))
    }
    tree.override(environment: options.environment)
    for setting in options.settings { tree.override(setting: setting) }
    if let baseURL = options.baseURL { tree.set(["base_url"], to: baseURL, place: Place(file: "--base-url")) }
    if let output = options.output { tree.set(["output"], to: output, place: Place(file: "--output")) }
    return try decode(tree, options, &print)
  }

  /// `site.yml` → `site.production.yml`.
  public static func overlay(of file: String, _ name: String) -> String {
    guard let dot = file.lastIndex(of: ".") else { return "\(file).\(name)" }
    return "\(file[..<dot]).\(name)\(file[dot...])"
  }

  private static func root(
    _ options: BuildOptions, needsFile: Bool, _ print: inout Fingerprint
  ) throws(BuildFailure) -> YAMLNode {
    if !needsFile, (try? Directory.current.status(options.path(options.configuration))) == .some(nil) {
      return YAMLNode(content: .mapping([]), place: Place(file: options.configuration))
    }
    return try document(options.configuration, options, &print)
  }

  private static func document(
    _ file: String, _ options: BuildOptions, _ print: inout Fingerprint
  ) throws(BuildFailure) -> YAMLNode {
    do {
      let bytes = try FileSystem.read(options.path(file))
      print.add(file)
      print.add(bytes)
      return try YAMLReader.read(bytes.withoutByteOrderMark, file: file)
    } catch let error as YAMLError {
      throw .configuration([error.diagnostic])
    } catch {
      throw .configuration([
        Diagnostic(
          .configMissing, at: Place(file: file), "there is no readable \(file) here",
          help: "go to the site's folder, say it with --source, or make a new site with: sitegen init mysite")
      ])
    }
  }

  private static func decode(
    _ tree: ConfigurationTree, _ options: BuildOptions, _ print: inout Fingerprint
  ) throws(BuildFailure) -> ResolvedConfiguration {
    var diagnostics = tree.diagnostics + SecretScan.diagnostics(tree.root)
    var reader = MappingReader(tree.root, variables: Variables(environment: options.environment))
    var site = SiteConfiguration()
    site.read(&reader) { name in
      let zone = options.zoneFiles(name)
      print.add(zone ?? [])
      return zone
    }
    reader.finish()
    diagnostics = SecretScan.discreet(diagnostics + reader.diagnostics)
    let warnings = diagnostics.filter { $0.severity == .warning }
    guard warnings.count == diagnostics.count else {
      throw .configuration(diagnostics.sorted(by: Diagnostic.inReadingOrder))
    }
    if let origin = options.origin { site.baseURL = site.baseURL.moved(to: origin) }
    print.add(values: reader.resolved, params: site.params, options)
    return ResolvedConfiguration(site: site, settings: reader.resolved, warnings: warnings, print: print)
  }
}

extension [UInt8] {
  /// Some editors put a byte order mark before UTF-8.
  var withoutByteOrderMark: ArraySlice<UInt8> { starts(with: [0xEF, 0xBB, 0xBF]) ? self[3...] : self[...] }
}
