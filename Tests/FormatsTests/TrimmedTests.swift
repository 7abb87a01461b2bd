import Formats
import Testing

@Suite("A trimmed text")
struct TrimmedTests {
  @Test("has no white space of any kind around it, nor marks of byte order")
  func losesBlanks() {
    for scalar in (0...0xFFFF).compactMap({ Unicode.Scalar(UInt32($0)) }) {
      let isBlank = scalar.properties.isWhitespace || scalar == "\u{FEFF}"
      let text = "\(scalar)a\(scalar)b \(scalar)"
      let wanted = isBlank ? "a\(scalar)b" : text
      #expect(trimmed(text).unicodeScalars.elementsEqual(wanted.unicodeScalars), "\(scalar.value)")
    }
    #expect(trimmed("") == "" && trimmed(" \n\u{A0}") == "")
    #expect(trimmed("  a b  ".dropFirst()) == "a b")
  }
}
