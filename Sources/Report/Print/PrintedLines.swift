extension Block {
  /// About how many lines it takes on upright paper; nil where that may be many.
  var printedLines: Int? {
    switch self {
    case .paragraph: 3
    case .list(let entries): entries.reduce(1) { $0 + ($1.note.isEmpty ? 2 : 3) }
    case .table(let table) where table.rows.isEmpty: 2
    case .table(let table) where !table.isForm: 3 + 2 * table.rows.count
    case .panel(let items):
      // A wide item has a line of its own, and more if it lists much; three others share one.
      items.reduce(1) { $0 + ($1.isWide ? 2 + $1.content.count / 10 : 1) }
    default: nil
    }
  }
}
