import Regulation

/// A period of time as a sentence writes it.
struct WrittenPeriod {
  /// A month counts as thirty days, a year as twelve months.
  let hours: Int
  let words: ClosedRange<Int>
}

extension Sentence {
  /// The periods that it names: "60 days", "60-calendar-day", "forty-five days", "within a year".
  var periods: [WrittenPeriod] {
    range.compactMap { index in
      let unit = tokens[index].hours
      guard unit > 0, let (count, first, isBusiness) = count(before: index) else { return nil }
      let hours = min(count, 100_000) * unit
      return WrittenPeriod(hours: isBusiness ? hours * 7 / 5 : hours, words: first...index)
    }
  }

  /// The number before a unit, with up to two words such as "calendar" between them.
  private func count(before index: Int) -> (count: Int, first: Int, isBusiness: Bool)? {
    var isBusiness = false
    for last in (max(range.lowerBound, index - 3)..<index).reversed() {
      let token = tokens[last]
      if token.kind == .number {
        return token.decimals == 0 ? (token.digits, last, isBusiness) : nil
      }
      if token.number > 0 {
        let first = numberStart(last)
        return number(at: first).map { ($0.digits, first, isBusiness) }
      }
      if token.marks.contains(.article) {
        guard last + 1 == index, has(.cue, before: last, within: 1) else { return nil }
        return (1, last, false)
      }
      isBusiness = isBusiness || token.marks.contains(.business)
      let between: Marks = [.business, .yearEnd, .more, .extensions]
      guard !token.marks.isDisjoint(with: between) || token.word == 0 else { return nil }
    }
    return nil
  }

  private func numberStart(_ last: Int) -> Int {
    var first = last
    while first > range.lowerBound, tokens[first - 1].number > 0 { first -= 1 }
    return first
  }
}

/// What a sentence on a term of the law is about, and what the law says of it.
struct Term {
  enum Bound {
    /// Longer is never right; shorter is a rule of one's own.
    case most
    /// Shorter is never right; longer is a rule of one's own.
    case least
    case exact
  }

  /// The timeline of the fact, and where its value states the period.
  let fact: String
  let path: String
  /// The hours of what the value counts.
  let unit: Int
  let bound: Bound
  /// The sentence states one of each.
  let needs: [Marks]
  var bans: Marks = []
  /// Periods that are right too, where the sentence states these.
  var besides: [(marks: Marks, hours: Int)] = []

  /// The most particular first: a sentence is judged by the first that it is about.
  static let all: [Term] = [
    Term(
      fact: "breach-law-delay",
      path: "oral_max_days",
      unit: 24,
      bound: .most,
      needs: [.police, .oral, .breach.union(.notice).union(.correct)]
    ),
    Term(
      fact: "breach-hhs-under-500",
      path: "limit",
      unit: 24,
      bound: .most,
      needs: [.breach, .notice.union(.media), .yearEnd]
    ),
    Term(
      fact: "breach-media",
      path: "limit_days",
      unit: 24,
      bound: .most,
      needs: [.notice, .media, .person, .state.union(.more)],
      bans: [.keep, .complaint, .yearEnd]
    ),
    Term(
      fact: "breach-individual",
      path: "limit_days",
      unit: 24,
      bound: .most,
      needs: [.breach, .notice],
      bans: [.keep],
      besides: [(.website, 90 * 24), (.police, 30 * 24)]
    ),
    Term(
      fact: "willful-neglect-mandatory",
      path: "cure_days",
      unit: 24,
      bound: .exact,
      needs: [.neglect, .correct]
    ),
    Term(
      fact: "amend-60",
      path: "days",
      unit: 24,
      bound: .most,
      needs: [.amend, .request.union(.extensions).union(.copy).union(.law)],
      bans: [.breach, .keep],
      besides: [(.extensions, 30 * 24), (.extensions, 90 * 24)]
    ),
    Term(
      fact: "accounting-60",
      path: "days",
      unit: 24,
      bound: .most,
      needs: [.accounting],
      bans: [.breach, .keep],
      besides: [
        (.extensions, 30 * 24), (.extensions, 90 * 24), (.accounting, 8_640),
        (.accounting, 6 * 8_640),
      ]
    ),
    Term(
      fact: "access-30",
      path: "days",
      unit: 24,
      bound: .most,
      needs: [.access.union(.person), .request, .copy],
      bans: [.breach, .keep, .complaint],
      besides: [(.extensions, 60 * 24)]
    ),
    Term(
      fact: "access-30",
      path: "days",
      unit: 24,
      bound: .most,
      needs: [.subject.union(.law), .request, .copy],
      bans: [.breach, .keep, .complaint, .media],
      besides: [(.extensions, 60 * 24)]
    ),
    Term(
      fact: "retention",
      path: "years",
      unit: 8_640,
      bound: .least,
      needs: [.keep, .document],
      bans: [.medical, .breach]
    ),
    Term(
      fact: "complaint-180",
      path: "days",
      unit: 24,
      bound: .exact,
      needs: [.complaint, .law.union(.notice)],
      bans: [.keep, .breach]
    ),
    Term(
      fact: "cmp-limitations",
      path: "years",
      unit: 8_640,
      bound: .exact,
      needs: [.limitation, .penalty.union(.law)],
      bans: [.keep]
    ),
    Term(
      fact: "recognized-security-practices",
      path: "lookback_months",
      unit: 720,
      bound: .exact,
      needs: [.recognized]
    ),
  ]

  /// Whether a sentence is about it.
  func isSubject(of sentence: Sentence) -> Bool {
    needs.allSatisfy { sentence.has($0) } && !sentence.has(bans)
  }

  /// The hours that the law states on a day; nil where no fact in force states them.
  func hours(_ facts: Facts, on day: Day) -> Int? {
    switch facts.fact(of: fact, on: day)?.value.value(at: [path]) {
    case .number(let digits): Int(digits).map { $0 * unit }
    case .text(let words): Int(words.prefix { $0.isNumber }).map { $0 * unit }
    default: nil
    }
  }
}
