import Formats

/// What is given in the place of a workbook, and what to do about it.
enum OtherFile {
  /// Of what is no archive.
  static func fault(of bytes: [UInt8]) -> WorkbookFault? {
    if bytes.isEmpty { return WorkbookFault("no workbook: it is empty") }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      let name = Array("EncryptedPackage".utf8).flatMap { letter -> [UInt8] in [letter, 0] }
      if bytes[...].firstOccurrence(of: name) != nil {
        return WorkbookFault("encrypted workbook: take its password away and save it again")
      }
      return WorkbookFault("no .xlsx workbook: it is of the old form .xls; save it as .xlsx")
    }
    if bytes.starts(with: [0x50, 0x4B]) { return nil }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes[start...].first { $0 > 0x20 }
    if first == UInt8(ascii: "<") {
      return WorkbookFault("no workbook: it is a page of HTML or XML; save it as .xlsx")
    }
    if !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil {
      return WorkbookFault("no workbook: it is text, such as CSV; a workbook is an .xlsx file")
    }
    return WorkbookFault("no workbook: it is no zip archive, as every .xlsx file is")
  }

  /// Of an archive.
  static func fault(of zip: ZipReader) -> WorkbookFault? {
    let kind = (try? zip.file("mimetype")).flatMap { $0 }.map {
      String(decoding: $0, as: UTF8.self)
    }
    if kind?.hasPrefix("application/vnd.oasis.opendocument.") == true {
      return WorkbookFault(
        "no .xlsx workbook: it is of the form .ods or its like; save it as .xlsx"
      )
    }
    if zip.paths.contains("Index/Document.iwa") {
      return WorkbookFault("no .xlsx workbook: it is of Apple's Numbers; export it as .xlsx")
    }
    return nil
  }
}
