import Regulation

/// A day in a form that can be read in one way only, and is not the one that is read.
enum NearDay {
  /// What to write for `2026-4-14`, `Apr 14, 2026`, `14 April 2026` or `2026-04-14 00:00`; nil
  /// where that is not plain.
  static func advice(for text: String) -> String? {
    guard text.utf8.count <= 40 else { return nil }
    return day(text).map { "write \($0.iso)" }
  }

  private static func day(_ text: String) -> Day? {
    if let day = Day(text.prefix(10)), let next = text.dropFirst(10).first,
      next == "T" || next == " "
    {
      return day
    }
    let numbers = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    if numbers.count == 3, let year = number(numbers[0], digits: 4...4),
      let month = number(numbers[1], digits: 1...2), let day = number(numbers[2], digits: 1...2)
    {
      return Day(year: year, month: month, day: day)
    }
    return named(text.split { $0.isWhitespace || ",.-".contains($0) })
  }

  /// A day whose month has a name: its year is last.
  private static func named(_ words: [Substring]) -> Day? {
    guard words.count == 3, let year = number(words[2], digits: 4...4),
      let month = month(words[0]) ?? month(words[1]),
      let day = number(words[0], digits: 1...2) ?? number(words[1], digits: 1...2)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private static func month(_ word: Substring) -> Int? {
    let word = word.lowercased()
    guard word.count > 2 else { return nil }
    return Day.monthNames.firstIndex { $0.lowercased().hasPrefix(word) }
      .map { $0 + 1 }
  }

  private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
    digits.contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
      ? Int(text) : nil
  }
}
