import ArgumentParser
import Generator

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a working starter site; needs no network.")

  @Argument(help: ArgumentHelp("Where to; the current folder if not said.", valueName: "dir"))
  var folder = "."

  @Flag(help: "Write into a folder that is not empty; files of the same name are kept.")
  var force = false

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    do {
      let written = try Starter.write(to: folder, force: force)
      console.console.note("\(console.style.green("Made")) a site in \(folder): \(written.of("file"))")
      let step = folder == "." ? "" : "cd \(folder) && "
      console.console.note("Next:  \(step)sitegen build && python3 -m http.server -d public")
    } catch {
      console.console.error(error.message, help: error.help)
      throw error.isRefusal ? ExitCode(64) : ExitCode.cannotWrite
    }
  }
}
