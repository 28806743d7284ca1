import Cincopa
import Foundation
import Generator
import Testing

@testable import Server

struct WebhookQueueTests {
  private let folder: Folder
  private var path: String { folder.path + "/webhooks" }

  init() throws { folder = try Folder() }

  private func queue() throws -> WebhookQueue {
    try WebhookQueue(folder: path, rest: .zero, longestWait: .zero)
  }

  private func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

  private func gallery(_ id: String) throws -> MediaChange { .gallery(try FID(id)) }

  @Test func givesOutWhatCameAndForgetsItWhenItIsDone() async throws {
    let queue = try queue()
    try await queue.add([gallery("AwOne"), .asset(RID("AvOne"))])
    try await queue.add([gallery("AwOne")])
    let batch = try #require(await queue.next(by: nil))
    #expect(batch.changes.all == [try gallery("AwOne"), .asset(try RID("AvOne"))])
    #expect(batch.deliveries == 2)
    #expect(try files() == ["0000000001"])
    await queue.finish(batch)
    #expect(try files() == [])
  }

  @Test func whatComesWhileOneActsIsGivenOutNext() async throws {
    let queue = try queue()
    try await queue.add([gallery("AwOne")])
    let first = try #require(await queue.next(by: nil))
    try await queue.add([gallery("AwOne")])
    await queue.finish(first)
    #expect(try files() == ["0000000002"])
    #expect(await queue.next(by: nil)?.changes.all == [try gallery("AwOne")])
  }

  @Test func anotherRunGoesOn() async throws {
    do {
      let queue = try queue()
      try await queue.add([gallery("AwOne")])
      _ = await queue.next(by: nil)
      try await queue.add([gallery("AwTwo")])
    }
    let batch = try #require(await self.queue().next(by: nil))
    #expect(batch.changes.all == [try gallery("AwOne"), try gallery("AwTwo")])
    #expect(batch.deliveries == 0)
  }

  @Test func oneAtATime() throws {
    let first = try queue()
    #expect(throws: WebhookQueueError.inUse(path)) { try queue() }
    withExtendedLifetime(first) {}
  }

  @Test func waitsForWhatComes() async throws {
    let queue = try queue()
    async let next = queue.next(by: nil)
    try await queue.add([gallery("AwOne")])
    #expect(await next?.changes.all == [try gallery("AwOne")])
  }

  @Test func waitsNoLongerThanAsked() async throws {
    #expect(await (try queue()).next(by: .now)?.isEmpty == true)
  }

  @Test func endsEvenWhenSomethingWaits() async throws {
    let queue = try WebhookQueue(folder: path, rest: .seconds(3600), longestWait: .seconds(3600))
    try await queue.add([gallery("AwOne")])
    async let next = queue.next(by: nil)
    await queue.end()
    #expect(await next == nil)
    try await queue.add([gallery("AwTwo")])
    #expect(try files().count == 1)
  }

  @Test func whatIsPutOffComesBack() async throws {
    let queue = try queue()
    for number in 0..<10 {
      try await queue.add([gallery("Aw\(number)")])
      await queue.postpone(try #require(await queue.next(by: nil)))
    }
    #expect(try files().count < 9)
    let batch = await queue.takePostponed()
    #expect(batch.changes.galleries.count == 10 && batch.deliveries == 10)
    await queue.finish(batch)
    #expect(try files() == [])
    #expect(await queue.takePostponed().isEmpty)
  }

  @Test func whatCannotBeWrittenIsAsIfItHadNeverCome() async throws {
    let queue = try queue()
    // A folder where the file is to be.
    try FileManager.default.createDirectory(atPath: path + "/0000000001", withIntermediateDirectories: false)
    await #expect(throws: FileError.self) { try await queue.add([gallery("AwOne")]) }
    #expect(await queue.failure?.path == path + "/0000000001")
    try FileManager.default.removeItem(atPath: path + "/0000000001")
    try await queue.add([gallery("AwTwo")])
    #expect(await queue.failure == nil)
    #expect(await queue.next(by: nil)?.changes.all == [try gallery("AwTwo")])
  }

  @Test func manyAtOnce() async throws {
    let queue = try queue()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<500 { group.addTask { try await queue.add([gallery("Aw\(number % 100)")]) } }
      try await group.waitForAll()
    }
    let batch = try #require(await queue.next(by: nil))
    #expect(batch.changes.galleries.count == 100 && batch.deliveries == 500)
    let bytes = try FileSystem.read(path + "/0000000001")
    #expect(QueueRecords.read(bytes) == batch.changes)
  }
}

struct QueueRecordsTests {
  @Test func lines() throws {
    let bytes = QueueRecords.bytes(of: [.gallery(try FID("AwKAv6-9ivM-")), .asset(try RID("Ag0Cqq6ltcaH")), .unknown])
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        87ec1b5c gallery AwKAv6-9ivM-
        324c3d0c asset Ag0Cqq6ltcaH
        9b759fb9 unknown

        """)
  }

  @Test func whatKillsAndDisksLeave() throws {
    let whole = QueueRecords.bytes(of: [.gallery(try FID("AwOne"))])
    let two = QueueRecords.bytes(of: [.gallery(try FID("AwTwo"))])
    var one = MediaChanges()
    one.insert(.gallery(try FID("AwOne")))
    for length in 0..<two.count - 1 { #expect(QueueRecords.read(whole + two.prefix(length)) == one) }
    #expect(QueueRecords.read(whole + two.dropFirst(3)).isUnknown)
    #expect(QueueRecords.read(Array("zz\n".utf8) + whole).isUnknown)
    #expect(QueueRecords.read([UInt8](repeating: 0, count: 40)).isEmpty)
    #expect(QueueRecords.read([]).isEmpty)
  }
}
