import Formats

/// What no validator of OSCAL sees, checked before a document is written: that references lead
/// somewhere, that ids are unique, tokens legal, arrays not empty and the version right.
struct OSCALCheck {
  private(set) var faults: [String] = []
  private var declared: Set<String> = []
  private var referred: [String] = []
  private var roles: Set<String> = []
  private var namedRoles: [String] = []
  /// The ids of the catalog's controls and objectives.
  private let ids: Set<String>
  /// The keys down to the value at hand; they become a text only where a fault is reported.
  private var keys: [String] = []

  private init(of ids: Set<String>) { self.ids = ids }

  /// The faults of a document, in the order of the document; none in a good one.
  ///
  /// Controls and objectives are those of a catalog with these ids.
  static func faults(in document: JSON, of ids: Set<String>) -> [String] {
    var check = OSCALCheck(of: ids)
    check.visit(document)
    let dangling =
      check.referred.filter { !check.declared.contains($0) }
      + check.namedRoles.filter { !check.roles.contains($0) }
    return check.faults + dangling.map { "reference to \($0), which is not there" }
  }

  private mutating func visit(_ json: JSON) {
    switch json {
    case .object(let members):
      for member in members {
        keys.append(member.key)
        visit(member.value)
        if case .string(let text) = member.value { check(text, under: member.key) }
        keys.removeLast()
      }
    case .array(let items):
      if items.isEmpty { report("an empty array") }
      for item in items { visit(item) }
      if keys.last == "party-uuids" { referred += items.compactMap(\.text) }
    case .string(let text):
      if text.isEmpty { report("an empty text") }
    case .null: report("null")
    case .bool, .int, .number: break
    }
  }

  private mutating func check(_ text: String, under key: String) {
    switch key {
    case "uuid":
      if !Self.isUUID(text) { report("\(text) is no UUID") }
      if !declared.insert(text).inserted { report("\(text) stands twice") }
    case "observation-uuid", "risk-uuid", "actor-uuid", "subject-uuid": referred.append(text)
    case "id" where keys.contains("roles"): roles.insert(text)
    case "role-id": namedRoles.append(text)
    case "href" where text.hasPrefix("#"): referred.append(String(text.dropFirst()))
    case "control-id", "target-id":
      if !ids.contains(text) { report("\(text) is not in the catalog") }
    case "name" where keys.dropLast().last != "parties":
      if !Self.isToken(text) { report("\(text) is no token") }
    case "oscal-version":
      if text != oscalVersion { report("\(text) is not \(oscalVersion)") }
    case "state":
      if text != "satisfied", text != "not-satisfied" { report("\(text) is no state") }
    default: break
    }
  }

  private mutating func report(_ fault: String) {
    faults.append("\(fault) at /\(keys.joined(separator: "/"))")
  }

  /// A letter or underscore, then letters, digits, `.`, `-`, `_`.
  static func isToken(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) || first == UInt8(ascii: "_") else {
      return false
    }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x30...0x39: true
      default: isLetter(byte)
      }
    }
  }

  /// OSCAL allows letters of every script; ours are ASCII.
  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Version 4 or 5 in lower case.
  static func isUUID(_ text: String) -> Bool {
    var index = 0
    for byte in text.utf8 {
      let isRight =
        switch index {
        case 8, 13, 18, 23: byte == UInt8(ascii: "-")
        case 14: byte == UInt8(ascii: "4") || byte == UInt8(ascii: "5")
        case 19: (0x38...0x39).contains(byte) || (0x61...0x62).contains(byte)
        default: (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
        }
      guard isRight else { return false }
      index += 1
    }
    return index == 36
  }
}

extension JSON {
  /// A text; nil for what is none.
  fileprivate var text: String? {
    if case .string(let text) = self { text } else { nil }
  }
}
