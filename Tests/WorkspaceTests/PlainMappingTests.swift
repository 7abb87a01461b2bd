import Diagnostics
import Testing

@testable import Workspace

@Suite("Front matter of plain and quoted words")
struct PlainMappingTests {
  /// Where each key and value is, whether it is plain, and its words.
  private static func told(_ yaml: String) -> [String] {
    let log = Log()
    let source = SourceText(file: "a.md", bytes: Array(yaml.utf8))
    let members = YAMLDocument.read(yaml, of: source, log: log)?.members ?? []
    let nodes = members.flatMap { [$0.key, $0.value] }.map { node in
      let (start, end) = (node.place.start, node.place.end)
      return "\(start.line):\(start.column)-\(end.line):\(end.column) \(node.isPlain)"
        + " \(node.isNull) \(node.text ?? "none")"
    }
    return nodes + log.diagnostics.map { "\($0.rule) \($0.message)" }
  }

  @Test(
    "is read as the parser reads it",
    arguments: [
      "Access", "\"Access\"", "'Access'", "\"A: b #c\"", "'A: b #c'", "  \"a \"  ", "\"\"", "''",
      "\"null\"", "null", "\"it's\"", "'say \"so\"'", "'it''s'", "\"a\\tb\"", "'a\\tb'", "\"a\" #b",
      "\"a\"b", "\"a", "'", "\"", "\"a\" \"b\"", "'a': 'b'", "\"é\"", "\"a\tb\"", "[\"a\"]",
      "\"{{ a }}\"",
    ]
  )
  func isReadAsByTheParser(value: String) {
    let yaml = "title: \(value)\norder: 3\n"
    // A line that is a comment, and the text is left to the parser.
    let other = yaml + "# end\n"
    #expect(PlainMapping(other) == nil)
    #expect(Self.told(yaml) == Self.told(other))
  }

  @Test("is read without the parser")
  func isReadWithoutTheParser() {
    for value in ["Access", "\"Access: all\"", "'Access #1'"] {
      #expect(PlainMapping("title: \(value)\norder: 3\n") != nil, "\(value)")
    }
  }
}
