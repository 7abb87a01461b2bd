import Diagnostics
import Regulation
import TestSupport
import Testing
import Workspace

@testable import Report

/// Pages that sites of several days share.
@Suite("A page whose law was checked for another site") struct LawCheckCacheTests {
  private static let days = [
    "2020-06-01", "2023-06-01", "2024-12-22", "2025-03-01", "2026-09-30", "2026-11-21",
  ].compactMap(Day.init)

  private static let pages = ["/Tests/Fixtures/law-sentences", ""].flatMap {
    ((try? load(repositoryRoot + $0))?.value.pages ?? []).map(prosePage)
  }

  /// One page on one day.
  private struct Check {
    let day: Day
    let changes: Int
    let told: [String]
    let memory: LawCheckCache

    /// What is told is compared by place and rule: its words name the day.
    init(_ page: ProsePage, on day: Day, by checks: LawChecks, changes: Int) {
      self.day = day
      self.changes = changes
      var memory = LawCheckCache()
      told = checks.diagnostics(page, &memory).map {
        "\($0.place.debugDescription) \($0.rule)"
      }
      self.memory = memory
    }
  }

  @Test("is passed over only on days on which it would be told the same")
  func isToldTheSame() {
    let sites = Self.days.map { day in
      let law = repositoryLaw.known(on: day)
      return (day: day, checks: LawChecks(law: law, asOf: day), changes: law.changes(by: day))
    }
    var passed = 0
    var again = 0
    for page in Self.pages {
      let checks = sites.map { Check(page, on: $0.day, by: $0.checks, changes: $0.changes) }
      for first in checks {
        for second in checks where second.day != first.day {
          guard first.memory.holds(page, changes: second.changes, asOf: second.day) else {
            again += 1
            continue
          }
          passed += 1
          #expect(first.told == second.told, "\(page.file) \(first.day) \(second.day)")
        }
      }
    }
    #expect(passed > 100)
    #expect(again > passed)
  }
}
