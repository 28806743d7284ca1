import Testing

@testable import Templates

/// Names are checked when templates are loaded.
struct CheckerTests {
  @Test func knownNamesAreFine() {
    #expect(
      SampleSchema.problems([
        "page": """
        {{site.title}} {{page.title}} {{{page.content}}} {{page.date.iso}} {{#page.date}}{{year}}{{/page.date}}
        {{#page.previous}}{{title}}{{#previous}}{{site.title}}{{/previous}}{{/page.previous}}
        {{#pages}}{{#tags}}{{.}}{{title}}{{/tags}}{{#draft}}{{word_count}}{{/draft}}{{^draft}}{{date.iso}}{{/draft}}
        {{/pages}}
        {{#site.menus.main}}{{url}}{{/site.menus.main}}{{#site.terms.tags}}{{title}}{{/site.terms.tags}}
        {{site.params.any.thing}}{{#page.params.list}}{{any}}{{#thing}}{{title}}{{/thing}}{{/page.params.list}}
        {{#gallery}}{{#items}}{{poster}}{{count}}{{/items}}{{/gallery}}{{^gallery.items}}{{head}}{{/gallery.items}}
        """
      ]) == [])
  }

  @Test func allUnknownNamesAreReportedAtTheirPlaces() {
    #expect(
      SampleSchema.problems([
        "page":
          "é{{page.titel}}\n  {{#gallery}}{{#items}}{{postr}}{{/items}}{{/gallery}}\n\n{{^siet.x}}{{zzz}}{{/siet.x}}"
      ]) == [
        "page.mustache:1:9: unknown-name: 'page' has no 'titel'; did you mean 'title'?",
        "page.mustache:2:27: unknown-name: unknown name 'postr'; did you mean 'poster'?",
        "page.mustache:4:4: unknown-name: unknown name 'siet'; did you mean 'site'?",
        "page.mustache:4:14: unknown-name: unknown name 'zzz'",
      ])
  }

  @Test func suggestionsComeFromWhereClimbingWouldFindThem() {
    #expect(
      SampleSchema.problems(["page": "{{#pages}}{{sites.title}}{{/pages}}{{word_count}}{{#page}}{{isso}}{{/page}}"])
        == [
          "page.mustache:1:13: unknown-name: unknown name 'sites'; did you mean 'site'?",
          "page.mustache:1:38: unknown-name: unknown name 'word_count'; did you mean 'page.word_count'?",
          "page.mustache:1:61: unknown-name: unknown name 'isso'",
        ])
  }

  @Test func textHasNoNames() {
    #expect(
      SampleSchema.problems(["page": "{{page.title.length}}{{pages.title}}{{page.tags.first}}"]) == [
        "page.mustache:1:14: unknown-name: 'title' has no 'length'",
        "page.mustache:1:30: unknown-name: 'pages' has no 'title'",
        "page.mustache:1:49: unknown-name: 'tags' has no 'first'",
      ])
  }

  @Test func knownKeysAreChecked() {
    #expect(
      SampleSchema.problems([
        "page": "{{#site.terms.tag}}{{.}}{{/site.terms.tag}}{{#site}}{{#terms}}{{#peple}}{{/peple}}{{/terms}}{{/site}}"
      ]) == [
        "page.mustache:1:15: unknown-name: 'terms' has no 'tag'; did you mean 'tags'?",
        "page.mustache:1:66: unknown-name: unknown name 'peple'; did you mean 'people'?",
      ])
  }

  @Test func valuesOfSeveralPartsCannotBePrinted() {
    #expect(
      SampleSchema.problems([
        "page": "{{page.date}} {{pages}} {{{site.menus.main}}} {{#page.date}}{{.}}{{/page.date}}{{site.menus}}"
      ]) == [
        "page.mustache:1:3: not-printable: 'page.date' is not one value; write one of its values: "
          + "'page.date.iso', 'page.date.year'",
        "page.mustache:1:17: not-printable: 'pages' is a list; write {{#pages}}…{{/pages}}",
        "page.mustache:1:28: not-printable: 'site.menus.main' is a list; write "
          + "{{#site.menus.main}}…{{/site.menus.main}}",
        "page.mustache:1:63: not-printable: '.' is not one value; write one of its values: 'iso', 'year'",
        "page.mustache:1:82: not-printable: 'site.menus' is not one value; write one of its values: 'site.menus.NAME'",
      ])
  }

  // MARK: - Other templates

  @Test func unknownTemplatesAreReported() {
    #expect(
      SampleSchema.problems([
        "page": "{{<bse}}{{$a}}{{pag.title}}{{/a}}{{/bse}}\n{{>card}}{{>carb}}{{>nothing}}", "base": "",
        "parts/card": "",
        "parts/cart": "",
      ]) == [
        "page.mustache:1:4: unknown-parent: there is no template 'bse'; did you mean 'base'?",
        "page.mustache:1:17: unknown-name: unknown name 'pag'; did you mean 'page'?",
        "page.mustache:2:4: unknown-partial: there is no template 'card'; did you mean 'parts/card'?",
        "page.mustache:2:13: unknown-partial: there is no template 'carb'",
        "page.mustache:2:22: unknown-partial: there is no template 'nothing'",
      ])
  }

  @Test func partialsAreCheckedWhereTheyAreUsed() {
    let part = "{{poster}}"
    #expect(SampleSchema.problems(["page": "{{#gallery.items}}{{>part}}{{/gallery.items}}", "part": part]) == [])
    #expect(
      SampleSchema.problems(["page": "{{#gallery.items}}{{>part}}{{/gallery.items}}{{>part}}", "part": part]) == [
        "part.mustache:1:3: unknown-name: unknown name 'poster'"
      ])
  }

  @Test func blocksAreCheckedWhereTheyArePut() {
    let base = "{{#gallery.items}}{{$x}}{{/x}}{{/gallery.items}}"
    #expect(SampleSchema.problems(["page": "{{<base}}{{$x}}{{poster}}{{/x}}{{/base}}", "base": base]) == [])
    #expect(
      SampleSchema.problems(["page": "{{<base}}{{$x}}{{titl}}{{/x}}{{/base}}", "base": "{{$x}}{{unseen}}{{/x}}"]) == [
        "page.mustache:1:18: unknown-name: unknown name 'titl'"
      ])
  }

  @Test func blocksThatTheParentLacksAreWarnings() {
    let set = SampleSchema.set([
      "page": "{{<base}}{{$mian}}{{x}}{{/mian}}{{/base}}", "base": "{{>p}}", "p": "{{$main}}{{/main}}",
    ])
    #expect(
      set.problems.map(SampleSchema.line) == [
        "page.mustache:1:13: unknown-block: 'base' has no block 'mian'; did you mean 'main'?",
        "page.mustache:1:21: unknown-name: unknown name 'x'",
      ])
    #expect(set.problems.map(\.severity) == [.warning, .error])
  }

  @Test func recursionEnds() {
    #expect(
      SampleSchema.problems([
        "page": "{{#page}}{{>node}}{{/page}}",
        "node":
          "{{title}}{{#previous}}{{>node}}{{/previous}}{{#params}}{{>node}}{{/params}}"
          + "{{#site}}{{>node}}{{/site}}\n{{nope}}",
      ]) == ["node.mustache:2:3: unknown-name: unknown name 'nope'"])
  }

  @Test func templatesThatNoEntryUsesAreCheckedLoosely() {
    #expect(
      SampleSchema.problems(["page": "", "unused": "{{anything}}{{>missing}}"], entries: ["page"]) == [
        "unused.mustache:1:16: unknown-partial: there is no template 'missing'"
      ])
  }

  @Test func templatesOfDynamicNameAreNotCheckedThere() {
    #expect(
      SampleSchema.problems([
        "page": "{{#gallery.items}}{{>*layout}}{{/gallery.items}}{{>*pages}}{{>*nope}}", "image": "{{poster}}{{postr}}",
      ]) == [
        "image.mustache:1:3: unknown-name: unknown name 'poster'",
        "image.mustache:1:13: unknown-name: unknown name 'postr'",
        "page.mustache:1:53: not-printable: 'pages' is a list; write {{#pages}}…{{/pages}}",
        "page.mustache:1:64: unknown-name: unknown name 'nope'",
      ])
  }

  @Test func otherRootsAreCheckedOnDemand() {
    let set = SampleSchema.set(["page": "{{iso}}{{title}}"], entries: [])
    #expect(set.problems == [])
    #expect(
      set.check("page", root: SampleSchema.date).map(SampleSchema.line) == [
        "page.mustache:1:10: unknown-name: unknown name 'title'"
      ])
    #expect(set.check("none", root: SampleSchema.date) == [])
  }

  @Test func columnsAreThoseOfTheAuthorsFile() {
    var source = TemplateSource(name: "page", path: "p", text: "\n<a href=\"/sub/x\">{{nope}}")
    source.insertions = [11..<15]
    let set = TemplateSet(sources: [source], schema: SampleSchema.schema)
    #expect(set.problems.map(SampleSchema.line) == ["p:2:16: unknown-name: unknown name 'nope'"])
  }
}
