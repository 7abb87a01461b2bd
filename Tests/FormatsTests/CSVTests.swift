import Formats
import Testing

@Suite struct CSVTests {
  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"so\"", "\"say \"\"so\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"),
    ("@a", "'@a"), ("\tx", "\"'\tx\""), ("\rx", "\"'\rx\""), ("", ""), (" a", "\" a\""),
    ("=a,b", "\"'=a,b\""),
  ])
  func writesAFieldSoThatASpreadsheetReadsIt(field: String, written: String) {
    let bytes = CSV.sheet([Column("h") { $0 }], [field])
    #expect(String(decoding: bytes, as: UTF8.self) == "\u{FEFF}h\r\n\(written)\r\n")
  }

  @Test(arguments: [
    "plain", "a,b;c", "say \"so\"", "two\nlines", "=1+1", "Zoë 😀", "\t-x", "\"", "sep=;",
  ])
  func writesAnInputThatReadsBack(field: String) {
    let columns = [Column<String>("name") { $0 }, Column("none") { _ in nil }]
    let bytes = CSV.input(columns, [field, "last"])
    var reader = CSVReader(bytes) { $0 == "name" }
    #expect(reader.next()?.cells.map(\.text) == ["name", "none"])
    let row = reader.next()
    #expect(row?.cells.map(\.text) == [trimmed(field)])
    #expect(row?.count == 2)
    #expect(reader.next()?.cells.map(\.text) == ["last"])
    let end = reader.next()
    #expect(end == nil)
    #expect(reader.faults.isEmpty)
  }

  @Test func givesEachCellItsBytes() {
    let text = "\u{FEFF}a;\"b\";c\r\n;\"x;y\"z;\n"
    let bytes = Array(text.utf8)
    var reader = CSVReader(bytes) { $0 == "b" }
    let header = reader.next()
    #expect(header?.first == 3..<4)
    #expect(header?.cells.map(\.bytes) == [3..<4, 5..<8, 9..<10])
    let row = reader.next()
    #expect(row?.first == 12..<12)
    #expect(row?.cells.map(\.column) == [1])
    #expect(row?.cells.map(\.text) == ["x;y"])
    #expect(row?.count == 3)
    #expect(reader.faults.map(\.bytes) == [18..<19])
  }
}
