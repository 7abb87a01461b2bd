import Formats
import GapAnalysis
import Regulation

/// Evidence: a resource each, which observations point to.
extension OSCAL {
  /// The evidence that these ids name, as an observation describes it.
  func relevant(_ ids: [String]) -> JSON {
    .array(
      items(ids).map { item in
        compact([
          ("href", .string("#\(evidenceID(item.id))")),
          ("description", .string("\(item.id): \(Self.line(item.title, or: item.id))")),
          ("props", .array(properties(of: item))),
        ])
      }
    )
  }

  /// The resources of the evidence that these ids name, each once, in the order of the register.
  func resources(_ ids: some Sequence<String>) -> [JSON] {
    let named = Set(ids)
    var seen: Set<String> = []
    return assessment.client.evidence
      .filter { named.contains($0.id) && seen.insert($0.id).inserted }
      .map(resource)
  }

  /// The items of evidence that ids name.
  func items(_ ids: [String]) -> [Evidence] { ids.compactMap { evidence[$0] } }

  func evidenceID(_ id: String) -> String { uuid("evidence", id) }

  private func resource(_ item: Evidence) -> JSON {
    compact([
      ("uuid", .string(evidenceID(item.id))),
      ("title", .string(Self.line(item.title, or: item.id))),
      ("props", .array(properties(of: item))), ("rlinks", .array([link(item)])),
    ])
  }

  private func properties(of item: Evidence) -> [JSON] {
    [
      Self.property("evidence-id", item.id), Self.property("kind", item.kind),
      Self.property("collected", item.collected?.iso),
      Self.property("valid-until", item.validUntil?.iso),
      Self.property("sha256", item.sha256),
    ].compactMap(\.self)
  }

  /// Where it is kept, with the sum of what is kept there; else the register's own page.
  private func link(_ item: Evidence) -> JSON {
    guard let location = item.location, let href = URIReference.make(location) else {
      return .object([
        ("href", .string("../evidence.html")), ("media-type", .string("text/html")),
      ])
    }
    let hash = item.sha256.map { sum in
      JSON.object([("algorithm", .string("SHA-256")), ("value", .string(sum.lowercased()))])
    }
    return compact([("href", .string(href)), ("hashes", .array([hash].compactMap(\.self)))])
  }
}

/// A place in somebody's own words, such as "Share drive: HR", as a reference that RFC 3986 allows.
enum URIReference {
  /// Nil where the text is blank.
  static func make(_ text: String) -> String? {
    let line = OSCAL.line(text, or: "")
    guard !line.isEmpty else { return nil }
    let out = PercentCodes.encoded(line, keeping: allowed)
    return lacksScheme(out) ? "./" + out : out
  }

  /// What a reference may hold as it is; a percent sign of the text is encoded.
  private static let allowed = ByteSet(lettersDigitsAnd: "-._~/:?@!$&'()*+,;=")

  /// Whether the colon of a first segment would be read as the end of a scheme, and is none.
  private static func lacksScheme(_ text: String) -> Bool {
    let segment = text.utf8.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    guard let colon = segment.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = segment[..<colon]
    let isLetter = { (byte: UInt8) in
      (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    guard let first = scheme.first, isLetter(first) else { return true }
    return !scheme.allSatisfy { byte in
      isLetter(byte) || (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte)
    }
  }
}
