import Diagnostics
import Regulation
import TestSupport
import Testing

@testable import Report

/// The rules that a text breaks on a day.
private func told(_ text: String) throws -> [String] {
  let asOf = try #require(Day("2026-11-21"))
  return LawChecks(law: repositoryLaw.known(on: asOf), asOf: asOf).diagnostics(prosePage(text))
    .map(\.rule)
}

@Suite("A proposed rule") struct ProposedAsFinalTests {
  @Test(
    "is no law yet",
    arguments: [
      "The updated Security Rule is now in force.", "The new Security Rule took effect in March.",
      "HHS has finalized the amendments to the Security Rule.",
      "The Security Rule update is effective January 1.",
      "The final rule of January 6, 2025 binds all regulated entities.",
      "90 FR 898 requires written inventories of all technology.",
      "Under 90 FR 898, networks must be segmented.",
      "The 2025 Security Rule is final.",
      "The Security Rule overhaul is already binding, with no grace period.",
    ]
  )
  func isTold(_ text: String) throws {
    #expect(try told(text).contains("proposed-as-final"), "\(text)")
  }

  @Test(
    "is left alone where it is told as proposed, or another is meant",
    arguments: [
      "The proposed update of the Security Rule is not final.",
      "If the Security Rule update becomes final, inventories would follow.",
      "The Security Rule update is not in force.", "90 FR 898 is a proposed rule.",
      "90 FR 898 would require written inventories.",
      "The Omnibus Rule amended the Security Rule and took effect in 2013.",
      "The Security Rule has been in force since 2005.",
      "HHS has not finalized the amendments to the Security Rule.",
      "Once the Security Rule update is final, we revise our policies.",
      "The rule of March 26, 2013 is final.", "Our new security policy is in force.",
      "The update of our firewall took effect in May.",
      "The Security Rule has not been updated since 2013 and remains in force.",
    ]
  )
  func isLeft(_ text: String) throws {
    #expect(!(try told(text).contains("proposed-as-final")), "\(text)")
  }
}

@Suite("A citation beside its subject") struct WrongSectionTests {
  @Test(
    "is told where another paragraph is on it",
    arguments: [
      "The right of access is set out in 45 CFR 164.528.",
      "Patients may complain to the Secretary under 45 CFR 160.414.",
      "Sanctions against staff are required by 45 CFR 164.308(a)(5).",
      "45 CFR 164.312(a)(1) covers facility access controls.",
      "The contingency plan (45 CFR 164.310(b)) was tested.",
      "Amendments of records are governed by § 164.522.",
      "Automatic logoff is addressed in 164.310(c).",
    ]
  )
  func isTold(_ text: String) throws { #expect(try told(text) == ["wrong-section"], "\(text)") }

  @Test(
    "is left alone where it is on it, or something else is said of it",
    arguments: [
      "The right of access is set out in 45 CFR 164.524(a)(1).",
      "The right of access is set out in 45 CFR 164.524, and 164.528 is on accounting.",
      "Complaints to the Secretary are governed by 45 CFR 160.306.",
      "The contingency plan (45 CFR 164.308(a)(7)(i)) was tested.",
      "45 CFR 164.308(a)(5) requires training on facility access controls.",
      "The request for access was logged, as 164.530(j) asks.",
      "The right of access is not covered by 45 CFR 164.528.",
      "The risk analysis names the gaps in 45 CFR 164.312(b).",
      "Encryption is described in 45 CFR 164.312(e)(2)(ii).",
      "Staff training is required by 45 CFR 164.414(a).",
      "The content of notification is set out in 45 CFR 164.404(c)(1).",
      "The time limit is set out in 45 CFR 164.524(b).",
      "Integrity controls are required by 45 CFR 164.312(c)(1).",
      "Policies and procedures are required by 45 CFR 164.530(i)(1).",
    ]
  )
  func isLeft(_ text: String) throws { #expect(try told(text) == [], "\(text)") }
}
