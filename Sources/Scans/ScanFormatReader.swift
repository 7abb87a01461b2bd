import Formats
import GapAnalysis

/// Reads one format as its bytes come.
protocol ScanFormatReader {
  /// The format, as far as it is known by now.
  var format: ScanFormat? { get }
  /// What was counted.
  var tally: ScanTally { get }
  /// Reads the next bytes.
  mutating func feed(_ bytes: [UInt8]) throws(ScanFault)
  /// Ends the file.
  mutating func finish() throws(ScanFault)
}

/// Texts as scanners write them.
enum ScanText {
  /// A text without the `'` that Prowler puts before what a spreadsheet takes for a formula.
  static func plain(_ text: String) -> String {
    let bytes = text.utf8
    guard bytes.first == UInt8(ascii: "'"), let second = bytes.dropFirst().first,
      "=+-@".utf8.contains(second)
    else { return text }
    return String(text.dropFirst())
  }

  /// The parts of a list, without blanks around them.
  static func list(_ text: String) -> [String] {
    guard text.utf8.contains(UInt8(ascii: ",")) else {
      let text = trimmed(text)
      return text.isEmpty ? [] : [text]
    }
    return text.parts(between: ",").map { trimmed($0) }.filter { !$0.isEmpty }
  }
}
