import Testing

@testable import Transport

/// What the programs say that publish, and what is made of it.
@Suite struct ToolWordsTests {
  private static let banner = """
    @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\r
    @    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r
    @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\r
    IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!\r
    The fingerprint for the ED25519 key sent by the remote host is\r
    SHA256:abc+DEF/123.\r
    Add correct host key in KNOWN to get rid of this message.\r
    Offending ED25519 key in KNOWN:3\r
    Host key for HOST has changed and you have requested strict checking.\r
    Host key verification failed.\r

    """

  @Test(arguments: [
    ("h.example", "/home/ada/.ssh/known_hosts", "ssh-keygen -R h.example "),
    ("[127.0.0.1]:2222", "/home/ada/.ssh/known_hosts", "ssh-keygen -R '[127.0.0.1]:2222' "),
    ("h.example", "/srv/my keys/known", "ssh-keygen -f '/srv/my keys/known' -R h.example "),
  ])
  func aHostWithAnotherKey(host: String, known: String, command: String) throws {
    let said = Self.banner.replacing("HOST", with: host, maxReplacements: 9).replacing("KNOWN", with: known)
      .replacing("REMOTE \(host)", with: "REMOTE HOST")
    let failure = try #require(ChangedHostKey.failure(said, at: "web@h:/www/"))
    #expect(failure.kind == .remote)
    #expect(
      failure.message.hasPrefix("web@h:/www/ is not the host that is known: the key of \(host) has changed."),
      "\(failure.message)")
    let help = try #require(failure.help)
    #expect(help.contains("whether its key is new (SHA256:abc+DEF/123); only if so"), "\(help)")
    #expect(help.contains(command), "\(help)")
  }

  @Test func otherWordsOfSsh() {
    #expect(ChangedHostKey.failure("Host key verification failed.\n", at: "h") == nil)
    #expect(ChangedHostKey.failure("", at: "h") == nil)
    let failure = ChangedHostKey.failure("ssh: handshake failed: knownhosts: key mismatch", at: "sftp:www")
    #expect(failure?.help?.contains("ssh-keygen -R HOST ") == true)
  }

  @Test(arguments: [
    ("2026/01/02 15:04:05 ERROR : a.html: Failed to copy: disk full\n", "a.html: Failed to copy: disk full"),
    (
      """
      2026/01/02 15:04:05 NOTICE: Config file "/x" not found - using defaults
      2026/01/02 15:04:05 Failed to create file system for "s3:b": LoadCustomCABundleError: unable to load custom CA bundle
      caused by: open /none.pem: no such file or directory

      """,
      "Failed to create file system for \"s3:b\": LoadCustomCABundleError: unable to load custom CA bundle; caused by: "
        + "open /none.pem: no such file or directory"
    ),
    (
      "2026/01/02 15:04:05 NOTICE: Failed to cat: last error was:\n\tconnection refused\n",
      "Failed to cat: last error was: connection refused"
    ),
    (
      """
      2026/01/02 15:04:05 ERROR : Attempt 1/2 failed with 1 errors and: one
      2026/01/02 15:04:06 Failed to copy: two
      2026/01/02 15:04:06 NOTICE: three
      """, "Failed to copy: two"
    ), ("2026/01/02 15:04:05 NOTICE: alone\n", "NOTICE: alone"), ("no date\n", "no date"), ("", "it ended with 1"),
  ])
  func rclone(log: String, reason: String) {
    #expect(RcloneLog.reason(Tool.Outcome(status: 1, output: [], errors: log)) == reason)
  }
}
