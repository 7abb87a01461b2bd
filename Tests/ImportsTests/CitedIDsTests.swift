import Regulation
import Testing

@testable import Imports

@Suite("The requirements that a cell cites")
struct CitedIDsTests {
  @Test(
    "are found in any spelling and with words around them",
    arguments: [
      ("164.308(a)(1)(ii)(A)", ["164.308(a)(1)(ii)(A)"]),
      ("§164.308(a)(1)(ii)(A) Risk analysis", ["164.308(a)(1)(ii)(A)"]),
      ("Risk Analysis (R) - 45 CFR 164.308 (a)(1)(ii)(A)", ["164.308 (a)(1)(ii)(A)"]),
      ("164.312(a)(2)(iii) (A)", ["164.312(a)(2)(iii)"]),
      ("164.312(a)(2)(iii) (Addressable) Automatic logoff", ["164.312(a)(2)(iii)"]),
      ("HIPAA|164.312(a)(2)(iv)", ["HIPAA|164.312(a)(2)(iv)"]),
      ("164_312_a_2_iv", ["164_312_a_2_iv"]),
      ("164.308a1iiA", ["164.308a1iiA"]),
      ("45 CFR Part 164, 164.312(b)", ["164.312(b)"]),
      ("164.308(a)(1) / 164.308(a)(1)(ii)(A)", ["164.308(a)(1)(ii)(A)"]),
      ("164.308(a)(1)(ii)(A); 164.308(a)(1)(i)", ["164.308(a)(1)(ii)(A)"]),
      ("164.312(b), 164.312(d)", ["164.312(b)", "164.312(d)"]),
      ("164.312(b), 164.312(b)", ["164.312(b)"]),
      ("Audit controls", []),
      ("164 employees", []),
    ]
  )
  func areFound(text: String, known: [String]) {
    let cited = CitedIDs(all: [text], in: ImportFolder.law.catalog)
    #expect(cited.known == known)
    #expect(cited.unknown == [])
  }

  @Test(
    "are unknown where what is written goes on beyond what the catalog has",
    arguments: [
      ("164.308(a)(1)(ii)(Z) Risk analysis", "164.308(a)(1)(ii)(Z)"),
      ("164.308(a)(1)(ii) (Z)", "164.308(a)(1)(ii) (Z)"),
      ("164.308(a)(3)(ii)(A) - (C)", "164.308(a)(3)(ii)(A) - (C)"),
      ("164.308(a)(3)(ii)(A) and (B)", "164.308(a)(3)(ii)(A) and (B)"),
      ("164.999(a)", "164.999(a)"),
    ]
  )
  func areUnknown(text: String, unknown: String) {
    let cited = CitedIDs(all: [text], in: ImportFolder.law.catalog)
    #expect(cited.known == [])
    #expect(cited.unknown == [unknown])
  }

  @Test("count before those that sentences of the law cite")
  func countBeforeSentences() {
    let catalog = ImportFolder.law.catalog
    let law = "Document the satisfactory assurances that meet the requirements of § 164.314(a)."
    #expect(CitedIDs(naming: ["164.308(b)(3)", law], in: catalog).known == ["164.308(b)(3)"])
    #expect(CitedIDs(naming: ["§ 164.308(b)(3): " + law], in: catalog).known == ["164.308(b)(3)"])
    let risks = "Reduce risks to comply with § 164.306(a)"
    #expect(CitedIDs(naming: [risks, "164.312(b)"], in: catalog).known == ["164.312(b)"])
    #expect(CitedIDs(all: [risks, "164.312(b)"], in: catalog).known == ["164.312(b)"])
    #expect(CitedIDs(naming: ["164.312(b) and 164.312(d)"], in: catalog).known.count == 2)
  }
}
