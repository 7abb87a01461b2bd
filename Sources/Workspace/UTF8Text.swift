import Diagnostics
import Formats

/// The file's text, or nil with an error at the first byte that is not UTF-8.
///
/// A BOM at the beginning is taken away.
func utf8Text(of source: SourceText, log: Log) -> String? {
  if let offset = source.bytes.firstInvalidUTF8() {
    log.error(
      "not-utf8",
      "\(source.file) is not UTF-8",
      at: source.range(ofBytes: offset..<offset),
      help: "save the file with the encoding UTF-8"
    )
    return nil
  }
  let bom: [UInt8] = [0xEF, 0xBB, 0xBF]
  let start = source.bytes.starts(with: bom) ? bom.count : 0
  return String(decoding: source.bytes[start...], as: UTF8.self)
}
