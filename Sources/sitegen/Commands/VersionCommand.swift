import ArgumentParser

struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version.")

  func run() { Terminal.write("sitegen \(Version.current)\n", to: .output) }
}
