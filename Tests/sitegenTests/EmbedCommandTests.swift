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

  @Test func onlyAnAssetIsAVideo() async throws {
    let outcome = try await embed("AEAAQdbniShi", "--mode", "video", "--color", "never")
    #expect(outcome.status == 64)
    #expect(
      outcome.errors == """
        error: --mode video plays one asset, and 'AEAAQdbniShi' is none
          help: name one with --asset RID --template ID, or as TEMPLATE!ASSET; on pages of a site a whole gallery is played

        """)
  }

  @Test func aLiveStream() async throws {
    let expected = block("cpo[\"_fid\"] = \"A4HAcLOLOO68!liveid:7\";")
    #expect(try await embed("A4HAcLOLOO68!liveid-7").output == expected)
  }

  @Test func several() async throws {
    let code = try await embed("AEAAQdbniShi", "A4KANh__rQ_m").output
    #expect(code.contains("<div id=\"cp_widget_2\">...</div>\n<script type=\"text/javascript\">var cpo = [];"))
    #expect(code.components(separatedBy: "libasync.js").count == 2)
    #expect(code.hasSuffix("c.parentNode.insertBefore(cp, c); })();</script>\n"))
  }

  @Test func theNewerBlock() async throws {
    #expect(
      try await embed("A4HAcLOLOO68!Ag0Cqq6ltcaH", "--style", "v2").output == """
        <div id="cincopa_A4HAcLOLOO68_Ag0Cqq6ltcaH_1" class="gallerydemo cincopa-fadein"><img src="https://www.cincopa.com/media-platform/api/thumb.aspx?fid=A4HAcLOLOO68!Ag0Cqq6ltcaH&amp;size=large" alt="Ag0Cqq6ltcaH" style="width:100%;object-fit:contain"></div>
        <script src="https://rtcdn.cincopa.com/meta_json.aspx?fid=A4HAcLOLOO68!Ag0Cqq6ltcaH&amp;ver=v2&amp;id=cincopa_A4HAcLOLOO68_Ag0Cqq6ltcaH_1"></script>
        <script src="https://rtcdn.cincopa.com/libasync.js"></script>

        """)
  }

  /// What waits brings our script along, and no loader of its own.
  @Test(arguments: ["click", "lazy"]) func waiting(_ load: String) async throws {
    let code = try await embed("AEAAQdbniShi", "--load", load).output
    #expect(code.hasPrefix("<figure class=\"embed embed-script\" data-load=\"\(load)\""))
    #expect(
      code.contains(
        "<script data-loader=\"https://www.cincopa.com/media-platform/runtime/libasync.js\">// Shows players"))
    #expect(!code.contains("cp.src"))
  }

  @Test func settingsOfThePlayer() async throws {
    let frame = try await embed("AEAAQdbniShi", "--mode", "iframe", "--arg", "autostart=true", "--arg", "add_text=a&b")
    #expect(frame.output.contains("iframe.aspx?fid=AEAAQdbniShi#cpoautostart=true&amp;cpoadd_text=a%26b\""))
    let script = try await embed("AEAAQdbniShi", "--arg", "autostart")
    #expect(script.output.contains("data-args=\"{&quot;autostart&quot;: true}\""))
  }

  @Test(arguments: [
    ["AEAAQdbniShi", "--load", "soon"], ["AEAAQdbniShi", "--mode", "link", "--load", "click"],
    ["AEAAQdbniShi", "--mode", "iframe", "--style", "v2"], ["AEAAQdbniShi", "--arg", "a-b=1"],
    ["A4HAcLOLOO68!Ag0Cqq6ltcaH", "--mode", "video", "--arg", "a=1"],
  ])
  func wrongUsage(_ words: [String]) async throws {
    #expect(try await Program.run(["embed"] + words).status == 64)
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
