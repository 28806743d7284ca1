import Cincopa
import Markup
import Testing

@testable import Generator

@Suite struct SecretScanTests {
  private func found(_ yaml: String) throws -> [String] {
    SecretScan.diagnostics(try YAMLReader.read(Array(yaml.utf8)[...], file: "site.yml")).map(\.line)
  }

  private static let message = "error[token-in-file]: an API token stands in a file of the site"

  @Test(arguments: [
    ("api_token: abc", "site.yml:1:12"), ("cincopa:\n  token: abc", "site.yml:2:10"), ("token: abc", "site.yml:1:8"),
    ("CINCOPA_API_TOKEN: abc", "site.yml:1:20"), ("params: {api_token: abc}", "site.yml:1:21"),
    ("a: [x, 'https://h.example/f?api_token=abc']", "site.yml:1:8"),
  ])
  func tokens(_ yaml: String, _ place: String) throws {
    #expect(try found(yaml) == ["\(place): \(Self.message)"])
  }

  @Test(arguments: [
    "api_token: ${CINCOPA_API_TOKEN}", "api_token:", "params: {token: of another service}", "title: my api_token",
    "url: https://h.example/f?api_token=${T}", "tokens: [a]",
  ])
  func notTokens(_ yaml: String) throws { #expect(try found(yaml) == []) }

  @Test func nothingElseIsSaidAboutTheLine() {
    let place = Place(file: "site.yml", location: .start)
    let token = Diagnostic(.tokenInFile, at: place, "a token")
    let other = Diagnostic(.badValue, at: Place(file: "site.yml"), "'x' is no y")
    #expect(
      SecretScan.discreet([Diagnostic(.badValue, at: place, "'SECRET' is no uid"), token, other]) == [token, other])
  }
}
