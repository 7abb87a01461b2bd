import Regulation
import Testing

@testable import Imports

@Suite("The requirement of a row")
struct RequirementFinderTests {
  private static let finder = RequirementFinder(
    ImportFolder.law.catalog,
    rules: HIPAARule.allCases
  )

  private func leaf(
    _ requirement: String? = nil,
    standard: String? = nil,
    specification: String? = nil,
    title: String? = nil,
    rules: [HIPAARule] = HIPAARule.allCases
  ) throws -> String {
    var names = RequirementFinder.Names()
    names.requirements = requirement.map { [$0] } ?? []
    (names.standard, names.specification, names.title) = (standard, specification, title)
    let finder = RequirementFinder(ImportFolder.law.catalog, rules: rules)
    return try finder.leaf(of: names).leaf.id
  }

  @Test(
    "is that of its standard and specification, in whatever case, number and punctuation",
    arguments: [
      ("Security Management Process", "Risk Analysis (R)", "164.308(a)(1)(ii)(A)"),
      ("", "TERMINATION PROCEDURE (Addressable)", "164.308(a)(3)(ii)(C)"),
      ("Security Awareness & Training", "Log-In Monitoring", "164.308(a)(5)(ii)(C)"),
      ("Device and Media Controls", "Media Reuse", "164.310(d)(2)(ii)"),
      ("Access Control", "Encryption & Decryption", "164.312(a)(2)(iv)"),
      ("Transmission Security", "Encryption", "164.312(e)(2)(ii)"),
      ("Integrity", "Mechanism to Authenticate ePHI", "164.312(c)(2)"),
      ("Audit Controls", "", "164.312(b)"),
      ("Standard: Workstation Use", "N/A", "164.310(b)"),
      ("Audit controls", "None", "164.312(b)"),
      ("Something of theirs", "Risk analysis", "164.308(a)(1)(ii)(A)"),
      ("164.312(a)(1) Access control", "Automatic logoff", "164.312(a)(2)(iii)"),
      ("Access control", "164.312(a)(2)(iii)", "164.312(a)(2)(iii)"),
      (
        "Security Management Process", "Implementation Specification: Risk Management",
        "164.308(a)(1)(ii)(B)"
      ),
    ]
  )
  func isFoundByTitles(standard: String, specification: String, id: String) throws {
    let found = try leaf(
      standard: standard.isEmpty ? nil : standard,
      specification: specification.isEmpty ? nil : specification
    )
    #expect(found == id)
  }

  @Test("is that of its id, whatever else the row describes")
  func isFoundByID() throws {
    #expect(try leaf("164.308(a)(8)", title: "Perform a periodic evaluation") == "164.308(a)(8)")
    #expect(try leaf("Evaluation - §164.308(a)(8)") == "164.308(a)(8)")
    #expect(try leaf("Audit controls") == "164.312(b)")
    #expect(try leaf("164.308(a)(2)", standard: "Security management process") == "164.308(a)(2)")
  }

  @Test("is the one in scope where several have a title")
  func isInScope() throws {
    let title = "Policies and procedures"
    #expect(try leaf(title: title, rules: [.security]) == "164.316(a)")
    #expect(try leaf(title: title, rules: [.privacy]) == "164.530(i)(1)")
    #expect(throws: RequirementFinder.Reason.self) { try leaf(title: title) }
  }

  @Test(
    "is said to be missing with what would be right",
    arguments: [
      (
        "164.312(e)", nil, "164.312(e) is broad: one answer cannot be that of each of its 2 leaves",
        "give each a row of its own: 164.312(e)(2)(i), 164.312(e)(2)(ii)"
      ),
      (
        "Transmission security", nil,
        "164.312(e)(1) is broad: one answer cannot be that of each of its 2 leaves",
        "give each a row of its own: 164.312(e)(2)(i), 164.312(e)(2)(ii)"
      ),
      (
        "164.314(a)(2)(i)(A)", nil,
        "164.314(a)(2)(i)(A) is a part of 164.314(a)(2)(i), which is answered as a whole",
        "write 164.314(a)(2)(i)"
      ),
      (
        "164.312(b); 164.312(d)", nil, "the row names 2 requirements: 164.312(b), 164.312(d)",
        "give each of them a row"
      ),
      (
        "164.312(b)", "Risk analysis",
        "the row names 164.312(b), and \"Risk analysis\" is the title of 164.308(a)(1)(ii)(A)",
        "164.312(b) is \"Audit controls\""
      ),
      (
        "164.999", nil, "\"164.999\" is no requirement",
        nil
      ),
      (
        "Risk analyses", nil, "\"Risk analyses\" is no id and no title of a requirement",
        "did you mean \"Risk analysis\"?"
      ),
    ] as [(String, String?, String, String?)]
  )
  func isSaid(id: String, title: String?, message: String, help: String?) throws {
    do {
      let found = try leaf(id, title: title)
      Issue.record("\(found)")
    } catch let reason as RequirementFinder.Reason {
      #expect(reason.message == message)
      if let help { #expect(reason.help == help) }
    }
  }

  @Test("is not one of another standard")
  func isOfItsStandard() throws {
    #expect(throws: RequirementFinder.Reason.self) {
      try leaf(standard: "Access control", specification: "Risk analysis")
    }
    #expect(throws: RequirementFinder.Reason.self) {
      try leaf(standard: "164.312(a)(1)", specification: "Risk analysis")
    }
  }
}
