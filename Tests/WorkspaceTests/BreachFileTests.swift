import Diagnostics
import GapAnalysis
import Regulation
import TestSupport
import Testing
import Workspace

@Suite("breaches.yml")
struct BreachFileTests {
  private func read(_ text: String) throws -> (breaches: [Breach], told: [String], helps: [String])
  {
    let loaded = try loaded([
      "content/clients/c/client.yml": "name: C\nentity: both\n",
      "content/clients/c/responses.csv": "requirement,status\n",
      "content/clients/c/breaches.yml": .text(text),
    ])
    return (
      loaded.value.clients.first?.folder.value.client.breaches ?? [], told(loaded.diagnostics),
      loaded.diagnostics.compactMap(\.help)
    )
  }

  @Test("keeps every date, with its place")
  func keepsEveryDate() throws {
    let read = try read(
      """
      - id: B-1
        discovered: 2026-03-01
        affected: 3
        capacity: business-associate
        assessed: 2026-03-06
        notified: { covered_entity: 2026-03-05, media: 2026-03-04 }
        delayed: { made: 2026-03-02, until: 2026-03-30, statement: oral }
      """
    )
    #expect(read.told.isEmpty)
    let breach = try #require(read.breaches.first)
    #expect(breach.capacity?.value == .businessAssociate)
    #expect(breach.assessed?.value.iso == "2026-03-06" && breach.assessed?.place.start.line == 5)
    #expect(breach.notices.map(\.recipient) == [.media, .coveredEntity])
    #expect(breach.notified(.coveredEntity)?.iso == "2026-03-05")
    #expect(breach.notices.last?.place.start.column == 31)
    #expect(breach.delay?.statement == .oral && breach.delay?.until.iso == "2026-03-30")
  }

  @Test(
    "tells keys and days that are wrong at their place",
    arguments: [
      ("notified: { ⟦1⟧covered-entity: 2026-03-05 }", "unknown-key"),
      ("notified: { ⟦1⟧covred_entity: 2026-03-05 }", "unknown-key"),
      ("⟦1⟧notifed: { hhs: 2026-03-05 }", "unknown-key"),
      ("⟦1⟧delay: { made: 2026-03-05 }", "unknown-key"),
      ("notified: { hhs: ⟦1⟧2026-02-30 }", "bad-day"),
      ("notified: ⟦1⟧2026-03-05", "wrong-type"),
      ("capacity: ⟦1⟧vendor", "unknown-capacity"),
      ("assessed: ⟦1⟧yes", "bad-day"),
      ("delayed: ⟦1⟧{ until: 2026-03-30, statement: oral }", "missing-key"),
      ("delayed: ⟦1⟧{ made: 2026-03-02, statement: oral }", "missing-key"),
      ("delayed: ⟦1⟧{ made: 2026-03-02, until: 2026-03-30 }", "missing-key"),
      (
        "delayed: { made: 2026-03-02, until: 2026-03-30, statement: ⟦1⟧verbal }",
        "unknown-statement"
      ),
      ("delayed: { made: 2026-03-02, until: ⟦1⟧soon, statement: oral }", "bad-day"),
      ("delayed: ⟦1⟧2026-03-30", "wrong-type"),
    ]
  )
  func tellsWhatIsWrong(line: String, rule: String) throws {
    let marked = MarkedText("- id: B-1\n  discovered: 2026-03-01\n  affected: 3\n  \(line)\n")
    let read = try read(marked.text)
    #expect(read.told == expected(marked, in: "content/clients/c/breaches.yml", rule))
  }

  @Test("tells a delay without a date of each kind once")
  func tellsAnEmptyDelay() throws {
    for empty in ["{}", ""] {
      let read = try read("- { id: B-1, discovered: 2026-03-01, affected: 3, delayed: \(empty) }\n")
      #expect(read.told.count == 3)
      #expect(read.helps.allSatisfy { $0.contains("statement: written") })
    }
  }
}
