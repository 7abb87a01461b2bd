import Formats
import Regulation

/// Reads the cells of a sheet from its XML.
struct SheetReader {
  private let strings: [String]
  private let formats: NumberFormats
  private let is1904: Bool
  /// How many cells the workbook may have yet.
  private(set) var room: Int

  private(set) var rows: [Row] = []
  private(set) var merges: [CellRange] = []

  private var row = 0
  private var cells: [Cell] = []
  private var column = -1
  private var cell: Raw?
  /// The element of the cell whose text is being read.
  private var part = Part.none
  /// Whether what is read is how a text is pronounced.
  private var isPhonetic = false

  private enum Part { case none, value, text, formula }

  /// A cell as it is written.
  private struct Raw {
    var type: String
    var style: Int?
    var value: String?
    var text = ""
    var isFormula = false
  }

  init(strings: [String], formats: NumberFormats, is1904: Bool, room: Int) {
    self.strings = strings
    self.formats = formats
    self.is1904 = is1904
    self.room = room
  }

  /// Takes the next event, and where it begins.
  mutating func take(_ event: XMLEvent, at place: () -> XMLPlace) throws(XMLFault) {
    func fault(_ message: String) -> XMLFault { XMLFault(message: message, place: place()) }
    switch event {
    case .text(let text):
      switch part {
      case .value: cell?.value = text
      case .text: cell?.text += text
      case .formula, .none: break
      }
    case .start(let name, let attributes):
      guard MainNamespace.holds(name) else { return }
      switch name.local {
      case "row": try startRow(attributes["r"], fault)
      case "c": try startCell(attributes, fault)
      case "v":
        part = .value
        cell?.value = ""
      case "t" where !isPhonetic: part = .text
      case "f":
        part = .formula
        cell?.isFormula = true
      case "rPh": isPhonetic = true
      case "mergeCell": try addMerge(attributes["ref"], fault)
      default: break
      }
    case .end(let name):
      guard MainNamespace.holds(name) else { return }
      switch name.local {
      case "v", "t", "f": part = .none
      case "rPh": isPhonetic = false
      case "c": try endCell(fault)
      case "row": endRow()
      default: break
      }
    }
  }

  private mutating func startRow(
    _ number: String?,
    _ fault: (String) -> XMLFault
  ) throws(XMLFault) {
    guard let next = number.map({ Int($0) }) ?? row + 1, next > row,
      next <= WorkbookLimits.rows
    else { throw fault("row \(number ?? String(row + 1)) is not behind row \(row)") }
    (row, cells, column) = (next, [], -1)
  }

  private mutating func startCell(
    _ attributes: [XMLAttribute],
    _ fault: (String) -> XMLFault
  ) throws(XMLFault) {
    if let text = attributes["r"] {
      guard let reference = CellReference(text), reference.row == row else {
        throw fault("\"\(text)\" is no cell of row \(row)")
      }
      guard reference.column > column else {
        throw fault("\(text) is behind a cell that is right of it, or is there twice")
      }
      column = reference.column
    } else {
      column += 1
    }
    guard column < WorkbookLimits.columns else { throw fault("row \(row) has too many columns") }
    cell = Raw(type: attributes["t"] ?? "n", style: attributes["s"].flatMap { Int($0) })
  }

  private mutating func endCell(_ fault: (String) -> XMLFault) throws(XMLFault) {
    guard let raw = cell else { return }
    cell = nil
    guard let made = try made(raw, fault) else { return }
    room -= 1
    guard room >= 0 else {
      throw fault("the workbook has more than \(WorkbookLimits.cells) cells that hold something")
    }
    cells.append(made)
  }

  private mutating func endRow() {
    if !cells.isEmpty { rows.append(Row(number: row, cells: cells)) }
    cells = []
  }

  private mutating func addMerge(
    _ text: String?,
    _ fault: (String) -> XMLFault
  ) throws(XMLFault) {
    guard let range = text.flatMap({ CellRange($0) }), merges.count < WorkbookLimits.merges else {
      throw fault("\"\(text ?? "")\" are no cells that could be merged")
    }
    merges.append(range)
  }

  /// The cell as it is read; nil where it is blank.
  private func made(_ raw: Raw, _ fault: (String) -> XMLFault) throws(XMLFault) -> Cell? {
    let value = raw.value ?? ""
    // A text that a formula computed may be empty; a number may not.
    if raw.isFormula, raw.value == nil || value.isEmpty && raw.type != "str", raw.text.isEmpty {
      return cell(.text, "", raw, lacksValue: true)
    }
    switch raw.type {
    case "s":
      if value.isEmpty { return nil }
      guard let index = Int(value), strings.indices.contains(index) else {
        throw fault("the workbook has no text number \"\(value)\"")
      }
      return text(strings[index], raw)
    case "inlineStr": return text(EscapedText.read(raw.text), raw)
    case "str": return text(EscapedText.read(value), raw)
    case "b":
      return value.isEmpty
        ? nil : cell(.truth, value == "1" || value == "true" ? "TRUE" : "FALSE", raw)
    case "e": return cell(.error, value.isEmpty ? "#VALUE!" : value, raw)
    case "d":
      guard let said = SerialDay.day(iso: value) else { return text(value, raw) }
      return cell(.day, said.text, raw, day: said.day)
    default: return number(value, raw)
    }
  }

  private func text(_ text: String, _ raw: Raw) -> Cell? {
    text.isEmpty && !raw.isFormula ? nil : cell(.text, text, raw)
  }

  private func number(_ value: String, _ raw: Raw) -> Cell? {
    if value.isEmpty { return nil }
    guard let number = Double(value), number.isFinite else { return cell(.text, value, raw) }
    if formats.isDay(raw.style), let said = SerialDay.day(of: number, is1904: is1904) {
      return cell(.day, said.text, raw, day: said.day)
    }
    let isWhole = number == number.rounded() && abs(number) < 1e15
    // A program writes 164.308 as 164.30799999999999, which is the same number.
    return cell(.number, isWhole ? String(Int(number)) : "\(number)", raw)
  }

  private func cell(
    _ kind: Cell.Kind,
    _ text: String,
    _ raw: Raw,
    day: Day? = nil,
    lacksValue: Bool = false
  ) -> Cell {
    Cell(
      column: column,
      kind: kind,
      text: text,
      day: day,
      isFormula: raw.isFormula,
      hasFormulaWithoutValue: lacksValue,
      isRepeated: false
    )
  }
}

/// The namespaces of what a workbook is made of, in its two forms.
enum MainNamespace {
  private static let transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"

  static func holds(_ name: XMLName) -> Bool {
    name.space == transitional || name.space == strict
  }
}
