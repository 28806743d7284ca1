import ArgumentParser
import Generator

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a working starter site; needs no network.",
    discussion: """
      --ci also writes what a host needs to build, check and publish the site by itself. In a folder with a site it writes
      nothing else.
      """)

  enum Host: String, ExpressibleByArgument, CaseIterable {
    case github, gitlab, netlify, cloudflare, generic

    var recipe: Recipe {
      switch self {
      case .github: .github
      case .gitlab: .gitlab
      case .netlify: .netlify
      case .cloudflare: .cloudflare
      case .generic: .generic
      }
    }
  }

  @Argument(help: ArgumentHelp("Where to; the current folder if not said.", valueName: "dir"))
  var folder = "."

  @Option(help: ArgumentHelp("A recipe for github, gitlab, netlify, cloudflare or generic.", valueName: "host"))
  var ci: Host?

  @Flag(help: "Write into a folder that is not empty; files of the same name are kept, but a recipe is replaced.")
  var force = false

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let style = console.style
    do {
      if ci == nil || !Recipe.isSite(folder) {
        let written = try Starter.write(to: folder, force: force)
        console.console.note("\(style.green("Made")) a site in \(folder): \(written.of("file"))")
        let step = folder == "." ? "" : "cd \(folder) && "
        console.console.note("Next:  \(step)sitegen serve --open")
      }
      for path in try ci?.recipe.write(to: folder, force: force) ?? [] {
        console.console.note("\(style.green("Wrote")) \(path)")
      }
      if ci != nil { console.console.note("Next:  set PROGRAM_URL and PROGRAM_SHA256 in it") }
    } catch {
      console.console.error(error.message, help: error.help)
      throw error.isRefusal ? ExitCode(64) : ExitCode.cannotWrite
    }
  }
}
