/// Where the law itself states a value of a fact: the numbers of the value must be in the paragraph.
struct FactStatement {
  /// What a number in the paragraph counts.
  enum Unit: String {
    case days = "day"
    case years = "year"
    case dollars = "$"
    /// The value is a day, which the paragraph writes as "April 20, 2005".
    case date
    /// Anything.
    case none = ""
  }

  /// The fact.
  let fact: String
  /// The value of it.
  let path: [String]
  /// The paragraph; those below it may state the value, too.
  let paragraph: String
  let unit: Unit

  private init(_ fact: String, _ path: String..., in paragraph: String, _ unit: Unit) {
    self.fact = fact
    self.path = path
    self.paragraph = paragraph
    self.unit = unit
  }

  /// All of them.
  static let all = [
    Self("breach-individual", "limit_days", in: "164.404(b)", .days),
    Self("breach-media", "limit_days", in: "164.406(b)", .days),
    Self("breach-media", "threshold", in: "164.406(a)", .none),
    Self("breach-hhs-500", "threshold", in: "164.408(b)", .none),
    Self("breach-hhs-under-500", "limit", in: "164.408(c)", .days),
    Self("breach-ba", "limit_days", in: "164.410(b)", .days),
    Self("breach-law-delay", "oral_max_days", in: "164.412(b)", .days),
    Self("breach-substitute", "ten_or_more", in: "164.404(d)(2)(ii)", .days),
    Self("retention", "years", in: "164.316(b)(2)(i)", .years),
    Self("retention", "years", in: "164.530(j)(2)", .years),
    Self("access-30", "days", in: "164.524(b)(2)(i)", .days),
    Self("access-30", "extension_days", in: "164.524(b)(2)(ii)", .days),
    Self("amend-60", "days", in: "164.526(b)(2)(i)", .days),
    Self("amend-60", "extension_days", in: "164.526(b)(2)(ii)", .days),
    Self("accounting-60", "days", in: "164.528(c)(1)", .days),
    Self("accounting-60", "extension_days", in: "164.528(c)(1)", .days),
    Self("accounting-60", "lookback_years", in: "164.528(a)(1)", .years),
    Self("security-rule", "compliance", in: "164.318(a)", .date),
    Self("security-rule", "small_plans", in: "164.318(a)", .date),
    Self("privacy-rule", "compliance", in: "164.534", .date),
    Self("privacy-rule", "small_plans", in: "164.534", .date),
    Self("complaint-180", "days", in: "160.306(b)(3)", .days),
    Self("cmp-limitations", "years", in: "160.414", .years),
    Self("willful-neglect-mandatory", "cure_days", in: "160.410", .days),
    Self("cmp-2009", "tiers", in: "160.404(b)(2)", .dollars),
    Self("cmp-scope-note", "pre_2009_02_18", in: "160.404(b)(1)", .dollars),
  ]

  /// The values that a fact states and the words lack, as a reader writes them; nil where the fact has
  /// no such value.
  func missing(in words: String, of fact: Fact, dollarNames: Set<String>) -> [String]? {
    guard let value = fact.value.value(at: path) else { return nil }
    if unit == .date {
      guard case .text(let text) = value, let day = Day(text) else { return nil }
      return words.contains(day.spelled) ? [] : [day.spelled]
    }
    let stated = StatedNumber.all(in: words)
    let claimed = value.numbers(named: unit == .dollars ? dollarNames : nil)
    guard !claimed.isEmpty else { return nil }
    var lacking: [String] = []
    for number in claimed where !stated.contains(where: { $0.number == number && $0.has(unit) }) {
      let text = shown(number)
      if !lacking.contains(text) { lacking.append(text) }
    }
    return lacking
  }

  /// The numbers with the unit that the words state instead, as a reader writes them.
  func stated(in words: String) -> [String] {
    guard unit != .date, unit != .none else { return [] }
    var found: [String] = []
    for stated in StatedNumber.all(in: words) where stated.has(unit) {
      let text = shown(stated.number)
      if !found.contains(text) { found.append(text) }
    }
    return found
  }

  private func shown(_ number: Int) -> String {
    switch unit {
    case .days: number == 1 ? "1 day" : "\(number) days"
    case .years: number == 1 ? "1 year" : "\(number) years"
    case .dollars: "$" + Self.grouped(number)
    case .date, .none: "\(number)"
    }
  }

  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.indices.reduce(into: "") { text, index in
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digits[index])
    }
  }
}

/// A number that a sentence of the law states, in digits or as a word, and the words behind it.
private struct StatedNumber {
  let number: Int
  let isDollars: Bool
  let isInDigits: Bool
  let behind: [String]

  func has(_ unit: FactStatement.Unit) -> Bool {
    switch unit {
    case .dollars: isDollars
    // "60 calendar days"
    case .days, .years: behind.contains { $0.hasPrefix(unit.rawValue) }
    case .date, .none: true
    }
  }

  static func all(in text: String) -> [StatedNumber] {
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "$" || $0 == ",") }.map { word in
      word.last == "," ? word.dropLast() : word
    }
    return words.indices.compactMap { index in
      let isDollars = words[index].first == "$"
      let digits = words[index].filter { $0 != "$" && $0 != "," }
      let inDigits = Int(digits)
      guard let number = inDigits ?? Self.words[digits.lowercased()] else { return nil }
      let behind = words[(index + 1)...].prefix(2).map { $0.lowercased() }
      return StatedNumber(
        number: number,
        isDollars: isDollars,
        isInDigits: inDigits != nil,
        behind: behind
      )
    }
  }

  private static let words = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "thirty": 30, "sixty": 60, "ninety": 90,
  ]
}

extension FactValue {
  /// The whole numbers in it; where names are given, those of parts with these names alone.
  fileprivate func numbers(named names: Set<String>?, isNamed: Bool = false) -> [Int] {
    switch self {
    case .none, .flag: []
    case .number(let digits): names == nil || isNamed ? [Int(digits)].compactMap(\.self) : []
    case .text(let text):
      names == nil || isNamed ? StatedNumber.all(in: text).filter(\.isInDigits).map(\.number) : []
    case .list(let items): items.flatMap { $0.numbers(named: names, isNamed: isNamed) }
    case .parts(let parts):
      parts.flatMap { part in
        part.value.numbers(named: names, isNamed: names?.contains(part.name) ?? false)
      }
    }
  }
}
