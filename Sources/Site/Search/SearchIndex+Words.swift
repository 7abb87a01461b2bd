import Files
import Formats

extension SearchIndex {
  /// The index with its words written out, each between two bytes that no text holds, so that it
  /// can be searched; nil for a script that is none.
  ///
  /// The numbers of sections are left out: letters stand for them; and so is the table of folded
  /// letters.
  static func searchable(_ file: OutputFile) -> [UInt8]? {
    let (head, end) = (Array("GAPBOOK_INDEX(".utf8), Array(")\n".utf8))
    guard file.bytes.starts(with: head), file.bytes.suffix(end.count).elementsEqual(end) else {
      return nil
    }
    let json = file.bytes[head.count..<(file.bytes.count - end.count)]
    let terms = Array("{\"terms\":\"".utf8)
    let posts = Array("\",\"posts\":\"".utf8)
    let texts = Array("\",\"synonyms\":".utf8)
    guard json.starts(with: terms),
      let middle = json.firstOccurrence(of: posts),
      let rest = json[middle.upperBound...].firstOccurrence(of: texts)
    else { return nil }
    let coded = json[(json.startIndex + terms.count)..<middle.lowerBound]
    return words(coded.unescaped) + json[rest.upperBound...]
  }

  /// The words of the front-coded list.
  private static func words(_ coded: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [0xFF]
    var previous: [UInt8] = []
    for term in coded.split(separator: UInt8(ascii: " ")) {
      guard let first = term.first, first >= UInt8(ascii: "#") else { continue }
      previous = previous.prefix(Int(first - UInt8(ascii: "#"))) + Array(term.dropFirst())
      out += previous + [0xFF]
    }
    return out
  }
}

extension ArraySlice<UInt8> {
  /// The text of a JSON string whose only escapes are of the quote and the backslash.
  fileprivate var unescaped: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(count)
    var isEscaped = false
    for byte in self {
      if !isEscaped, byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        out.append(byte)
        isEscaped = false
      }
    }
    return out
  }
}
