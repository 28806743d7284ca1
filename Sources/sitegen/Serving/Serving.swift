import ArgumentParser
import Generator
import Server

/// `sitegen serve`: joins builds, server, watcher and the person at the keyboard.
struct Serving: Sendable {
  var options: BuildOptions
  let console: ConsoleOptions
  let failures: [String: SimulatedFailure]
  /// `--open`
  let opensPages: Bool
  let polls: Bool
  let host: String
  let ports: [Int]
  /// Where the report of the newest build is written (`--report`).
  let report: String?

  /// Goes on until somebody ends it.
  func run() async -> ExitCode {
    let site: SiteConfiguration
    do { site = try ConfigurationReader.read(options).site } catch {
      return console.report(error, folder: options.source)
    }
    let preview = Preview()
    let server = PreviewServer(preview, host: host, ports: ports)
    if !server.isLoopback { words.warnOfTheNetwork() }
    let session = Session()
    defer { session.end() }
    do {
      return try await server.run { port in
        if let taken = ports.first, taken != 0, taken != port { words.noteTaken(taken) }
        return await PreviewSession(self, preview, origin: Self.origin(host, port)).run(session, site)
      }
    } catch let error as PortError {
      return words.refuse(error)
    } catch {
      console.console.error("the preview has ended: \(error)")
      return ExitCode(70)
    }
  }

  var words: ServingWords { ServingWords(console: console) }

  /// `http://127.0.0.1:1314`; where all addresses are listened on, one of this machine.
  static func origin(_ host: String, _ port: Int) -> String {
    let name =
      switch host {
      case "0.0.0.0": "127.0.0.1"
      case "::": "[::1]"
      default: host.contains(":") ? "[\(host)]" : host
      }
    return "http://\(name):\(port)"
  }
}

extension BuildOptions {
  /// What a site of this configuration is read from, and the files of its feeds that `report` names.
  func watchList(_ site: SiteConfiguration, _ report: BuildReport?) -> WatchList {
    let folders = site.folders
    var list = WatchList(
      folders: Set([folders.content, folders.templates, folders.static].map(path)), files: [path(configuration)])
    if network == .frozen { list.folders.insert(path("snapshots")) }
    if let name = environmentName { list.files.insert(path(ConfigurationReader.overlay(of: configuration, name))) }
    for source in report?.sources ?? [] where !source.address.contains("://") {
      list.files.insert(path(source.address))
    }
    list.files.formUnion(list.files.compactMap(Self.target))
    return list
  }

  /// Where a file really is that is a symlink: only there is it written to.
  private static func target(of path: String) -> String? {
    let kind = (try? Directory.current.status(path))??.kind
    return kind == .symlink ? Directory.canonical(path) : nil
  }
}
