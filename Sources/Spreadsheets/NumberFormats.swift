import Formats

/// Which of a workbook's styles show a number as a day.
struct NumberFormats {
  /// By the number of a style.
  private(set) var areDays: [Bool] = []
  private var codes: [Int: String] = [:]
  /// Whether the styles of cells are being read, not those that they are derived from.
  private var isInCells = false

  /// Whether a style shows a number as a day; none does by default.
  func isDay(_ style: Int?) -> Bool {
    guard let style, areDays.indices.contains(style) else { return false }
    return areDays[style]
  }

  /// Takes the next event of the workbook's styles.
  mutating func take(_ event: XMLEvent) {
    switch event {
    case .start(let name, let attributes):
      switch name.local {
      case "numFmt":
        guard let id = attributes["numFmtId"].flatMap({ Int($0) }) else { return }
        codes[id] = attributes["formatCode"]
      case "cellXfs": isInCells = true
      case "xf" where isInCells:
        let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
        areDays.append(codes[id].map(Self.isDay(code:)) ?? Self.isDay(builtIn: id))
      default: break
      }
    case .end(let name): if name.local == "cellXfs" { isInCells = false }
    case .text: break
    }
  }

  /// The formats that have no code in the file; those from 27 to 36 and from 50 to 58 are of languages
  /// that write days with signs of their own.
  private static func isDay(builtIn id: Int) -> Bool {
    switch id {
    case 14...17, 22, 27...31, 34...36, 50...58: true
    default: false
    }
  }

  /// Whether a code such as `[$-409]d\-mmm\-yy;@` shows a day, and not a time or a number.
  static func isDay(code: String) -> Bool {
    var letters: [UInt8] = []
    var hasTime = false
    var rest = Array(code.utf8)[...]
    scan: while let byte = rest.popFirst() {
      switch byte {
      // The first part is that of positive numbers.
      case UInt8(ascii: ";"): break scan
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): _ = rest.popFirst()
      case UInt8(ascii: "\""): rest = rest.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
      case UInt8(ascii: "["):
        let inside = rest.prefix { $0 != UInt8(ascii: "]") }
        rest = rest.dropFirst(inside.count + 1)
        // Hours, minutes or seconds that go on beyond a day; the others are colors, languages, conditions.
        hasTime = hasTime || inside.allSatisfy { "hms".utf8.contains($0 | 0x20) }
      default: letters.append(byte | 0x20)
      }
    }
    let text = String(decoding: letters, as: UTF8.self)
    if text.hasPrefix("general") { return false }
    // An exponent is no year of an era.
    let isEra = text.contains("e") && !text.contains("e+") && !text.contains("e-")
    hasTime = hasTime || text.contains("h") || text.contains("s")
    return text.contains("y") || text.contains("d") || isEra || text.contains("m") && !hasTime
  }
}
