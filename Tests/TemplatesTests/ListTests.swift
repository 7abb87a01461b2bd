import Diagnostics
import Testing

@testable import Templates

/// A page with the same rows in each way in which a list can be given.
private struct ListPage: TemplateContext {
  static let model = Model<Self>("ListPage", "A page with lists") {
    Field.text("title", "The heading") { _ in "T" }
    Field.list("rows", "The rows") { $0.rows }
    Field.list("prepared", "The rows, made before") { $0.rows.map(\.prepared) }
    Field.list("lazy", "The rows, each made when it is shown") { page in
      LazyList(page.rows.count) { page.made($0) }
    }
  }
  let rows: [Row]
  let made: @Sendable (Int) -> Row

  init(_ rows: [Row]) {
    self.init(rows) { rows[$0] }
  }

  init(_ rows: [Row], made: @escaping @Sendable (Int) -> Row) {
    self.rows = rows
    self.made = made
  }
}

@Suite struct ListTests {
  private func render(_ text: String, _ page: ListPage) throws -> String {
    let roots = [Root("page", ListPage.self, "")]
    let templates = try #require(compile(templateSet(text), roots: roots).value)
    var out: [UInt8] = []
    templates.render("page", page, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  @Test(arguments: ["rows", "prepared", "lazy"])
  func goThroughObjectsHoweverTheyAreMade(name: String) throws {
    let rows = [Row("one", "1.html"), Row("two", "2.html")]
    let template = "{{#\(name)}}{{name}} of {{title}}, {{/\(name)}}{{^\(name)}}none{{/\(name)}}"
    #expect(try render(template, ListPage(rows)) == "one of T, two of T, ")
    #expect(try render(template, ListPage([])) == "none")
  }

  @Test func areNotMadeUnlessShown() throws {
    let page = ListPage([Row("", "")]) { _ in
      Issue.record("a row was made")
      return Row("", "")
    }
    #expect(try render("{{title}}{{^lazy}}none{{/lazy}}", page) == "T")
  }
}

/// A page that counts how often its fields are computed.
private final class Counted: TemplateContext {
  static let model = Model<Counted>("Counted", "A page whose fields are counted") {
    Field.text("asked", "A text that templates ask for") { $0.count("asked") }
    Field.text("printed", "A text that templates print") { $0.count("printed") ?? "" }
    Field.list("rows", "Rows") { _ in [Row("a", "")] }
  }

  private let counts: AsyncStream<String>.Continuation
  let names: AsyncStream<String>

  init() {
    (names, counts) = AsyncStream.makeStream()
  }

  private func count(_ name: String) -> String? {
    counts.yield(name)
    return name
  }

  /// The fields that were computed, in order.
  func computed() async -> [String] {
    counts.finish()
    return await names.reduce(into: []) { $0.append($1) }
  }
}

/// A field is computed when a template names it.
@Suite struct ComputedFieldTests {
  private func computed(_ text: String) async throws -> [String] {
    let roots = [Root("page", Counted.self, "")]
    let templates = try #require(compile(templateSet(text), roots: roots).value)
    let page = Counted()
    var out: [UInt8] = []
    templates.render("page", page, to: &out)
    return await page.computed()
  }

  @Test func computesWhatIsNamedAlone() async throws {
    #expect(try await computed("{{printed}}") == ["printed"])
    #expect(try await computed("{{#rows}}{{name}}{{/rows}}") == [])
  }

  @Test func computesOnceWhatIsAskedForAndPrinted() async throws {
    #expect(try await computed("{{#asked}}<b>{{asked}}</b> {{asked}}{{/asked}}") == ["asked"])
    #expect(
      try await computed("{{#asked}}{{printed}}{{asked}}{{/asked}}") == ["asked", "printed"]
    )
  }
}
