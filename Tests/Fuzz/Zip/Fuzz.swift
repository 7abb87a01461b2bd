import Formats
import Spreadsheets

/// Reads the bytes as an archive, and as parts of a workbook between bytes of 255.
///
/// Beside not crashing: no file comes to more than the limits, and who trusts an archive reads what
/// `ZipReader` reads.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  readArchive(bytes)
  let parts = bytes.split(separator: 0xFF, maxSplits: 4, omittingEmptySubsequences: false)
  let names = [
    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
  ]
  var files = [(path: "[Content_Types].xml", bytes: types), ("_rels/.rels", relations)]
  for (index, name) in names.enumerated() {
    files.append((name, index < parts.count ? Array(parts[index]) : usual[index]))
  }
  readWorkbook(Zip.archive(files))
  return 0
}

private func readArchive(_ bytes: [UInt8]) {
  var limits = ZipReader.Limits()
  limits.size = 1 << 20
  limits.files = 100
  _ = Zip.closed(in: bytes)
  if let files = try? Zip.files(of: bytes, most: 1 << 20) {
    precondition(files.reduce(0) { $0 + $1.bytes.count } <= 1 << 20, "more than allowed")
  }
  guard let reader = try? ZipReader(bytes, limits: limits) else { return }
  precondition(Zip.paths(of: bytes)?.count == reader.paths.count, "other files are there")
  for path in reader.paths {
    guard let file = try? reader.file(path) else { continue }
    precondition(file.count <= limits.size)
  }
  readWorkbook(bytes)
}

private func readWorkbook(_ bytes: [UInt8]) {
  guard let workbook = try? Workbook.read(bytes) else { return }
  for sheet in workbook.sheets {
    var last = 0
    for row in sheet.rows {
      precondition(row.number > last && row.number <= 1_048_576, "rows out of order")
      last = row.number
    }
  }
}

private let types = Array("<Types/>".utf8)
private let relations = Array(
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    .utf8
)

/// What a workbook of one sheet has beside its cells.
private let usual: [[UInt8]] = [
  "",
  "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>a</t></si></sst>",
  "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
  "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>",
].map { Array($0.utf8) }
