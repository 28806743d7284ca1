import Testing

/// SwiftPM lets a target import what its dependencies depend on; these tests do not.
struct LayeringTests {
  @Test func everyTargetIsInTheTable() {
    #expect(Set(SourceText.all.map(\.target)) == Set(Layers.imports.keys))
  }

  @Test(arguments: Layers.imports.keys.sorted())
  func targetImportsWhatTheTableSays(target: String) {
    let found = files(of: target).reduce(into: Set<String>()) { $0.formUnion($1.imports) }
    #expect(found.subtracting(Layers.systems) == Layers.imports[target])
  }

  @Test func outsideLibraryHasOneImporter() {
    let targets = Set(Layers.imports.keys)
    let imports = targets.flatMap { target in
      files(of: target).reduce(into: Set<String>()) { $0.formUnion($1.imports) }
    }
    let counts = Dictionary(grouping: imports, by: \.self).mapValues(\.count)
    let shared = counts.filter { $0.value > 1 }.keys
    #expect(
      Set(shared).subtracting(targets).subtracting(Layers.toolchain).subtracting(Layers.shared).subtracting(
        Layers.systems)
        == [])
  }

  @Test func onlyNamedFilesCallTheSystem() {
    #expect(paths { !$0.imports.isDisjoint(with: Layers.systems) } == Layers.filesOfTheSystem)
  }

  @Test func onlyNamedFilesAreUnsafe() {
    #expect(paths { $0.target != "Markup" && $0.words.contains("unsafe") } == Layers.unsafeFiles)
  }

  @Test(arguments: ["@unchecked Sendable", "nonisolated(unsafe)", "Task.detached"])
  func nothingEscapesTheCompilersCheck(words: String) {
    #expect(paths { $0.code.contains(words) } == [])
  }

  @Test(arguments: ["ProcessInfo", "getenv", "ContinuousClock", "SuspendingClock", "Date", "clock_gettime"])
  func generatorAndBelowAreToldTheTimeAndTheEnvironment(word: String) {
    #expect(paths { Layers.withoutSurroundings.contains($0.target) && $0.words.contains(word) } == [])
  }

  @Test func nothingHasAnEmptyName() {
    #expect(paths { $0.names.contains { Layers.emptyNames.contains(lastWord(of: $0)) } } == [])
  }

  private func files(of target: String) -> [SourceText] {
    SourceText.all.filter { $0.target == target }
  }

  private func paths(where condition: (SourceText) -> Bool) -> Set<String> {
    Set(SourceText.all.filter(condition).map(\.path))
  }

  /// `Helper` of `FeedHelper` and `Feed+Helper`.
  private func lastWord(of name: String) -> String {
    guard let start = name.lastIndex(where: \.isUppercase) else { return name }
    return String(name[start...])
  }
}
