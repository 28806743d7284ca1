import Cincopa
import FoundationEssentials
import Testing

@testable import Transport

@Suite struct UploadStateTests {
  private let whole = """
    sitegen-upload 1
    digest: 0a1b
    to: AEAAQdbniShi
    size: 25
    chunk: 10
    unique-id: 6f1c
    taken: 2
    asset: AEyCfY7ET4hA 196481794
    end

    """

  @Test func textAndBack() throws {
    let state = try #require(UploadState(text: whole))
    #expect(state.text == whole)
    #expect(state.destination == .gallery(try FID("AEAAQdbniShi")))
    #expect(state.plan.count == 3)
    let plan = try #require(ChunkPlan(total: 5, size: 10))
    var fresh = UploadState(digest: "ff", destination: .account, plan: plan, uniqueID: "u")
    fresh.asset = UploadedAsset(rid: try RID("AEyCfY7ET4hA"))
    #expect(UploadState(text: fresh.text) == fresh)
  }

  @Test func whatIsCutOffOrWrongIsNoState() {
    for count in 0..<whole.count { #expect(UploadState(text: String(whole.prefix(count))) == nil) }
    for (part, other) in [
      ("sitegen-upload 1", "sitegen-upload 2"), ("taken: 2", "taken: 4"), ("taken: 2", "taken: -1"),
      ("size: 25", "size: 0"),
      ("AEAAQdbniShi", "../../x"), ("AEyCfY7ET4hA", "<b>"),
    ] {
      #expect(UploadState(text: whole.replacing(part, with: other)) == nil, "\(other)")
    }
  }
}

@Suite struct UploadContentTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/uploads-\(UInt64.random(in: 0 ... .max))"

  private func file(_ bytes: [UInt8]) throws -> UploadFile {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/pier.mp4"
    try Data(bytes).write(to: URL(filePath: path))
    return UploadFile(path: path)
  }

  @Test func piecesAreWhatTheyWere() async throws {
    let file = try file(Array("hello world".utf8))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let content = try await UploadContent(file, pieceSize: 4) { _, _ in }
    #expect(content.digest == "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9")
    #expect(try content.piece(2, 8..<11) == Array("rld".utf8))
  }

  @Test func aChangedFileGivesNoMorePieces() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let changes: [(String, (String) throws -> Void)] = [
      ("longer", { try append($0) }), ("replaced", { try Data("hello world".utf8).write(to: URL(filePath: $0)) }),
      ("gone", { try FileManager.default.removeItem(atPath: $0) }),
      ("empty", { try Data().write(to: URL(filePath: $0)) }),
    ]
    for (name, change) in changes {
      let file = try file(Array("hello world".utf8))
      let content = try await UploadContent(file, pieceSize: 4) { _, _ in }
      #expect(try content.piece(0, 0..<4) == Array("hell".utf8))
      try change(file.path)
      #expect(throws: TransportFailure.self, "\(name)") { try content.piece(1, 4..<8) }
    }
  }

  private func append(_ path: String) throws {
    var data = try Data(contentsOf: URL(filePath: path))
    data.append(1)
    try data.write(to: URL(filePath: path), options: .atomic)
  }

  @Test func whatIsNoFile() async throws {
    let file = try file([])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for path in [folder, folder + "/none", file.path] {
      await #expect(throws: TransportFailure.self) {
        _ = try await UploadContent(UploadFile(path: path), pieceSize: 4) { _, _ in }
      }
      #expect(UploadFile(path: path).problem != nil)
    }
  }
}
