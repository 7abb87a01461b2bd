import Diagnostics
import Regulation
import TestSupport
import Testing

@testable import Report

/// The rules that a text breaks, each with its column.
private func told(
  _ text: String,
  on day: String = "2026-11-21",
  title: String = "Notes"
) throws
  -> [String]
{
  try checks(on: day).diagnostics(prosePage(text, title: title)).map {
    "\($0.rule) \($0.place?.start.column ?? 0)"
  }
}

/// The law of a day, made once for most tests.
private let today = (day: "2026-11-21", law: Day("2026-11-21").map { repositoryLaw.known(on: $0) })

private func checks(on day: String) throws -> LawChecks {
  let asOf = try #require(Day(day))
  let law = day == today.day ? today.law : repositoryLaw.known(on: asOf)
  return LawChecks(law: try #require(law), asOf: asOf)
}

@Suite("Amounts of ended tables") struct EndedAmountTests {
  @Test(
    "are told in every way of writing them",
    arguments: [
      "$1.5 million", "$1.5M", "$1.5 M", "$1.5m", "$1.5-million", "$1.5 mil", "$1,500,000",
      "$1,500,000.00", "1.5 million dollars", "US$1.5 million", "USD 1.5 million",
      "1,500,000 USD", "1,500,000 dollars", "$1.65 million", "$1,919,173", "$1.92 million",
      "1.5 million", "$50,000", "$50K", "$50k", "50K dollars", "$50 thousand",
      "fifty thousand dollars", "$57,051", "fifty-five thousand dollars", "$71,162",
    ]
  )
  func tellsWritings(_ amount: String) throws {
    let found = try told("The HIPAA penalty is capped at \(amount).")
    #expect(found.count == 1 && found[0].hasPrefix("ended-amount 3"), "\(amount): \(found)")
  }

  @Test(
    "are left alone where they are no penalty, or are told as history",
    arguments: [
      "The firewall was quoted at $50,000.", "OCR asked about a breach of 1.5 million records.",
      "The penalty of the delivery contract is $50,000.", "A fine of $51,000 is no HIPAA amount.",
      "The HIPAA cap is $2,190,294.", "The HIPAA cap is $2.19M.", "HIPAA fines reach $2.2 million.",
      "Until 2016 the HIPAA cap was $1.5 million.", "HIPAA's 2019 cap of $1,754,698 was higher.",
      "The HIPAA cap rose from $2,134,831 to $2,190,294.",
      "In 2020 one HIPAA violation cost up to $59,522.",
      "The clinic paid a HIPAA penalty of $1.5 million.",
      "OCR and the clinic settled the violations for $1,500,000.",
      "Criminal fines under HIPAA reach $50,000.",
      "Cyber insurance covers HIPAA fines up to $1.5 million.",
      "By the notice of HHS the cap of tier 1 is $25,000.", "HIPAA knows no cap of $15 million.",
      "A HIPAA violation on page 50,000 of the log.", "The penalty is `$1.5 million` in HIPAA.",
    ]
  )
  func leavesOthers(_ text: String) throws { #expect(try told(text) == []) }

  @Test(
    "are told by the day",
    arguments: [
      ("2026-01-27", "2134831", true), ("2026-01-28", "2134831", false),
      ("2024-08-08", "2134831", true), ("2024-08-07", "2067813", true),
      ("2024-08-08", "2067813", false), ("2016-09-05", "1500000", true),
      ("2016-09-06", "1500000", false),
    ]
  )
  func followsTheDay(_ day: String, _ amount: String, _ isRight: Bool) throws {
    let found = try told("The cap of HIPAA for violations is $\(amount).", on: day)
    #expect(found.isEmpty == isRight)
  }

  @Test("of a later table are told too, where the law knows them") func tellsLater() throws {
    let day = try #require(Day("2023-12-01"))
    let checks = LawChecks(law: repositoryLaw, asOf: day)
    let found = checks.diagnostics(prosePage("The HIPAA cap is $2,190,294."))
    #expect(found.map(\.rule) == ["ended-amount"])
    #expect(found.first?.message.contains("begins on 2026-01-28; in force is $2,067,813") ?? false)
  }

  @Test("that are round count only where the page speaks of the law") func needsTheLaw() throws {
    #expect(try told("The penalty for late delivery is $50,000.") == [])
    #expect(try told("The penalty is $50,000.", title: "HIPAA").count == 1)
    #expect(try told("The penalty is $50,000 per violation.").count == 1)
    #expect(try told("The yearly cap is $2,134,831.").count == 1)
  }
}

@Suite("Terms of the law") struct WrongTermTests {
  @Test(
    "are told where they are wrong",
    arguments: [
      "Covered entities must notify individuals of a breach within 90 days.",
      "Notify patients of a breach within three months of discovery.",
      "HIPAA allows seventy-five calendar days to report a breach.",
      "HHS must be told of a breach of 250 or more individuals at once.",
      "Breaches of fewer than 100 people are logged for the yearly report to HHS.",
      "Under HIPAA a request for access to records must be answered within 15 days.",
      "You have 60 days to answer a patient's request for a copy of records.",
      "Patients get copies of records within 45 days of the request.",
      "You may extend the 30 days for an access request by 60 days.",
      "Two extensions are allowed for an access request.",
      "HIPAA documentation is retained for five years.",
      "HIPAA requires you to keep policies for ten years.",
      "A request for amendment is acted on within 90 days.",
      "A complaint to OCR must be filed within 90 days.",
      "OCR can impose penalties within four years under the statute of limitations.",
      "Willful neglect that is corrected within 60 days is tier 3.",
      "The media must be told of a breach that affects a thousand or more residents.",
      "A hospital may log a breach of 3,000 patients and tell HHS after the calendar year.",
      "A complaint to OCR is due one year after you should have known of the act.",
      "HIPAA gives 30 days to tell the media where more than 500 residents are affected.",
      "A request for amendment may be extended by two more months.",
      "An accounting under HIPAA is due within 30 days, unless it extends that period.",
    ]
  )
  func tells(_ text: String) throws {
    let found = try told(text)
    #expect(found.count == 1 && found[0].hasPrefix("wrong-term"), "\(found)")
  }

  @Test(
    "are left alone where they are right, one's own or past",
    arguments: [
      "Covered entities must notify individuals of a breach within 60 days.",
      "Notify patients of a breach within two months of discovery.",
      "We notify patients of a breach within 10 days.",
      "The breach of 12 March was reported to HHS after 90 days.",
      "State law requires notice of a breach within 30 days.",
      "The agreement asks the business associate to report a breach within 24 hours.",
      "A web notice of the breach stays on the website for 90 days.",
      "An oral statement of law enforcement delays the notice of a breach by at most 30 days.",
      "A breach of 500 or more individuals is reported to HHS at once.",
      "The breach affected more than 1,200 patients and was reported to HHS.",
      "Tell the media where more than 500 residents of a State are affected by a breach.",
      "Access requests are answered within 30 days; one extension of 30 days is possible.",
      "With an extension, access to records must be given within 60 days of the request.",
      "HHS proposed 15 days for an access request under HIPAA.",
      "We may extend the 60 days for an amendment once by 30 days.",
      "The breach of 2,000 patients must be reported at once, not at the end of the year.",
      "HIPAA documentation is kept for six years.", "We keep HIPAA policies for ten years.",
      "Medical records are kept for seven years.", "The backup is kept for 30 days.",
      "A request for amendment is acted on within 60 days.",
      "A complaint to OCR must be filed within 180 days.",
      "The training takes 45 minutes and 2 days.", "Passwords expire after 90 days.",
    ]
  )
  func leaves(_ text: String) throws { #expect(try told(text) == []) }

  @Test("are silent where the facts do not state them") func needsFacts() throws {
    let text = "Access to records must be given within 90 days of the request."
    #expect(try told(text).count == 1)
    #expect(try told(text, on: "2013-09-22") == [])
  }
}

@Suite("What is only proposed") struct ProposedDutyTests {
  @Test(
    "is told where it is said of the law",
    arguments: [
      "HIPAA requires MFA.", "MFA is mandatory under the Security Rule.",
      "Two-factor authentication is required by federal law.",
      "Covered entities must encrypt ePHI.", "By law, ePHI must be encrypted.",
      "The Security Rule demands annual penetration tests.",
      "HIPAA requires vulnerability scanning every six months.",
      "Business associates must restore systems within 72 hours.",
      "Under HIPAA, networks must be segmented.",
      "OCR requires an inventory of all technology assets.",
      "HIPAA requires a compliance audit every 12 months.",
      "The law requires critical patches within 15 days.",
      "HIPAA makes us use MFA.", "HIPAA compels your vendors to use MFA, so the contract says so.",
      "Encryption is a required specification of the Security Rule.",
      "ePHI must be encrypted, and an alternative is no longer accepted.",
    ]
  )
  func tells(_ text: String) throws {
    let found = try told(text)
    #expect(found.count == 1 && found[0].hasPrefix("proposed-duty"), "\(found)")
  }

  @Test(
    "is left alone as proposed, denied, or one's own",
    arguments: [
      "The proposal would require MFA.", "HIPAA may soon require MFA.",
      "HIPAA does not require MFA.", "No HIPAA rule requires penetration tests.",
      "MFA is not a requirement of HIPAA.", "MFA is required for remote access.",
      "Our policy requires MFA.", "We must encrypt all laptops.",
      "The insurer's contract requires MFA.", "State law requires encryption.",
      "HIPAA requires you to assess whether encryption is reasonable.",
      "Encryption is addressable under the Security Rule.",
      "HIPAA requires training, and we give it every year.",
      "HIPAA requires no notice if lost data were encrypted.",
      "The vendor must restore systems within 72 hours.",
      "HIPAA requires a risk analysis, and the insurer requires us to use MFA.",
      "Encryption is addressable, and the law lets you document an alternative.",
      "Under the proposed rule covered entities must use MFA.",
    ]
  )
  func leaves(_ text: String) throws { #expect(try told(text) == []) }

  @Test("may be cited as proposed") func citesProposals() throws {
    #expect(try told("The proposed 45 CFR 164.312(f) would ask for MFA.") == [])
    #expect(try told("See 45 CFR 164.312(f).") == ["unknown-citation 12"])
    #expect(try told("The proposed 45 CFR 164.312(z) would ask for MFA.").count == 1)
  }
}

@Suite("Notices that ended") struct EndedNoticeTests {
  @Test(
    "are told where they are said to hold",
    arguments: [
      "OCR does not penalize good faith use of video apps for telehealth.",
      "For telehealth, HHS waives HIPAA penalties.",
      "OCR uses discretion for COVID-19 testing sites.",
      "OCR imposes no fines on vaccination appointment apps.",
      "OCR does not impose penalties for community testing sites.",
      "A signed attestation is required before PHI goes to law enforcement.",
      "The Privacy Rule bars disclosures about reproductive health care.",
      "A breach must be reported only if there is a significant risk of financial harm.",
    ]
  )
  func tells(_ text: String) throws {
    let found = try told(text)
    #expect(found.count == 1 && found[0].hasPrefix("ended-notice"), "\(found)")
  }

  @Test(
    "are left alone where they are told as ended",
    arguments: [
      "The telehealth discretion of OCR ended in 2023.",
      "OCR used its discretion for telehealth until May 2023.",
      "In 2021, OCR waived penalties for telehealth.",
      "There is no discretion for telehealth any more.",
      "An attestation is not required before PHI goes to law enforcement.",
      "A court vacated the rule on reproductive health care, which required an attestation.",
      "The rule on reproductive health care bars such uses. It was vacated in 2025.",
      "Telehealth needs vendors that sign a business associate agreement.",
      "Staff use Skype for meetings.", "Do not use Skype for telehealth visits.",
    ]
  )
  func leaves(_ text: String) throws { #expect(try told(text) == []) }

  @Test(
    "are right while they hold",
    arguments: [
      ("2025-06-17", true), ("2025-06-18", false), ("2024-06-25", true), ("2024-06-24", false),
    ]
  )
  func followsTheDay(_ day: String, _ isRight: Bool) throws {
    let text = "A signed attestation is required before PHI goes to law enforcement."
    #expect(try told(text, on: day).isEmpty == isRight)
  }
}

@Suite("Words of any sort") struct AnyProseTests {
  private static let words =
    Marks.words.flatMap { $0.words.split(separator: " ").map { String($0.filter { $0 != "+" }) } }
    + [
      "$", "$50,000", "1.5 million", "60 days", "a", "within", "twice", ",", ".", ";", "`x`", "MFA",
      "164.312 (f)", "é", "’", "2FA", "72h", "99999999999999999999",
      "$99999999999999999999 million",
      "0.0000000001", "hundred hundred hundred hundred", "encryption", "extension", "500",
    ]

  @Test("never stop the checks") func survives() throws {
    let checks = try checks(on: today.day)
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<300 {
      let text = (0..<120).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Self.words[Int(state >> 33) % Self.words.count]
      }.joined(separator: " ")
      #expect(checks.diagnostics(prosePage("HIPAA " + text)).count <= 400, "\(text)")
    }
  }

  @Test(
    "cost no more than their length",
    .timeLimit(.minutes(5)),
    arguments: [
      "$50,000 penalty\n", "HIPAA requires MFA\n", "telehealth discretion\n",
      "breach 90 days notice\n",
      "HIPAA must not\n", "FaceTime visit.\n", "Use FaceTime. ",
    ]
  )
  func isLinear(_ part: String) throws {
    let seconds = try processorSeconds {
      let found = try told(String(repeating: part, count: 5_000))
      #expect(found.count <= 5_000)
    }
    #expect(seconds < 10)
  }
}

@Suite("Pages of a policy site that speak of other things") struct PolicyProseTests {
  @Test(
    "are left alone",
    arguments: [
      "We follow HIPAA. Invoices above $50,000 need two signatures.",
      "HIPAA binds us. The ACH limit is $50,000 a day.",
      "Revenue of $1.5 million is needed before PHI is moved.",
      "PHI stays in the EHR. Staff write to each other by:\n\n- Slack\n- Skype\n- FaceTime\n",
      "HIPAA training is yearly. Tools for the team: Zoom, Skype, FaceTime.",
      "The bonus for reporting a security incident of PHI is $50,000.",
    ]
  )
  func areLeftAlone(_ text: String) throws { #expect(try told(text) == []) }

  @Test("are told of all the same where they speak of penalties and visits")
  func areTold() throws {
    let penalty = try told("A HIPAA violation brings a fine of up to $50,000.")
    #expect(penalty.map { $0.prefix(12) } == ["ended-amount"])
    let visit = try told("Under HIPAA providers may use Skype for telehealth visits.")
    #expect(visit.map { $0.prefix(17) } == ["superseded-phrase"])
  }
}
