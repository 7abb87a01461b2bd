import Formats

/// What a file says, as letters: its text, what its markup holds besides, and the names of a format.
///
/// One lends its room to one file after another.
public struct LeakReading: Sendable {
  /// The text, across tags.
  var text = LeakLetters()
  /// The values of attributes, comments and scripts.
  var marks = LeakLetters()
  /// Names that a format has: classes, keys and kinds; a plain word there is no text.
  var names = LeakLetters()

  /// A reading of nothing.
  public init() {}

  /// Empties it, and keeps its room.
  mutating func clear() {
    text.clear()
    marks.clear()
    names.clear()
  }
}

/// How the bytes of a file are read.
enum LeakForm: Sendable {
  case plain
  case markup
  case json
  /// What is no text: the stretches in it that could be.
  case binary

  /// The form of a file by its name and its first bytes.
  init(of name: String, _ bytes: Span<UInt8>) {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch ending {
    case "html", "htm", "xhtml", "xml", "svg", "rels", "opf", "mustache": self = .markup
    case "json", "sarif", "webmanifest": self = .json
    default:
      self =
        if Self.isBinary(bytes) { .binary } else if Self.startsWithTag(bytes) { .markup } else {
          .plain
        }
    }
  }

  /// Whether the first bytes hold what no text does.
  private static func isBinary(_ bytes: Span<UInt8>) -> Bool {
    var foreign = 0
    for place in 0..<min(bytes.count, 1024) {
      let byte = bytes[place]
      if byte < 0x09 || (0x0E..<0x1B).contains(byte) { return true }
      if byte >= 0x80 { foreign += 1 }
    }
    return foreign > 256
      && (0..<min(bytes.count, 1024)).count { place in
        bytes[place] >= 0xC0 && LeakFolding.scalar(bytes, at: place) == nil
      } > 8
  }

  private static func startsWithTag(_ bytes: Span<UInt8>) -> Bool {
    var place = 0
    while place < bytes.count, bytes[place] <= 0x20 || bytes[place] >= 0x80 { place += 1 }
    guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: "<") else { return false }
    let next = bytes[place + 1]
    return next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
      || (next | 0x20) &- UInt8(ascii: "a") < 26
  }
}

extension LeakReading {
  /// Reads bytes in a form; true where they hold backslashes that a second reading would take for
  /// escapes.
  mutating func read(_ bytes: Span<UInt8>, as form: LeakForm, isAgain: Bool = false) -> Bool {
    switch form {
    case .plain:
      var folding = LeakFolding(isAgain ? .nested : .plain)
      folding.read(bytes, into: &text)
      return folding.metBackslash
    case .markup:
      var reader = LeakMarkupReader(LeakFolding(isAgain ? .nested : .plain))
      reader.read(bytes, into: &self)
      return reader.folding.metBackslash
    case .json:
      var reader = LeakJSONReader(LeakFolding(isAgain ? .nested : .json))
      reader.read(bytes, into: &self)
      return reader.folding.metBackslash
    case .binary:
      var folding = LeakFolding()
      folding.read(LeakStrings.found(in: bytes).span, into: &text)
      return false
    }
  }
}

/// The stretches of a binary file that may be text.
enum LeakStrings {
  /// Shorter ones are chance.
  private static let shortest = 6

  /// Text of one byte or of two a character, one stretch a line; all else is left out.
  static func found(in bytes: Span<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var run: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if isPrintable(byte) {
        run.append(byte)
        place += 1
      } else if byte >= 0xC2, let (scalar, end) = LeakFolding.scalar(bytes, at: place),
        scalar.properties.isAlphabetic || scalar.value >= 0x2000
      {
        for index in place..<end { run.append(bytes[index]) }
        place = end
      } else {
        end(&run, &out)
        place += 1
      }
    }
    end(&run, &out)
    for start in 0...1 { wide(bytes, from: start, &out) }
    return out
  }

  private static func isPrintable(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }

  private static func end(_ run: inout [UInt8], _ out: inout [UInt8]) {
    if run.count >= shortest { out += run + [LeakLetters.wall] }
    run.removeAll(keepingCapacity: true)
  }

  /// UTF-16 of either order: the places from `start` on, two by two.
  private static func wide(_ bytes: Span<UInt8>, from start: Int, _ out: inout [UInt8]) {
    var run: [UInt8] = []
    var place = start
    while place + 1 < bytes.count {
      let (first, second) = (bytes[place], bytes[place + 1])
      if second == 0, isPrintable(first) {
        run.append(first)
      } else if second == 0, first >= 0xA0 {
        run += Array(String(Unicode.Scalar(first)).utf8)
      } else {
        end(&run, &out)
      }
      place += 2
    }
    end(&run, &out)
  }
}
