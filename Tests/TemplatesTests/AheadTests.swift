import Diagnostics
import Testing

@testable import Templates

/// A page that shows cards which were made before.
private struct CardPage: TemplateContext {
  static let model = Model<Self>("CardPage", "A page with cards") {
    Field.text("title", "The heading") { _ in "T" }
    Field.list("cards", "The cards") { $0.cards }
    Field.flag("draft", "Whether it is unfinished") { _ in true }
  }
  let cards: [Prepared<Card>]
}

/// A card, which holds others.
private struct Card: TemplateContext {
  static let model = Model<Self>("Card", "A card") {
    Field.text("label", "Its words") { $0.label }
    Field.url("href", "Its address") { $0.label + ".html" }
    Field.texts("tags", "Words about it") { _ in ["x", "y"] }
    Field.list("inner", "The cards in it") { $0.inner }
    Field.text("note", "A remark") { $0.note }
  }
  let label: String
  var inner: [Card] = []

  private var note: String? { "on " + label }
}

/// What sections print for an object alone, rendered once for all pages.
@Suite struct AheadTests {
  private let cards = [
    Card(label: "a", inner: [Card(label: "b"), Card(label: "<c>")]), Card(label: "d"),
  ]

  private func templates(_ page: String, _ others: [String: String]) throws -> CompiledTemplates {
    let roots = [Root("page", CardPage.self, "")]
    return try #require(compile(templateSet(page, others), roots: roots).value)
  }

  private func render(_ templates: CompiledTemplates, _ cards: [Prepared<Card>]) -> String {
    var out: [UInt8] = []
    templates.render("page", CardPage(cards: cards), to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// How many sections were rendered ahead, and whether pages are the same with and without.
  private func check(
    _ page: String,
    _ others: [String: String] = [:]
  ) throws -> (kept: Int, same: Bool) {
    let templates = try templates(page, others)
    let plain = cards.map(\.prepared)
    let ahead = cards.map { templates.ahead($0) }
    let kept = if case .known(let known) = ahead[0].value { known.printed.count } else { 0 }
    let mixed = [ahead[0], plain[1], ahead[1]]
    let isSame =
      render(templates, ahead) == render(templates, plain)
      && render(templates, mixed) == render(templates, [plain[0], plain[1], plain[1]])
    return (kept, isSame)
  }

  @Test(
    "keep what names only fields of the object and of those inside",
    arguments: [
      "{{#cards}}<a href=\"{{href}}\">{{label}}</a>\n{{/cards}}",
      "{{#cards}}{{#inner}}{{^inner}}-{{/inner}}{{label}}{{/inner}} in {{label}} {{/cards}}",
      "<ul>\n{{#cards}}\n<li>{{#tags}}{{.}}{{/tags}}{{#note}}{{.}}{{/note}}</li>\n{{/cards}}\n</ul>",
      "{{#cards}}no value{{/cards}}",
    ]
  )
  func keeps(_ page: String) throws {
    let result = try check(page)
    #expect(result.kept > 0 && result.same)
  }

  @Test(
    "keep nothing that depends on what is around the object",
    arguments: [
      "{{#cards}}{{label}} of {{title}}{{/cards}}",
      "{{#cards}}{{#draft}}{{label}}{{/draft}}{{/cards}}",
      "{{#cards}}{{#tags}}{{title}}{{/tags}}{{/cards}}",
      "{{#cards}}{{>item}}{{/cards}}",
    ]
  )
  func keepsNot(_ page: String) throws {
    let result = try check(page, ["item": "{{label}}"])
    #expect(result.kept == 0 && result.same)
  }

  @Test func indentsWhatAPartialShows() throws {
    let list = "{{#cards}}\n<li>\n{{label}}</li>\n{{/cards}}\n"
    let result = try check("<ul>\n  {{>list}}\n</ul>\n{{>list}}\n", ["list": list])
    #expect(result.kept == 1 && result.same)
  }

  @Test func showsTheBytesThatItKept() throws {
    let templates = try templates("{{#cards}}[{{label}}]{{/cards}}{{title}}", [:])
    guard case .known(let known) = templates.ahead(cards[0]).value else {
      Issue.record("nothing was kept")
      return
    }
    #expect(known.printed.values.map { String(decoding: $0, as: UTF8.self) } == ["[a]"])
    let other = KnownObject(known.object, printed: known.printed.mapValues { _ in Array("!".utf8) })
    #expect(render(templates, [Prepared(.known(other)), cards[1].prepared]) == "![d]T")
  }
}
