import Regulation

/// Every amount of the penalty tables, with the fact that states it.
struct PenaltyAmounts {
  struct Amount {
    let value: Int
    /// Where the fact states it: `tiers.4.annual_cap_identical_provision`.
    let path: [String]
    let fact: Fact
  }

  /// The tables of penalties, and the lower caps of HHS's policy with their adjusted amounts.
  private static let timelines = ["cmp", "ned-2019", "ned-caps-derived"]

  let all: [Amount]

  init(_ facts: Facts) {
    all = Self.timelines.flatMap { facts.timeline($0) }.flatMap { fact in
      Self.amounts(fact.value, [], named: facts.dollarNames).map { path, value in
        Amount(value: value, path: path, fact: fact)
      }
    }
  }

  private static func amounts(
    _ value: FactValue,
    _ path: [String],
    named names: Set<String>
  ) -> [(path: [String], value: Int)] {
    switch value {
    case .number(let digits):
      guard let last = path.last, names.contains(last), let number = Int(digits) else { return [] }
      return [(path, number)]
    case .list(let items):
      return items.enumerated().flatMap { amounts($1, path + [String($0 + 1)], named: names) }
    case .parts(let parts):
      return parts.flatMap { amounts($0.value, path + [$0.name], named: names) }
    case .none, .flag, .text: return []
    }
  }

  /// What the facts in force on a day state at the paths of an amount.
  func current(for amount: Amount, on day: Day) -> Int? {
    all.first {
      $0.fact.timeline == amount.fact.timeline && $0.path == amount.path
        && $0.fact.validity.contains(day)
    }?.value
  }
}

/// An amount of dollars as a sentence writes it.
struct WrittenAmount {
  let value: Int
  /// The last place that is written, such as 100,000 in "$1.5 million".
  let step: Int
  let words: ClosedRange<Int>

  /// Whether an amount is written so, rounded to the last place.
  func isWritten(for amount: Int) -> Bool { (amount + step / 2) / step * step == value }
}

extension Sentence {
  /// The amounts of dollars that it names, in every way of writing them.
  var amounts: [WrittenAmount] {
    var found: [WrittenAmount] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let amount = amount(at: index) {
        found.append(amount)
        index = amount.words.upperBound
      }
      index += 1
    }
    return found
  }

  private func amount(at index: Int) -> WrittenAmount? {
    guard let number = number(at: index) else { return nil }
    var last = number.last
    var scale = 1
    if last + 1 < range.upperBound, tokens[last + 1].scale > 0 {
      last += 1
      scale = tokens[last].scale
    }
    let isSigned = index > range.lowerBound && isCurrency(index - 1)
    if last + 1 < range.upperBound, tokens[last + 1].marks.contains(.dollars) {
      last += 1
    } else if !isSigned {
      guard scale >= 1_000_000, standsAlone(after: last) else { return nil }
    }
    guard number.decimals < 7, number.digits < 1_000_000_000 else { return nil }
    let places = (0..<number.decimals).reduce(1) { power, _ in power * 10 }
    return WrittenAmount(
      value: number.digits * scale / places,
      step: scale > 1 ? max(1, scale / places) : 1,
      words: (isSigned ? index - 1 : index)...last
    )
  }

  private func isCurrency(_ index: Int) -> Bool {
    tokens[index].kind == .dollar || tokens[index].marks.contains(.dollars)
  }

  /// Whether a million without a currency is no count of people, records or the like.
  private func standsAlone(after last: Int) -> Bool {
    guard last + 1 < range.upperBound else { return true }
    let next = tokens[last + 1]
    return next.isAfterBreak || !next.marks.isDisjoint(with: [.article, .under, .year, .now])
  }

  /// A number in digits or words: "1.5", "fifty", "sixty-three", "one and a half", "one point five".
  func number(at index: Int) -> (digits: Int, decimals: Int, last: Int)? {
    let token = tokens[index]
    if token.kind == .number { return (token.digits, token.decimals, index) }
    guard token.number > 0 else { return nil }
    var value = token.number
    var last = index
    while last + 1 < range.upperBound, tokens[last + 1].number > 0, !tokens[last + 1].isAfterBreak {
      last += 1
      let next = tokens[last].number
      value = next == 100 ? min(value, 99) * 100 : value + next
    }
    if last + 3 < range.upperBound, tokens[last + 2].marks.contains(.article),
      tokens[last + 3].word == Self.half
    {
      return (value * 10 + 5, 1, last + 3)
    }
    return (value, 0, last)
  }

  private static let half = Vocabulary.base.index(of: "half")
}
