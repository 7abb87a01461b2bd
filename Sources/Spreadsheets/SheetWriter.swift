import Formats
import Regulation

/// Writes a sheet as XML.
enum SheetWriter {
  /// What a cell can hold, in UTF-16 units.
  static let longestText = 32_767

  static func bytes(_ sheet: WrittenSheet, isFirst: Bool) -> [UInt8] {
    var out = Array(WorkbookParts.declaration.utf8)
    let columns = sheet.columns.indices.map { Array(CellReference.letters(of: $0).utf8) }
    let last = String(decoding: columns.last ?? [0x41], as: UTF8.self)
    let whole = "A1:\(last)\(sheet.rows.count + 1)"
    out +=
      """
      <worksheet xmlns="\(WorkbookParts.main)"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>\
      <dimension ref="\(whole)"/><sheetViews><sheetView\(isFirst ? " tabSelected=\"1\"" : "") \
      workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" \
      state="frozen"/><selection pane="topRight"/><selection pane="bottomLeft"/>\
      <selection pane="bottomRight" activeCell="B2" sqref="B2"/></sheetView></sheetViews>\
      <sheetFormatPr defaultRowHeight="15"/><cols>
      """.utf8
    for (index, column) in sheet.columns.enumerated() {
      out +=
        """
        <col min="\(index + 1)" max="\(index + 1)" width="\(column.width)" \
        style="\(column.form.style)" customWidth="1"/>
        """.utf8
    }
    out += "</cols><sheetData><row r=\"1\">".utf8
    for (letters, column) in zip(columns, sheet.columns) {
      append(.text(column.name), at: letters, 1, style: WorkbookParts.headStyle, to: &out)
    }
    out += "</row>".utf8
    for (index, row) in sheet.rows.enumerated() {
      out += "<row r=\"\(index + 2)\"\(height(of: row, sheet.columns))>".utf8
      for (letters, (column, value)) in zip(columns, zip(sheet.columns, row)) {
        append(value, at: letters, index + 2, style: column.form.style, to: &out)
      }
      out += "</row>".utf8
    }
    out += "</sheetData><autoFilter ref=\"\(whole)\"/>".utf8
    out += validations(of: sheet).utf8
    out +=
      "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/>"
      .utf8
    out += "<pageSetup orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>".utf8
    return out
  }

  /// How high a row must be for its texts in lines, as programs do not look by themselves; whoever edits
  /// it may still have it fitted.
  private static func height(
    of row: [WrittenSheet.Value],
    _ columns: [WrittenSheet.Column]
  ) -> String {
    var most = 1
    for (value, column) in zip(row, columns) {
      guard column.form == .wrapped, case .text(let text) = value else { continue }
      var (lines, length) = (1, 0)
      for byte in text.utf8 where byte & 0xC0 != 0x80 {
        length += 1
        guard byte == 0x0A || length > column.width else { continue }
        lines += 1
        length = byte == 0x0A ? 0 : 1
      }
      most = max(most, lines)
    }
    return most == 1 ? "" : " ht=\"\(min(most * lineHeight, highest))\""
  }

  /// In points, of the font that the styles name.
  private static let lineHeight = 15
  /// What a row can be at most.
  private static let highest = 409

  private static func append(
    _ value: WrittenSheet.Value,
    at letters: [UInt8],
    _ row: Int,
    style: Int,
    to out: inout [UInt8]
  ) {
    func start(_ end: String) {
      out += "<c r=\"".utf8
      out += letters
      out += "\(row)\" s=\"\(style)\"\(end)".utf8
    }
    switch value {
    case .none: break
    case .text(let text):
      if text.isEmpty { return }
      start(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
      EscapedText.append(whole(text), to: &out)
      out += "</t></is></c>".utf8
    case .number(let number):
      start("><v>\(number)</v></c>")
    case .day(let day):
      // Before March 1900 programs count differently.
      guard let number = SerialDay.number(of: day) else {
        return append(.text(day.iso), at: letters, row, style: style, to: &out)
      }
      start("><v>\(number)</v></c>")
    }
  }

  /// A text, or as much of it as a cell can hold, which then says so.
  private static func whole(_ text: String) -> String {
    let count = text.utf16.count
    // Escapes of controls count as one sign in a cell.
    guard count > longestText else { return text }
    let end = " […] (cut: the whole text has \(count) characters)"
    return SheetNames.cut(text, to: longestText - end.utf16.count) + end
  }

  private static func validations(of sheet: WrittenSheet) -> String {
    let chosen = sheet.columns.enumerated().filter { !$0.element.choices.isEmpty }
    if sheet.rows.isEmpty || chosen.isEmpty { return "" }
    let all = chosen.map { index, column in
      let letters = CellReference.letters(of: index)
      let list = WorkbookParts.escaped(column.choices.joined(separator: ","))
      return """
        <dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" \
        sqref="\(letters)2:\(letters)\(sheet.rows.count + 1)"><formula1>"\(list)"</formula1>\
        </dataValidation>
        """
    }
    return "<dataValidations count=\"\(all.count)\">\(all.joined())</dataValidations>"
  }
}

extension WrittenSheet.Form {
  /// The number of its style: behind those of plain cells and of the head.
  var style: Int { rawValue + 2 }
}
