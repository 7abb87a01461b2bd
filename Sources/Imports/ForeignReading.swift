import Diagnostics
import Formats
import GapAnalysis
import Regulation
import Workspace

/// Reads the rows of somebody else's table as answers to leaves.
struct ForeignReading {
  let table: ForeignTable
  let head: ForeignHead
  let finder: RequirementFinder
  let hasUSDays: Bool
  /// Whether a blank cell says that there is nothing, as in a workbook that the program wrote.
  let readsBlanks: Bool
  /// The ids of the client's evidence.
  let evidence: Set<String>
  private(set) var statuses: StatusWords

  private(set) var answers: [ForeignAnswer] = []
  /// What has no place, and why.
  private(set) var faults: [Diagnostic] = []
  /// What was decided where rows leave a choice.
  private(set) var notes: [Diagnostic] = []
  /// How many rows say something and have no place.
  private(set) var lostRows = 0
  /// How many rows name a requirement and say nothing of it.
  private(set) var silentRows = 0
  /// The cells of each column that name evidence of no list.
  private var unknownEvidence: [Int: (first: SourceRange, rows: [Int])] = [:]
  /// The standard of the rows above: spreadsheets write it once.
  private var standard: String?
  /// The cells of columns that nobody knows.
  private var unknownCells: [Int: (first: SourceRange, count: Int)] = [:]

  private static let columns = Dictionary(firstOf: ResponseColumn.all.map { ($0.name, $0) })

  init(
    _ table: ForeignTable,
    _ head: ForeignHead,
    finder: RequirementFinder,
    statuses: StatusWords,
    evidence: Set<String>,
    hasUSDays: Bool,
    readsBlanks: Bool = false
  ) {
    self.readsBlanks = readsBlanks
    self.table = table
    self.head = head
    self.finder = finder
    self.statuses = statuses
    self.evidence = evidence
    self.hasUSDays = hasUSDays
    for row in table.rows[(head.row + 1)...] where !isHead(row) { read(row) }
    reportUnknownCells()
    reportUnknownEvidence()
    faults += self.statuses.faults
  }

  /// Whether a row is the head once more, as on each page of a printed table.
  private func isHead(_ row: ForeignTable.Row) -> Bool {
    ForeignTable.texts(row) == ForeignTable.texts(table.rows[head.row])
  }

  private mutating func read(_ row: ForeignTable.Row) {
    noteUnknownCells(of: row)
    let names = names(in: row)
    let said = head.columns.filter { column in
      row.cells[column.index] != nil && !ForeignField.aside.contains(column.field)
        && !(head.hasQuestions && column.field == .method)
    }
    let isMarked = head.marks.contains { row.cells[$0.index].map(Self.isSaid) ?? false }
    guard !said.isEmpty || isMarked || readsBlanks && names.isSomething else {
      if names.isSomething { silentRows += 1 }
      return
    }
    let silent = cellFaults(in: row)
    guard silent.isEmpty else {
      lostRows += 1
      faults += silent
      return
    }
    let leaf: Requirement
    do {
      let found = try finder.leaf(of: names)
      leaf = found.leaf
      if let above = found.isAlone {
        notes.append(
          .note(
            "import-leaf",
            "\(above) has one requirement alone, \(leaf.id), on which the row is placed",
            at: naming(row)
          )
        )
      }
    } catch {
      lostRows += 1
      faults.append(.error("import-row", error.message, at: naming(row), help: error.help))
      return
    }
    guard var values = values(of: row) else {
      lostRows += 1
      return
    }
    if !head.marks.isEmpty {
      guard let status = markedStatus(of: row) else {
        lostRows += 1
        return
      }
      values[ForeignField.status.name] = values[ForeignField.status.name] ?? status
    }
    var answer = ForeignAnswer(leaf: leaf, row: row.number, place: row.place, values: values)
    answer.cleared = blanks(in: row)
    answers.append(answer)
  }

  /// The blank cells of a row that say something.
  private func blanks(in row: ForeignTable.Row) -> [String: SourceRange] {
    guard readsBlanks else { return [:] }
    let blank = head.columns.filter { column in
      row.cells[column.index] == nil && !ForeignField.aside.contains(column.field)
    }
    return Dictionary(firstOf: blank.map { ($0.field.name, table.place(of: row, $0.index)) })
  }

  /// The first cell of a row that says which requirement it is about.
  private func naming(_ row: ForeignTable.Row) -> SourceRange {
    let columns = head.columns.filter { ForeignField.naming.contains($0.field) }
    return columns.compactMap { row.cells[$0.index]?.text.place }.first ?? row.place
  }

  private mutating func names(in row: ForeignTable.Row) -> RequirementFinder.Names {
    func texts(_ field: ForeignField) -> [String] {
      head.columns.filter { $0.field == field }.compactMap { row.cells[$0.index]?.text.value }
    }
    var names = RequirementFinder.Names()
    names.requirements = texts(.requirement)
    names.specification = texts(.specification).first
    names.title = texts(.title).first
    let own = texts(.standard).first
    if let own { standard = own }
    // Only a row with a specification is below the standard of the rows above.
    names.standard = own ?? (names.specification == nil ? nil : standard)
    return names
  }

  /// The values of a row by the columns of `responses.csv`; nil, with errors, where one is none.
  private mutating func values(of row: ForeignTable.Row) -> [String: Sourced<String>]? {
    var values: [String: Sourced<String>] = [:]
    var isWhole = true
    for (name, text) in texts(of: row) {
      guard let value = value(text, of: name, row: row) else {
        isWhole = false
        continue
      }
      values[name] = value
    }
    return isWhole ? values : nil
  }

  /// Cells of a row that should say something and do not.
  private func cellFaults(in row: ForeignTable.Row) -> [Diagnostic] {
    head.columns.filter { $0.field != .ignored }.compactMap { column in
      guard let cell = row.cells[column.index], let fault = cell.fault else { return nil }
      return .error(
        "import-cell",
        fault,
        at: cell.text.place,
        help: "open the workbook in a spreadsheet program, mend the cell and save it"
      )
    }
  }

  /// What is written of each column, with what several columns of the table say of it.
  private mutating func texts(of row: ForeignTable.Row) -> [(String, Sourced<String>)] {
    var texts: [String: [(column: ForeignHead.Column, text: Sourced<String>)]] = [:]
    for column in head.columns where !ForeignField.aside.contains(column.field) {
      guard let cell = row.cells[column.index] else { continue }
      let field = column.field == .answer ? ForeignField.note : column.field
      let isDay = ResponseColumn.days.contains(field.name)
      let text = isDay ? cell.text.map { cell.day ?? $0 } : cell.text
      texts[field.name, default: []].append((column, text))
    }
    if head.hasQuestions, let note = InterviewNote(row, head, texts["note"] ?? []).text {
      texts["note"] = [(head.columns[0], note)]
    }
    return texts.sorted { $0.key < $1.key }.map { name, parts in
      guard parts.count > 1 else { return (name, parts[0].text) }
      let lines = parts.map { column, text in
        column.isUsual ? text.value : "\(column.name.value): \(text.value)"
      }
      return (name, Sourced(lines.joined(separator: "\n"), at: parts[0].text.place))
    }
  }

  private mutating func value(
    _ text: Sourced<String>,
    of name: String,
    row: ForeignTable.Row
  ) -> Sourced<String>? {
    if name == ForeignField.status.name {
      return statuses.answer(text, row: row.number).map { Sourced($0.rawValue, at: text.place) }
    }
    guard let column = Self.columns[name] else { return nil }
    let read = column.canonical(text, hasUSDays: hasUSDays)
    faults += read.diagnostics
    guard let value = read.value else { return nil }
    if name == "evidence", !knows(value, text, of: row) { return nil }
    return Sourced(value, at: text.place)
  }
}

/// What is collected over all rows.
extension ForeignReading {
  /// Whether all items of a list are evidence of the client; if not, the cell is kept to be reported.
  private mutating func knows(
    _ list: String,
    _ text: Sourced<String>,
    of row: ForeignTable.Row
  ) -> Bool {
    if list.split(separator: ";").allSatisfy({ evidence.contains(String($0)) }) { return true }
    let column = head.columns.first { $0.field.name == "evidence" }?.index ?? 0
    unknownEvidence[column, default: (text.place, [])].rows.append(row.number)
    return false
  }

  private mutating func reportUnknownEvidence() {
    for (column, found) in unknownEvidence.sorted(by: { $0.key < $1.key }) {
      let name = head.columns.first { $0.index == column }?.name.value ?? "evidence"
      faults.append(
        .error(
          "import-evidence",
          "\"\(name)\" names what is no id of evidence.yml (\(rowList(found.rows)))",
          at: found.first,
          help: "list it in evidence.yml first, or keep the words as a note: --map \"\(name)=note\""
        )
      )
    }
  }

  private mutating func noteUnknownCells(of row: ForeignTable.Row) {
    let known = Set(head.columns.map(\.index) + head.marks.map(\.index))
    for (index, cell) in row.cells where !known.contains(index) {
      let found = unknownCells[index]
      unknownCells[index] = (found?.first ?? cell.text.place, (found?.count ?? 0) + 1)
    }
  }

  private mutating func reportUnknownCells() {
    for (index, found) in unknownCells.sorted(by: { $0.key < $1.key }) {
      let cells = found.count == 1 ? "1 cell" : "\(found.count) cells"
      guard let name = head.unknown.first(where: { $0.index == index })?.name else {
        faults.append(
          .error(
            "import-column",
            "column \(index + 1) has \(cells) and no name in the head",
            at: found.first,
            help: "name the column or empty it"
          )
        )
        continue
      }
      faults.append(
        .error(
          "import-column",
          "the column \"\(name.value)\" has no place (\(cells))",
          at: name.place,
          help: "say what it holds: --map \"\(name.value)=note\", or leave it: "
            + "--map \"\(name.value)=ignore\""
        )
      )
    }
  }
}

/// Columns of which one is marked.
extension ForeignReading {
  private static func isSaid(_ cell: ForeignTable.Cell) -> Bool {
    cell.fault != nil || !CheckMark.isEmptyBox(cell.text.value)
  }

  /// The status whose column is marked; nil, with an error, where that is not one.
  private mutating func markedStatus(of row: ForeignTable.Row) -> Sourced<String>? {
    let said = head.marks.compactMap { column in
      row.cells[column.index].map { (name: column.name.value, cell: $0) }
    }.filter { Self.isSaid($0.cell) }
    let names = head.marks.map { quoted($0.name.value) }.joined(separator: ", ")
    if let other = said.first(where: { !CheckMark.marks($0.cell.text.value) }) {
      faults.append(
        .error(
          "import-mark",
          "\(quoted(other.cell.text.value)) in the column \(quoted(other.name)) is no mark",
          at: other.cell.text.place,
          help:
            "one of the columns \(names) is marked with an x; a text belongs into a column of notes"
        )
      )
      return nil
    }
    guard said.count == 1 else {
      let marked = said.map { quoted($0.name) }.joined(separator: " and ")
      faults.append(
        .error(
          "import-mark",
          said.isEmpty
            ? "row \(row.number) marks none of the columns \(names)"
            : "row \(row.number) marks \(said.count) columns: \(marked)",
          at: said.dropFirst().first?.cell.text.place ?? row.place,
          help: "mark one of them"
        )
      )
      return nil
    }
    let word = Sourced(said[0].name, at: said[0].cell.text.place)
    return statuses.answer(word, row: row.number).map { Sourced($0.rawValue, at: word.place) }
  }
}

extension RequirementFinder.Names {
  /// Whether there is a name at all.
  fileprivate var isSomething: Bool {
    !requirements.isEmpty || [standard, specification, title].contains { $0 != nil }
  }
}
