/// The scheme of a destination that could run code or smuggle a document, or nil.
///
/// Blanks and control characters do not hide it: browsers drop them. Entities and escapes are
/// already decoded in a tree's destinations.
func dangerousScheme(of text: [UInt8], _ range: Range<Int>) -> String? {
  guard let first = range.first(where: { text[$0] > 0x20 && text[$0] != 0x7F }) else { return nil }
  switch text[first] | 0x20 {
  case UInt8(ascii: "j"): return begins(text, range, "javascript")
  case UInt8(ascii: "d"): return begins(text, range, "data")
  case UInt8(ascii: "v"): return begins(text, range, "vbscript")
  default: return nil
  }
}

/// The scheme, if the text begins with it, ignoring case, blanks and control characters.
private func begins(_ text: [UInt8], _ range: Range<Int>, _ scheme: String) -> String? {
  var rest = Array(scheme.utf8 + [UInt8(ascii: ":")])[...]
  for index in range where text[index] > 0x20 && text[index] != 0x7F {
    guard let next = rest.popFirst() else { break }
    let byte = isLetter(text[index]) ? text[index] | 0x20 : text[index]
    if byte != next { return nil }
  }
  return rest.isEmpty ? scheme : nil
}

/// The scheme of a destination in lower case, such as `https` or `req`; nil for a relative one.
public func scheme(of destination: String) -> String? {
  let bytes = destination.utf8Span.span
  for index in bytes.indices {
    switch bytes[index] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): break
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      if index == 0 { return nil }
    case UInt8(ascii: ":"):
      return index == 0 ? nil : String(destination.utf8.prefix(index))?.lowercased()
    default: return nil
    }
  }
  return nil
}
