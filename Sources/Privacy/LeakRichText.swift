/// The text of an RTF file, whose words are apart from those that control how it looks.
enum LeakRichText {
  /// How an RTF file begins.
  static let start = Array("{\\rtf".utf8)

  /// What it shows, what its groups for programs hold, and its source.
  static func parts(of bytes: [UInt8]) -> [LeakContainer.Part] {
    var reader = LeakRichTextReader(bytes)
    reader.read()
    return [
      (name: "text", bytes: reader.text), (name: "besides", bytes: reader.besides),
      (name: "source", bytes: Array(bytes.dropFirst())),
    ]
  }
}

private struct LeakRichTextReader {
  private let bytes: [UInt8]
  private var place = 0
  /// What is shown.
  private(set) var text: [UInt8] = []
  /// What is in groups that programs may pass over.
  private(set) var besides: [UInt8] = []
  /// Of each open group, whether it is one of those, and how many characters stand for one of Unicode.
  private var groups: [(isBeside: Bool, skips: Int)] = []
  private var isBeside = false
  private var skips = 1
  /// So many characters are left of those that stand for one of Unicode.
  private var skipping = 0
  /// The first half of a character beyond 16 bits.
  private var high: UInt16?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Words that hold what is not shown where they stand.
  private static let foreign: Set<String> = [
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "themedata", "datastore", "objdata",
    "listtable", "rsidtbl", "generator",
  ]

  mutating func read() {
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "{"):
        groups.append((isBeside, skips))
      case UInt8(ascii: "}"):
        if isBeside { besides.append(0x0A) }
        if let group = groups.popLast() { (isBeside, skips) = group }
        skipping = 0
      case UInt8(ascii: "\\"): control()
      case 0x0A, 0x0D: break
      default: add([byte])
      }
    }
  }

  private mutating func add(_ signs: [UInt8]) {
    if skipping > 0 {
      skipping -= 1
    } else if isBeside {
      besides += signs
    } else {
      text += signs
    }
  }

  private mutating func control() {
    guard place < bytes.count else { return }
    let byte = bytes[place]
    guard Self.isLetter(byte) else {
      place += 1
      switch byte {
      case UInt8(ascii: "'"): code()
      case UInt8(ascii: "~"): add([0x20])
      case UInt8(ascii: "_"): add([0x2D])
      case UInt8(ascii: "*"): isBeside = true
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"): add([byte])
      case 0x0A, 0x0D: add([0x0A])
      default: break
      }
      return
    }
    let start = place
    while place < bytes.count, Self.isLetter(bytes[place]) { place += 1 }
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    let digits = place
    if place < bytes.count, bytes[place] == UInt8(ascii: "-") { place += 1 }
    while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 }
    let number = Int(String(decoding: bytes[digits..<place], as: UTF8.self))
    if place < bytes.count, bytes[place] == 0x20 { place += 1 }
    take(word, number)
  }

  private mutating func take(_ word: String, _ number: Int?) {
    switch word {
    case "u": if let number { unicode(UInt16(truncatingIfNeeded: number)) }
    case "uc": skips = max(0, min(number ?? 1, 16))
    case "par", "line", "sect", "page", "row", "cell", "tab": add([0x0A])
    case "emdash", "endash": add([0x2D])
    case "lquote", "rquote": add([0x27])
    case "ldblquote", "rdblquote": add([0x22])
    case "bullet", "emspace", "enspace", "qmspace": add([0x20])
    case "bin": place += min(bytes.count - place, max(0, number ?? 0))
    default: if Self.foreign.contains(word) { isBeside = true }
    }
  }

  /// A byte of Latin-1 in two hexadecimal digits.
  private mutating func code() {
    let digits = String(decoding: bytes[place..<min(place + 2, bytes.count)], as: UTF8.self)
    guard let byte = UInt8(digits, radix: 16) else { return }
    place += 2
    add(Array(String(Unicode.Scalar(byte)).utf8))
  }

  private mutating func unicode(_ unit: UInt16) {
    skipping = 0
    if UTF16.isLeadSurrogate(unit) {
      high = unit
    } else {
      let units = [high, unit].compactMap(\.self)
      high = nil
      add(Array(String(decoding: units, as: UTF16.self).utf8))
    }
    skipping = skips
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
