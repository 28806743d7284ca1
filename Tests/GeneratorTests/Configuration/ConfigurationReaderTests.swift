import Cincopa
import Markup
import Testing

@testable import Generator

@Suite struct ConfigurationReaderTests {
  /// Reads `site.yml` and other files of a site.
  private func read(
    _ yaml: String, _ files: [String: String] = [:], _ change: (inout BuildOptions) -> Void = { _ in }
  ) throws -> ResolvedConfiguration {
    let trial = try SiteTrial(files.merging(["site.yml": yaml]) { $1 })
    change(&trial.options)
    return try ConfigurationReader.read(trial.options)
  }

  private func problems(_ yaml: String, _ change: (inout BuildOptions) -> Void = { _ in }) throws -> [String] {
    do {
      return try read(yaml, [:], change).warnings.map(\.line)
    } catch BuildFailure.configuration(let diagnostics) {
      return diagnostics.map(\.line)
    }
  }

  private let base = "base_url: https://h.example/\n"

  @Test func everyKeyOfTheSpecification() throws {
    let site = try read(
      """
      title: Northlight Films
      base_url: https://northlight.example/
      language: en
      timezone: UTC
      description: Short films.
      author: { name: Ada Berg, url: /about/ }
      output: public
      content: pages
      permalinks: { posts: /:year/:month/:slug/ }
      taxonomies: [tags]
      pagination: 24
      menus: { main: [ { title: Films, url: /films/ } ] }
      ignore: [missing-alt]
      sources:
        talks: { url: https://example.org/talks.xml, ttl: 6h }
      feeds:
        ttl: 1h
        timeout: 10s
        budget: 60s
        retries: 3
        concurrency: 32
        per_host: 8
        max_size: 20MB
        stale_if_error: 7d
        min_items: 1
        max_shrink: 50%
        on_error: stale
        allow_private_networks: false
      cincopa:
        uid: AYBAQkbxjAAA
        template: AYBAQkbxjAAA
        hosts: { www: https://www.cincopa.com, api: https://api.cincopa.com }
      embed: { mode: script, load: eager }
      markdown: { smart: true, unsafe_html: false, heading_ids: true, extensions: [] }
      theme: default
      outputs: { feeds: [rss], galleries: [], sitemap: true, redirects: true }
      params: { anything: the templates want }
      """
    ).site
    #expect(site.title == "Northlight Films")
    #expect(site.baseURL.string == "https://northlight.example/")
    #expect(site.author == Author(name: "Ada Berg", url: "/about/"))
    #expect(site.folders.content == "pages")
    #expect(site.permalinks["posts"] == PermalinkPattern("/:year/:month/:slug/"))
    #expect(site.menus.map(\.items) == [[Menu.Item(title: "Films", url: "/films/")]])
    #expect(site.ignored == ["missing-alt"])
    #expect(site.sources.map(\.policy.request.ttl) == [21_600])
    #expect(site.feeds == FeedPolicy())
    #expect(site.platform.uid?.text == "AYBAQkbxjAAA")
    #expect(site.embed == EmbedSettings())
  }

  @Test func allProblemsAtTheirPlaces() throws {
    let found = try problems(
      base
        + """
        titel: x
        language: english language
        feeds: { ttl: soon, retry: 3 }
        taxonomies: [tags, title, "A b"]
        menus: { main: [ { title: Films } ] }
        embed: { mode: vidoe, load: soon }
        publish: { production: { type: rsync } }
        markdown: { extensions: [tables] }
        sources: { talks: { ttl: 1h } }
        output: [a]
        content: ../elsewhere
        """)
    #expect(
      Set(found) == [
        "site.yml:2:1: error[unknown-key]: unknown key 'titel'; did you mean 'title'?",
        "site.yml:3:11: error[bad-value]: 'language' must be a language tag such as en or pt-BR, not 'english language'",
        "site.yml:4:15: error[bad-value]: 'feeds.ttl' must be a time such as 30s, 5m, 6h or 7d, not 'soon'",
        "site.yml:4:21: error[unknown-key]: unknown key 'feeds.retry'",
        "site.yml:5:20: error[bad-value]: 'title' is a key of front matter and cannot name a taxonomy",
        "site.yml:5:27: error[bad-value]: 'A b' cannot name a taxonomy",
        "site.yml:6:18: error[bad-value]: a menu entry needs a title and a url",
        "site.yml:7:16: error[bad-value]: 'embed.mode' cannot be 'vidoe'; did you mean 'video'?",
        "site.yml:7:29: error[bad-value]: 'embed.load' cannot be 'soon'",
        "site.yml:8:12: error[bad-value]: the target 'production' needs 'to': a folder, host:/folder or rsync://host/module",
        "site.yml:9:13: error[not-yet-supported]: 'markdown.extensions' is not yet supported",
        "site.yml:10:12: error[bad-value]: the source 'talks' needs a url",
        "site.yml:11:9: error[wrong-type]: 'output' must be a single value, not a list",
        "site.yml:12:10: error[bad-value]: 'content' must be a folder of the site, not '../elsewhere'",
      ])
  }

  @Test func scalarsAreReadByWhatTheKeyExpects() throws {
    let site = try read(base + "title: No\ndescription: 0123\nembed: { ratio: 16:9 }\n").site
    #expect(site.title == "No")
    #expect(site.description == "0123")
    #expect(site.embed.size.ratio == EmbedSize.Ratio("16:9"))
  }

  @Test func environmentNameLaysAFileOver() throws {
    let site = try read(
      base + "title: A\nfeeds: { ttl: 1h, retries: 1 }\n",
      ["site.production.yml": "title: B\nfeeds: { ttl: 2h }\n"]
    ) { $0.environmentName = "production" }.site
    #expect(site.title == "B")
    #expect(site.feeds.request.ttl == 7200)
    #expect(site.feeds.request.retries == 1)
  }

  @Test func aMistakeInTheOverlayIsItsOwn() throws {
    let trial = try SiteTrial(["site.yml": base, "site.x.yml": "\ntitel: B\n"])
    trial.options.environmentName = "x"
    let failure = #expect(throws: BuildFailure.self) { try ConfigurationReader.read(trial.options) }
    guard case .configuration(let found)? = failure else { return }
    #expect(found.map(\.line) == ["site.x.yml:2:1: error[unknown-key]: unknown key 'titel'; did you mean 'title'?"])
  }

  @Test func variablesOfTheEnvironmentOverrideKeys() throws {
    let environment = [
      "SITEGEN_TITLE": "B", "SITEGEN_FEEDS__MAX_SIZE": "1kB", "SITEGEN_TAXONOMIES": "[a, b]", "SITEGEN_CACHE_DIR": "/x",
      "OTHER": "x",
    ]
    let site = try read(base + "title: A\n") { $0.environment = environment }.site
    #expect(site.title == "B")
    #expect(site.feeds.request.maxSize == 1000)
    #expect(site.taxonomies == ["a", "b"])
  }

  @Test(arguments: [
    (
      "SITEGEN_TITEL",
      "environment variable SITEGEN_TITEL: error[unknown-key]: unknown key 'titel'; did you mean 'title'?"
    ),
    (
      "SITEGEN_FEEDS__TTL",
      "environment variable SITEGEN_FEEDS__TTL: error[bad-value]: 'feeds.ttl' must be a time such as 30s, 5m, 6h or 7d, not 'x'"
    ),
    (
      "SITEGEN_PARAMS__A",
      "environment variable SITEGEN_PARAMS__A: error[bad-value]: a variable cannot say what stands under params"
    ),
  ])
  func aVariableThatIsNoKeyIsAnError(_ name: String, _ expected: String) throws {
    #expect(try problems(base) { $0.environment = [name: "x"] } == [expected])
  }

  @Test func settingsComeLast() throws {
    let site = try read(base + "title: A\n") {
      $0.environment = ["SITEGEN_TITLE": "B"]
      $0.settings = ["title=C = D", "feeds.on_error=skip", "params.a.b=x", "taxonomies=[tags]"]
    }.site
    #expect(site.title == "C = D")
    #expect(site.feeds.onError == .skip)
    #expect(site.taxonomies == ["tags"])
    guard case .mapping(let params)? = site.params?.content else { return #expect(Bool(false)) }
    #expect(params.map(\.key) == ["a"])
  }

  @Test func aSettingNeedsAValue() throws {
    #expect(
      try problems(base) { $0.settings = ["title"] } == [
        "--set title: error[bad-value]: a setting needs a key, '=' and a value"
      ])
  }

  @Test func aTokenIsNeverRepeated() throws {
    #expect(
      try problems(base) { $0.settings = ["cincopa.api_token=SECRET"] } == [
        "--set cincopa.api_token: error[token-in-file]: an API token stands in a file of the site"
      ])
  }

  @Test func variablesInValues() throws {
    let site = try read(base + "title: ${NAME}\nparams: { a: '${NAME}', b: ['x ${NAME}'] }\n") {
      $0.environment = ["NAME": "N"]
    }.site
    #expect(site.title == "N")
    let place = { (column: Int) in Place(file: "site.yml", location: .init(line: 3, column: column)) }
    let list = YAMLNode(
      content: .sequence([YAMLNode(content: .scalar("x N", plain: false), place: place(29))]), place: place(28))
    #expect(
      site.params?.content
        == .mapping([
          YAMLEntry(
            key: "a", keyPlace: place(11), value: YAMLNode(content: .scalar("N", plain: false), place: place(14))),
          YAMLEntry(key: "b", keyPlace: place(25), value: list),
        ]))
  }

  @Test func aVariableThatIsNotSetIsAnErrorWhereItStands() throws {
    #expect(
      try problems(base + "title: ${NAME}\nparams: { a: '${OTHER}' }\n") == [
        "site.yml:2:8: error[unset-variable]: the variable NAME is not set",
        "site.yml:3:14: error[unset-variable]: the variable OTHER is not set",
      ])
  }

  /// Who builds need not have the secrets of who publishes.
  @Test func aVariableOfATargetIsMissedWhenThatTargetIsUsed() throws {
    let site = try read(
      base + """
        publish:
          production: { type: git, to: "https://ada:${DEPLOY_TOKEN}@git.example/site.git" }
          s3: { type: rclone, to: "r:b", cache_control: { pages: "${AGE}" } }
          other: { type: directory, to: /srv/www }
        """
    ).site
    #expect(site.targets.map(\.name) == ["other"])
    #expect(
      site.unready.mapValues { $0.map(\.line) } == [
        "production": ["site.yml:3:32: error[unset-variable]: the variable DEPLOY_TOKEN is not set"],
        "s3": ["site.yml:4:58: error[unset-variable]: the variable AGE is not set"],
      ])
    #expect(
      try problems(base + "publish: { a: { type: git, to: '${NO}', brunch: x } }\n") == [
        "site.yml:2:41: error[unknown-key]: unknown key 'publish.a.brunch'; did you mean 'branch'?"
      ])
  }

  @Test func byteOrderMarkAndWindowsLineEnds() throws {
    let site = try read("\u{FEFF}title: Win\r\nbase_url: https://h.example/\r\nfeeds:\r\n  ttl: 2h\r\n").site
    #expect(site.title == "Win")
    #expect(site.feeds.request.ttl == 7200)
  }

  @Test func withoutBaseURLThereIsAWarning() throws {
    #expect(
      try problems("title: x\n") == [
        "site.yml: warning[bad-url]: base_url is not set; feeds and the sitemap will say http://localhost:1314/"
      ])
  }

  @Test func withoutSiteYML() throws {
    let trial = try SiteTrial([:])
    trial.options.configuration = "other.yml"
    let failure = #expect(throws: BuildFailure.self) { try ConfigurationReader.read(trial.options) }
    guard case .configuration(let found)? = failure else { return }
    #expect(found.map(\.line) == ["other.yml: error[config-missing]: there is no readable other.yml here"])
  }

  @Test(arguments: ["- a\n", "just text\n"])
  func whatIsNoMapping(_ yaml: String) throws {
    #expect(
      try problems(yaml).first?.hasPrefix("site.yml:1:1: error[wrong-type]: this must be a mapping, not ") == true)
  }
}
