import Diagnostics
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
        let words = document.plainText(of: cell)
        let parts = parts(of: cell, in: .table, &data)
        row.append(PrintedTable.Cell(parts: .array(parts), words: words))
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
    return data.nested(depth) { data in table.json(on: data.sheet) }
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
