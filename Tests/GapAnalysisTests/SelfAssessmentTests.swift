import Diagnostics
import Regulation
import Testing

@testable import GapAnalysis

/// Evidence that is what the organization says of itself (METHOD.md, section 4).
@Suite struct SelfAssessmentTests {
  private let base = law(standard("S", [.required, .addressable]))

  private func item(_ id: String, kind: String?, until: String? = nil) -> Evidence {
    var item = Evidence(id: id, title: id, place: at(1, "evidence.yml"))
    item.kind = kind
    item.validUntil = until.map { day($0) }
    return item
  }

  private func result(
    _ evidence: [Evidence],
    answered given: Response.Answer = .implemented
  ) -> Assessment {
    let response = answer(
      "S(2)",
      given,
      evidence: evidence.map(\.id),
      reviewBy: day("2027-01-01")
    )
    return assessed(client([response], evidence: evidence), base)
  }

  private func metric(_ id: String, of assessment: Assessment) -> String? {
    assessment.metric(id)?.text
  }

  @Test(
    "leaves an answer only reported, in any spelling of its kind",
    arguments: ["self-assessment", "Self Assessment", "SELF_ASSESSMENT"]
  )
  func showsNothing(kind: String) {
    let result = result([item("EV-SRA", kind: kind)])
    #expect(result.requirement("S(2)")?.status == .met)
    #expect(result.gaps.flatMap(\.causes).map(\.kind) == [.noEvidence])
    #expect(metric("assessment.met_with_evidence", of: result) == "0")
    #expect(metric("assessment.met_only_reported", of: result) == "1")
    #expect(metric("assessment.met_with_expired_evidence", of: result) == "0")
    #expect(metric("evidence.coverage", of: result) == "0.0%")
    #expect(result.decisions.map(\.missing) == [["evidence"]])
  }

  @Test("takes nothing away where other evidence shows the answer")
  func leavesOthers() {
    let result = result([item("EV-SRA", kind: "self-assessment"), item("EV-1", kind: "document")])
    #expect(result.gaps.isEmpty)
    #expect(metric("assessment.met_with_evidence", of: result) == "1")
    #expect(metric("assessment.met_only_reported", of: result) == "0")
    #expect(metric("evidence.coverage", of: result) == "100.0%")
    #expect(result.decisions.map(\.missing) == [[]])
  }

  @Test("contests nothing when it has expired, and hides no other that has")
  func expires() {
    let own = item("EV-SRA", kind: "self-assessment", until: "2026-11-20")
    let alone = result([own])
    #expect(alone.gaps.flatMap(\.causes).map(\.kind) == [.noEvidence])
    #expect(alone.requirement("S(2)")?.contradictions.isEmpty == true)
    let current = item("EV-SRA", kind: "self-assessment")
    let both = result([current, item("EV-1", kind: "document", until: "2026-11-20")])
    #expect(both.requirement("S(2)")?.contradictions.map(\.by) == ["EV-1"])
    #expect(metric("assessment.met_with_expired_evidence", of: both) == "1")
  }

  @Test("shows no closing in a comparison")
  func closesNothing() throws {
    let own = item("EV-SRA", kind: "self-assessment")
    let before = client([answer("S(1)", .notImplemented)])
    let after = client([answer("S(1)", .implemented, evidence: ["EV-SRA"])], evidence: [own])
    let change = try compared(before, after, base).requirements.first { $0.id == "S(1)" }
    #expect(change?.closure == .withoutEvidence)
  }

  @Test("is withheld from an edition without counting as evidence that is elsewhere")
  func isNotElsewhere() {
    var own = item("EV-SRA", kind: "self-assessment")
    own.audience = ["regulator"]
    let client = client([answer("S(1)", .implemented, evidence: ["EV-SRA"])], evidence: [own])
    let edition = assess(
      client,
      law: base,
      asOf: asOf,
      coverageThreshold: threshold,
      audience: "client"
    ).value
    #expect(edition.requirement("S(1)")?.response?.hasOtherEvidence == false)
    #expect(edition.gaps.flatMap(\.causes).map(\.kind) == [.noEvidence])
  }

  @Test("parts the assessor's lines of a note from those of the SRA Tool")
  func partsNotes() {
    func parts(_ note: String?) -> [String?] {
      let response = answer("S(1)", .implemented).with { $0.note = note }
      return [response.ownNote, response.selfAssessment]
    }
    #expect(parts(nil) == [nil, nil])
    #expect(parts("Seen.\n\nTwice.") == ["Seen.\n\nTwice.", nil])
    #expect(parts("SRA Tool, 1: A? Yes.") == [nil, "SRA Tool, 1: A? Yes."])
    #expect(
      parts("Seen.\n\nSRA Tool, 1: A? Yes.\nSRA Tool, 1: B? No.\nTwice.") == [
        "Seen.\n\nTwice.", "SRA Tool, 1: A? Yes.\nSRA Tool, 1: B? No.",
      ]
    )
    // Words within a line are the assessor's.
    #expect(parts("The SRA Tool, as filled in") == ["The SRA Tool, as filled in", nil])
  }
}
