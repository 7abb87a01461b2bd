import Diagnostics
import GapAnalysis
import Regulation
import Testing

@Suite("Evidence that an audience may not see")
struct EditionEvidenceTests {
  /// What a client answers with two items, of which one is for all and has expired.
  private func edition(_ audience: String) -> Assessment {
    var old = Evidence(id: "EV-1", title: "Old", place: at(1, "evidence.yml"))
    old.validUntil = day("2026-01-01")
    var secret = Evidence(id: "EV-2", title: "Secret", place: at(2, "evidence.yml"))
    secret.audience = ["full"]
    return assess(
      client(
        [
          answer("S", .implemented, evidence: ["EV-1", "EV-2"]),
          answer("T", .implemented, evidence: ["EV-2"]),
        ],
        evidence: [old, secret]
      ),
      law: law([entry("S"), entry("T")]),
      asOf: asOf,
      coverageThreshold: threshold,
      audience: audience
    ).value
  }

  @Test("makes no gap and contests no answer where it shows what is answered")
  func makesNoGap() {
    #expect(edition("full").gaps.isEmpty)
    #expect(edition("client").gaps.isEmpty)
    #expect(edition("client").metWithEvidence == 2)
  }

  @Test("is named nowhere")
  func isNamedNowhere() {
    let client = edition("client")
    #expect(client.evidence.map(\.evidence.id) == ["EV-1"])
    #expect(client.requirements.flatMap(\.evidence) == ["EV-1"])
    #expect(!client.leftOut.contains { "\($0.reason)".contains("EV-2") })
    #expect(edition("public").evidence.isEmpty)
  }
}
