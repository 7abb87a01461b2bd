import Testing

/// What single pages say on a day, and what they must not say yet or any more.
struct Reading: Sendable, CustomTestStringConvertible {
  let day: String
  let path: String
  let says: String
  let not: String

  var testDescription: String { "\(path) on \(day)" }

  init(_ day: String, _ path: String, says: String, not: String) {
    self.day = day
    self.path = path
    self.says = says
    self.not = not
  }
}

@Suite struct OnDaysTests {
  @Test(arguments: [
    Reading("2020-06-01", "guide/penalties.md", says: "$59,522", not: "$63,973"),
    Reading("2023-06-01", "guide/penalties.md", says: "$63,973", not: "$68,928"),
    Reading("2025-03-01", "guide/penalties.md", says: "$71,162", not: "$73,011"),
    Reading("2026-11-21", "guide/penalties.md", says: "$73,011", not: "not in force on"),
    Reading(
      "2020-06-01",
      "guide/penalties.md",
      says: "(confidence: low-medium; not read in a source)",
      not: "HIPAA civil money penalties, 2025"
    ),
    Reading(
      "2020-06-01",
      "guide/telehealth.md",
      says: "the emergency notice of March 2020 is in effect",
      not: "expired"
    ),
    Reading(
      "2023-06-01",
      "guide/telehealth.md",
      says: "a transition period runs",
      not: "no waiver of penalties"
    ),
    Reading(
      "2025-03-01",
      "guide/telehealth.md",
      says: "no waiver of penalties",
      not: "transition period runs"
    ),
    Reading(
      "2020-06-01",
      "faq/what-does-telehealth-need.md",
      says: "OCR does not penalize providers",
      not: "ended on 11 May 2023"
    ),
    Reading(
      "2026-11-21",
      "faq/what-does-telehealth-need.md",
      says: "ended on 11 May 2023",
      not: "does not penalize"
    ),
    Reading(
      "2020-06-01",
      "guide/how-rules-are-made.md",
      says: "no proposal to rewrite the Security Rule has been published",
      not: "Proposed rule - not law"
    ),
    Reading(
      "2025-03-01",
      "guide/how-rules-are-made.md",
      says: "Proposed rule - not law",
      not: "The comment period is over"
    ),
    Reading(
      "2026-11-21",
      "guide/how-rules-are-made.md",
      says: "Long-Term Actions",
      not: "no proposal to rewrite"
    ),
    Reading(
      "2025-03-01",
      "guide/individual-rights.md",
      says: "adds limits on uses tied to lawful reproductive health care",
      not: "vacated"
    ),
    Reading(
      "2026-11-21",
      "guide/individual-rights.md",
      says: "The attestations are not required",
      not: "Compliance is due from 23 December 2024"
    ),
    Reading(
      "2020-06-01",
      "guide/recognized-security-practices.md",
      says: "there is no such law",
      not: "12 months"
    ),
    Reading(
      "2023-06-01",
      "guide/recognized-security-practices.md",
      says: "previous 12 months",
      not: "there is no such law"
    ),
    Reading(
      "2025-03-01",
      "guide/part-2.md",
      says: "OCR has no program of civil enforcement for Part 2",
      not: "OCR does, since"
    ),
    Reading(
      "2026-11-21",
      "guide/part-2.md",
      says: "OCR does, since 16 February 2026",
      not: "has no program"
    ),
    Reading(
      "2023-06-01",
      "guide/nist-405d-cisa.md",
      says: "17 April 2023",
      not: "version 2.0"
    ),
  ])
  func readsRight(_ reading: Reading) throws {
    let text = try ContentSite.on(reading.day).page(reading.path).text
    #expect(text.contains(reading.says))
    #expect(!text.contains(reading.not))
  }

  @Test(arguments: [
    ("faq/is-the-2025-proposal-law.md", ["2025-03-01", "2026-11-21"]),
    ("faq/is-the-telehealth-discretion-still-in-force.md", ["2025-03-01", "2026-11-21"]),
    ("faq/do-recognized-security-practices-help.md", ["2023-06-01", "2025-03-01", "2026-11-21"]),
    ("faq/who-enforces-part-2.md", ["2026-11-21"]),
    ("faq/does-the-2024-reproductive-health-rule-apply.md", ["2026-11-21"]),
  ])
  func showsAQuestionOnItsDays(_ path: String, _ days: [String]) throws {
    let shown = try ContentSite.days.filter { try ContentSite.on($0).pages[path] != nil }
    #expect(shown == days)
  }
}
