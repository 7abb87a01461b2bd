public import GapAnalysis
public import Regulation

/// The marks between thousands and before decimals, read from `1,234.5`.
struct NumberMarks: Sendable {
  let group: String
  let decimal: String

  static let english = NumberMarks(group: ",", decimal: ".")

  private init(group: String, decimal: String) {
    self.group = group
    self.decimal = decimal
  }

  /// The marks of a sample; nil where it is not 1234.5 with two marks that hold no digit.
  init?(sample: String) {
    guard sample.hasPrefix("1"), sample.hasSuffix("5") else { return nil }
    let parts = sample.dropFirst().dropLast().split(
      separator: "234",
      omittingEmptySubsequences: false
    )
    guard parts.count == 2, !parts[1].isEmpty, !parts.joined().contains(where: \.isNumber) else {
      return nil
    }
    group = String(parts[0])
    decimal = String(parts[1])
  }
}

/// The pattern of a date: how a language orders day, month and year.
struct DatePattern: Sendable {
  private let parts: [Words.Part]
  private let months: [String]

  init(_ phrases: [String: Words.Phrase]) {
    var parts: [Words.Part] = []
    Words.read(phrases["date"]?.other ?? "{day} {month} {year}") { words, name in
      if !words.isEmpty { parts.append(.words(String(words))) }
      if let name { parts.append(.name(String(name))) }
    }
    self.parts = parts
    months = Day.monthNames.indices.map { index in
      phrases["month_" + String(index + 1)]?.other ?? Day.monthNames[index]
    }
  }

  func month(of day: Day) -> String { months[day.month - 1] }

  func text(of day: Day) -> String {
    var out = ""
    for part in parts {
      switch part {
      case .words(let words): out += words
      case .name("day"): out += String(day.day)
      case .name("month"): out += month(of: day)
      case .name("year"): out += String(day.year)
      case .name(let name): out += "{\(name)}"
      }
    }
    return out
  }
}

extension Words {
  /// Whether a sample of a number can be read: 1234.5 with the language's two marks.
  public static func isNumberSample(_ text: String) -> Bool { NumberMarks(sample: text) != nil }

  /// A day in words.
  public func day(_ day: Day) -> String { dates.text(of: day) }

  /// The name of a day's month.
  public func month(of day: Day) -> String { dates.month(of: day) }

  /// The days for which something holds.
  public func days(_ validity: Validity) -> String {
    switch (validity.from, validity.to) {
    case (nil, nil): self("days_always")
    case (let from?, nil): self("days_since", ["from": day(from)])
    case (nil, let to?): self("days_until", ["to": day(to)])
    case (let from?, let to?): self("days_between", ["from": day(from), "to": day(to)])
    }
  }

  /// A share between 0 and 1 as percent with one decimal.
  public func percent(_ share: Rational?) -> String {
    share.map { self("percent", ["n": decimal(($0 * Rational(100)).oneDecimal)]) }
      ?? self("not_available")
  }

  /// A number with a decimal point as the language sets it.
  public func decimal(_ digits: String) -> String {
    numbers.decimal == "." ? digits : digits.replacing(".", with: numbers.decimal)
  }

  /// Digits in groups of three.
  public func grouped(_ digits: String) -> String {
    let bytes = digits.utf8Span.span
    let sign = bytes.count > 0 && bytes[0] == UInt8(ascii: "-") ? 1 : 0
    if bytes.count - sign < 4 { return digits }
    let group = Array(numbers.group.utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + bytes.count / 3)
    for index in bytes.indices {
      if index > sign, (bytes.count - index) % 3 == 0 { out += group }
      out.append(bytes[index])
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// US dollars from digits, which may have a decimal point.
  public func dollars(_ digits: String) -> String {
    let isNegative = digits.utf8.first == UInt8(ascii: "-")
    let parts = digits.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts.first.map { grouped(String($0)) } ?? ""
    let number = ([whole] + parts.dropFirst().map(String.init)).joined(separator: numbers.decimal)
    return (isNegative ? "-" : "") + self("dollars", ["n": number])
  }

  /// Whole US dollars.
  public func dollars(_ amount: Int) -> String { dollars(String(amount)) }

  /// The value of a metric as prose sets it: `62.5 %`, `$2,190,294`, `12`; `n/a` where there is none.
  public func value(of metric: Metric) -> String {
    guard let value = metric.value else { return self("not_available") }
    switch metric.unit {
    case .percent: return percent(value)
    case .usd: return dollars(value.numerator / value.denominator)
    case .count, .days: return "\(value.numerator / value.denominator)"
    case .level: return decimal(value.oneDecimal)
    case .points where value.hidesItsSign:
      return self(value > .zero ? "metric_tiny_up" : "metric_tiny_down")
    case .points: return self("points", ["points": decimal(value.signed)])
    }
  }
}
