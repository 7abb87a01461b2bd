import Diagnostics
import TestSupport
import Testing

@Suite("Numbers written out in a client's pages")
struct LiteralNumberTests {
  /// Sentences with a mark where a number is told.
  private static let sentences = MarkedText(
    """
    # Numbers

    The score is ⟦1⟧50 %, and coverage stands at ⟦2⟧12.5 percent.

    There are ⟦3⟧3 gaps and ⟦4⟧two contradictions in all. We found ⟦5⟧99 findings.

    The score is {{ assessment.score }} and `50 %` is code; there are {{ gaps.total }} gaps.

    The score was 40 % last year. Coverage must reach 80 % as a target. Two findings concern the
    laptops. Half of the 3 servers, 45 % of staff and 164.312(b) have no part in it.

    The score of the exam was 81 %. The training score is 91 %, and coverage of insurance is 60 %.
    """
  )

  @Test("are told where they contradict a metric, and nowhere else")
  func tellContradictions() throws {
    let workspace = try Example.copy()
    let file = "content/\(Example.client)numbers.md"
    try workspace.put(.text(Self.sentences.text), at: file)
    let told = try gapbook("check", workspace.path)
    #expect(told.code == 0, "\(told.stderr)")
    let places = told.stderr.split(separator: "\n").filter { $0.contains("[literal-number]") }
      .map { $0.prefix { $0 != " " }.dropLast() }
    let marks = Self.sentences.marks.sorted { $0.key < $1.key }
    let expected = marks.map { "\(file):\($0.value.line):\($0.value.column)" }
    #expect(places.count == expected.count, "\(told.stderr)")
    for (place, end) in zip(places, expected) { #expect(place.hasSuffix(end), "\(place)") }
  }

  @Test("are told where they equal one, with the name to write instead")
  func tellEquals() throws {
    let file = try AssessmentFile(try Example.built(), client: Example.client)
    let gaps = try #require(
      file.metrics.first { $0["id"] as? String == "gaps.total" }?["value"] as? Int
    )
    let workspace = try Example.copy()
    try workspace.put(
      .text("# N\n\nThe score is \(try file.percent("score")) with \(gaps) gaps.\n"),
      at: "content/\(Example.client)numbers.md"
    )
    let told = try gapbook("check", workspace.path).stderr
    #expect(told.contains("write {{ assessment.score }}"))
    #expect(told.contains("write {{ gaps.total }}"))
  }
}
