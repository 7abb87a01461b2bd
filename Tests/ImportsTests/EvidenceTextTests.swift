import Diagnostics
import GapAnalysis
import Testing
import Workspace

@testable import Imports

@Suite("The text of evidence.yml")
struct EvidenceTextTests {
  private let item: [(key: String, value: String)] = [
    ("id", "EV-SRA"), ("title", "Say \"yes\": a # b"), ("kind", "self-assessment"),
    ("collected", "2026-11-30"),
  ]

  private func adding(_ text: String) -> String? {
    let source = SourceText(file: "evidence.yml", bytes: Array(text.utf8))
    let whole = EvidenceText(source, items: evidence(of: source).value)
    return whole.adding(item).map { String(decoding: $0, as: UTF8.self) }
  }

  private let added = """
    - id: EV-SRA
      title: "Say \\"yes\\": a # b"
      kind: self-assessment
      collected: 2026-11-30

    """

  @Test("is added to at its end, with its indent and line ends")
  func isAddedTo() {
    #expect(adding("") == added)
    #expect(adding("# Ours\n") == "# Ours\n" + added)
    let one = "- id: EV-1\n  title: A  # kept\n"
    #expect(adding(one) == one + added)
    #expect(adding("- { id: EV-1, title: A }") == "- { id: EV-1, title: A }\n" + added)
    #expect(
      adding("  - id: EV-1\r\n    title: A\r\n")
        == "  - id: EV-1\r\n    title: A\r\n"
        + added.split(separator: "\n").map { "  \($0)\r\n" }.joined()
    )
  }

  @Test("is left where an item at its end would mean something else")
  func isLeft() {
    #expect(adding("[ { id: EV-1, title: A } ]\n") == nil)
    #expect(adding("- id: EV-1\n  title: A\n...\n") == nil)
  }

  @Test("has a free id, and knows a file by its digest")
  func findsIDs() {
    var one = Evidence(id: "ev-sra", title: "A", place: .file("x"))
    one.sha256 = "ab"
    let text = EvidenceText(SourceText(file: "x", bytes: []), items: [one])
    #expect(text.freeID("EV-SRA") == "EV-SRA-2")
    #expect(text.freeID("EV-1") == "EV-1")
    #expect(text.id(ofDigest: "ab") == "ev-sra")
    #expect(text.id(ofDigest: "cd") == nil)
  }
}
