import Formats

/// A table in Word's own form around its cells: its head is marked and repeated on every sheet, and no
/// row is broken that can be kept whole.
struct WordTable {
  /// What it is, for who cannot see it.
  let caption: String
  /// The widths of the columns in inches.
  let widths: [Double]
  /// The least height of a row below the head, in inches.
  var rowHeight: Double?
  /// The rows that are too long to be kept on one sheet, by their numbers.
  var long: Set<Int> = []

  func blocks(heads: [[JSON]], rows: [[[JSON]]]) -> [JSON] {
    let total = widths.map(\.twips).reduce(0, +)
    let grid = widths.map { "<w:gridCol w:w=\"\($0.twips)\"/>" }.joined()
    let start = """
      <w:tbl><w:tblPr><w:tblStyle w:val="Table"/><w:tblW w:w="\(total)" w:type="dxa"/>\
      <w:tblLayout w:type="fixed"/>\
      <w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" \
      w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="\(caption.xml)"/></w:tblPr>\
      <w:tblGrid>\(grid)</w:tblGrid>
      """
    var out: [JSON] = []
    var waiting = start
    func add(_ row: [[JSON]], _ properties: String) {
      waiting += "<w:tr><w:trPr>\(properties)</w:trPr>"
      for (cell, width) in zip(row, widths) {
        waiting += "<w:tc><w:tcPr><w:tcW w:w=\"\(width.twips)\" w:type=\"dxa\"/></w:tcPr>"
        out.append(Tree.raw(waiting))
        out += cell
        waiting = "</w:tc>"
      }
      waiting += "</w:tr>"
    }
    add(heads, "<w:cantSplit/><w:tblHeader/>")
    let height = rowHeight.map { "<w:trHeight w:val=\"\($0.twips)\"/>" } ?? ""
    for (index, row) in rows.enumerated() {
      add(row, (long.contains(index) ? "" : "<w:cantSplit/>") + height)
    }
    out += [Tree.raw(waiting + "</w:tbl>"), Tree.emptyParagraph("Table End")]
    return out
  }
}

extension WordWriter {
  mutating func table(_ block: JSON) -> [JSON] {
    if let empty = block["empty"].text {
      return [Tree.paragraph(waitingMarks() + [Tree.words(empty)])]
    }
    var out: [JSON] = []
    let isForm = block["form"].isTrue
    // The heading above a form says what is signed.
    if !block["caption"].isNull, !isForm {
      tables += 1
      out.append(caption("Table Caption", "Table", tables, block["caption"]))
    }
    let columns = block["columns"].items
    let widths =
      isForm && columns.count == Self.form.count
      ? Self.form.map { $0 * width / Self.form.reduce(0, +) }
      : Self.widths(columns, size: block["size"].number ?? 9, in: width)
    let before = (style, width)
    defer { (style, width) = before }
    let small = (block["size"].number ?? 9) < 8 ? " Small" : ""
    let sides = columns.map { side($0["align"].text) }
    let heads = columns.indices.map { index in
      cell(columns[index], "Table Head" + sides[index], widths[index])
    }
    var rows: [[[JSON]]] = []
    var long: Set<Int> = []
    for row in block["rows"].items {
      if row.items.contains(where: { $0["parts"].plainWords.utf8.count > Self.longestWhole }) {
        long.insert(rows.count)
      }
      rows.append(
        zip(row.items, columns.indices).map { item, index in
          cell(item, "Table Text" + small + sides[index], widths[index])
        }
      )
    }
    let table = WordTable(
      caption: block["caption"].plainWords,
      widths: widths,
      rowHeight: isForm ? 0.45 : nil,
      long: long
    )
    return out + table.blocks(heads: heads, rows: rows)
  }

  /// The most bytes of a cell that is not broken between sheets.
  private static let longestWhole = 400

  /// The parts of the line that the columns of a form to sign have.
  private static let form = [1.4, 1.2, 1.6, 0.8]

  private mutating func cell(_ cell: JSON, _ style: String, _ width: Double) -> [JSON] {
    self.style = style
    self.width = max(width - 0.15, 0.2)
    if let id = cell["id"].text { waiting.append(id) }
    return [paragraph(cell["parts"])]
  }

  private func side(_ alignment: String?) -> String {
    switch alignment {
    case "right": " Right"
    case "center": " Center"
    default: ""
    }
  }

  /// How much wider letters are in Word's font than in the PDF's, for which the widths are.
  private static let letterRatio = 1.1

  /// The widths of columns in inches: fixed ones have theirs, the others share what is left.
  private static func widths(_ columns: [JSON], size: Double, in width: Double) -> [Double] {
    let points = columns.map { column -> Double? in
      let own = column["width"]
      guard let hundredths = own["hundredths"].number else { return nil }
      return hundredths / 100 * size * letterRatio + (own["padding"].number ?? 0)
    }
    let fixed = points.compactMap(\.self).reduce(0, +) / 72
    let shares = columns.map { $0["width"]["share"].number ?? 0 }
    let share = max(shares.reduce(0, +), 1)
    let left = max(width - fixed, width * 0.2)
    let all = zip(points, shares).map { point, part in point.map { $0 / 72 } ?? left * part / share
    }
    let total = max(all.reduce(0, +), 0.01)
    guard points.contains(nil) || total > width else { return all }
    return all.map { $0 * width / total }
  }
}

extension Double {
  /// Inches in twentieths of a point.
  var twips: Int { Int((self * 1440).rounded()) }
}
