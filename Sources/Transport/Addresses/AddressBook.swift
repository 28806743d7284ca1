/// Asks the name system at most once per host and build, and remembers which address of a host could be reached.
actor AddressBook {
  /// Addresses of a name, as text, best first.
  typealias Resolve = @Sendable (_ name: String) async throws -> [String]

  private let resolve: Resolve
  private var answers: [String: Awaited<Result<[NetworkAddress], FetchFailure>>] = [:]
  private var reached: [String: NetworkAddress] = [:]

  init(resolve: @escaping Resolve) { self.resolve = resolve }

  /// All addresses of the name, the one that was reached before first.
  func addresses(of name: String) async throws -> [NetworkAddress] {
    let all = try await lookUp(name)
    guard let best = reached[name], let index = all.firstIndex(of: best) else { return all }
    return [best] + all[..<index] + all[(index + 1)...]
  }

  func reached(_ address: NetworkAddress, of name: String) {
    reached[name] = address
  }

  private func lookUp(_ name: String) async throws -> [NetworkAddress] {
    if let asked = answers[name] { return try await asked.value().get() }
    let answer = Awaited<Result<[NetworkAddress], FetchFailure>>()
    answers[name] = answer
    let result: Result<[NetworkAddress], FetchFailure>
    do {
      let found = try await resolve(name).compactMap { NetworkAddress($0) }
      result = found.isEmpty ? .failure(.retry("host name not found (\(name))")) : .success(found)
    } catch is CancellationError {
      result = .failure(.retry("host name not found in time (\(name))"))
    } catch {
      result = .failure(.retry("host name not found (\(name))"))
    }
    if case .failure = result { answers[name] = nil }
    answer.fulfil(result)
    return try result.get()
  }
}
