import Diagnostics
import Testing

@testable import Templates

private struct Sheet: TemplateContext {
  static let model = Model<Self>("Sheet", "A page with notes") {
    Field.text("title", "The heading") { _ in "T" }
    Field.list("notes", "The notes") { $0.notes }
  }
  let notes: [Prepared<Note>]
}

private struct Note: TemplateContext {
  static let model = Model<Self>("Note", "A note") {
    Field.text("label", "Its words") { $0.label }
    Field.texts("tags", "Words about it") { _ in ["x", "y"] }
  }
  let label: String
}

/// What sections print for objects that other sites show too, noted once and printed again.
@Suite struct RepeatedTests {
  private func render(
    _ page: String,
    _ others: [String: String] = [:],
    _ printed: [Int: [Int: [UInt8]]] = [:]
  ) throws -> (text: String, noted: [PrintedSection]) {
    let roots = [Root("page", Sheet.self, "")]
    let templates = try #require(compile(templateSet(page, others), roots: roots).value)
    let notes = ["a", "<b>"].enumerated().map { number, label in
      templates.repeated(Note(label: label), number: number, printed: printed[number] ?? [:])
    }
    var out: [UInt8] = []
    var noted: [PrintedSection] = []
    templates.render("page", Sheet(notes: notes), to: &out, noting: &noted)
    return (String(decoding: out, as: UTF8.self), noted)
  }

  @Test(
    "note what is the same wherever the object is shown, through partials too",
    arguments: [
      "{{title}}: {{#notes}}{{>note}}{{/notes}}.", "{{title}}: {{#notes}}[{{label}}]{{/notes}}.",
    ]
  )
  func notes(_ page: String) throws {
    let others = ["note": "[{{>inner}}]", "inner": "{{label}}"]
    let first = try render(page, others)
    #expect(first.text == "T: [a][&lt;b&gt;].")
    #expect(first.noted.map(\.number) == [0, 1])
    let texts = first.noted.map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(texts == ["[a]", "[&lt;b&gt;]"])
    // The second of them is printed from other bytes, the first is rendered and noted as before.
    let body = try #require(first.noted.last?.body)
    let again = try render(page, others, [1: [body: Array("!".utf8)]])
    #expect(again.text == "T: [a]!." && again.noted.map(\.number) == [0])
  }

  @Test(
    "note nothing that depends on what is around the object or that is indented",
    arguments: [
      "{{#notes}}{{label}} of {{title}}{{/notes}}", "{{#notes}}{{>around}}{{/notes}}",
      "{{#notes}}{{#tags}}{{title}}{{/tags}}{{/notes}}", "{{#notes}}\n  {{>note}}\n{{/notes}}",
      "  {{>list}}\n",
    ]
  )
  func notesNot(_ page: String) throws {
    let others = [
      "around": "{{label}}{{title}}", "note": "{{label}}\n",
      "list": "{{#notes}}\n{{label}}\n{{/notes}}\n",
    ]
    let result = try render(page, others)
    #expect(result.noted.isEmpty && !result.text.isEmpty)
  }
}
