import Testing

@testable import Site

@Suite("What the PHI guard takes for a text")
struct PHIFileTests {
  @Test("has no zero among its first bytes")
  func hasNoZero() {
    for (place, isText) in [(0, false), (31, false), (32, false), (4_095, false), (4_096, true)] {
      var bytes = [UInt8](repeating: 0x61, count: 5_000)
      bytes[place] = 0
      #expect(PHIFile.isText(bytes) == isText, "\(place)")
      // Of a short text all bytes are the first.
      #expect(PHIFile.isText(Array(bytes[...place])) == isText, "\(place)")
    }
    #expect(PHIFile.isText([]))
  }

  @Test(
    "begins as no picture, document, font or archive does",
    arguments: [
      ("%PDF-1.7", false), ("%PD", true), ("PK\u{3}\u{4}", false), ("PK", true), ("GIF89a", false),
      ("GIF", true), ("wOF2", false), ("wOFF", false), ("wOF", true), ("RIFF", false),
      ("RIF", true),
    ]
  )
  func begins(text: String, isText: Bool) {
    #expect(PHIFile.isText(Array(text.utf8)) == isText)
  }
}
