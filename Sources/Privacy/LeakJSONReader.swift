/// Reads the strings of JSON: values as text; keys, kinds and what is between strings as names.
struct LeakJSONReader {
  private(set) var folding: LeakFolding

  init(_ folding: LeakFolding) { self.folding = folding }

  /// The keys whose values are names of the format.
  private static let kinds = ["kind", "type", "t"].map { Array($0.utf8) }

  mutating func read(_ bytes: Span<UInt8>, into out: inout LeakReading) {
    var place = 0
    var isKind = false
    while place < bytes.count {
      let start = place
      while place < bytes.count, bytes[place] != UInt8(ascii: "\"") { place += 1 }
      readBetween(bytes.extracting(start..<place), into: &out)
      guard place < bytes.count else { return }
      let first = place + 1
      let end = Self.endOfString(bytes, from: first)
      let string = bytes.extracting(first..<end)
      place = min(end + 1, bytes.count)
      if Self.isKey(bytes, after: place) {
        folding.read(string, into: &out.names)
        out.names.gap = LeakGap.blank
        isKind = Self.kinds.contains { Self.equal(string, $0) }
      } else if isKind {
        folding.read(string, into: &out.names)
        out.names.gap = LeakGap.blank
        isKind = false
      } else {
        folding.read(string, into: &out.text)
        out.text.gap = LeakGap.joined(out.text.gap, LeakGap.blank)
      }
    }
  }

  /// Numbers, and what is no JSON at all; punctuation is passed over.
  private mutating func readBetween(_ bytes: Span<UInt8>, into out: inout LeakReading) {
    guard bytes.count > 3 else { return }
    folding.read(bytes, into: &out.names)
    out.names.gap = LeakGap.blank
  }

  /// The place of the quote that ends a string, or the end of the file.
  private static func endOfString(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") { return place }
      place += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    return bytes.count
  }

  private static func isKey(_ bytes: Span<UInt8>, after place: Int) -> Bool {
    var place = place
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    return place < bytes.count && bytes[place] == UInt8(ascii: ":")
  }

  private static func equal(_ bytes: Span<UInt8>, _ other: [UInt8]) -> Bool {
    guard bytes.count == other.count else { return false }
    for index in other.indices where bytes[index] != other[index] { return false }
    return true
  }
}
