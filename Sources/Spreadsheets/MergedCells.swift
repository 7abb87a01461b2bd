extension Sheet {
  /// A sheet whose rows show in a merged cell's first column what its first row holds, as who looks at it
  /// sees it.
  ///
  /// Only rows that hold something show it, so that a cell of a million rows makes none. `room` is how
  /// many cells there may be more.
  init(name: String, isHidden: Bool, rows: [Row], merges: [CellRange], room: inout Int) {
    self.name = name
    self.isHidden = isHidden
    var added: [Int: [Cell]] = [:]
    // What reaches over another one is passed over, as no program writes it.
    var end = CellReference(column: -1, row: 0)
    let tall = merges.filter { $0.last.row > $0.first.row }
      .sorted { ($0.first.column, $0.first.row) < ($1.first.column, $1.first.row) }
    for merge in tall where merge.first.column > end.column || merge.first.row > end.row {
      let (first, last) = (merge.first, merge.last)
      let start = rows.partitioningIndex { $0.number >= first.row }
      guard start < rows.count, rows[start].number == first.row,
        let source = rows[start].found(first.column)
      else { continue }
      end = CellReference(column: first.column, row: last.row)
      for index in (start + 1)..<rows.count {
        guard rows[index].number <= last.row, room > 0 else { break }
        guard rows[index].found(first.column) == nil else { continue }
        added[index, default: []].append(source.repeated)
        room -= 1
      }
    }
    var shown = rows
    for (index, cells) in added {
      let all = (rows[index].cells + cells).sorted { $0.column < $1.column }
      shown[index] = Row(number: rows[index].number, cells: all)
    }
    self.rows = shown
  }
}

extension Row {
  /// The cell of a column; nil where it is blank.
  func found(_ column: Int) -> Cell? {
    let place = cells.partitioningIndex { $0.column >= column }
    return place < cells.count && cells[place].column == column ? cells[place] : nil
  }
}

extension Cell {
  /// The same in a row below.
  fileprivate var repeated: Cell {
    Cell(
      column: column,
      kind: kind,
      text: text,
      day: day,
      isFormula: isFormula,
      hasFormulaWithoutValue: hasFormulaWithoutValue,
      isRepeated: true
    )
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
