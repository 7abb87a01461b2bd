import Diagnostics
import TestSupport
import Testing
import Workspace

@Suite("A file of the regulation")
struct RegulationFileTests {
  private func faults(_ marked: MarkedText, named name: String) throws -> [String] {
    told(try loaded(["content/regulation/\(name).yml": .bytes(marked.bytes)]).diagnostics)
  }

  @Test("tells facts that overlap, leave a hole, end too early or name none")
  func tellsFacts() throws {
    let rest = "citation: C, source: S, confidence: high"
    let text = MarkedText(
      """
      schema: hipaa-facts/1
      as_of: 2026-11-21
      unbroken: [b, ⟦1⟧nowhere]
      facts:
      - { id: a-1, timeline: a, title: T, effective_from: 2020-01-01, effective_to: 2020-12-31, \(rest) }
      - { id: ⟦2⟧a-2, timeline: a, title: T, effective_from: 2020-12-31, \(rest) }
      - { id: b-1, timeline: b, title: T, effective_from: 2020-01-01, effective_to: 2020-12-31, \(rest) }
      - { id: ⟦3⟧b-2, timeline: b, title: T, effective_from: 2021-01-02, supersedes: b-1, \(rest) }
      - { id: ⟦4⟧c, title: T, effective_from: 2021-01-02, effective_to: 2021-01-01, \(rest) }
      - { id: ⟦5⟧d, title: T, supersedes: z, \(rest) }
      - { id: ⟦6⟧d, title: T, \(rest) }
      - { id: e, title: T, effective_from: ⟦7⟧2021-13-01, \(rest) }
      - ⟦8⟧{ id: f, citation: C, source: S, confidence: high }
      """
    )
    let found = try faults(text, named: "facts")
    #expect(
      found
        == expected(
          text,
          in: "content/regulation/facts.yml",
          "unknown-fact",
          "overlapping-facts",
          "timeline-hole",
          "validity",
          "unknown-fact",
          "duplicate-id",
          "bad-day",
          "missing-key"
        )
    )
  }

  @Test("tells patterns of prose without a word") func tellsPatterns() throws {
    let text = MarkedText(
      """
      schema: hipaa-facts/1
      as_of: 2026-11-21
      facts:
      - { id: a, title: T, citation: C, source: S, confidence: high, prose: ["mfa | 2fa", ⟦1⟧"a & | b"] }
      """
    )
    let found = try faults(text, named: "facts")
    #expect(found == expected(text, in: "content/regulation/facts.yml", "wrong-type"))
  }

  @Test("tells requirements that stand twice, lie below nothing or below themselves")
  func tellsRequirements() throws {
    let rest = "kind: standard, rule: security, family: f, section: s, summary: S"
    let text = MarkedText(
      """
      schema: hipaa-catalog/1
      as_of: 2026-11-21
      sections: [{ id: s, title: S, rule: security, family: f }]
      requirements:
      - { id: a, title: T, parent: s, \(rest) }
      - { id: ⟦1⟧a, title: T, parent: s, \(rest) }
      - { id: ⟦2⟧b, title: T, parent: z, \(rest) }
      - { id: ⟦3⟧c, title: T, parent: d, \(rest) }
      - { id: ⟦4⟧d, title: T, parent: c, \(rest) }
      - { id: e, title: T, parent: s, \(rest), obligation: ⟦5⟧requird }
      - { id: f, title: T, parent: s, \(rest), ⟦6⟧sumary: X }
      - ⟦7⟧{ id: g, title: T, parent: s, \(rest), effective_from: 2021-01-02, effective_to: 2021-01-01 }
      """
    )
    let found = try faults(text, named: "catalog")
    #expect(
      found
        == expected(
          text,
          in: "content/regulation/catalog.yml",
          "duplicate-id",
          "unknown-requirement",
          "parent-cycle",
          "parent-cycle",
          "unknown-obligation",
          "unknown-key",
          "validity"
        )
    )
  }

  @Test(
    "says what it holds",
    arguments: [
      ("⟦1⟧facts: []\n", "missing-key"), ("schema: ⟦1⟧hipaa-fact/1\n", "unknown-schema"),
      ("⟦1⟧", "missing-key"), ("⟦1⟧- a\n", "missing-key"),
    ]
  )
  func saysWhatItHolds(marked: String, rule: String) throws {
    let text = MarkedText(marked)
    let found = try faults(text, named: "x")
    #expect(
      found == expected(text, in: "content/regulation/x.yml", rule)
    )
  }

  @Test("in a folder below regulation is told, not passed over")
  func isTold() throws {
    let loaded = try loaded(["content/regulation/x/facts.yml": "facts: []\n"])
    #expect(told(loaded.diagnostics) == ["content/regulation/x/facts.yml:1:1 unknown-file"])
    #expect(loaded.diagnostics.first?.help == "move it to content/regulation/facts.yml")
  }
}
