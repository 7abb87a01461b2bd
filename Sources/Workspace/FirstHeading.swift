import Diagnostics

/// The words of the first ATX heading of a body, for a finding without a title of its own.
///
/// Fenced code is passed over. The page itself is parsed by cmark later; this serves only as a name.
func firstHeading(of source: SourceText, from bodyStart: Int) -> String? {
  var fence: UInt8?
  for number in 1...source.lineStarts.count where source.lineStarts[number - 1] >= bodyStart {
    let line = source.line(number).drop { $0 == 0x20 }
    if line.starts(with: "```".utf8) || line.starts(with: "~~~".utf8) {
      fence = fence == nil ? line.first : (fence == line.first ? nil : fence)
      continue
    }
    let hashes = line.prefix { $0 == UInt8(ascii: "#") }.count
    guard fence == nil, (1...6).contains(hashes), line.dropFirst(hashes).first == 0x20 else {
      continue
    }
    var words = line.dropFirst(hashes).drop { $0 == 0x20 }
    while let last = words.last, last == 0x20 || last == UInt8(ascii: "#") { words.removeLast() }
    if !words.isEmpty { return String(decoding: words, as: UTF8.self) }
  }
  return nil
}
