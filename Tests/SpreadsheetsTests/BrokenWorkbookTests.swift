import Formats
import TestSupport
import Testing

@testable import Spreadsheets

@Suite("A workbook with broken parts")
struct BrokenWorkbookTests {
  private static let pieces = [
    "<", ">", "/>", "</c>", "</row>", "<row>", "<c t='s'>", "<v>99999999999999999999</v>", "&",
    "\u{0}",
    "r='A0'", "-1", "1e999", "<mergeCell ref='A1:A9'/>", "<f/>", "<is>", "<rPh>", "é", "]]>", "'",
  ]

  @Test("is read or refused, and ends", arguments: 0..<8)
  func ends(seed: Int) {
    var made = MadeWorkbook(
      """
      <sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><v>46356</v></c></row>\
      <row r='2'><c r='A2' t='inlineStr'><is><r><t>in</t></r></is></c><c><f>1</f></c></row></sheetData>\
      <mergeCells><mergeCell ref='A1:A2'/></mergeCells>
      """
    )
    made.strings = "<si><r><t>a_x000B_b</t></r></si>"
    made.styles = "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs>"
    var generator = SeededGenerator(seed: seed)
    var (read, refused) = (0, 0)
    for _ in 0..<250 {
      var files = made.files
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<files.count, using: &generator)
        let place = Int.random(in: 0..<files[index].bytes.count, using: &generator)
        let end = min(place + Int.random(in: 0...6, using: &generator), files[index].bytes.count)
        let piece = generator.pick(Self.pieces)
        files[index].bytes.replaceSubrange(place..<end, with: piece.utf8)
      }
      if MadeWorkbook.fault(Zip.archive(files)) == nil { read += 1 } else { refused += 1 }
    }
    #expect(read > 0 && refused > 100)
  }
}
