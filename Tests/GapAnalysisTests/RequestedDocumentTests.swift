import Diagnostics
import Regulation
import TestSupport
import Testing

@testable import GapAnalysis

@Suite struct RequestedDocumentTests {
  private let leaf = "164.312(d)"

  private func document(
    _ given: Response.Answer,
    status: Finding.Status = .closed,
    until: String? = nil,
    kind: String = "document"
  ) throws -> CheckItem {
    let old = Evidence(
      id: "OLD",
      title: "O",
      kind: kind,
      validUntil: until.map(day),
      place: at(5, "evidence.yml")
    )
    let result = assessed(
      client(
        [answer(leaf, given, evidence: ["E", "OLD"])],
        findings: [finding("F-05", [leaf], status: status)],
        evidence: [Evidence(id: "E", title: "E", place: at(4, "evidence.yml")), old]
      ),
      law([entry(leaf)])
    )
    return try #require(result.documents.first { $0.id == "authentication" })
  }

  @Test func isPlainlyPresentWhereNothingDoubtsIt() throws {
    let plain = try document(.implemented)
    #expect(plain.state == .present && plain.isPlainlyPresent)
    #expect(plain.expired.isEmpty && plain.contradictions.isEmpty && plain.onFile.isEmpty)
  }

  @Test func saysWhatContestsIt() throws {
    let contested = try document(.implemented, status: .open)
    #expect(contested.state == .present && !contested.isPlainlyPresent)
    #expect(contested.contradictions.map(\.by) == ["F-05"])
  }

  @Test func saysWhichEvidenceExpired() throws {
    let expired = try document(.implemented, until: "2026-06-30")
    #expect(expired.state == .present && !expired.isPlainlyPresent)
    #expect(expired.expired == ["OLD"])
    #expect(expired.proofs.map(\.source) == [.evidence("E")])
  }

  @Test func namesWhatIsOnFileForWhatIsNotMet() throws {
    let missing = try document(.notImplemented)
    #expect(missing.state == .absent)
    #expect(missing.onFile.map(\.source) == [.evidence("E"), .evidence("OLD")])
  }

  @Test func takesNoInterviewForADocument() throws {
    let spoken = try document(.partial, kind: "interview")
    #expect(spoken.proofs.map(\.source) == [.evidence("E")])
  }

  /// What is recorded for another requirement, of a kind written in another way.
  @Test func isShownByEvidenceOfItsKind() throws {
    func tests(_ kinds: [String?], until: String? = nil) throws -> CheckItem {
      let evidence = kinds.enumerated().map { index, kind in
        Evidence(
          id: "E\(index)",
          title: "E",
          kind: kind,
          validUntil: until.map(day),
          place: at(index + 1, "evidence.yml")
        )
      }
      let result = assessed(client(evidence: evidence), law([entry("164.308(a)(8)")]))
      return try #require(result.documents.first { $0.id == "security-tests" })
    }
    #expect(try tests(["document", nil]).state == .absent)
    #expect(try tests(["Penetration-Test"]).state == .inPart)
    let both = try tests(["penetration test", "Vulnerability scan"])
    #expect(both.isPlainlyPresent && both.requirements == ["164.308(a)(8)"])
    #expect(both.proofs.map(\.source) == [.evidence("E1"), .evidence("E0")])
    let expired = try tests(["penetration test"], until: "2026-11-20")
    #expect(expired.state == .absent && expired.expired == ["E0"])
    let diagram = assessed(client(), law([entry("164.308(a)(8)")])).documents
      .first { $0.id == "network-diagram" }
    #expect(diagram?.state == .notApplicable)
  }

  private func recorded(
    _ id: String,
    _ leaves: [String],
    answers: [Response] = [],
    evidence: [(id: String, kind: String, until: String?)] = [],
    policies: [Policy] = [],
    breaches: [Breach] = []
  ) throws -> CheckItem {
    let items = evidence.enumerated().map { index, item in
      Evidence(
        id: item.id,
        title: item.id,
        kind: item.kind,
        validUntil: item.until.map(day),
        place: at(index + 1, "evidence.yml")
      )
    }
    let result = assessed(
      client(answers, evidence: items, policies: policies, breaches: breaches),
      law(leaves.map { entry($0) })
    )
    return try #require(result.documents.first { $0.id == id })
  }

  /// A kind is lacking where no item has it: one that has expired is there, and says so.
  @Test func namesTheKindsThatNoItemIsMarkedWith() throws {
    let leaf = ["164.308(a)(8)"]
    let none = try recorded("security-tests", leaf)
    #expect(none.unmarked == ["vulnerability scan", "penetration test"] && !none.takesTags)
    let one = try recorded("security-tests", leaf, evidence: [("E", "vulnerability scan", nil)])
    #expect(one.state == .inPart && one.unmarked == ["penetration test"])
    let expired = try recorded(
      "security-tests",
      leaf,
      evidence: [("E", "penetration test", "2026-11-20")]
    )
    #expect(expired.unmarked == ["vulnerability scan"] && expired.expired == ["E"])
    #expect(try document(.notImplemented).unmarked.isEmpty)
  }

  @Test func isOfEachBreachWhereThatIsAskedFor() throws {
    func breach(_ id: String, _ evidence: [String] = []) -> Breach {
      var breach = Breach(
        id: id,
        discovered: day("2026-02-03"),
        affected: 1,
        place: at(1, "breaches.yml")
      )
      breach.evidence = evidence.map { Sourced($0, at: at(2, "breaches.yml")) }
      return breach
    }
    func action(_ breaches: [Breach], _ kind: String = "Corrective action") throws -> CheckItem {
      try recorded(
        "corrective-action",
        ["164.308(a)(6)(ii)"],
        evidence: [("E", kind, nil), ("O", "document", nil)],
        breaches: breaches
      )
    }
    let none = try action([])
    #expect(none.state == .notApplicable && none.requirements == ["164.308(a)(6)(ii)"])
    let both = try action([breach("B-1", ["O", "E"]), breach("B-2", ["E"])])
    #expect(both.isPlainlyPresent && both.breachesWithout.isEmpty)
    #expect(both.proofs.map(\.source) == [.evidence("E")])
    let one = try action([breach("B-1", ["E"]), breach("B-2", ["O"])])
    #expect(one.state == .inPart && one.breachesWithout == ["B-2"])
    let apart = try action([breach("B-1"), breach("B-2")])
    #expect(apart.state == .inPart && apart.breachesWithout == ["B-1", "B-2"])
    let unmarked = try action([breach("B-1", ["E"])], "document")
    #expect(unmarked.state == .absent && unmarked.unmarked == ["corrective action"])
    #expect(unmarked.breachesWithout.isEmpty)
  }

  @Test func isShownByAPolicyInForceThatHasTheKindAsATag() throws {
    func policy(_ tags: [String], approved: String?) -> Policy {
      var policy = Policy(id: "P", title: "P", place: at(1, "policies/p.md"))
      policy.tags = tags
      policy.approved = approved.map(day)
      return policy
    }
    func document(_ policies: [Policy]) throws -> CheckItem {
      try recorded("remote-and-mobile", ["164.310(b)"], policies: policies)
    }
    let tagged = try document([policy(["Remote-access policy"], approved: "2026-01-20")])
    #expect(tagged.state == .inPart && tagged.proofs.map(\.source) == [.policy("P")])
    #expect(tagged.unmarked == ["mobile device policy"] && tagged.takesTags)
    let both = ["remote access policy", "mobile device policy"]
    #expect(try document([policy(both, approved: "2026-01-20")]).isPlainlyPresent)
    #expect(try document([policy(both, approved: nil)]).state == .absent)
    #expect(try document([policy(["remote access"], approved: "2026-01-20")]).state == .absent)
  }

  /// One analysis does not show six years of them, unless keeping them is met.
  @Test func isWholeOnlyWhereItIsKept() throws {
    func earlier(_ given: Response.Answer?) throws -> CheckItem {
      try recorded(
        "earlier-analyses",
        ["164.308(a)(1)(ii)(A)", "164.316(b)(2)(i)"],
        answers: given.map { [answer("164.316(b)(2)(i)", $0, evidence: ["E"])] } ?? [],
        evidence: [("E", "earlier risk analysis", nil)]
      )
    }
    #expect(try earlier(.implemented).isPlainlyPresent)
    #expect(try earlier(.partial).state == .inPart)
    #expect(try earlier(nil).state == .inPart)
  }

  @Test func isInScopeWhereARequirementInScopeAsksForIt() throws {
    let result = assessed(
      client([answer("164.414(a)", .notApplicable)]),
      law([entry("164.414(a)", rule: .breachNotification, family: "breach")])
    )
    let complaints = try #require(result.documents.first { $0.id == "complaints" })
    #expect(complaints.state == .notApplicable)
    #expect(complaints.requirements == ["164.414(a)"])
    let notice = try #require(result.documents.first { $0.id == "notice" })
    #expect(notice.requirements == [])
  }
}

/// What is said of versions that are no longer in effect.
@Suite struct EarlierVersionTests {
  private let leaf = "164.316(b)(2)(i)"

  private func item(
    _ given: Response.Answer?,
    status: Finding.Status = .closed
  ) -> CheckItem? {
    assessed(
      client(
        given.map { [answer(leaf, $0, evidence: ["E"])] } ?? [],
        findings: [finding("F-05", [leaf], status: status)],
        evidence: [Evidence(id: "E", title: "E", place: at(4, "evidence.yml"))]
      ),
      law([entry(leaf)])
    ).earlierVersions
  }

  @Test func isTheAnswerAboutKeepingThem() throws {
    let kept = try #require(item(.implemented))
    #expect(kept.state == .present && kept.requirements == [leaf])
    #expect(kept.proofs.map(\.source) == [.evidence("E")])
    #expect(kept.denials.isEmpty && kept.contradictions.isEmpty)
  }

  @Test func namesWhatContestsItAndTheFindingsOfIt() throws {
    let contested = try #require(item(.implemented, status: .open))
    #expect(contested.contradictions.map(\.by) == ["F-05"])
    #expect(contested.denials.map(\.source) == [.finding("F-05")])
    let missing = try #require(item(.notImplemented))
    #expect(missing.state == .absent && missing.proofs.isEmpty)
    #expect(missing.onFile.map(\.source) == [.evidence("E")])
  }

  @Test func isNothingWhereNobodyAnswered() {
    #expect(item(nil) == nil)
    #expect(assessed(client(), law([])).earlierVersions == nil)
  }
}
