import ArgumentParser
import Generator
import Transport

/// What a publish says.
struct PublishWords: Sendable {
  let console: Console

  /// The plan.
  func say(_ publication: Publication, foreignCount: Int) {
    let plan = publication.plan
    if foreignCount > 0 {
      console.note("  \(foreignCount.of("file")) in the output that no build wrote: not published")
    }
    guard !plan.isEmpty else { return }
    if publication.isWhole {
      let size = "\(plan.uploads.count.of("file")) (\(plan.uploadSize.bytes))"
      return console.note("  \(publication.target.name): \(size) for \(publication.place.printable)")
    }
    let deletions = plan.deletions.isEmpty ? "nothing to delete" : "\(plan.deletions.count) to delete"
    console.note(
      "  \(publication.target.name): \(plan.newCount) new, \(plan.changedCount) changed (\(plan.uploadSize.bytes)), "
        + "\(plan.unchangedCount) unchanged, \(deletions)")
    guard console.isVerbose else { return }
    for upload in plan.uploads { console.note("  \(upload.isNew ? "+" : "~") \(upload.path.text.printable)") }
    for path in plan.deletions { console.note("  - \(path.text.printable)") }
  }

  /// Before anything is sent: what was changed by hand goes out, and the next build takes it back.
  func warn(ofEdited paths: [OutputPath], in folder: String) {
    if paths.isEmpty { return }
    let names = paths.prefix(3).map(\.text.printable).joined(separator: ", ")
    let rest = paths.count > 3 ? " and \(paths.count - 3) more" : ""
    let verb = paths.count == 1 ? "was" : "were"
    console.line(
      "\(console.style.yellow("warning:")) \(paths.count.of("file")) in \(folder.printable) \(verb) changed since the last "
        + "build: \(names)\(rest)")
    console.line(
      "  \(console.style.faint("help:")) to publish what your site's sources say, build it again: sitegen build")
  }

  func refuseStrictly() {
    console.line("\(console.style.red("Not published:")) warnings are errors (--strict); nothing was done")
  }

  func sayDry(_ publication: Publication) {
    if publication.plan.isEmpty { return sayNothing(publication) }
    let force = publication.plan.deletesTooMuch ? "; it would ask for --force, because it deletes so much" : ""
    console.note("Nothing was published (--dry-run)\(force)")
  }

  func say(_ step: PublishStep) {
    switch step {
    case .sending(let phase, let count): console.note(console.style.faint("  sending \(count.of(phase.noun))"))
    case .deleting(let count): console.note(console.style.faint("  deleting \(count.of("file"))"))
    case .said(let line): console.note("  \(line.printable)")
    }
  }

  func sayDone(_ publication: Publication, seconds: Double) {
    let plan = publication.plan
    if plan.isEmpty { return sayNothing(publication) }
    if publication.isWhole {
      return console.note(
        "\(console.style.green("Published")) by \(publication.place.printable) in \(seconds.duration)")
    }
    console.note(
      "\(console.style.green("Published")) to \(publication.place.printable): \(plan.uploads.count.of("file")) sent (\(plan.uploadSize.bytes)), "
        + "\(plan.deletions.count) deleted in \(seconds.duration)")
  }

  func sayVerified(_ count: Int) { console.note("  \(count.of("file")) fetched and compared: as published") }

  private func sayNothing(_ publication: Publication) {
    console.note("Nothing to publish: \(publication.place.printable) has this site")
  }
}

extension PublishPlan.Phase {
  fileprivate var noun: String {
    switch self {
    case .assets: "asset"
    case .newPages: "new page"
    case .changedPages: "changed page"
    case .indexes: "index file"
    }
  }
}

extension Int {
  /// Bytes for people: `812 B`, `4.2 kB`, `1.3 GB`.
  var bytes: String {
    var value = Double(self)
    var unit = "B"
    for next in ["kB", "MB", "GB", "TB"] where value >= 1000 { (value, unit) = (value / 1000, next) }
    if unit == "B" { return "\(self) B" }
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) \(unit)"
  }
}

extension BuiltSiteError {
  var message: String {
    switch self {
    case .notBuilt(let folder): "there is no site in \(folder) to publish"
    case .unfinished(let folder): "a build of \(folder) was cut short"
    case .differs(let folder, let missing):
      "\(folder) is not what the last build wrote: \(missing.count.of("file")) missing, among them "
        + missing.prefix(3).map(\.text).joined(separator: ", ")
    case .inUse(let folder): "a build or another publish is working on \(folder)"
    }
  }

  var exitCode: ExitCode {
    if case .inUse = self { .cannotWrite } else { .siteErrors }
  }

  var help: String {
    switch self {
    case .inUse: "wait until it has ended"
    default: "build the site first: sitegen build"
    }
  }
}

extension TransportFailure {
  static func tooManyDeletions(_ plan: PublishPlan) -> TransportFailure {
    TransportFailure(
      .cannotWrite,
      "this would delete \(plan.deletions.count) of the \(plan.formerCount) files that sitegen has put there; nothing was "
        + "done",
      help: "look at them with --dry-run --verbose; if that is what you want, add --force")
  }
}
