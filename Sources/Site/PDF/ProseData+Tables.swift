import Diagnostics
import Formats
import Markdown

extension ProseData {
  mutating func table(_ id: NodeID, depth: Int, _ data: inout PrintData) -> JSON {
    var caption: JSON = .null
    var head: [PrintedTable.Cell] = []
    var alignments: [String] = []
    var rows: [[PrintedTable.Cell]] = []
    for child in document.children(of: id) {
      if document.kind(of: child) == .caption {
        caption = .array(parts(of: child, &data))
        continue
      }
      var row: [PrintedTable.Cell] = []
      for cell in document.children(of: child) {
        let parts = parts(of: cell, in: .table, &data)
        row.append(PrintedTable.Cell(parts: .array(parts), words: document.printedWidth(of: cell)))
      }
      if document.isHeader(child) {
        head = row
        alignments = document.children(of: child).map { document.alignment(of: $0).word }
      } else {
        rows.append(row)
      }
    }
    let columns = zip(head, alignments).map {
      PrintedTable.Column(head: $0, alignment: $1, isRigid: false)
    }
    let table = PrintedTable(caption: caption, columns: columns, rows: rows)
    return data.nested(depth) { data in
      let layout = table.layout(on: data.sheet)
      if layout.isTiny {
        data.diagnostics.append(
          .warning(
            "tiny-table",
            "the PDF sets this table of \(columns.count) columns in letters of "
              + "\(layout.size / 10).\(layout.size % 10) points, too small to be read",
            at: document.range(of: id),
            help: "make two tables of it, or leave columns out"
          )
        )
      }
      return table.json(layout)
    }
  }
}

extension Document {
  /// Letters as wide as a cell: its words, and a stretch for each picture.
  fileprivate func printedWidth(of cell: NodeID) -> String {
    let pictures = descendants(of: cell).filter { kind(of: $0) == .image }
    let stretch = " " + String(repeating: "m", count: 16)
    return plainText(of: cell) + String(repeating: stretch, count: pictures.count)
  }
}

extension Alignment {
  fileprivate var word: String {
    switch self {
    case .natural, .left: "left"
    case .center: "center"
    case .right: "right"
    }
  }
}
