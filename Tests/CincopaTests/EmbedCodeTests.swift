import Markup
import Testing

@testable import Cincopa

@Suite struct EmbedCodeTests {
  @Test func writesThePlatformsBlockForAGallery() throws {
    #expect(
      EmbedCode.block(try .parse(fid: "AEAAQdbniShi")) == """
        <div id="cp_widget_1">...</div>
        <script type="text/javascript">
        var cpo = [];
        cpo["_object"] ="cp_widget_1";
        cpo["_fid"] = "AEAAQdbniShi";
        var _cpmp = _cpmp || []; _cpmp.push(cpo);
        (function() { var cp = document.createElement("script"); cp.type = "text/javascript";
        cp.async = true; cp.src = "//www.cincopa.com/media-platform/runtime/libasync.js";
        var c = document.getElementsByTagName("script")[0];
        c.parentNode.insertBefore(cp, c); })();
        </script>
        """)
  }

  @Test func writesThePlatformsBlockForAReference() throws {
    #expect(
      EmbedCode.block(try .parse(fid: "rrid:post-42!A8PAabcdefgh!AEAAQdbniShi")) == """
        <div id="cp_widget_1">...</div>
        <script type="text/javascript">
        var cpo = [];
        cpo["_object"] ="cp_widget_1";
        cpo["_uid"] = "A8PAabcdefgh";
        cpo["_rrid"] = "post-42";
        cpo["_template"] = "AEAAQdbniShi";
        var _cpmp = _cpmp || []; _cpmp.push(cpo);
        (function() { var cp = document.createElement("script"); cp.type = "text/javascript";
        cp.async = true; cp.src = "//www.cincopa.com/media-platform/runtime/libasync.js";
        var c = document.getElementsByTagName("script")[0];
        c.parentNode.insertBefore(cp, c); })();
        </script>
        """)
  }

  @Test func differsForAnAssetInTheIdOnly() throws {
    let gallery = EmbedCode.block(try .parse(fid: "AEAAQdbniShi"))
    let asset = EmbedCode.block(try .parse(fid: "AIBASXc7-7zv!Ag0Cqq6ltcaH"))
    #expect(asset == gallery.replacing("AEAAQdbniShi", with: "AIBASXc7-7zv!Ag0Cqq6ltcaH"))
  }

  @Test func escapesReferencesForTheirString() throws {
    let reference = MediaReference.reference(
      try RRID("</script><b>\"&'\\\n\u{2028}"), uid: try UID("A8PAabcdefgh"), template: try TemplateID("AEAAQdbniShi"))
    let code = EmbedCode.push(reference, object: "cp_widget_2").text
    #expect(code.hasPrefix("var cpo = [];\ncpo[\"_object\"] =\"cp_widget_2\";\ncpo[\"_uid\"]"))
    let line = code.split(separator: "\n").first { $0.contains("_rrid") } ?? ""
    #expect(line.hasPrefix(#"cpo["_rrid"] = "\u003C/script\u003E\u003Cb\u003E"#))
    #expect(line.hasSuffix(#"\u2028";"#))
  }

  @Test func readsTheLoaderFromAReplacedHostByItsFullAddress() {
    let hosts = PlatformHosts(all: "http://127.0.0.1:8080")
    #expect(
      EmbedCode.loader(hosts).text == """
        (function() { var cp = document.createElement("script"); cp.type = "text/javascript";
        cp.async = true; cp.src = "http://127.0.0.1:8080/media-platform/runtime/libasync.js";
        var c = document.getElementsByTagName("script")[0];
        c.parentNode.insertBefore(cp, c); })();
        """)
  }

  @Test(arguments: [
    ("AEAAQdbniShi", "AEAAQdbniShi"),
    ("AIBASXc7-7zv!Ag0Cqq6ltcaH", "AIBASXc7-7zv!Ag0Cqq6ltcaH"),
    ("AIBASXc7-7zv@AEAAQdbniShi", "AIBASXc7-7zv@AEAAQdbniShi"),
    ("rrid:post-42!A8PAabcdefgh!AEAAQdbniShi", "rrid:post-42!A8PAabcdefgh!AEAAQdbniShi"),
    ("rrid:a&b:c é!A8PAabcdefgh!AEAAQdbniShi", "rrid:a%26b%3Ac%20%C3%A9!A8PAabcdefgh!AEAAQdbniShi"),
  ])
  func addressesAnIframe(fid: String, query: String) throws {
    #expect(
      EmbedCode.iframeURL(try .parse(fid: fid)) == "https://www.cincopa.com/media-platform/iframe.aspx?fid=\(query)")
  }

  @Test func writesAnIframe() throws {
    let html = EmbedCode.iframe(try .parse(fid: "AIBASXc7-7zv!Ag0Cqq6ltcaH"), title: "Birds & gulls")
    #expect(
      html.string
        == #"<iframe src="https://www.cincopa.com/media-platform/iframe.aspx?fid=AIBASXc7-7zv!Ag0Cqq6ltcaH""#
        + #" title="Birds &amp; gulls" width="600" height="430" allowfullscreen loading="lazy""#
        + #" referrerpolicy="strict-origin-when-cross-origin"></iframe>"#)
  }
}
