import Diagnostics
import GapAnalysis
import Regulation

/// The version that the exports follow.
let oscalVersion = "1.2.3"

/// The namespace of our own properties; `.example` is reserved, so that it is nobody's (RFC 2606).
let oscalNamespace = "https://gapbook.example/ns/oscal"

/// An assessment as OSCAL's models see it; both documents are made from it.
struct OSCAL {
  let assessment: Assessment
  let uuid: StableUUID
  /// The evidence by id.
  let evidence: [String: Evidence]

  init(_ assessment: Assessment) {
    self.assessment = assessment
    evidence = Dictionary(
      assessment.client.evidence.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    uuid = StableUUID(
      scope: [assessment.client.slug, assessment.asOf.iso, assessment.audience]
    )
  }

  /// The moment for which everything holds: never the clock.
  var moment: String { Self.moment(assessment.asOf) }

  static func moment(_ day: Day) -> String { "\(day.iso)T00:00:00Z" }

  func metadata(title: String) -> JSON {
    .object([
      ("title", .string("\(title) - \(Self.line(assessment.client.name.value, or: "client"))")),
      ("last-modified", .string(moment)),
      ("version", .string(Self.line(assessment.client.version, or: assessment.asOf.iso))),
      ("oscal-version", .string(oscalVersion)),
      (
        "remarks",
        .string(
          "As of \(assessment.asOf). A gap analysis is not the risk analysis that 45 CFR 164.308(a)(1)(ii)(A) requires, and no legal advice."
        )
      ),
    ])
  }

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
