import Diagnostics
import Markdown
import Regulation
import TestSupport
import Testing

@testable import Report

/// Sentences that readers wrote, half of them wrong: what the checks of the law tell apart.
@Suite struct LawProseTests {
  private static let folder = repositoryRoot + "/Tests/Fixtures/law-prose"

  static let files = names(in: folder).filter { $0.hasSuffix(".txt") }.sorted()

  @Test func hasAReader() { #expect(!Self.files.isEmpty) }

  @Test(arguments: files)
  func tellsWrongFromRight(_ name: String) throws {
    let reader = try Reader(name, in: Self.folder)
    let told = reader.sentences.filter { !reader.told($0.text).isEmpty }
    let wrong = reader.sentences.filter(\.isWrong)
    let found = told.filter(\.isWrong)
    let missed = wrong.filter { sentence in !found.contains { $0.text == sentence.text } }
    let falsely = told.filter { !$0.isWrong }.map(\.text)
    #expect(wrong.count >= 20 && reader.sentences.count - wrong.count >= 20)
    #expect(5 * found.count >= 3 * wrong.count, "missed: \(missed.map(\.text))")
    #expect(10 * found.count >= 9 * told.count, "told: \(falsely)")
  }

  /// A file of the folder.
  private struct Reader {
    private(set) var sentences: [(isWrong: Bool, text: String)] = []
    private let checks: LawChecks

    init(_ name: String, in folder: String) throws {
      let text = String(decoding: try #require(readFile(folder + "/" + name)), as: UTF8.self)
      var day: Day?
      for line in text.split(separator: "\n") {
        if line.hasPrefix("as of: ") { day = Day(String(line.dropFirst("as of: ".count))) }
        for (key, isWrong) in [("wrong: ", true), ("right: ", false)] where line.hasPrefix(key) {
          sentences.append((isWrong, String(line.dropFirst(key.count))))
        }
      }
      let asOf = try #require(day)
      checks = LawChecks(law: repositoryLaw.known(on: asOf), asOf: asOf)
    }

    func told(_ text: String) -> [Diagnostic] { checks.diagnostics(prosePage(text)) }
  }
}

/// A page of its own for a text.
func prosePage(_ text: String, title: String = "Notes") -> ProsePage {
  let source = SourceText(file: "content/notes.md", bytes: Array((text + "\n").utf8))
  return ProsePage(
    contentPath: "notes.md",
    path: "notes.html",
    file: source.file,
    title: title,
    body: .kept(Document.parse(source, from: 0).value),
    anchors: [],
    isBuiltIn: false
  )
}
