/// How a table is fitted to the sheet: nothing is ever cut, so it gets smaller letters first and a
/// sheet in landscape after that.
struct TableLayout: Equatable {
  /// The part of the free width that each column takes; 0 where it is as wide as its words.
  let shares: [Int]
  /// The size of the letters in tenths of a point.
  let size: Int
  /// Whether it needs a landscape sheet of its own.
  let isWide: Bool

  /// What is known of a column's cells before they are set.
  struct Column {
    /// Whether its cells are never broken.
    let isRigid: Bool
    /// The lengths of its cells, head included, in letters.
    let lengths: [Int]
    /// The longest stretch without a blank.
    let longestWord: Int
  }

  /// The sheet that a table stands on.
  enum Sheet {
    /// An upright one, in whose place one in landscape may come.
    case upright
    /// A part of an upright one, such as a list's item.
    case part
    /// One in landscape.
    case landscape
  }

  init(_ columns: [Column], on sheet: Sheet) {
    let isFixed = columns.map { $0.isRigid || ($0.lengths.max() ?? 0) <= Self.shortCell }
    let needs = zip(columns, isFixed).map { column, isFixed in
      isFixed ? column.lengths.max() ?? 0 : max(min(column.longestWord, 18), 9)
    }
    let letters = needs.reduce(0, +)
    let choice = Self.choices(sheet).first { choice in
      let padding = 8 * columns.count
      return letters * choice.size * 52 / 1000 + padding <= choice.width
    }
    let last = Self.choices(sheet).last ?? (size: 60, width: 0, isWide: false)
    size = (choice ?? last).size
    isWide = (choice ?? last).isWide
    let fits = choice != nil
    let hasFree = isFixed.contains(false)
    shares = columns.indices.map { index in
      if fits, isFixed[index], hasFree { return 0 }
      let lengths = columns[index].lengths
      let mean = lengths.reduce(0, +) / max(lengths.count, 1)
      return max(min(mean, 60), needs[index], 4)
    }
  }

  private static let shortCell = 14

  private static func choices(_ sheet: Sheet) -> [(size: Int, width: Int, isWide: Bool)] {
    let small = [(90, 493, false), (80, 493, false)]
    let landscape = [(85, 737), (75, 737), (65, 737), (55, 737), (45, 737)]
    return switch sheet {
    case .upright: small + landscape.map { ($0.0, $0.1, true) }
    case .part: small + [(70, 440, false), (60, 440, false), (50, 440, false)]
    case .landscape: [(90, 737, false)] + landscape.map { ($0.0, $0.1, false) }
    }
  }
}
