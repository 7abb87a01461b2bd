import Diagnostics
import TestSupport
import Testing

@Suite struct SourceTextTests {
  @Test func countsColumnsInScalarsAcrossLineEndings() {
    let source = SourceText(file: "a", bytes: Array("é1\r\n2\r3\nx".utf8))
    #expect(source.lineStarts.count == 4)
    #expect(source.position(ofByte: 2) == SourcePosition(line: 1, column: 2))
    #expect(source.position(ofByte: 5) == SourcePosition(line: 2, column: 1))
    #expect(source.position(ofByte: 7) == SourcePosition(line: 3, column: 1))
    #expect(String(decoding: source.line(1), as: UTF8.self) == "é1")
    #expect(source.byte(of: SourcePosition(line: 1, column: 2)) == 2)
  }

  @Test(
    arguments: [
      ([0x61, 0xFF], 1), ([0xC0, 0x80], 0), ([0xED, 0xA0, 0x80], 0), ([0xE2, 0x82], 0),
    ] as [([UInt8], Int)]
  )
  func findsTheFirstByteThatIsNotUTF8(bytes: [UInt8], offset: Int) {
    #expect(SourceText(file: "a", bytes: bytes).firstInvalidByte == offset)
  }

  @Test func acceptsValidUTF8() {
    #expect(SourceText(file: "a", bytes: Array("aé€😀".utf8)).firstInvalidByte == nil)
  }

  @Test func looksAtEveryByteOfALongText() {
    for length in 0...300 {
      let letters = [UInt8](repeating: 0x61, count: length)
      let valid = letters + Array("😀".utf8) + letters
      #expect(SourceText(file: "a", bytes: valid).firstInvalidByte == nil)
      let invalid = valid + [0xFF] + letters
      #expect(SourceText(file: "a", bytes: invalid).firstInvalidByte == valid.count)
    }
  }
}

@Suite struct NearestNameTests {
  @Test func suggestsTheNearestName() {
    #expect(nearestName(to: "implemetned", in: ["planned", "implemented"]) == "implemented")
    #expect(nearestName(to: "zzzz", in: ["planned", "implemented"]) == nil)
  }
}
