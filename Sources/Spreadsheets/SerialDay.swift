import Regulation

/// Days as workbooks count them.
enum SerialDay {
  /// The first days of a workbook's two ways to count.
  private static let since1900 = Day(year: 1899, month: 12, day: 30)
  private static let since1904 = Day(year: 1904, month: 1, day: 1)
  /// 31 December 9999, as it is counted from 1900 and from 1904.
  private static let (last1900, last1904) = (2_958_465.0, 2_957_003.0)

  /// A number's day and time of day; nil for what no program shows as a day.
  ///
  /// Of 1900, the count has a 29 February that never was: the days before it are one lower.
  static func day(of number: Double, is1904: Bool) -> (day: Day, text: String)? {
    guard number >= (is1904 ? 0 : 1), number < (is1904 ? last1904 : last1900) + 1 else {
      return nil
    }
    // To the second, as the parts of a day are no numbers that can be written exactly.
    let seconds = Int((number * 86_400).rounded())
    let (whole, time) = (seconds / 86_400, seconds % 86_400)
    guard is1904 || whole != 60, let start = is1904 ? since1904 : since1900 else { return nil }
    let day = start.adding(days: is1904 || whole > 60 ? whole : whole + 1)
    return (day, time == 0 ? day.iso : day.iso + " " + said(time))
  }

  /// The number of a day from 1 March 1900 on; nil for earlier ones.
  static func number(of day: Day) -> Int? {
    guard let start = since1900, day - start > 60 else { return nil }
    return day - start
  }

  /// The day of `2026-11-30` or `2026-11-30T10:30:00`, as the strict form of workbooks has it.
  static func day(iso text: String) -> (day: Day, text: String)? {
    guard let day = Day(text.prefix(10)) else { return nil }
    let time = text.dropFirst(10).drop { $0 == "T" || $0 == " " }.prefix { $0 != "." && $0 != "Z" }
    let isMidnight = time.allSatisfy { $0 == "0" || $0 == ":" }
    return (day, isMidnight ? day.iso : "\(day.iso) \(time)")
  }

  private static func said(_ seconds: Int) -> String {
    let parts = [seconds / 3_600, seconds / 60 % 60, seconds % 60]
    let shown = parts[2] == 0 ? Array(parts.prefix(2)) : parts
    return shown.map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
  }
}
