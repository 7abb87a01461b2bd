import Testing

@testable import Export

@Suite struct CSVTests {
  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"so\"", "\"say \"\"so\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"),
    ("@a", "'@a"), ("\tx", "\"'\tx\""), ("\rx", "\"'\rx\""), ("", ""), (" a", "\" a\""),
    ("=a,b", "\"'=a,b\""),
  ])
  func writesAFieldSoThatASpreadsheetReadsIt(field: String, written: String) {
    var csv = CSV(header: ["h"])
    csv.append([field])
    #expect(String(decoding: csv.bytes, as: UTF8.self) == "\u{FEFF}h\r\n\(written)\r\n")
  }
}
