import Diagnostics
import Spreadsheets

/// Which column of a section's sheet holds what, by its head; without one, by what the cells hold.
struct SRAColumns {
  /// The position of the first row below the head.
  private(set) var firstRow = 0
  private var question: Int?
  private var answer: Int?
  private var mark: Int
  private var notes: Set<Int> = []
  private var ratings: [Int: String] = [:]
  private var reference: Set<Int> = []
  /// What nobody marks an answer with: questions and guidance.
  private var aside: Set<Int> = []

  /// Column C, from 0.
  private static let usualMark = 2
  private static let rowsAbove = 20

  init(_ table: ForeignTable) {
    mark = Self.usualMark
    let rows = table.rows.prefix(Self.rowsAbove)
    if let head = rows.firstIndex(where: Self.isHead) {
      firstRow = head + 1
      readHead(table.rows[head], above: table.rows[firstRow...])
    }
    mark = markColumn(in: table)
  }

  private static func isHead(_ row: ForeignTable.Row) -> Bool {
    let names = row.cells.values.map { FoldedWords.list(of: $0.text.value) }
    let isShort = names.allSatisfy { $0.count <= 8 }
    return isShort && names.contains { isQuestion($0) } && names.contains { isAnswer($0) }
  }

  private static func isQuestion(_ words: [String]) -> Bool {
    !isAnswer(words) && (words.contains("question") || words.contains("questions"))
  }

  private static func isAnswer(_ words: [String]) -> Bool {
    !Set(words).isDisjoint(with: ["response", "responses", "answer", "answers"])
  }

  private mutating func readHead(
    _ row: ForeignTable.Row,
    above rows: ArraySlice<ForeignTable.Row>
  ) {
    var questions: [Int] = []
    for (index, cell) in row.cells.sorted(by: { $0.key < $1.key }) {
      let words = FoldedWords.list(of: cell.text.value)
      let set = Set(words)
      if Self.isAnswer(words), answer == nil {
        answer = index
      } else if Self.isQuestion(words) {
        questions.append(index)
        aside.insert(index)
      } else if !set.isDisjoint(with: ["note", "notes", "comment", "comments", "additional"]) {
        notes.insert(index)
      } else if !set.isDisjoint(with: ["reference", "references", "citation", "hipaa", "cfr"]) {
        reference.insert(index)
      } else if !set.isDisjoint(with: ["risk", "likelihood", "impact", "score"]) {
        ratings[index] = cell.text.value
      } else if !set.isDisjoint(with: ["guidance", "education", "required"]) {
        aside.insert(index)
      }
    }
    // A column of their numbers may be called so, too.
    func letters(_ index: Int) -> Int {
      rows.reduce(0) { $0 + ($1.cells[index]?.text.value.utf8.count ?? 0) }
    }
    question = questions.max { letters($0) < letters($1) }
  }

  /// The column with the most marks; of several, and without any, the usual one.
  private func markColumn(in table: ForeignTable) -> Int {
    var counts: [Int: Int] = [:]
    for row in table.rows[firstRow...] {
      for (index, cell) in row.cells where CheckMark.marks(cell.text.value) {
        let isOther = index == question || index == answer || ratings[index] != nil
        if !isOther, cell.text.value != "1" || index == Self.usualMark {
          counts[index, default: 0] += 1
        }
      }
    }
    let most = counts.values.max() ?? 0
    if most == counts[Self.usualMark] { return Self.usualMark }
    return counts.filter { $0.value == most }.keys.min() ?? Self.usualMark
  }
}

/// What single rows hold.
extension SRAColumns {
  /// The question of a row: what is in the column of questions, or a text with a question mark.
  func question(in row: ForeignTable.Row) -> String? {
    if let question { return row.cells[question].map(\.text.value).flatMap(Self.plain) }
    let before = row.cells.filter { $0.key != mark }.sorted { $0.key < $1.key }
    return before.map(\.value.text.value).first { $0.hasSuffix("?") }.flatMap(Self.plain)
  }

  private static func plain(_ text: String) -> String? {
    let plain = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return plain.isEmpty ? nil : plain
  }

  /// The letters of the column in which marks are sought.
  var markLetters: String { Workbook.letters(ofColumn: mark) }

  func mark(in row: ForeignTable.Row) -> Sourced<String>? { row.cells[mark]?.text }

  func isMarked(_ row: ForeignTable.Row) -> Bool {
    mark(in: row).map { CheckMark.marks($0.value) } ?? false
  }

  /// Whether a row says of itself that it is a sample.
  func isSample(_ row: ForeignTable.Row) -> Bool {
    row.cells.contains { index, cell in
      guard !notes.contains(index) else { return false }
      let words = FoldedWords.list(of: cell.text.value)
      return words.count <= 4 && (words.contains("sample") || words.contains("example"))
    }
  }

  /// The answer of a row: in the column of answers, or the first text behind the mark.
  func answer(in row: ForeignTable.Row) -> Sourced<String>? {
    if let answer, let cell = row.cells[answer] { return cell.text }
    let behind = row.cells.filter { index, _ in
      index > mark && ratings[index] == nil && !reference.contains(index) && !aside.contains(index)
    }
    return behind.min { $0.key < $1.key }?.value.text
  }

  func notes(in row: ForeignTable.Row) -> [String] {
    notes.sorted().compactMap { row.cells[$0]?.text.value }
  }

  func ratings(in row: ForeignTable.Row) -> [String] {
    ratings.sorted { $0.key < $1.key }.compactMap { index, name in
      row.cells[index].map { "\(name) \($0.text.value)" }
    }
  }

  /// The cells of a row that cite the law: those of the column of references, or any.
  func references(in row: ForeignTable.Row) -> [String] {
    let cells = row.cells.filter { reference.isEmpty || reference.contains($0.key) }
    let texts = cells.sorted { $0.key < $1.key }.map(\.value.text.value)
    return texts.filter { $0.contains("164") }
  }
}
