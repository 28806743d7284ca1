import Clibcmark
import Testing

@testable import Markup

struct MarkdownMemoryTests {
  @Test func givesZeroedPiecesThatDoNotOverlap() throws {
    var pieces: [[UInt8]] = []
    let memory = MarkdownMemory()
    try memory.use { functions in
      var places: [UnsafeMutableRawBufferPointer] = []
      for size in [1, 7, 8, 9, 100, 40_000, 1, 3] {
        let piece = try #require(functions.pointee.calloc(1, size))
        places.append(UnsafeMutableRawBufferPointer(start: piece, count: size))
        #expect(places[places.count - 1].allSatisfy { $0 == 0 })
        memset(piece, Int32(places.count), size)
      }
      pieces = places.map { Array($0.prefix(2)) }
    }
    #expect(pieces == [[1], [2, 2], [3, 3], [4, 4], [5, 5], [6, 6], [7], [8, 8]])
  }

  @Test func keepsContentWhenAPieceGrows() throws {
    let memory = MarkdownMemory()
    try memory.use { functions in
      let first = try #require(functions.pointee.calloc(1, 16))
      first.storeBytes(of: 7, toByteOffset: 15, as: UInt8.self)
      #expect(functions.pointee.realloc(first, 32) == first)
      #expect(functions.pointee.calloc(1, 8) != nil)
      let moved = try #require(functions.pointee.realloc(first, 64))
      #expect(moved != first)
      #expect(moved.load(fromByteOffset: 15, as: UInt8.self) == 7)
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
