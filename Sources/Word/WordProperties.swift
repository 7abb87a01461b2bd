import Formats
import Regulation

/// What a Word file says of itself: `docProps/core.xml`, of which pandoc could not write all without
/// setting it above the text too.
struct WordProperties {
  static let path = "docProps/core.xml"
  let data: JSON
  let language: String
  let day: Day

  var bytes: [UInt8] {
    func text(_ key: String) -> String { (data[key].text ?? "").xml }
    let keywords = data["keywords"].items.compactMap(\.text).joined(separator: ", ").xml
    let time = "\(day.iso)T00:00:00Z"
    return Array(
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <cp:coreProperties \
      xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
      <dc:title>\(text("title"))</dc:title><dc:creator>\(text("author"))</dc:creator>\
      <dc:description>\(text("description"))</dc:description>\
      <cp:keywords>\(keywords)</cp:keywords><dc:language>\(language.xml)</dc:language>\
      <dcterms:created xsi:type="dcterms:W3CDTF">\(time)</dcterms:created>\
      <dcterms:modified xsi:type="dcterms:W3CDTF">\(time)</dcterms:modified>\
      </cp:coreProperties>
      """.utf8
    )
  }
}
