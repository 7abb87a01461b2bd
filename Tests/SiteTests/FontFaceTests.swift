import TestSupport
import Testing

@testable import Site

@Suite("A font's file")
struct FontFaceTests {
  /// A table `OS/2` in a file of one table: weight and selection at their places in it.
  private static func file(
    weight: UInt16,
    selection: UInt16,
    start: [UInt8] = [0, 1, 0, 0]
  )
    -> [UInt8]
  {
    var table = [UInt8](repeating: 0, count: 64)
    table.replaceSubrange(4..<6, with: [UInt8(weight >> 8), UInt8(weight & 255)])
    table.replaceSubrange(62..<64, with: [UInt8(selection >> 8), UInt8(selection & 255)])
    let head = start + [0, 1] + [UInt8](repeating: 0, count: 6)
    return head + Array("OS/2".utf8) + [0, 0, 0, 0] + [0, 0, 0, 28] + [0, 0, 0, 64] + table
  }

  @Test(
    "says its weight and slant",
    arguments: [
      (400, 0, FontFace(weight: 400, isItalic: false)),
      (700, 1 << 5, FontFace(weight: 700, isItalic: false)),
      (300, 1, FontFace(weight: 300, isItalic: true)),
      (400, 1 << 9, FontFace(weight: 400, isItalic: true)),
    ] as [(UInt16, UInt16, FontFace)]
  )
  func says(weight: UInt16, selection: UInt16, face: FontFace) {
    #expect(FontFace.faces(in: Self.file(weight: weight, selection: selection)) == [face])
    let other = Self.file(weight: weight, selection: selection, start: Array("OTTO".utf8))
    #expect(FontFace.faces(in: other) == [face])
  }

  @Test("that is cut off anywhere before its weight and slant, or is none, says nothing")
  func refusesCut() {
    let whole = Self.file(weight: 400, selection: 0)
    for count in 0..<whole.count { #expect(FontFace.faces(in: Array(whole.prefix(count))) == []) }
    #expect(FontFace.faces(in: Array("<svg></svg>".utf8)) == [])
    #expect(FontFace.faces(in: Array("ttcf".utf8) + [UInt8](repeating: 255, count: 40)) == [])
  }

  @Test(
    "of a family has its own weight",
    .enabled(if: exists(dejaVu + ".ttf"), "fonts-dejavu-core"),
    arguments: [("", FontFace.Need.regular), ("-Bold", .bold)]
  )
  func readsRealFiles(name: String, need: FontFace.Need) throws {
    let bytes = try #require(readFile(Self.dejaVu + name + ".ttf"))
    let face = try #require(FontFace.faces(in: bytes).first)
    #expect(FontFace.Need.allCases.filter { $0.isMet(by: face) } == [need])
  }

  private static let dejaVu = "/usr/share/fonts/truetype/dejavu/DejaVuSans"
}
