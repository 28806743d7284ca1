import ArgumentParser
import FoundationEssentials
import Generator

/// How a command that works through a whole site does so.
struct WorkOptions: ParsableArguments {
  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(help: ArgumentHelp("Tasks at once; the output is the same for any number.", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("Write a report in JSON.", valueName: "file"))
  var report: String?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be from 1 to 256") }
  }

  func apply(to options: inout BuildOptions) {
    options.strict = strict
    options.jobs = jobs ?? max(1, ProcessInfo.processInfo.activeProcessorCount)
  }
}
