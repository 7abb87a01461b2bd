import Regulation
import Words

/// A scale of days from the first of a month to the first of a later one.
struct DayScale {
  private let first: Day
  private let last: Day
  private let words: Words

  /// The scale that holds both days.
  init(from earliest: Day, to latest: Day, _ words: Words) {
    self.words = words
    first = Self.monthStart(earliest)
    last = Self.monthStart(latest).adding(months: 1)
  }

  private static func monthStart(_ day: Day) -> Day {
    Day(year: day.year, month: day.month, day: 1) ?? day
  }

  /// Where a day is on the scale; days outside are at the ends.
  func place(_ day: Day) -> RowChart.Place {
    let whole = Double(max(last - first, 1))
    return min(max(Double(day - first) / whole, 0), 1)
  }

  /// At most this many words fit on a phone.
  private static let most = 7
  private static let steps = [1, 2, 3, 6, 12, 24, 60, 120, 600, 6000]

  /// Months or years at equal steps, as few as a phone can show.
  var ticks: [RowChart.Tick] {
    let begin = first.year * 12 + first.month - 1
    let end = last.year * 12 + last.month - 1
    let step = Self.steps.first { (end - begin) / $0 < Self.most } ?? 12_000
    let start = (begin + step - 1) / step * step
    return stride(from: start, to: end, by: step).compactMap { month in
      Day(year: month / 12, month: month % 12 + 1, day: 1).map {
        RowChart.Tick(place: place($0), word: word($0))
      }
    }
  }

  private func word(_ day: Day) -> String {
    day.month == 1 ? String(day.year) : String(words.month(of: day).prefix(3))
  }
}
