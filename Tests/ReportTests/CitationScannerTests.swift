import Regulation
import Testing

@testable import Report

/// Citations in words, as they are read with the catalog of the repository.
@Suite struct CitationScannerTests {
  private static let known = KnownCitations(repositoryLaw.catalog)

  private func found(_ words: String) -> [String] {
    CitationScanner(Self.known).citations(in: Array(words.unicodeScalars)).map(\.id)
  }

  @Test(arguments: [
    ("164.312", ["164.312"]),
    ("See § 164.312(a)(1).", ["164.312(a)(1)"]),
    ("45 CFR §§ 164.308 and 164.312", ["164.308", "164.312"]),
    ("164.308(a)(1), (a)(3) and (a)(5)", ["164.308(a)(1)", "164.308(a)(3)", "164.308(a)(5)"]),
    ("164.314(a)(2)(i)(A) or (B)", ["164.314(a)(2)(i)(A)", "164.314(a)(2)(i)(B)"]),
    ("164.308(a)(1)(ii)(A)–(D)", ["164.308(a)(1)(ii)(A)", "164.308(a)(1)(ii)(D)"]),
    ("164.316(b)(2)(i) to (iii)", ["164.316(b)(2)(i)", "164.316(b)(2)(iii)"]),
    ("164.308-164.316", ["164.308", "164.316"]),
    ("164.308–316", ["164.308", "164.316"]),
    ("164.308, .310 and .312", ["164.308", "164.310", "164.312"]),
    ("paragraph (b)(1) of § 164.316", ["164.316(b)(1)"]),
    ("paragraphs (a)(1) of Section 164.308", ["164.308"]),
    ("paragraph (a)(1) of Section 164.308", ["164.308(a)(1)"]),
    ("paragraph (b)(2)(i) of 45 CFR § 164.316", ["164.316(b)(2)(i)"]),
    ("21 C.F.R. § 164.312(z), 21 CFR Part 164.312(z), 21 CFR §§ 164.312(z)", []),
    ("21 CFR 164.150 and 45 CFR 164.312", ["164.312"]),
    ("10.164.308.1, 1164.308, 164.3081, 164.30", []),
    ("§ 164.312 (see below), 164.308 (2003)", ["164.312", "164.308"]),
    ("164.308(a)(1)(ii)(A), (b) manage", ["164.308(a)(1)(ii)(A)", "164.308(b)"]),
    ("164.308(a)(2), (c) encrypt", ["164.308(a)(2)"]),
    ("164.402(2) and 164.402(1)(ii), (iii)", ["164.402(2)", "164.402(1)(ii)", "164.402(1)(iii)"]),
  ])
  func readsCitations(_ words: String, _ ids: [String]) {
    #expect(found(words) == ids)
  }

  @Test func cutsDepthsThatNoLawHas() {
    let deep = String(repeating: "(a)", count: 40)
    let shown = "164.308" + String(repeating: "(a)", count: 15) + "(…)"
    #expect(found("164.308\(deep), (b) and (c) end") == [shown, "164.308(b)", "164.308(c)"])
    #expect(!Self.known.isKnown(shown))
    #expect(Self.known.isKnown("164.524(c)" + String(repeating: "(4)", count: 3)))
  }

  @Test(arguments: [
    "164.308(a)(5)(ii)", "164.308(a)(1)(i)", "164.304", "164.306(d)(3)(ii)(B)(1)",
    "164.530(j)(2)", "164.524(c)(4)", "164.502(a)(1)(ii)", "164.105(a)", "160.404",
  ])
  func knows(_ id: String) { #expect(Self.known.isKnown(id)) }

  @Test(arguments: [
    "164.303", "164.304(a)", "164.308(c)", "164.312(b)(1)", "164.314(c)", "164.402(3)",
    "164.530(l)", "164.530(j)(3)", "164.316(b)(2)(iv)", "164.536",
  ])
  func knowsNot(_ id: String) { #expect(!Self.known.isKnown(id)) }
}
