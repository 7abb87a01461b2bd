import Diagnostics
import Testing

@testable import Templates

/// A page that shows cards which were made before.
private struct CardPage: TemplateContext {
  static let model = Model(
    "CardPage",
    "A page with cards",
    [
      .text("title", "The heading"), .list("cards", of: Card.self, "The cards"),
      .flag("draft", "Whether it is unfinished"),
    ]
  )
  let cards: [Value]
  var slots: [Value] { [.text("T"), .list(cards), .flag(true)] }
}

/// A card, which holds others.
private struct Card: TemplateContext {
  static let model = Model(
    "Card",
    "A card",
    [
      .text("label", "Its words"), .url("href", "Its address"), .texts("tags", "Words about it"),
      .list("inner", of: Card.self, "The cards in it"), .optional(.text("note", "A remark")),
    ]
  )
  let label: String
  var inner: [Card] = []
  var slots: [Value] {
    [.text(label), .url(label + ".html"), .texts(["x", "y"]), .list(inner), .text("on " + label)]
  }
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

  private func render(_ templates: CompiledTemplates, _ cards: [Value]) -> String {
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
    let plain = cards.map(\.value)
    let ahead = plain.map(templates.ahead)
    let kept = if case .known(let known) = ahead[0] { known.printed.count } else { 0 }
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
    guard case .known(let known) = templates.ahead(cards[0].value) else {
      Issue.record("nothing was kept")
      return
    }
    #expect(known.printed.values.map { String(decoding: $0, as: UTF8.self) } == ["[a]"])
    let other = KnownObject(known.object, printed: known.printed.mapValues { _ in Array("!".utf8) })
    #expect(render(templates, [.known(other), cards[1].value]) == "![d]T")
  }
}
