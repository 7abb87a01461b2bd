import Regulation

/// The paths of a site's pages.
public enum Addresses {
  /// The page of a requirement: `requirements/164.308.a.1.ii.A.html`.
  static func requirement(_ id: String) -> String {
    requirements + token(id) + SitePage.ending
  }

  /// The page of a finding.
  public static func finding(_ id: String) -> String { findings + safe(id) + SitePage.ending }

  /// The page of a fact.
  static func fact(_ id: String) -> String { facts + safe(id) + SitePage.ending }

  // The folders of the three, of which there are so many pages and links.
  private static let requirements = SitePage.requirements.folder ?? ""
  private static let findings = SitePage.findings.folder ?? ""
  private static let facts = SitePage.facts.folder ?? ""

  /// The id of a register's row, such as `evidence.html#EV-007`.
  static func anchor(_ id: String) -> String { safe(id) }

  /// A citation as a file's name: brackets become full stops.
  static func token(_ id: String) -> String {
    let bytes = id.utf8Span.span
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var isBetween = false
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") {
        isBetween = !out.isEmpty
        continue
      }
      if isBetween { out.append(UInt8(ascii: ".")) }
      isBetween = false
      out.append(byte)
    }
    return safe(String(decoding: out, as: UTF8.self))
  }

  /// A name made of ASCII letters, digits, `.`, `_` and `-` alone.
  static func safe(_ name: String) -> String {
    let bytes = name.utf8Span.span
    var isSafe = true
    var isDots = true
    for index in bytes.indices {
      isSafe = isSafe && Self.isSafe(bytes[index])
      isDots = isDots && bytes[index] == UInt8(ascii: ".")
    }
    if isDots { return "-" }
    if isSafe { return PortableName.isDevice(name) ? "_" + name : name }
    // One hyphen a character, however many bytes it has.
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    for index in bytes.indices where bytes[index] & 0xC0 != 0x80 {
      out.append(Self.isSafe(bytes[index]) ? bytes[index] : UInt8(ascii: "-"))
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The first of `name`, `name-1`, `name-2` and so on that is not taken, a number before the ending
  /// of a file's name.
  ///
  /// `taken` holds addresses in small letters.
  public static func free(_ path: String, among taken: Set<String>) -> String {
    first(of: path) { !taken.contains($0.lowercased()) }
  }

  /// The first of `name`, `name-1`, `name-2` and so on that may be had.
  static func first(of path: String, where isFree: (String) -> Bool) -> String {
    var address = path
    var number = 0
    while !isFree(address) {
      number += 1
      address = numbered(path, number)
    }
    return address
  }

  /// A path whose last name has a number: `img/logo-1.svg`.
  private static func numbered(_ path: String, _ number: Int) -> String {
    let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
    let name = path[(start ?? path.startIndex)...]
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return path + "-\(number)"
    }
    return "\(path[..<dot])-\(number)\(path[dot...])"
  }

  private static func isSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
