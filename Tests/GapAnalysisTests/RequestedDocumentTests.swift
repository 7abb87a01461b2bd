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
