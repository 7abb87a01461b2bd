import Diagnostics

/// What no validator of OSCAL sees, checked before a document is written: that references lead
/// somewhere, that ids are unique, tokens legal, arrays not empty and the version right.
struct OSCALCheck {
  private(set) var faults: [String] = []
  private var declared: Set<String> = []
  private var referred: [String] = []

  /// The faults of a document, in the order in which they stand; none in a good one.
  static func faults(in document: JSON) -> [String] {
    var check = OSCALCheck()
    check.visit(document, at: "")
    let dangling = check.referred.filter { !check.declared.contains($0) }
    return check.faults + dangling.map { "reference to \($0), which is not there" }
  }

  private mutating func visit(_ json: JSON, at path: String) {
    switch json {
    case .object(let members):
      for member in members { visit(member.value, under: member.key, at: path) }
    case .array(let items):
      if items.isEmpty { faults.append("empty array at \(path)") }
      for item in items { visit(item, at: path) }
    case .string(let text):
      if text.isEmpty { faults.append("empty text at \(path)") }
    case .null: faults.append("null at \(path)")
    case .bool, .int, .number: break
    }
  }

  private mutating func visit(_ value: JSON, under key: String, at path: String) {
    let here = "\(path)/\(key)"
    visit(value, at: here)
    guard case .string(let text) = value else { return }
    switch key {
    case "uuid":
      if !Self.isUUID(text) { faults.append("\(text) at \(here) is no UUID") }
      if !declared.insert(text).inserted { faults.append("\(text) at \(here) stands twice") }
    case "observation-uuid", "risk-uuid": referred.append(text)
    case "href" where text.hasPrefix("#"): referred.append(String(text.dropFirst()))
    case "control-id", "target-id", "name":
      if !Self.isToken(text) { faults.append("\(text) at \(here) is no token") }
    case "oscal-version":
      if text != oscalVersion { faults.append("\(text) is not version \(oscalVersion)") }
    case "state":
      if text != "satisfied", text != "not-satisfied" {
        faults.append("\(text) at \(here) is no state")
      }
    default: break
    }
  }

  /// A letter or underscore, then letters, digits, `.`, `-`, `_`.
  static func isToken(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    let isStart = first == "_" || first.properties.isAlphabetic
    return isStart
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || ".-_".unicodeScalars.contains($0)
      }
  }

  /// Version 4 or 5 in lower case.
  static func isUUID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return false }
    return bytes.enumerated().allSatisfy { index, byte in
      switch index {
      case 8, 13, 18, 23: byte == UInt8(ascii: "-")
      case 14: byte == UInt8(ascii: "4") || byte == UInt8(ascii: "5")
      case 19: "89ab".utf8.contains(byte)
      default: "0123456789abcdef".utf8.contains(byte)
      }
    }
  }
}
