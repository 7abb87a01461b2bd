import Testing

@testable import PDF

@Suite("Long words in a table's cell")
struct LongWordsTests {
  @Test(
    "are cut at their joints, and no letter or blank is lost",
    arguments: [
      ("", 1), ("short words of a cell alone", 1), (" and 164.308(a)(1)(ii)(A) ", 2),
      ("content/clients/summary.md:3, 4", 5), (String(repeating: "x", count: 40), 4),
      ("  two  blanks  " + String(repeating: "é", count: 18) + "  ", 2),
    ]
  )
  func keepsText(text: String, count: Int) {
    let pieces = LongWords.pieces(of: text)
    #expect(pieces.joined() == text)
    #expect(pieces.count == count, "\(pieces)")
  }

  @Test("are cut before a parenthesis where they are citations")
  func cutsCitations() {
    #expect(
      LongWords.pieces(of: "See 164.308(a)(7)(ii)(A), 45")
        == ["See 164.308(a)", "(7)(ii)(A), 45"]
    )
    #expect(LongWords.pieces(of: "164.310(d)(2)(iii)") == ["164.310(d)", "(2)(iii)"])
    #expect(LongWords.pieces(of: "164.404(d)(2)") == ["164.404(d)(2)"])
    // What only begins like one breaks as any long word does: a column would not hold it.
    for word in [
      "12(\(String(repeating: "x", count: 40)))", String(repeating: "4", count: 30) + "(a)",
    ] {
      #expect(LongWords.pieces(of: word).joined() == word)
      #expect(LongWords.pieces(of: word).allSatisfy { $0.count <= 12 }, "\(word)")
    }
  }
}
