import Foundation
import TestSupport
import Testing

/// Markdown of our own as files: `NAME.md` in, `NAME.html` and `NAME.tree` out.
///
/// `NAME.html` is what `gapbook render` writes, then what it reports, as a comment; `NAME.tree` is
/// the tree with its places. To add an example, add its `.md` and record the others.
@Suite("Markdown examples")
struct MarkdownExampleTests {
  private static let folder = "Tests/Fixtures/markdown"
  private static let examples = TestSupport.names(in: repositoryRoot + "/" + folder)
    .filter { $0.hasSuffix(".md") }
    .map { String($0.dropLast(".md".count)) }

  /// The examples in a folder of their own, as those of a workspace are rendered with it.
  private static let copy = Result {
    let folder = try TemporaryFolder()
    try folder.copy("\(repositoryRoot)/\(Self.folder)", to: "examples")
    return folder
  }

  private static func render(_ arguments: String...) throws -> ProgramResult {
    let folder = try copy.get().path + "/examples"
    return try run(buildFolder + "/gapbook", ["render"] + arguments, in: folder)
  }

  @Test("become this HTML, with these reports", arguments: examples)
  func comparesHTML(example: String) throws {
    let rendered = try Self.render(example + ".md")
    #expect([0, 3].contains(rendered.code), "\(rendered.stderr)")
    let reports = rendered.stderr.isEmpty ? "" : "<!-- reported:\n\(rendered.stderr)-->\n"
    expectGolden(rendered.output + Array(reports.utf8), "\(Self.folder)/\(example).html")
  }

  @Test("have their parts in these places", arguments: examples)
  func comparesTree(example: String) throws {
    let rendered = try Self.render("--dump", example + ".md")
    expectGolden(rendered.output, "\(Self.folder)/\(example).tree")
  }

  @Test("are there, each with what it becomes")
  func knowsExamples() {
    let files = Set(TestSupport.names(in: repositoryRoot + "/" + Self.folder))
    let expected = Self.examples.flatMap { [$0 + ".html", $0 + ".md", $0 + ".tree"] }
    let odd = files.symmetricDifference(expected).sorted()
    #expect(odd == [], "files that are missing, or belong to no example")
    #expect(Self.examples.count >= 60)
  }
}
