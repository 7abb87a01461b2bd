import GapAnalysis
import Regulation
import Words

/// What a row of a table on requirements can be.
protocol RequirementRow {
  var requirement: Requirement { get }
}

extension Requirement: RequirementRow {
  var requirement: Requirement { self }
}

extension RequirementResult: RequirementRow {}

/// The columns that several tables of requirements have.
extension Column where Row: RequirementRow {
  static func requirement(_ words: Words) -> Column {
    Column(words("column_requirement"), .id) {
      [.link($0.requirement.id, LawBlocks.page($0.requirement))]
    }
  }

  static func title(_ words: Words) -> Column {
    Column(words("column_title"), .prose) { [.law($0.requirement.title)] }
  }

  static func obligation(_ words: Words, filter: String? = nil) -> Column {
    Column(words("column_obligation"), filter: filter) {
      .text(words.obligation($0.requirement))
    }
  }
}

extension Column<RequirementResult> {
  static func status(_ words: Words, filter: String? = nil) -> Column {
    Column(words("column_status"), filter: filter) {
      Table.Cell($0.chip(words), key: $0.filterValue)
    }
  }
}

/// The columns that several tables of facts have.
extension Column<Fact> {
  static func fact(_ words: Words, _ style: ColumnStyle = .prose) -> Column {
    Column(words("column_fact"), style) { [.law($0.title, LawBlocks.page($0))] }
  }

  static func citation(_ words: Words, _ style: ColumnStyle = .prose) -> Column {
    Column(words("column_citation"), style) { .text($0.citation) }
  }

  static func confidence(_ words: Words) -> Column {
    Column(words("column_confidence")) { Table.Cell(LawBlocks.confidence($0, words)) }
  }
}

/// When something of the law began, and when it ended as far as that was known on the as-of day.
extension Column {
  static func from(_ words: Words, of validity: @escaping (Row) -> Validity) -> Column {
    Column(words("column_from"), .id) {
      .text(validity($0).from.map(words.day) ?? words("always"))
    }
  }

  static func to(
    _ words: Words,
    asOf: Day,
    of validity: @escaping (Row) -> Validity
  ) -> Column {
    Column(words("column_to"), .id) {
      let end = validity($0).to.flatMap { $0 <= asOf ? $0 : nil }
      return .text(end.map(words.day) ?? words("in_force"))
    }
  }
}

extension Table.Cell {
  /// A risk as a chip, by which a register filters; a note where there is none.
  static func risk(_ level: Level?, orNote note: String) -> Table.Cell {
    level.map { Table.Cell([.risk($0)], key: $0.rawValue) }
      ?? Table.Cell([.note(note)], key: "none")
  }

  /// A day that may be missing.
  static func day(_ day: Day?, orNote note: String) -> Table.Cell {
    [day.map { .day($0) } ?? .note(note)]
  }
}

extension Day {
  /// What a register sorts a cell without a day by: after all days.
  static let noneIsLast = "9999-12-31"
}
