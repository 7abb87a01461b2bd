import Diagnostics
import Formats
import GapAnalysis
import Regulation
import Words

/// The version that the exports follow.
let oscalVersion = "1.2.3"

/// The namespace of our own properties; `.example` is reserved, so that it is nobody's (RFC 2606).
let oscalNamespace = "https://gapbook.example/ns/oscal"

/// An assessment as OSCAL's models see it; all documents but the catalog are made from it.
///
/// An object, as every part of a document asks it.
final class OSCAL {
  let assessment: Assessment
  /// Names the client's findings, risks, observations and items, the same on every day: who imports
  /// one export after another sees the same thing again.
  let uuid: StableUUID
  /// Names what belongs to this assessment alone.
  let document: StableUUID
  /// When the documents were last modified.
  let modified: String
  /// The evidence by id.
  let evidence: [String: Evidence]
  /// What the findings say, by id.
  private let texts: [String: FindingText]
  /// Who saw what is recorded.
  let origin: JSON
  /// The items of the plan that are for a gap alone, with the gap's leaf.
  let gapItems: [(item: PlanItem, requirement: String)]
  /// The leaves with an answer that counts: what was reviewed, and what findings are about.
  let assessedLeaves: [RequirementResult]

  /// The documents of an assessment; `sourceDate` is in seconds since 1970, nil: the as-of day's start.
  init(_ assessment: Assessment, sourceDate: Int? = nil) {
    self.assessment = assessment
    evidence = Dictionary(firstOf: assessment.client.evidence.map { ($0.id, $0) })
    let slug = assessment.client.slug
    let uuid = StableUUID(scope: [slug])
    self.uuid = uuid
    texts = Dictionary(
      firstOf: assessment.findings.map { ($0.finding.id, FindingText($0.finding.text)) }
    )
    origin = Self.origin(assessment.client, uuid)
    gapItems = assessment.plan.compactMap { item in
      item.kind == .gap ? item.requirement.map { (item, $0) } : nil
    }
    assessedLeaves = assessment.leaves.filter { leaf in
      switch leaf.status {
      case .met, .partiallyMet, .notMet: true
      case .notApplicable, .notAssessed, nil: false
      }
    }
    document = StableUUID(scope: [slug, assessment.asOf.iso, assessment.audience])
    modified = sourceDate.map(Self.moment(secondsSince1970:)) ?? Self.moment(assessment.asOf)
  }

  /// What a finding says below its front matter.
  func text(of finding: Finding) -> FindingText {
    texts[finding.id] ?? FindingText(finding.text)
  }

  /// The moment for which everything holds: never the clock.
  var moment: String { Self.moment(assessment.asOf) }

  static func moment(_ day: Day) -> String { "\(day.iso)T00:00:00Z" }

  /// A moment of 1970 or later in UTC.
  static func moment(secondsSince1970 seconds: Int) -> String {
    guard let first = Day(year: 1970, month: 1, day: 1) else { return "" }
    let ofDay = seconds % 86_400
    let parts = [ofDay / 3600, ofDay / 60 % 60, ofDay % 60].map { part in
      (part < 10 ? "0" : "") + String(part)
    }
    return "\(first.adding(days: seconds / 86_400).iso)T\(parts.joined(separator: ":"))Z"
  }

  /// What every document begins with; `owners` are who answers for what it asks to do.
  func metadata(title: String, owners: [String] = []) -> JSON {
    compact([
      ("title", .string("\(title) - \(clientName)")),
      ("last-modified", .string(modified)),
      ("version", .string(Self.line(assessment.client.version, or: assessment.asOf.iso))),
      ("oscal-version", .string(oscalVersion)),
      ("roles", .array(roles(owners: owners))),
      ("parties", .array(parties(owners: owners))),
      ("responsible-parties", .array(responsibleParties)),
      (
        "remarks",
        .string(
          "As of \(assessment.asOf). A gap analysis is not the risk analysis that 45 CFR 164.308(a)(1)(ii)(A) requires, and no legal advice."
        )
      ),
    ])
  }

  var clientName: String { Self.line(assessment.client.name.value, or: "client") }

  /// A citation as a legal token: `164.308(a)(1)` becomes `hipaa-164.308.a.1`.
  static func token(_ requirement: String) -> String {
    var out = "hipaa-"
    for scalar in requirement.unicodeScalars {
      switch scalar {
      case "(": out += "."
      case ")": break
      case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": out.unicodeScalars.append(scalar)
      default: out += "-"
      }
    }
    return out
  }

  /// The objective of a requirement, which findings are about.
  static func objective(_ requirement: String) -> String { token(requirement) + "_obj" }

  /// One of our own properties; nil where there is no value.
  static func property(_ name: String, _ value: String?) -> JSON? {
    guard let value else { return nil }
    let text = line(value, or: "")
    guard !text.isEmpty else { return nil }
    return .object([
      ("name", .string(name)), ("ns", .string(oscalNamespace)), ("value", .string(text)),
    ])
  }

  /// One line without blanks at its ends, as OSCAL's strings ask; the other text where none is left.
  static func line(_ text: String?, or other: String) -> String {
    if let text, isPlainLine(text) { return text }
    let words = (text ?? "").unicodeScalars.split { $0.properties.isWhitespace || $0.value < 0x20 }
    let joined = words.map { String($0) }.joined(separator: " ")
    return joined.isEmpty ? other : joined
  }

  func related(_ key: String, _ uuid: String) -> JSON { .object([(key, .string(uuid))]) }
}

/// Whether a text is printable ASCII with single blanks between words: most are, and need no work.
private func isPlainLine(_ text: String) -> Bool {
  var previous: UInt8 = 0x20
  for byte in text.utf8 {
    guard (0x20...0x7E).contains(byte), byte != 0x20 || previous != 0x20 else { return false }
    previous = byte
  }
  return previous != 0x20
}

/// An object without members that are absent, and without empty arrays, which OSCAL refuses.
func compact(_ members: [(key: String, value: JSON?)]) -> JSON {
  .object(
    members.compactMap { member in
      guard let value = member.value else { return nil }
      if case .array(let items) = value, items.isEmpty { return nil }
      return (member.key, value)
    }
  )
}
