/// A day of the Gregorian calendar, without a time or a zone.
public struct Day: Sendable, Hashable, Comparable {
  /// The year, 1 to 9999.
  public var year: Int { Int(packed >> 9) }
  /// The month, 1 to 12.
  public var month: Int { Int(packed >> 5 & 0xF) }
  /// The day of the month, 1 to 31.
  public var day: Int { Int(packed & 0x1F) }

  /// Year, month and day in the bits of one number, so that numbers are in the order of the days.
  private let packed: Int32

  /// The day; nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard day >= 1, day <= Self.length(ofMonth: month, in: year) else { return nil }
    packed = Self.packed(year, month, day)
  }

  /// Reads `YYYY-MM-DD`, and nothing else.
  public init?(_ text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-") else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for digit in digits[range] {
        guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
        value = value * 10 + Int(digit - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// Days since 1 March of year 0, in the proleptic Gregorian calendar.
  public var ordinal: Int {
    let shifted = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400
      + (153 * monthFromMarch + 2) / 5 + day - 1
  }

  /// The day `count` days later (earlier where negative); kept within the years 1 to 9999.
  public func adding(days count: Int) -> Day {
    Self(ordinal: ordinal + count)
  }

  /// The same day of the month some months on, or that month's last day.
  public func adding(months count: Int) -> Day {
    let total = year * 12 + month - 1 + count
    let year = min(max(total / 12, 1), 9999)
    let month = total % 12 + 1
    let day = min(day, Self.length(ofMonth: month, in: year))
    return Self(year: year, month: month, day: day) ?? self
  }

  /// The same day some years on; 29 February becomes 28 February where there is none.
  public func adding(years count: Int) -> Day { adding(months: 12 * count) }

  /// How many days are between two days; negative where `other` is later.
  public static func - (day: Day, other: Day) -> Int { day.ordinal - other.ordinal }

  /// `YYYY-MM-DD`.
  public var iso: String {
    let hyphen = UInt8(ascii: "-")
    let bytes = [
      Self.digit(year / 1000), Self.digit(year / 100), Self.digit(year / 10), Self.digit(year),
      hyphen, Self.digit(month / 10), Self.digit(month),
      hyphen, Self.digit(day / 10), Self.digit(day),
    ]
    return String(decoding: bytes, as: UTF8.self)
  }

  /// As prose sets it: `September 30, 2026`.
  public var spelled: String { "\(Self.monthNames[month - 1]) \(day), \(year)" }

  /// Earlier first.
  public static func < (a: Day, b: Day) -> Bool {
    a.packed < b.packed
  }

  /// The English names of the months, January first.
  public static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// The number of days in a month.
  public static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private init(packed: Int32) { self.packed = packed }

  private init(ordinal: Int) {
    let last = 3_652_364  // 9999-12-31
    let first = 306  // 0001-01-01
    let clamped = min(max(ordinal, first), last)
    var year = (10_000 * clamped + 14_780) / 3_652_425
    var rest = clamped - (365 * year + year / 4 - year / 100 + year / 400)
    if rest < 0 {
      year -= 1
      rest = clamped - (365 * year + year / 4 - year / 100 + year / 400)
    }
    let monthFromMarch = (100 * rest + 52) / 3060
    packed = Self.packed(
      year + (monthFromMarch + 2) / 12,
      (monthFromMarch + 2) % 12 + 1,
      rest - (monthFromMarch * 306 + 5) / 10 + 1
    )
  }

  /// The first day that a report can hold for, 23 September 2013: compliance with the rules of that
  /// year was due (78 FR 5566), and the catalog does not hold what they replaced.
  public static let firstOfReports = Day(packed: packed(2013, 9, 23))

  private static func packed(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    Int32(year << 9 | month << 5 | day)
  }

  /// The last digit of a number, as ASCII.
  private static func digit(_ number: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(number % 10) }
}

extension Day: CustomStringConvertible {
  /// The ISO form.
  public var description: String { iso }
}
