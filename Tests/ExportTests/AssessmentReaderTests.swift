import Diagnostics
import Export
import GapAnalysis
import TestSupport
import Testing

@Suite struct AssessmentReaderTests {
  private func faults(_ text: String) -> [Diagnostic] {
    readAssessment(SourceText(file: "old.json", bytes: Array(text.utf8))).diagnostics
  }

  private let head = "{\"schema\": \"gapbook-assessment/1\", "

  @Test(arguments: [
    ("{\"schema\": ⟦1⟧", "truncated"), ("{\"schema\": \"gap⟦1⟧", "truncated"),
    ("{⟦1⟧schema: 1}", "key in quotes"), ("{\"a\" ⟦1⟧1}", "colon"), ("[1 ⟦1⟧2]", "comma"),
    ("[1] ⟦1⟧x", "follows"), ("[⟦1⟧01]", "no JSON value"), ("[-⟦1⟧", "no JSON value"),
    ("[1.⟦1⟧e]", "digit"), ("\n\n  ⟦1⟧nul", "no JSON value"), ("⟦1⟧", "truncated"),
    ("[\"\\u12⟦1⟧", "hexadecimal"), ("[\"a⟦1⟧\nb\"]", "control character"),
    ("[\"\\x⟦1⟧\"]", "escape"), ("{\"new\": {\"a\": [1, ⟦1⟧tru]}}", "no JSON value"),
    ("{\"new\": [\"a⟦1⟧\nb\"]}", "control character"),
  ])
  func tellsWhereATextIsNoJSON(marked: String, words: String) throws {
    let text = MarkedText(marked)
    let told = faults(text.text)
    #expect(told.count == 1)
    let fault = try #require(told.first)
    #expect(fault.rule == "bad-assessment")
    #expect(fault.message.contains(words) || fault.message.contains("truncated"), "\(fault)")
    #expect(fault.place?.start.line == text.marks["1"]?.line)
  }

  @Test func boundsTheDepth() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(faults(deep).first?.message.contains("nests too deep") == true)
  }

  @Test func refusesANewerSchemaAndAnother() throws {
    let newer = MarkedText("{\"schema\": ⟦1⟧\"gapbook-assessment/2\"}")
    let told = try #require(faults(newer.text).first)
    #expect(told.place?.start == newer.marks["1"])
    #expect(told.message.contains("newer than \"gapbook-assessment/1\""), "\(told)")
    #expect(faults("{\"schema\": \"other\"}").first?.help?.contains("assessment.json") == true)
    #expect(faults("[]").first?.message == "an object should be here, not a list")
  }

  @Test func tellsAnIDThatStandsTwice() throws {
    let text = MarkedText(
      head + """
        "as_of": "2026-01-01", "client": {"slug": "a", "name": "A", "entity": "both"},
        "audience": "full", "totals": {"coverage": null, "score": null, "headline": false}, "rules": [],
        "requirements": [], "findings": [
        {"id": "F-1", "title": "T", "risk": "low", "status": "open"},
        {"id": ⟦1⟧"F-1", "title": "T", "risk": "high", "status": "closed"}]}
        """
    )
    let told = faults(text.text)
    #expect(told.map(\.message) == ["finding \"F-1\" stands here twice"])
    #expect(told.first?.place?.start == text.marks["1"])
    #expect(told.first?.help == "the first is on line 4")
  }

  @Test func passesOverWhatItDoesNotKnow() throws {
    let text =
      head + """
        "new": {"findings": [{"id": "F-2"}], "n": -1.5e3, "t": "\\u0041"},
        "as_of": "2026-01-01", "client": {"slug": "a", "new": [[]], "name": "A", "entity": "both"},
        "totals": {"coverage": null, "score": 62.5, "headline": false}, "rules": [],
        "requirements": [], "findings": [
        {"id": "F-1", "new": {"id": 1}, "title": "T", "risk": "low", "status": "open"}],
        "audience": "full"}
        """
    let read = readAssessment(SourceText(file: "old.json", bytes: Array(text.utf8)))
    #expect(read.diagnostics.isEmpty)
    #expect(try #require(read.value).findings.map(\.id) == ["F-1"])
  }

  @Test func tellsAllThatIsMissingOrWrongAtOnce() {
    let told = faults(
      head + """
        "as_of": "2026-02-30", "client": {"slug": 1, "name": "A", "entity": "covered-entty"},
        "totals": {"coverage": 62.55, "score": null, "headline": "no"}, "rules": [{"id": "tax"}],
        "requirements": [{"id": "A"}], "findings": {}}
        """
    )
    let messages = told.map(\.message).joined(separator: "\n")
    #expect(messages.contains("\"as_of\" is no day"))
    #expect(messages.contains("\"slug\" is a number, not a text"))
    #expect(messages.contains("\"covered-entty\" is no entity"))
    #expect(messages.contains("\"coverage\" is no percentage"))
    #expect(messages.contains("\"tax\" is no id"))
    #expect(messages.contains("\"title\" is missing"))
    #expect(messages.contains("\"findings\" is an object, not a list"))
    #expect(told.contains { $0.help?.contains("did you mean \"covered-entity\"?") == true })
  }

  @Test func tellsWhatIsNotUTF8() {
    let told = readAssessment(SourceText(file: "old.json", bytes: [0x7B, 0xFF])).diagnostics
    #expect(told.first?.message == "old.json is not UTF-8")
  }

  @Test func neverTrapsOnAPrefixOrAFlippedByte() throws {
    let bytes = try #require(
      export(Sample.assessment, law: Sample.law, generator: Generator(version: "0")).first
    ).bytes
    for end in stride(from: 0, to: bytes.count - 2, by: 5003) {
      let cut = SourceText(file: "old.json", bytes: Array(bytes[..<end]))
      #expect(readAssessment(cut).diagnostics.hasErrors)
    }
    for index in stride(from: 0, to: bytes.count, by: 2503) {
      var flipped = bytes
      flipped[index] ^= 0x15
      _ = readAssessment(SourceText(file: "old.json", bytes: flipped))
    }
  }
}
