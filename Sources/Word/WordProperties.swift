import Formats
import Regulation

/// What a Word file says of itself: `docProps/core.xml`, of which pandoc could not write all without
/// setting it above the text too.
struct WordProperties {
  private static let path = "docProps/core.xml"
  let data: JSON
  let language: String
  let day: Day

  /// The file and its settings, to replace those of an archive.
  var files: [Zip.File] { [(Self.path, bytes), ("word/settings.xml", Array(Self.settings.utf8))] }

  /// As a new document of Word has them: without them it would be opened as one of Word 2007.
  private static let settings = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
    <w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>\
    <w:characterSpacingControl w:val="doNotCompress"/>\
    <w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>\
    <w:compat><w:compatSetting w:name="compatibilityMode" \
    w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>\
    <w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>
    """

  private var bytes: [UInt8] {
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
