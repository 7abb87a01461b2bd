import Diagnostics
import Starter
import Testing

@testable import Workspace

@Suite("YAML that is built in as its nodes")
struct BuiltInYAMLTests {
  private static let paths = Starter.files.map(\.path).filter { $0.hasSuffix(".yml") }
  private static let pages = Starter.files.filter {
    $0.path.hasSuffix(".md") && $0.text.hasPrefix("---\n")
  }.map(\.path)

  /// Each node on a line: where it begins and ends, whether it is plain, and its words.
  private func lines(_ node: YAMLNode, depth: Int = 0) -> [String] {
    let (start, end) = (node.place.start, node.place.end)
    let own =
      String(repeating: " ", count: depth) + "\(node.place.file):\(start.line):\(start.column)"
      + "-\(end.line):\(end.column) \(node.isPlain) \(node.sort) \(node.text ?? "")"
    let members = (node.members ?? []).flatMap { [$0.key, $0.value] }
    return [own] + (members + (node.items ?? [])).flatMap { lines($0, depth: depth + 1) }
  }

  @Test("is the tree that parsing gives, with every place", arguments: paths)
  func isWhatParsingGives(path: String) throws {
    let file = try #require(Starter.files.first { $0.path == path })
    #expect(Starter.nodes(ofYAML: file.text) != nil)
    // One comment more, and the text is parsed.
    let parsedText = file.text + "# end\n"
    #expect(Starter.nodes(ofYAML: parsedText) == nil)
    let log = Log()
    let unpacked = try #require(
      YAMLDocument.read(file.text, of: SourceText(file: "a.yml", bytes: file.bytes), log: log)
    )
    let parsed = try #require(
      YAMLDocument.read(
        parsedText,
        of: SourceText(file: "a.yml", bytes: Array(parsedText.utf8)),
        log: log
      )
    )
    #expect(lines(unpacked) == lines(parsed))
    #expect(log.diagnostics.isEmpty)
  }

  @Test("is the tree that parsing gives for front matter too", arguments: pages)
  func isWhatParsingGivesForFrontMatter(path: String) throws {
    let file = try #require(Starter.files.first { $0.path == path })
    let matter = try #require(file.text.split(separator: "---\n", maxSplits: 1).first)
    #expect(Starter.nodes(ofYAML: String(matter)) != nil)
    // One comment more, and the text is parsed.
    #expect(Starter.nodes(ofYAML: matter + "# end\n") == nil)
    let text = file.text.replacing("\n---\n", with: "\n# end\n---\n", maxReplacements: 1)
    #expect(text.hasPrefix("---\n\(matter)# end\n---\n"))
    let log = Log()
    let unpacked = CutMarkdown(SourceText(file: "a.md", bytes: file.bytes), log: log)
    let parsed = CutMarkdown(SourceText(file: "a.md", bytes: Array(text.utf8)), log: log)
    #expect(lines(try #require(unpacked.root)) == lines(try #require(parsed.root)))
    #expect(log.diagnostics.isEmpty)
  }

  @Test("covers the law and the words")
  func coversTheLaw() {
    #expect(
      Self.paths == [
        "content/regulation/catalog.yml", "content/regulation/crosswalk.yml",
        "content/regulation/facts.yml", "content/regulation/inquiry.yml",
        "content/regulation/proposed-rule.yml", "templates/words/en-GB.yml",
        "templates/words/en.yml", "templates/words/es.yml",
      ]
    )
    #expect(Self.pages.count > 60)
  }
}
