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
      not: "ended on May 11, 2023"
    ),
    Reading(
      "2026-11-21",
      "faq/what-does-telehealth-need.md",
      says: "ended on May 11, 2023",
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
      not: "Compliance is due from December 23, 2024"
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
      says: "OCR does, since February 16, 2026",
      not: "has no program"
    ),
    Reading(
      "2023-06-01",
      "guide/nist-405d-cisa.md",
      says: "April 17, 2023",
      not: "version 2.0"
    ),
    Reading("2026-11-21", "guide/nist-405d-cisa.md", says: "in version 2.0 since", not: "confirm"),
    Reading("2026-11-21", "guide/penalties.md", says: "As by regulation", not: "$1,500,000"),
    Reading("2026-11-21", "guide/penalties.md", says: "985 F.3d 472", not: "not read in a source."),
    Reading("2020-06-01", "guide/penalties.md", says: "a cap of its own", not: "985 F.3d 472"),
    Reading(
      "2019-04-29",
      "guide/penalties.md",
      says: "a cap of its own",
      not: "lower caps in three tiers"
    ),
    Reading(
      "2019-04-30",
      "guide/penalties.md",
      says: "lower caps in three tiers",
      not: "$1,500,000"
    ),
    Reading(
      "2019-04-30",
      "faq/what-is-the-yearly-maximum.md",
      says: "keeps the cap of the regulation",
      not: "$1,500,000"
    ),
    Reading("2019-04-30", "guide/telehealth.md", says: "An outbreak changes nothing", not: "COVID"),
    Reading(
      "2020-03-17",
      "guide/telehealth.md",
      says: "bulletin of February 2020",
      not: "85 FR 22024"
    ),
    Reading("2020-06-01", "guide/telehealth.md", says: "85 FR 22024", not: "88 FR 22380"),
    Reading("2019-04-30", "guide/part-2.md", says: "no statute", not: "CARES"),
    Reading("2016-09-05", "guide/what-ocr-asks-for.md", says: "180 rows", not: "165"),
    Reading("2013-09-23", "guide/what-ocr-asks-for.md", says: "165 rows", not: "180"),
    Reading(
      "2026-01-05",
      "guide/how-rules-are-made.md",
      says: "a final rule in May 2026",
      not: "Long-Term Actions"
    ),
    Reading(
      "2025-06-17",
      "guide/how-rules-are-made.md",
      says: "about 4,700",
      not: "a final rule in May 2026"
    ),
    Reading("2025-01-06", "guide/how-rules-are-made.md", says: "not law", not: "4,700"),
    Reading(
      "2026-01-05",
      "guide/enforcement.md",
      says: "access of parents",
      not: "four settlements"
    ),
    Reading(
      "2025-03-01",
      "guide/enforcement.md",
      says: "Risk Analysis Initiative",
      not: "access of parents"
    ),
    Reading("2026-11-21", "guide/enforcement.md", says: "$1,165,000", not: "from memory"),
    Reading("2026-11-21", "guide/part-2.md", says: "new model notices", not: "has no program"),
    Reading(
      "2024-06-25",
      "faq/what-does-the-2024-reproductive-health-rule-ask.md",
      says: "do not have to be met yet",
      not: "challenge in court"
    ),
    Reading(
      "2025-06-17",
      "faq/what-does-the-2024-reproductive-health-rule-ask.md",
      says: "challenge in court",
      not: "do not have to be met yet"
    ),
    Reading(
      "2025-06-18",
      "faq/does-the-2024-reproductive-health-rule-apply.md",
      says: "vacated",
      not: "Fifth Circuit"
    ),
    Reading(
      "2026-01-05",
      "faq/does-the-2024-reproductive-health-rule-apply.md",
      says: "the Fifth Circuit dismissed",
      not: "July 2026"
    ),
    Reading(
      "2023-06-01",
      "faq/may-our-website-use-tracking-pixels.md",
      says: "PHI too",
      not: "Becerra"
    ),
    Reading(
      "2024-06-25",
      "faq/may-our-website-use-tracking-pixels.md",
      says: "Becerra",
      not: "withdrew"
    ),
    Reading(
      "2019-04-30",
      "faq/what-may-we-charge-for-copies.md",
      says: "the same limit",
      not: "Ciox"
    ),
    Reading(
      "2020-03-17",
      "faq/what-may-we-charge-for-copies.md",
      says: "Ciox",
      not: "the same limit"
    ),
    Reading(
      "2013-09-23",
      "faq/what-may-we-charge-for-copies.md",
      says: "labor of copying",
      not: "$6.50"
    ),
    Reading(
      "2025-06-17",
      "faq/a-subpoena-or-the-police-ask-for-records.md",
      says: "attestation",
      not: "vacated"
    ),
    Reading(
      "2026-11-21",
      "faq/a-subpoena-or-the-police-ask-for-records.md",
      says: "signed by a judge",
      not: "attestation"
    ),
    Reading("2026-08-13", "faq/must-we-encrypt.md", says: "FIPS 140-2", not: "historical list"),
    Reading(
      "2026-11-21",
      "faq/must-we-encrypt.md",
      says: "historical list",
      not: "newer editions"
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
    ("faq/what-does-the-2024-reproductive-health-rule-ask.md", ["2025-03-01"]),
    (
      "faq/may-staff-use-ai-tools-with-patient-data.md",
      ["2023-06-01", "2025-03-01", "2026-11-21"]
    ),
  ])
  func showsAQuestionOnItsDays(_ path: String, _ days: [String]) throws {
    let shown = try ContentSite.days.filter { try ContentSite.on($0).pages[path] != nil }
    #expect(shown == days)
  }
}
