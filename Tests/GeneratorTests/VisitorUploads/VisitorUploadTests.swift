import Testing

@testable import Generator

@Suite struct VisitorUploadTests {
  private let own = "visitor_uploads: { endpoint: /give }\n"

  private func trial(_ block: String, site: String, body: String = "Text") throws -> SiteTrial {
    try SiteTrial([
      "site.yml": "title: Site\nbase_url: https://h.example/sub/\n" + site,
      "content/a.md": "---\ntitle: A\nvisitor_uploads:\n  b: \(block)\n---\n\(body)\n",
    ])
  }

  private func block(_ block: String, site: String) async throws -> String {
    let page = try await trial(block, site: site).page("a/index.html")
    let start = try #require(page.firstRange(of: "<div class=\"visitor-upload\""))
    let end = try #require(page[start.lowerBound...].firstRange(of: "</div>"))
    return String(page[start.lowerBound..<end.upperBound])
  }

  private func problems(_ text: String, site: String) async throws -> [String] {
    try await trial(text, site: site).problems()
  }

  private let rest = """
    ><button type="button" hidden>B</button>
    <p role="status"></p>
    <noscript><p>Sending media needs JavaScript.</p></noscript>
    </div>
    """
  private let words = """
    data-starting="One moment, please" data-failed="This did not work. Please try again later." data-done="Thank you, it has arrived."
    """

  @Test func editor() async throws {
    let html = try await block(
      "{ kind: editor, title: T, button: B, fid: AEAAQdbniShi, view: small, allow: [image, video], app: no, undo: no, links: no, extensions: .jpg }",
      site: own)
    #expect(
      html.replacing(">\n<button", with: "><button") == """
        <div class="visitor-upload" role="group" aria-label="T" data-kind="editor" data-endpoint="/sub/give" \
        data-fid="AEAAQdbniShi" data-origin="https://api.cincopa.com" \
        data-options="view=small&amp;allow=image%2Cvideo&amp;allowExtensions=jpg&amp;disable_mobile_app=true&amp;disable-undo=true&amp;disable_href=true" \
        data-allow="microphone *; camera *; display-capture *; fullscreen *" data-width="800" data-height="600" \(words)\(rest)
        """)
  }

  @Test func uploaderAndRecorder() async throws {
    let uploader = try await block(
      "{ kind: uploader, button: B, rrid: post-42, accept: image/*, multiple: no }", site: own)
    #expect(uploader.contains(#"data-rrid="post-42" data-origin="https://mediaupload.cincopa.com""#))
    #expect(
      uploader.contains(
        #"data-script="https://wwwcdn.cincopa.com/_cms/ugc/uploaderui.js" data-accept="image/*" data-single"#))
    let recorder = try await block("{ kind: recorder, button: B, resolution: 480, tab: screen, width: 500 }", site: own)
    #expect(
      recorder.contains(#"data-script="https://www.cincopa.com/_cms/ugc/v2/recorderui.js" data-resolution="480""#))
    #expect(recorder.contains(#"data-tab="screen" data-width="500" data-height="480""#))
  }

  @Test func mailIsDisguised() async throws {
    let html = try await block("{ kind: email, button: B, address: films+7@up.example.org }", site: "")
    #expect(html.contains("films") == false)
    #expect(html.contains("@") == false)
    #expect(html.contains("data-mail=\"3c08040205"))
    #expect(html.contains("data-endpoint") == false)
  }

  /// A block that is wrong is not called missing as well.
  @Test func oneErrorForABlock() async throws {
    let trial = try trial("{ kind: uploader }", site: "", body: "[upload b]")
    #expect(
      try await trial.problems() == [
        "content/a.md:4:3: error[upload-endpoint]: the block 'b' has nobody to ask for an address to upload to"
      ])
  }

  /// A template may place blocks; then they do not follow the text, and the script is there all the same.
  @Test func inTemplates() async throws {
    let trial = try SiteTrial([
      "site.yml": "title: Site\nbase_url: https://h.example/\ntheme: none\nvisitor_uploads: { endpoint: /give }\n",
      "content/a.md":
        "---\ntitle: A\nvisitor_uploads:\n  b: { kind: uploader, title: T }\n  c: { kind: recorder }\n---\nText\n",
      "templates/page.mustache":
        "<body>{{page.content}}{{#page.visitor_uploads}}{{name}} {{kind}} {{title}};{{/page.visitor_uploads}}{{visitor_uploads.c.block}}</body>",
      "templates/list.mustache": "<p>{{page.title}}</p>",
    ])
    let page = try await trial.page("a/index.html")
    #expect(page.hasPrefix("<body><p>Text</p>\nb uploader T;c recorder Record a message;<div class=\"visitor-upload\""))
    #expect(page.matches(of: /class="visitor-upload"/).count == 1)
    #expect(page.contains("data-kind=\"recorder\""))
    #expect(page.contains("<script src=\"/assets/visitor-uploads.js\" defer></script>"))
  }

  @Test func publicAddresses() async throws {
    let address = "https://mediaupload.cincopa.com/post.jpg?uid=7&hash=SeCrEt"
    let meant = "visitor_uploads: { public_upload_url: \"\(address)\", anyone_may_upload: true }\n"
    let html = try await block("{ kind: uploader }", site: meant)
    #expect(html.contains("data-address=\"https://mediaupload.cincopa.com/post.jpg?uid=7&amp;hash=SeCrEt\""))
    // The address has to lead into the block's gallery.
    let open = meant.replacing("SeCrEt", with: "SeCrEt&addtofid=*")
    #expect(try await block("{ kind: uploader }", site: open).contains("addtofid=0\""))
    #expect(
      try await block("{ kind: recorder, fid: AEAAQdbniShi }", site: open).contains("addtofid=AEAAQdbniShi\""))
    #expect(
      try await problems("{ kind: uploader, fid: AEAAQdbniShi }", site: meant) == [
        "content/a.md:4:24: error[upload-endpoint]: public_upload_url does not lead into the gallery of the block 'b'"
      ])
    #expect(
      try await problems("{ kind: uploader, rrid: post-42 }", site: open) == [
        "content/a.md:4:24: error[upload-endpoint]: public_upload_url does not lead into the gallery of the block 'b'"
      ])
    // Whoever has an endpoint needs no public address.
    let both = meant.replacing("{ public", with: "{ endpoint: /give, public")
    #expect(try await block("{ kind: uploader }", site: both).contains("SeCrEt") == false)
    #expect(
      try await problems("{ kind: editor, fid: AEAAQdbniShi }", site: meant) == [
        "content/a.md:4:3: error[upload-endpoint]: the block 'b' has nobody to ask for an address to upload to"
      ])
  }

  @Test(arguments: [
    (
      "{ public_upload_url: \"https://h.example/p\" }",
      "site.yml:3:39: error[public-upload]: public_upload_url is written into pages, and whoever reads them can upload with it"
    ),
    (
      "{ public_upload_url: \"http://h.example/p\", anyone_may_upload: true }",
      "site.yml:3:39: error[bad-value]: 'visitor_uploads.public_upload_url' must be an https address to upload to"
    ),
    (
      "{ endpoint: \"http://h.example/give\" }",
      "site.yml:3:30: error[bad-value]: 'visitor_uploads.endpoint' must be a path of the site such as /upload-address, or an https address, not 'http://h.example/give'"
    ),
    (
      "{ endpoint: //h.example/give }",
      "site.yml:3:30: error[bad-value]: 'visitor_uploads.endpoint' must be a path of the site such as /upload-address, or an https address, not '//h.example/give'"
    ),
    (
      "{ endpoint: \"/give?api_token=x\" }",
      "site.yml:3:30: error[token-in-file]: an API token stands in a file of the site"
    ),
  ])
  func wrongSites(_ site: String, _ problem: String) throws {
    let trial = try trial("{ kind: uploader }", site: "visitor_uploads: \(site)\n")
    do {
      _ = try ConfigurationReader.read(trial.options)
      Issue.record("it was taken")
    } catch {
      guard case .configuration(let diagnostics) = error else { throw error }
      #expect(diagnostics.map(\.line) == [problem])
    }
  }

  @Test func aTokenInAVariable() throws {
    let trial = try trial("{ kind: uploader }", site: "visitor_uploads: { endpoint: \"${WHERE}\" }\n")
    trial.options.environment = ["WHERE": "https://h.example/?api_token=70001ix"]
    #expect(throws: BuildFailure.self) { try ConfigurationReader.read(trial.options) }
  }

  @Test(arguments: [
    ("{ kind: editor }", "4:3: error[gallery-identity]: the editor 'b' does not say which gallery it fills"),
    ("{ kind: editor, fid: AEAAQdbniShi, rrid: x }", "4:41: error[gallery-identity]: the block has two identities"),
    ("{ fid: AEAAQdbniShi, width: 4 }", "4:3: error[bad-value]: the block 'b' needs a kind"),
    ("{ kind: mail }", "4:14: error[bad-value]: 'visitor_uploads.b.kind' cannot be 'mail'; did you mean 'email'?"),
    ("{ kind: email }", "4:3: error[bad-value]: the block 'b' needs an address"),
    (
      "{ kind: email, address: ada }",
      "4:30: error[bad-value]: 'visitor_uploads.b.address' must be an e-mail address, not 'ada'"
    ),
    (
      "{ kind: email, fid: AEAAQdbniShi, address: a@b.c }",
      "4:21: error[unknown-key]: unknown key 'visitor_uploads.b.fid'"
    ),
    ("{ kind: uploader, view: large }", "4:24: error[unknown-key]: unknown key 'visitor_uploads.b.view'"),
  ])
  func wrongBlocks(_ block: String, _ problem: String) async throws {
    #expect(try await problems(block, site: own).map { String($0.dropFirst("content/a.md:".count)) } == [problem])
  }

  @Test func withoutAnEndpoint() async throws {
    for kind in ["uploader", "recorder", "editor, fid: AEAAQdbniShi"] {
      #expect(
        try await problems("{ kind: \(kind) }", site: "") == [
          "content/a.md:4:3: error[upload-endpoint]: the block 'b' has nobody to ask for an address to upload to"
        ])
    }
  }

  @Test func places() async throws {
    let block = "{ kind: email, address: a@b.example }"
    let placed = try trial(block, site: "", body: "One\n\n[upload b]\n\nTwo `[upload b]`")
    let page = try await placed.page("a/index.html")
    #expect(page.ranges(of: "class=\"visitor-upload\"").count == 1)
    #expect(page.contains("<code>[upload b]</code>"))
    #expect(page.contains("<script src=\"/sub/assets/visitor-uploads.js\" defer></script>"))
    #expect(try placed.sandbox.text("public/assets/visitor-uploads.js").isEmpty == false)
    #expect(page.contains("<link rel=\"stylesheet\" href=\"/sub/assets/visitor-uploads.css\">"))
    #expect(try placed.sandbox.text("public/assets/visitor-uploads.css").contains(".visitor-upload > button"))
    let bare = try SiteTrial([
      "site.yml": "title: Site\nbase_url: https://h.example/\ntheme: none\n",
      "content/a.md": "---\nvisitor_uploads:\n  b: \(block)\n---\n", "templates/page.mustache": "{{page.content}}",
      "templates/list.mustache": "{{page.title}}",
    ])
    #expect(try await bare.page("a/index.html").contains("visitor-uploads.css") == false)
    let wrong = try trial(block, site: "", body: "[upload c]")
    #expect(
      try await wrong.problems() == [
        "content/a.md:6:1: error[unknown-upload]: the page has no block 'c' for uploads; did you mean 'b'?"
      ])
    let plain = try SiteTrial(["content/a.md": "[upload b]"])
    #expect(try await plain.page("a/index.html").contains("<p>[upload b]</p>"))
    #expect(try await plain.page("a/index.html").contains("visitor-uploads") == false)
  }

  @Test(arguments: ["a", "a@b", "@b.c", "a@b..c", "a b@c.d", "a@b@c.d", "ä@b.c", "a@b.c>", "a@-b.c\n"])
  func noMailAddress(_ text: String) { #expect(MailAddress(text) == nil) }
}
