extension Sheet {
  /// A sheet whose rows show in a merged cell's first column what its first row holds, as who looks at it
  /// sees it.
  ///
  /// Only rows that hold something show it, so that a cell of a million rows makes none. `room` is how
  /// many cells there may be more.
  init(name: String, isHidden: Bool, rows: [Row], merges: [CellRange], room: inout Int) {
    self.name = name
    self.isHidden = isHidden
    var rows = rows
    for merge in merges where merge.last.row > merge.first.row {
      let start = rows.partitioningIndex { $0.number >= merge.first.row }
      guard start < rows.count, rows[start].number == merge.first.row,
        let source = rows[start][merge.first.column]
      else { continue }
      for index in (start + 1)..<rows.count {
        guard rows[index].number <= merge.last.row, room > 0 else { break }
        if rows[index].add(source) { room -= 1 }
      }
    }
    self.rows = rows
  }
}

extension Row {
  /// Shows a cell of a row above, where there is no cell; false where there is one.
  fileprivate mutating func add(_ cell: Cell) -> Bool {
    let place = cells.partitioningIndex { $0.column >= cell.column }
    guard place == cells.count || cells[place].column != cell.column else { return false }
    var all = cells
    all.insert(
      Cell(
        column: cell.column,
        kind: cell.kind,
        text: cell.text,
        day: cell.day,
        isFormula: cell.isFormula,
        hasFormulaWithoutValue: cell.hasFormulaWithoutValue,
        isRepeated: true
      ),
      at: place
    )
    self = Row(number: number, cells: all)
    return true
  }
}

extension Array {
  /// The first place from which on a condition holds, where it holds for all behind one for which it does.
  fileprivate func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
