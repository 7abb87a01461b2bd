import Formats
import Report

extension PrintData {
  /// About how many lines two sheets have.
  static let mostJoined = 130
  /// About how many lines a sheet has.
  private static let mostTurned = 55

  /// Whether each chapter is set in landscape: as it says, unless it is small and both that are beside
  /// it are set the other way, so that it would leave two sheets nearly white.
  ///
  /// What is upright joins those in landscape; what is in landscape is turned only if
  /// its tables fit an upright sheet.
  var orientations: [Orientation] {
    let chapters = edition.chapters
    var turns = chapters.map { $0.isWide ? Orientation.landscape : .upright }
    var start = 0
    while start < chapters.count {
      let end = chapters[start...].firstIndex { $0.isWide != chapters[start].isWide }
      let run = start..<(end ?? chapters.count)
      let lines = chapters[run].reduce(0) { sum, chapter in
        sum + (chapter.printedLines ?? Self.mostJoined + 1)
      }
      if start > 0, end != nil {
        if !chapters[start].isWide, lines <= Self.mostJoined {
          for index in run { turns[index] = .landscape }
        } else if chapters[start].isWide, turns[start - 1] == .upright, lines <= Self.mostTurned {
          for index in run { turns[index] = .uprightIfItFits }
        }
      }
      start = run.upperBound
    }
    return turns
  }

  /// How a chapter's sheets are turned.
  enum Orientation {
    case upright
    case landscape
    case uprightIfItFits
  }
}

extension JSON {
  /// About how many lines a chapter's data take on upright sheets.
  var printedLines: Int {
    let (blocks, letters) = measure
    return 2 * blocks + letters / 80
  }

  /// How many blocks and rows are in it, and how many letters.
  private var measure: (blocks: Int, letters: Int) {
    switch self {
    case .array(let items):
      items.reduce((0, 0)) { sum, item in
        if case .string(let words) = item { return (sum.0, sum.1 + words.count) }
        let (blocks, letters) = item.measure
        let isRow = if case .array = item { 1 } else { 0 }
        return (sum.0 + blocks + isRow, sum.1 + letters)
      }
    case .object(let members):
      // Tables side by side are there once more as they are one below the other.
      members.filter { $0.key != "halves" }.reduce((isBlock ? 1 : 0, 0)) {
        let (blocks, letters) = $1.value.measure
        return ($0.0 + blocks, $0.1 + letters)
      }
    default: (0, 0)
    }
  }

  /// Whether it is a block, and no part of a line.
  private var isBlock: Bool {
    guard case .object(let members) = self,
      case .string(let kind)? = members.first(where: { $0.key == "kind" })?.value
    else { return false }
    return ["paragraph", "heading", "table", "list", "entries", "callout", "panel"].contains(kind)
  }

  /// Whether a table in it needs a sheet in landscape.
  var hasWideTable: Bool {
    switch self {
    case .array(let items): items.contains(where: \.hasWideTable)
    case .object(let members):
      members.contains { $0.key == "kind" && $0.value == .string("table") }
        ? members.contains { $0.key == "wide" && $0.value == .bool(true) }
        : members.contains { $0.value.hasWideTable }
    default: false
    }
  }
}
