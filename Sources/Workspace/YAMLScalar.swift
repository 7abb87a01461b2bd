/// Texts as YAML reads them back.
public enum YAMLScalar {
  /// A text as it is where that is plain, else between quotes.
  public static func written(_ text: String) -> String {
    let bytes = text.utf8
    let isPlain =
      bytes.first.map { $0.isASCIILetter } ?? false
      && bytes.allSatisfy { $0.isASCIILetter || (0x2D...0x39).contains($0) || $0 == 0x5F }
    let isDay = text.wholeMatch(of: #/\d{4}-\d\d-\d\d/#) != nil
    return isDay || isPlain && !words.contains(text.lowercased()) ? text : quoted(text)
  }

  /// Words that YAML reads as something else than a text.
  private static let words: Set = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]

  /// A text between quotes, in one line; controls that no text needs are blanks.
  public static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: out += "\\\(scalar)"
      case 0x0A: out += "\\n"
      case 0x09: out += "\\t"
      case 0..<0x20, 0x7F..<0xA0: out += " "
      // Ends of lines and signs that YAML has in no text.
      case 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        out += "\\u" + String(scalar.value, radix: 16, uppercase: true)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool {
    (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
