import Generator

/// What `sitegen galleries pull` says.
struct PullWords {
  let console: ConsoleOptions
  let isDry: Bool

  func say(_ pages: [PulledPage]) {
    for page in pages { say(page) }
    let new = pages.count { $0.outcome == .new }
    let updated = pages.count { if case .updated = $0.outcome { true } else { false } }
    let verb = isDry ? "Would pull" : "Pulled"
    console.console.note(
      "\(console.style.green(verb)) \(pages.count.of("galler", "ies", one: "y")): \(new) new, \(updated) updated, "
        + "\(pages.count - new - updated) left as they are")
  }

  private func say(_ page: PulledPage) {
    let file = page.file
    switch page.outcome {
    case .new: console.console.note("  \("new".filled(9)) \(file)")
    case .updated(let keys): console.console.note("  \("updated".filled(9)) \(file) (\(keys.joined(separator: ", ")))")
    case .same: if console.verbose { console.console.note("  \("same".filled(9)) \(file)") }
    case .foreign: console.console.note("  \("yours".filled(9)) \(file) shows \(page.fid) already, and was left alone")
    case .removed:
      console.console.note("  \("removed".filled(9)) \(file) of \(page.fid) is gone, and not written again")
    case .otherwise: console.warn(["\(file) shows the gallery \(page.fid) no longer, or cannot be read; it stays"])
    case .gone: console.warn(["the gallery \(page.fid) is no longer on the platform; its page \(file) stays"])
    case .unreadable(let reason, let help):
      let place = page.line.map { "\(file):\($0)" } ?? file
      console.warn(["\(place) was left as it is: \(reason)" + (help.map { "; \($0)" } ?? "")])
    }
    if !page.kept.isEmpty {
      console.console.note("  \("yours".filled(9)) \(file) keeps your \(page.kept.joined(separator: ", "))")
    }
  }
}

extension Int {
  /// `1 gallery`, `2 galleries`.
  fileprivate func of(_ stem: String, _ many: String, one: String) -> String {
    "\(self) \(stem)\(self == 1 ? one : many)"
  }
}
