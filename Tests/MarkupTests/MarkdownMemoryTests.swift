import Testing

@testable import Markup

struct MarkdownMemoryTests {
  @Test func givesZeroedPiecesThatDoNotOverlap() {
    let memory = MarkdownMemory()
    memory.use { functions in
      var pieces: [UnsafeMutablePointer<UInt8>] = []
      for size in [1, 7, 8, 9, 100, 40_000, 1, 3] {
        let piece = functions.pointee.calloc(1, size).assumingMemoryBound(to: UInt8.self)
        #expect((0..<size).allSatisfy { piece[$0] == 0 })
        for index in 0..<size { piece[index] = UInt8(pieces.count + 1) }
        pieces.append(piece)
      }
      #expect(pieces.map { $0[0] } == [1, 2, 3, 4, 5, 6, 7, 8])
    }
  }

  @Test func keepsContentWhenAPieceGrows() {
    let memory = MarkdownMemory()
    memory.use { functions in
      let first = functions.pointee.calloc(1, 16).assumingMemoryBound(to: UInt8.self)
      first[15] = 7
      let inPlace = functions.pointee.realloc(first, 32).assumingMemoryBound(to: UInt8.self)
      #expect(inPlace == first)
      _ = functions.pointee.calloc(1, 8)
      let moved = functions.pointee.realloc(inPlace, 64).assumingMemoryBound(to: UInt8.self)
      #expect(moved != first)
      #expect(moved[15] == 7)
    }
  }

  @Test func takesTheLastPieceAnew() {
    let memory = MarkdownMemory()
    memory.use { functions in
      let first = functions.pointee.calloc(1, 16)
      functions.pointee.free(first)
      #expect(functions.pointee.calloc(1, 16) == first)
      functions.pointee.free(nil)
    }
  }
}
