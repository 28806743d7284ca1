import Cincopa
import FoundationEssentials
import Testing

@testable import Transport

struct TokenPlaceTests {
  private func place(_ environment: [String: String]) -> Result<APIToken, TransportFailure> {
    do { return .success(try TokenPlace.token(in: environment)) } catch { return .failure(error) }
  }

  @Test func variablesAndFiles() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/token-\(UInt64.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = folder + "/cincopa_api_token"
    try Data("from-file\n".utf8).write(to: URL(filePath: file))

    let said = try #require(APIToken("said"))
    let kept = try #require(APIToken("from-file"))
    #expect(place(["CINCOPA_API_TOKEN": "said", "CINCOPA_API_TOKEN_FILE": file]) == .success(said))
    #expect(place(["CINCOPA_API_TOKEN": "", "CINCOPA_API_TOKEN_FILE": file]) == .success(kept))
    #expect(place(["CREDENTIALS_DIRECTORY": folder]) == .success(kept))
  }

  @Test(arguments: [
    ([:], "there is no API token"), (["CREDENTIALS_DIRECTORY": "/no/such"], "there is no API token"),
    (["CINCOPA_API_TOKEN": "two words"], "what the variable CINCOPA_API_TOKEN holds is no API token"),
    (["CINCOPA_API_TOKEN_FILE": "/dev/null"], "what the file /dev/null holds is no API token"),
  ])
  func withoutOne(environment: [String: String], message: String) {
    #expect(place(environment).failure?.message == message)
    #expect(place(environment).failure?.kind == .configuration)
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}
