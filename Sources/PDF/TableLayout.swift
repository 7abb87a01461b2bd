/// How a table is fitted to the sheet: nothing is ever cut, so it gets smaller letters first and a
/// sheet in landscape after that.
struct TableLayout: Equatable {
  /// How wide each column is.
  private(set) var widths: [Width]
  /// The size of the letters in tenths of a point.
  let size: Int
  /// Whether it needs a landscape sheet of its own.
  let isWide: Bool

  /// The width of a column.
  enum Width: Hashable {
    /// As wide as so many letters.
    case letters(Int)
    /// A part of what the others leave.
    case share(Int)

    fileprivate var letters: Int {
      switch self {
      case .letters(let count), .share(let count): count
      }
    }
  }

  /// What is known of a column's cells before they are set.
  struct Column {
    /// Whether its cells are better not broken.
    let isRigid: Bool
    /// The lengths of its cells, in letters.
    let lengths: [Int]
    /// The longest stretch of a cell without a blank.
    let longestWord: Int
    /// The words of its head.
    let head: String

    fileprivate var longestHeadWord: Int { head.split(separator: " ").map(\.count).max() ?? 0 }
  }

  /// The sheet that a table is on.
  enum Sheet {
    /// An upright one, in whose place one in landscape may come.
    case upright
    /// A part of an upright one, such as a list's item.
    case part
    /// One in landscape.
    case landscape
    /// The half of one in landscape.
    case half
  }

  init(_ columns: [Column], on sheet: Sheet) {
    let fixed = columns.map(\.isFixed)
    let free = columns.map { $0.isRigid && $0.isFixed }
    let choices = Self.choices(sheet)
    let readable = choices.filter { $0.isReadable && $0.takes(columns, fixed) }
    let sameSheet = readable.filter { $0.isWide == readable[0].isWide }
    // Somewhat smaller letters before squeezed text, on the same sheet.
    let suiting = sameSheet.first { $0.suits(columns, fixed) }
    if let choice = suiting ?? sameSheet.first(where: \.isSmall) ?? sameSheet.last {
      self.init(columns, fixed: fixed, choice)
    } else if let choice = choices.first(where: { $0.takes(columns, free) }) {
      self.init(columns, fixed: free, choice)
    } else {
      self.init(columns, fixed: columns.map { _ in false }, choices[choices.count - 1])
    }
  }

  private init(_ columns: [Column], fixed: [Bool], _ choice: Choice) {
    size = choice.size
    isWide = choice.isWide
    let room = choice.letters(in: columns.count)
    let needs = zip(columns, fixed).map { $0.need(isFixed: $1) }
    let spare = max(room - needs.reduce(0, +), 0)
    let hasFree = fixed.contains(false)
    let rigid = columns.indices.map { index -> Int? in
      guard fixed[index] else { return nil }
      // Heads take two lines, and on one where nothing else wants the room.
      let column = columns[index]
      let head = (hasFree ? column.head.widthOnTwoLines : column.head.count) + 1
      return max(needs[index], min(head, needs[index] + spare / columns.count))
    }
    let taken = zip(rigid, needs).map { $0 ?? $1 }.reduce(0, +)
    let left = max(room - taken, 0)
    let weights = zip(columns, fixed).map { $1 ? 0 : $0.weight }
    let weight = max(weights.reduce(0, +), 1)
    let free = columns.indices.filter { !fixed[$0] }
    let shares = Self.eased(
      free.map { needs[$0] + left * weights[$0] / weight },
      free.map { max(columns[$0].ease, needs[$0]) }
    )
    let shareOf = Dictionary(uniqueKeysWithValues: zip(free, shares))
    widths = columns.indices.map { index in
      rigid[index].map { .letters($0) } ?? .share(shareOf[index] ?? needs[index])
    }
    let total = max(widths.map(\.letters).reduce(0, +), 1)
    // Where there is not room for all, each gets its part of it.
    lettersOfNarrowest = max(widths.map { $0.letters * min(room, total) / total }.min() ?? room, 1)
  }

  /// Shares of which those that are too narrow to be read with ease get what others can spare.
  private static func eased(_ shares: [Int], _ eases: [Int]) -> [Int] {
    let lacks = zip(shares, eases).map { max($1 - $0, 0) }
    let spares = zip(shares, eases).map { max($0 - $1, 0) }
    let (lack, spare) = (lacks.reduce(0, +), spares.reduce(0, +))
    guard lack > 0, spare > 0 else { return shares }
    let moved = min(lack, spare)
    return shares.indices.map {
      shares[$0] + lacks[$0] * moved / lack - spares[$0] * moved / spare
    }
  }

  /// How many letters fit beside one another in the narrowest column.
  let lettersOfNarrowest: Int

  /// Whether its letters are smaller than most people can read.
  var isTiny: Bool { size < 65 }

  /// Whether each cell has its line, in letters as large as is preferred to broken lines.
  var isOfWholeLines: Bool {
    size >= Self.readable && widths.allSatisfy { if case .letters = $0 { true } else { false } }
  }

  private static let readable = 75

  /// The same with all of the room shared out among the columns.
  var shared: TableLayout {
    var layout = self
    layout.widths = widths.map { .share($0.letters) }
    return layout
  }

  /// A letter's width in hundredths of its size, with some room to spare.
  static let letterWidth = 52
  /// The blank on both sides of a cell, in points.
  static let padding = 8

  private struct Choice {
    let size: Int
    let width: Int
    let isWide: Bool

    /// Whether it is large enough to be preferred to broken lines in short cells.
    var isReadable: Bool { size >= TableLayout.readable }

    /// Whether no smaller one makes squeezed text better.
    var isSmall: Bool { size <= 80 }

    /// Whether columns of which some are fixed fit beside one another.
    func takes(_ columns: [Column], _ fixed: [Bool]) -> Bool {
      zip(columns, fixed).map { $0.need(isFixed: $1) }.reduce(0, +) <= letters(in: columns.count)
    }

    /// Whether text is not squeezed there, either.
    func suits(_ columns: [Column], _ fixed: [Bool]) -> Bool {
      let widths = zip(columns, fixed).map { column, isFixed in
        let need = column.need(isFixed: isFixed)
        return isFixed ? need : max(need, column.ease)
      }
      return widths.reduce(0, +) <= letters(in: columns.count)
    }

    /// How many letters fit beside one another in so many columns.
    func letters(in columns: Int) -> Int {
      max(width - TableLayout.padding * columns, 0) * 1000 / (size * TableLayout.letterWidth)
    }
  }

  /// Half of a sheet in landscape; chips are narrower than their letters are here.
  private static let halfWidth = 360

  /// From the best to the smallest.
  private static func choices(_ sheet: Sheet) -> [Choice] {
    let across = [85, 75, 65, 55, 45]
    return switch sheet {
    case .upright:
      [90, 80, 75].map { Choice(size: $0, width: 493, isWide: false) }
        + across.map { Choice(size: $0, width: 737, isWide: true) }
    case .part: [90, 80, 70, 60, 50].map { Choice(size: $0, width: 440, isWide: false) }
    case .landscape: ([90] + across).map { Choice(size: $0, width: 737, isWide: false) }
    case .half: ([90] + across).map { Choice(size: $0, width: halfWidth, isWide: false) }
    }
  }
}

extension TableLayout.Column {
  private static let shortCell = 17
  private static let longestRigid = 26
  private static let longestMean = 150
  /// Text of several lines is hard to read in fewer letters: room for about 25 of usual width.
  private static let leastLine = 22

  private var longest: Int { lengths.max() ?? 0 }

  /// Whether its cells are short enough for one line each.
  fileprivate var isFixed: Bool {
    isRigid ? longest <= Self.longestRigid : max(longest, longestHeadWord) <= Self.shortCell
  }

  /// The letters that it needs at least: long words may break at their joints.
  fileprivate func need(isFixed: Bool) -> Int {
    let cells = isFixed ? longest : max(min(longestWord, 16), min(longest, 10))
    return max(cells, min(longestHeadWord + 1, 16), 2)
  }

  /// The letters in which its text is read with ease.
  fileprivate var ease: Int { longest > Self.leastLine ? Self.leastLine : 0 }

  /// How much of the room that is left it takes: what its filled cells hold in the mean.
  fileprivate var weight: Int {
    let filled = lengths.filter { $0 > 0 }
    let mean = filled.reduce(0, +) / max(filled.count, 1)
    return min(max(mean, head.count), Self.longestMean)
  }
}

extension String {
  /// The letters of its longer line, set on two lines at most.
  fileprivate var widthOnTwoLines: Int {
    let ends = split(separator: " ").map(\.endIndex)
    return ends.map { end in
      max(self[..<end].count, self[end...].drop { $0 == " " }.count)
    }.min() ?? 0
  }
}
