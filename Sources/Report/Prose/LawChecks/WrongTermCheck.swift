import Diagnostics
import Regulation

/// ## wrong-term
///
/// **What it does.** Compares the periods that sentences state for notices of breaches, requests for
/// access, amendment and accounting, documentation, complaints and penalties, the extensions of such
/// periods, and the number of people from which a breach is reported at once, with the facts.
///
/// **Why.** Who keeps a term that is too long breaks the law; who reads of one that is too short, as
/// law, reads something wrong.
///
/// **What is right.** The period of the law. A shorter deadline, or longer keeping, is right as a
/// rule of one's own, of a contract or of a State, and is not judged where the sentence says so or
/// does not speak of the law; nor is what happened ("was told after 90 days").
enum WrongTermCheck: LawCheck {
  static let id = "wrong-term"
  static let explanation =
    "A sentence tells a deadline, a period or a threshold of the HIPAA rules otherwise than the facts state it."

  private static let others: Marks = [.contract, .state, .otherLaw]

  static func diagnostics(_ page: PageLawMentions) -> [Diagnostic] {
    let terms = page.index.terms
    guard !terms.isEmpty else { return [] }
    return page.passages.flatMap { passage in
      passage.sentences.flatMap { sentence -> [Diagnostic] in
        guard sentence.hasNumber, !sentence.has(others), !sentence.isProposal else { return [] }
        let faults = extended(sentence, page) ?? periods(sentence, terms) ?? []
        return (faults + threshold(sentence, page)).map { diagnostic($0, passage, sentence) }
      }
    }
  }

  private struct Fault {
    let words: ClosedRange<Int>
    let fact: Fact
    let right: String
  }

  private static func diagnostic(
    _ fault: Fault,
    _ passage: CheckedText,
    _ sentence: Sentence
  ) -> Diagnostic {
    .warning(
      id,
      "the law says \(fault.right), \(fault.fact.citation)",
      at: passage.place(sentence.scalars(fault.words)),
      help:
        "compare the sentence with fact:\(fault.fact.id), or say whose rule it is"
    )
  }
}

// Periods.
extension WrongTermCheck {
  private static func periods(
    _ sentence: Sentence,
    _ terms: [(term: Term, fact: Fact, hours: Int)]
  ) -> [Fault]? {
    guard let (term, fact, hours) = terms.first(where: { $0.term.isSubject(of: sentence) }) else {
      return nil
    }
    let periods = sentence.periods
    guard !periods.contains(where: { $0.hours == hours }), !sentence.isPast else { return [] }
    return periods.compactMap { period in
      guard isWrong(period, term, hours, sentence) else { return nil }
      return Fault(words: period.words, fact: fact, right: words(hours, unit: term.unit))
    }
  }

  private static func isWrong(
    _ period: WrittenPeriod,
    _ term: Term,
    _ hours: Int,
    _ sentence: Sentence
  ) -> Bool {
    let first = period.words.lowerBound
    if term.besides.contains(where: { $0.hours == period.hours && sentence.has($0.marks) }),
      !sentence.isWithin(period.words) || !sentence.isExtended(behind: period.words)
    {
      return false
    }
    if sentence.has(.negation, before: first, within: 1) { return false }
    guard sentence.isTerm(period.words, isKept: term.bound == .least) else { return false }
    let isLax =
      switch term.bound {
      case .most: period.hours > hours
      case .least: period.hours < hours
      case .exact: true
      }
    return isLax || sentence.isOfLaw
  }

  private static func words(_ hours: Int, unit: Int) -> String {
    let name = [24: "day", 720: "month", 8_640: "year"][unit] ?? "hour"
    let count = hours / unit
    return "\(count) \(name)\(count == 1 ? "" : "s")"
  }

  /// What is wrong with an extension; nil where it speaks of none.
  private static func extended(_ sentence: Sentence, _ page: PageLawMentions) -> [Fault]? {
    guard sentence.has(.extensions), sentence.has([.access, .amend, .accounting, .request, .copy]),
      !sentence.has([.breach, .keep]), sentence.has([.access, .amend, .accounting, .person, .law]),
      let fact = page.law.facts.fact(of: "access-30", on: page.asOf),
      case .number(let digits) = fact.value.value(at: ["extension_days"]), let days = Int(digits)
    else { return nil }
    let right = "one extension of \(days) days"
    if let words = sentence.repeatedExtension {
      return [Fault(words: words, fact: fact, right: right)]
    }
    // "Extend the 60 days by 30 days": the first is what is extended.
    let named = sentence.periods.filter { sentence.extends($0.words) }
    let added = named.filter { sentence.has(.under, before: $0.words.lowerBound, within: 1) }
    let wrong = (added.isEmpty ? named : added).filter { $0.hours != days * 24 }
    return wrong.isEmpty ? nil : wrong.map { Fault(words: $0.words, fact: fact, right: right) }
  }
}

// Thresholds.
extension WrongTermCheck {
  private static func threshold(_ sentence: Sentence, _ page: PageLawMentions) -> [Fault] {
    guard sentence.has(.person), !sentence.isPast, sentence.has([.media, .notice]),
      let fact = page.law.facts.fact(of: "breach-hhs-500", on: page.asOf),
      case .number(let digits) = fact.value.value(at: ["threshold"]), let limit = Int(digits)
    else { return [] }
    if let words = sentence.lateReport(ofMoreThan: limit) {
      return [Fault(words: words, fact: fact, right: "at once for \(limit) or more individuals")]
    }
    guard sentence.has(.breach), sentence.has(.more) else { return [] }
    let right: Set = [limit, limit - 1, limit + 1, 10, 9]
    let found = sentence.range.compactMap { index -> Fault? in
      guard let number = sentence.count(ofPeopleAt: index), !right.contains(number.count) else {
        return nil
      }
      // "More than 1,200 patients" may be those of a case, "only if more than 1,200" is a rule.
      if number.isMore, number.count > limit, !sentence.saysOnly { return nil }
      return Fault(words: index...number.last, fact: fact, right: "\(limit) or more individuals")
    }
    let isRight = sentence.range.contains {
      sentence.tokens[$0].kind == .number && sentence.tokens[$0].digits == limit
    }
    return isRight ? [] : found
  }
}

extension Sentence {
  /// Whether it contains a number.
  fileprivate var hasNumber: Bool {
    range.contains {
      let token = tokens[$0]
      return token.kind == .number || token.number > 0 || token.scale > 0 || token.hours > 0
        || token.marks.contains(.twice)
    }
  }

  /// Whether it reports what happened, and states no rule.
  fileprivate var isPast: Bool {
    guard !has([.normative, .limit]) else { return false }
    return has(.past) || has(.pastVerb) && !has(.being)
  }

  /// Whether it speaks of the law as such, and not of a rule of one's own.
  fileprivate var isOfLaw: Bool { has([.law, .subject]) && !has(.own) }

  /// Whether a period is one within which, or for which, something is to be done.
  fileprivate func isTerm(_ words: ClosedRange<Int>, isKept: Bool) -> Bool {
    if isKept || has(.cue, before: words.lowerBound, within: 6) { return true }
    return has(.cue.union(.yearEnd), from: words.upperBound + 1, within: 1)
  }

  /// "Within 30 days".
  fileprivate func isWithin(_ words: ClosedRange<Int>) -> Bool {
    words.lowerBound > range.lowerBound && tokens[words.lowerBound - 1].word == Self.within
  }

  /// Whether an extension of the period is spoken of only in a later part: "within 30 days, unless it
  /// extends that period".
  fileprivate func isExtended(behind words: ClosedRange<Int>) -> Bool {
    has(.extensions, from: words.upperBound + 2, within: range.count)
      && !has(.extensions, before: words.upperBound + 2, within: range.count)
  }

  private static let within = Vocabulary.base.index(of: "within")

  /// "twice", "two extensions", "a second extension".
  fileprivate var repeatedExtension: ClosedRange<Int>? {
    for index in range {
      if tokens[index].marks.contains(.twice), !has(.negation, before: index, within: 6) {
        return index...index
      }
      guard tokens[index].marks.contains(.extensions), index > range.lowerBound else { continue }
      let before = tokens[index - 1]
      let count = before.kind == .number ? before.digits : before.number
      if (2...9).contains(count), !has(.negation, before: index - 1, within: 3) {
        return index - 1...index
      }
    }
    return nil
  }

  /// Whether a period is that of an extension: "60-day extension", "extend by 60 days".
  fileprivate func extends(_ words: ClosedRange<Int>) -> Bool {
    if has(.extensions, from: words.upperBound + 1, within: 1) { return true }
    if has(.under, before: words.lowerBound, within: 1) { return true }
    guard has(.extensions, before: words.lowerBound, within: 3) else { return false }
    return !has(.limit.union(.than), before: words.lowerBound, within: 2)
  }

  /// A number of people that a rule counts from: "500 or more individuals", "fewer than 500".
  fileprivate func count(ofPeopleAt index: Int) -> (count: Int, last: Int, isMore: Bool)? {
    guard let (count, last) = wholeNumber(at: index), has(.person, from: last + 1, within: 5) else {
      return nil
    }
    if has(.or, from: last + 1, within: 1), has(.more, from: last + 2, within: 1) {
      return (count, last, false)
    }
    guard has(.more, before: index, within: 2) else { return nil }
    return (count, last, !has(.fewer, before: index, within: 2))
  }

  /// "500", "five hundred", "a thousand".
  private func wholeNumber(at index: Int) -> (count: Int, last: Int)? {
    let token = tokens[index]
    let isThousand = { (index: Int) in index < range.upperBound && tokens[index].scale == 1_000 }
    if token.marks.contains(.article), token.number == 0, isThousand(index + 1) {
      return (1_000, index + 1)
    }
    guard token.kind == .number && token.decimals == 0 || token.number > 0,
      index == range.lowerBound || tokens[index - 1].number == 0, let number = number(at: index)
    else { return nil }
    return isThousand(number.last + 1)
      ? (number.digits * 1_000, number.last + 1) : (number.digits, number.last)
  }

  /// The number of people where it says that a breach of so many may wait for the year's end.
  fileprivate func lateReport(ofMoreThan limit: Int) -> ClosedRange<Int>? {
    guard has(.yearEnd), has(.soft.union(.normative)), !has([.fewer, .more]), !isNegated else {
      return nil
    }
    for index in range {
      guard let (count, last) = wholeNumber(at: index), count > limit,
        has(.person, from: last + 1, within: 3)
      else { continue }
      return index...last
    }
    return nil
  }

  fileprivate var saysOnly: Bool { range.contains { tokens[$0].word == Self.only } }

  private static let only = Vocabulary.base.index(of: "only")
}
