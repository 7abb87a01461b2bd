import Diagnostics
import Testing

@testable import Templates

/// A page whose list is given as it is.
private struct ListPage: TemplateContext {
  static let model = Model(
    "ListPage",
    "A page with a list",
    [.text("title", "The heading"), .list("rows", of: Row.self, "The rows")]
  )
  let rows: Value
  var slots: [Value] { [.text("T"), rows] }
}

@Suite struct ListTests {
  private func render(_ text: String, _ rows: Value) throws -> String {
    let roots = [Root("page", ListPage.self, "")]
    let templates = try #require(compile(templateSet(text), roots: roots).value)
    var out: [UInt8] = []
    templates.render("page", ListPage(rows: rows), to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  @Test func goThroughContextsAndValuesAlike() throws {
    let rows = [Row("one", "1.html"), Row("two", "2.html")]
    let template = "{{#rows}}{{name}} of {{title}}, {{/rows}}{{^rows}}none{{/rows}}"
    let expected = "one of T, two of T, "
    #expect(try render(template, .list(rows)) == expected)
    #expect(try render(template, .list(rows.map(\.value))) == expected)
    #expect(try render(template, .list(2) { rows[$0] }) == expected)
    #expect(try render(template, .list([Row]())) == "none")
  }

  @Test func areNotMadeUnlessShown() throws {
    let rows = Value.list(1) { _ in
      Issue.record("a row was made")
      return Row("", "")
    }
    #expect(try render("{{title}}", rows) == "T")
  }
}
