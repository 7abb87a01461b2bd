import Formats
import Testing

@Suite("The check for UTF-8")
struct UTF8CheckTests {
  @Test(
    "finds the first byte that is not UTF-8",
    arguments: [
      ([0x61, 0xFF], 1), ([0xC0, 0x80], 0), ([0xED, 0xA0, 0x80], 0), ([0xE2, 0x82], 0),
      ([0x61, 0xE2, 0x28, 0xA1], 1), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF0, 0x80, 0x80, 0x80], 0),
      ([0xC3, 0xA9, 0x80], 2), (Array("aé€😀".utf8), nil), ([], nil),
    ] as [([UInt8], Int?)]
  )
  func findsTheFirst(bytes: [UInt8], offset: Int?) {
    #expect(bytes.firstInvalidUTF8() == offset)
  }

  @Test("looks at every byte of a long text")
  func looksAtEveryByte() {
    for length in 0...300 {
      let letters = [UInt8](repeating: 0x61, count: length)
      let valid = letters + Array("😀".utf8) + letters
      #expect(valid.firstInvalidUTF8() == nil)
      #expect((valid + [0xFF] + letters).firstInvalidUTF8() == valid.count)
    }
  }

  @Test("looks at a stretch alone, and counts from the beginning of all")
  func looksAtAStretch() {
    let bytes: [UInt8] = [0xFF, 0x61, 0xC3, 0xA9, 0xFF]
    #expect(bytes.firstInvalidUTF8(in: 1..<4) == nil)
    #expect(bytes.firstInvalidUTF8(in: 1..<3) == 2)
    #expect(bytes.firstInvalidUTF8(in: 2..<5) == 4)
  }
}
