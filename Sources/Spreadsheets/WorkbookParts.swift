import Formats

/// The parts of a workbook's archive besides its sheets.
struct WorkbookParts {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let sort = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  /// The number of the style of a head's cells.
  static let headStyle = 1

  let title: String
  let subject: String?
  let creator: String
  let sheets: [WrittenSheet]
  let names: [String]

  /// In the order in which programs write them: some look for the first one.
  var files: [Zip.File] {
    [
      ("[Content_Types].xml", types), ("_rels/.rels", relations), ("docProps/core.xml", core),
      ("docProps/app.xml", app), ("xl/workbook.xml", workbook),
      ("xl/_rels/workbook.xml.rels", workbookRelations), ("xl/styles.xml", Self.styles),
    ].map { ($0.0, Array((Self.declaration + $0.1).utf8)) }
  }

  private var numbers: Range<Int> { 1..<(names.count + 1) }

  private var types: String {
    let sheets = numbers.map {
      """
      <Override PartName="/xl/worksheets/sheet\($0).xml" ContentType="\(Self.sort).worksheet+xml"/>
      """
    }
    return """
      <Types xmlns="\(Self.package)/content-types"><Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="\(Self.sort).sheet.main+xml"/>\
      \(sheets.joined())\
      <Override PartName="/xl/styles.xml" ContentType="\(Self.sort).styles+xml"/>\
      <Override PartName="/docProps/core.xml" \
      ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
      <Override PartName="/docProps/app.xml" \
      ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>
      """
  }

  private var relations: String {
    Self.relations([
      ("\(Self.office)/relationships/officeDocument", "xl/workbook.xml"),
      ("\(Self.package)/relationships/metadata/core-properties", "docProps/core.xml"),
      ("\(Self.office)/relationships/extended-properties", "docProps/app.xml"),
    ])
  }

  private var workbookRelations: String {
    Self.relations(
      numbers.map { ("\(Self.office)/relationships/worksheet", "worksheets/sheet\($0).xml") }
        + [("\(Self.office)/relationships/styles", "styles.xml")]
    )
  }

  private static func relations(_ all: [(type: String, target: String)]) -> String {
    let items = all.enumerated().map { index, relation in
      """
      <Relationship Id="rId\(index + 1)" Type="\(relation.type)" Target="\(relation.target)"/>
      """
    }
    return "<Relationships xmlns=\"\(package)/relationships\">\(items.joined())</Relationships>"
  }

  /// No time: the same inputs give the same bytes.
  private var core: String {
    let about = subject.map { "<dc:subject>\(Self.escaped($0))</dc:subject>" } ?? ""
    return """
      <cp:coreProperties xmlns:cp="\(Self.package)/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>\(Self.escaped(title))</dc:title>\(about)\
      <dc:creator>\(Self.escaped(creator))</dc:creator></cp:coreProperties>
      """
  }

  private var app: String {
    """
    <Properties xmlns="\(Self.office)/extended-properties"><Application>\(Self.escaped(creator))\
    </Application></Properties>
    """
  }

  private var workbook: String {
    let list = zip(numbers, names).map { number, name in
      "<sheet name=\"\(Self.escaped(name))\" sheetId=\"\(number)\" r:id=\"rId\(number)\"/>"
    }
    let areas = zip(names.indices, zip(names, sheets)).map { index, pair in
      let (name, sheet) = pair
      let quoted =
        "'"
        + Self.escaped(
          name.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "''")
        ) + "'"
      let last = CellReference.letters(of: max(sheet.columns.count - 1, 0))
      return """
        <definedName name="_xlnm._FilterDatabase" localSheetId="\(index)" hidden="1">\
        \(quoted)!$A$1:$\(last)$\(sheet.rows.count + 1)</definedName>\
        <definedName name="_xlnm.Print_Titles" localSheetId="\(index)">\(quoted)!$1:$1</definedName>
        """
    }
    return """
      <workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)/relationships"><bookViews>\
      <workbookView activeTab="0"/></bookViews><sheets>\(list.joined())</sheets>\
      <definedNames>\(areas.joined())</definedNames></workbook>
      """
  }

  /// The styles of plain cells, of the head, and of each form.
  private static let styles = """
    <styleSheet xmlns="\(main)"><numFmts count="2">\
    <numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
    <numFmt numFmtId="165" formatCode="[$$-409]#,##0"/></numFmts>\
    <fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>\
    <font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>\
    <fills count="3"><fill><patternFill patternType="none"/></fill>\
    <fill><patternFill patternType="gray125"/></fill>\
    <fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF2"/><bgColor indexed="64"/>\
    </patternFill></fill></fills>\
    <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
    <cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
    <xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" \
    applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>\
    \(form(49, wraps: false))\(form(49, wraps: true))\(form(164, wraps: false))\
    \(form(1, wraps: false))\(form(165, wraps: false))</cellXfs>\
    <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
    """

  private static func form(_ format: Int, wraps: Bool) -> String {
    """
    <xf numFmtId="\(format)" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" \
    applyAlignment="1"><alignment vertical="top"\(wraps ? " wrapText=\"1\"" : "")/></xf>
    """
  }

  /// A text as an attribute or an element of XML holds it; what no XML can hold is shown.
  static func escaped(_ text: String) -> String {
    let shown = visibleControls(text).map { String(decoding: $0.bytes, as: UTF8.self) } ?? text
    var out = ""
    for sign in shown.unicodeScalars {
      switch sign {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\t", "\n", "\r": out += " "
      default: out.unicodeScalars.append(sign)
      }
    }
    return out
  }
}
