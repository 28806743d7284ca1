import Markup

/// Work spread over threads in contiguous chunks, not one task per element: pages cost microseconds.
public enum Parallel {
  /// The results in the order of the elements, whatever the number of jobs; a worker takes `chunk` elements at a time.
  public static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int, chunk: Int = 32, _ body: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    guard jobs > 1, elements.count > 1 else { return elements.map(body) }
    let size = max(1, min(chunk, elements.count / jobs))
    let chunks = stride(from: 0, to: elements.count, by: size).map { $0..<min($0 + size, elements.count) }
    return await withTaskGroup(of: (Int, [Result]).self) { group in
      var parts: [[Result]?] = Array(repeating: nil, count: chunks.count)
      var next = 0
      func start() {
        guard next < chunks.count else { return }
        let (number, range) = (next, chunks[next])
        next += 1
        group.addTask {
          MemoryRetention.growShare()
          return (number, elements[range].map(body))
        }
      }
      for _ in 0..<jobs { start() }
      for await (number, part) in group {
        parts[number] = part
        start()
      }
      return parts.flatMap { $0 ?? [] }
    }
  }
}
