import Formats
import Testing

@Suite struct VisibleControlsTests {
  private func shown(_ text: String) -> String? {
    visibleControls(text).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test(arguments: [
    "", "plain\ttext\r\n", "§ é – ’ € 漢字 😀 \u{A0}\u{AD}\u{200B}\u{200D}\u{2028}", "\u{FFFD}",
    "\u{202F}\u{206A}\u{FFFC}",
  ])
  func leavesTextsWithoutControlsAlone(_ text: String) {
    #expect(visibleControls(text) == nil)
  }

  @Test(
    arguments: [
      ("\u{1B}[31m", "␛[31m"), ("a\u{0}b", "a␀b"), ("\u{C}\u{B}", "␌␋"), ("x\u{7F}", "x␡"),
      ("\u{85}\u{9B}", "\u{FFFD}\u{FFFD}"),
      ("Alpha \u{FEFF}Clinic", "Alpha Clinic"), ("a\u{202E}b\u{2066}c\u{2069}", "abc"),
      ("é\u{1}–\u{1F}漢", "é␁–␟漢"),
    ] as [(String, String)]
  )
  func showsControlsAsPictures(_ text: String, _ expected: String) {
    #expect(shown(text) == expected)
  }

  @Test(arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF] as [UInt32])
  func replacesNoncharacters(_ value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(shown("a\(scalar)b") == "a\u{FFFD}b")
  }

  @Test func showsEveryControlOfASCII() {
    for value in (0..<0x20).map(UInt8.init) + [0x7F] where ![9, 10, 13].contains(value) {
      let text: [UInt8] = [0x41, value, 0x42]
      let picture = Unicode.Scalar(value == 0x7F ? 0x2421 : 0x2400 + UInt32(value))
      let expected = "A\(picture.map { String($0) } ?? "")B"
      #expect(visibleControls(text[...])?.bytes == Array(expected.utf8))
    }
  }

  @Test func saysWhichCameFirstAndHowMany() {
    let bytes = Array("··é\u{3}\u{1B}\u{3}".utf8)
    let found = visibleControls(bytes.dropFirst(4))
    #expect(found?.firstOffset == 2)
    #expect(found?.firstScalar == 3)
    #expect(found?.count == 3)
  }

  @Test func readsTextsCutWithinACharacter() {
    #expect(visibleControls([0xC2][...]) == nil)
    #expect(visibleControls([0x41, 0xEF, 0xBF][...]) == nil)
  }
}
