import Testing

@testable import Generator

struct WebhookSettingsTests {
  private func read(_ yaml: String) throws -> WebhookSettings {
    let trial = try SiteTrial(["site.yml": "base_url: https://h.example/\nwebhooks: { \(yaml) }\n"])
    return try ConfigurationReader.read(trial.options).site.webhooks
  }

  private func problem(_ yaml: String) -> String {
    do {
      _ = try read(yaml)
      return ""
    } catch BuildFailure.configuration(let diagnostics) {
      return diagnostics.map { "\($0.id): \($0.message)" }.joined()
    } catch { return "\(error)" }
  }

  @Test func everyKey() throws {
    let settings = try read(
      "bind: '::1', port: 8080, publish: staging, quiet: 500ms, longest_wait: 1m, refresh: 0s, rate: 50, patience: 3s, connections: 12, "
        + "signature: { header: X-Hub-Signature-256, algorithm: sha512 }")
    var expected = WebhookSettings()
    expected.bind = "::1"
    expected.port = 8080
    expected.publish = "staging"
    (expected.quiet, expected.longestWait, expected.refresh) = (0.5, 60, 0)
    (expected.rate, expected.patience, expected.connections) = (50, 3, 12)
    expected.signatureHeader = "X-Hub-Signature-256"
    expected.signatureAlgorithm = .sha512
    #expect(settings == expected)
    #expect(try read("") == WebhookSettings())
  }

  @Test(arguments: [
    ("secret: abc", "unknown-key: unknown key 'webhooks.secret'"),
    ("port: 70000", "bad-value: 'webhooks.port' must be a whole number from 0 to 65535, not '70000'"),
    ("bind: 'http://x'", "bad-value: 'webhooks.bind' must be a name or address of this machine, not 'http://x'"),
    (
      "signature: { header: 'X Y' }",
      "bad-value: 'webhooks.signature.header' must be the name of a header, such as X-Signature, not 'X Y'"
    ),
    ("signature: { algorithm: md5 }", "bad-value: 'webhooks.signature.algorithm' cannot be 'md5'"),
    ("quiet: soon", "bad-value: 'webhooks.quiet' must be a time such as 2s, 5m or 6h, not 'soon'"),
  ])
  func slips(yaml: String, expected: String) { #expect(problem(yaml).hasPrefix(expected)) }
}
