import Foundation
import Testing

/// `sitegen embed` needs no site, and prints the platform's own code byte for byte.
@Suite struct EmbedCommandTests {
  private func embed(_ words: String...) async throws -> Program.Outcome {
    try await Program.run(["embed"] + words)
  }

  private func block(_ lines: String) -> String {
    """
    <div id="cp_widget_1">...</div>
    <script type="text/javascript">
    var cpo = [];
    cpo["_object"] ="cp_widget_1";
    \(lines)
    var _cpmp = _cpmp || []; _cpmp.push(cpo);
    (function() { var cp = document.createElement("script"); cp.type = "text/javascript";
    cp.async = true; cp.src = "//www.cincopa.com/media-platform/runtime/libasync.js";
    var c = document.getElementsByTagName("script")[0];
    c.parentNode.insertBefore(cp, c); })();
    </script>

    """
  }

  @Test(arguments: ["AEAAQdbniShi", "A4HAcLOLOO68@AEAAQdbniShi", "AwKAv6-9ivM-", "A4KANh__rQ_m"])
  func aGallery(_ fid: String) async throws {
    #expect(try await embed(fid).output == block("cpo[\"_fid\"] = \"\(fid)\";"))
  }

  @Test func aGalleryInAnotherLook() async throws {
    let outcome = try await embed("AEAAQdbniShi", "--template", "A4HAcLOLOO68")
    #expect(outcome.output == block("cpo[\"_fid\"] = \"A4HAcLOLOO68@AEAAQdbniShi\";"))
  }

  @Test func singleMode() async throws {
    let expected = block("cpo[\"_fid\"] = \"A4HAcLOLOO68!Ag0Cqq6ltcaH\";")
    #expect(try await embed("--asset", "Ag0Cqq6ltcaH", "--template", "A4HAcLOLOO68").output == expected)
    #expect(try await embed("A4HAcLOLOO68!Ag0Cqq6ltcaH").output == expected)
  }

  @Test func aReference() async throws {
    let outcome = try await embed("--rrid", "post-42", "--uid", "AMrADemo0001", "--template", "AEAAQdbniShi")
    let lines = """
      cpo["_uid"] = "AMrADemo0001";
      cpo["_rrid"] = "post-42";
      cpo["_template"] = "AEAAQdbniShi";
      """
    #expect(outcome.output == block(lines))
    #expect(outcome.errors == "")
  }

  @Test func aReferenceCannotLeaveItsString() async throws {
    let rrid = "\"</script>\\\u{2028}"
    let outcome = try await embed("--rrid", rrid, "--uid", "AMrADemo0001", "--template", "AEAAQdbniShi")
    #expect(outcome.output.contains(#"cpo["_rrid"] = "\"\u003C/script\u003E\\\u2028";"#), "\(outcome.output)")
    #expect(outcome.errors.contains("warning"))
  }

  @Test func otherModes() async throws {
    let url = "https://www.cincopa.com/media-platform/iframe.aspx?fid=A4HAcLOLOO68!Ag0Cqq6ltcaH"
    #expect(try await embed("A4HAcLOLOO68!Ag0Cqq6ltcaH", "--mode", "link").output == url + "\n")
    #expect(
      try await embed("A4HAcLOLOO68!Ag0Cqq6ltcaH", "--mode", "iframe").output.hasPrefix("<iframe src=\"\(url)\" title=")
    )
    let video = try await embed("A4HAcLOLOO68!Ag0Cqq6ltcaH", "--mode", "video").output
    #expect(video.contains("<video controls playsinline preload=\"none\" "))
    #expect(video.contains("<source src=\"https://rtcdn.cincopa.com/m3u8.aspx?rid=Ag0Cqq6ltcaH\""))
  }
}
