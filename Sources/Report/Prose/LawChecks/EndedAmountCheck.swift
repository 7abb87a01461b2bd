import Diagnostics
import Regulation
import Words

/// ## ended-amount
///
/// **What it does.** Reads the amounts of dollars in sentences on penalties, however they are
/// written ("$1.5M", "1.5 million dollars", "USD 50,000", "fifty thousand dollars"), and looks them
/// up in the tables of penalties.
///
/// **Why.** An amount of a table that has ended, or of one that is still to begin, reads as what a
/// violation costs on the report's day.
///
/// **What is right.** An amount of a table in force; or one that is stated as history: beside a year
/// in which it held, behind "was" or "until", beside the amount in force. Settlements, criminal
/// fines, State law, contracts and insurance are not judged.
enum EndedAmountCheck: LawCheck {
  static let id = "ended-amount"
  static let explanation =
    "A sentence on penalties names an amount that is in no table of penalties in force on the as-of day, but in one that ended or is still to begin, and does not tell it as history."

  private static let others: Marks = [.settled, .crime, .state, .otherLaw, .commerce]

  static func diagnostics(_ page: PageLawMentions) -> [Diagnostic] {
    page.passages.flatMap { passage in
      passage.sentences.filter { $0.has(.penalty) && !$0.has(others) }.flatMap { sentence in
        diagnostics(sentence, passage, page)
      }
    }
  }

  private static func diagnostics(
    _ sentence: Sentence,
    _ passage: CheckedText,
    _ page: PageLawMentions
  ) -> [Diagnostic] {
    let written = sentence.amounts
    guard !written.isEmpty else { return [] }
    let amounts = page.index.amounts
    return written.compactMap { words in
      let same = amounts.all.filter { words.isWritten(for: $0.value) }
      guard !same.isEmpty, !same.contains(where: { $0.fact.validity.contains(page.asOf) }),
        let ended = same.last(where: { $0.fact.validity.ended(before: page.asOf) }) ?? same.first,
        isOfPenalties(words, sentence, page),
        !isHistory(ended, words, sentence, among: written, page)
      else { return nil }
      return diagnostic(ended, at: passage.place(sentence.scalars(words.words)), page)
    }
  }

  /// Round and small amounts are those of much else: they count on pages that speak of the law.
  private static func isOfPenalties(
    _ words: WrittenAmount,
    _ sentence: Sentence,
    _ page: PageLawMentions
  ) -> Bool {
    if words.value < 2_000, !sentence.has([.violation, .start]) { return false }
    let isRound = words.step > 1 || words.value < 2_000 || words.value.isMultiple(of: 1_000)
    return !isRound || sentence.has([.law, .neglect]) || sentence.countsViolations
      || sentence.isPenalOfViolations || page.speaksOfLaw
  }

  private static func isHistory(
    _ amount: PenaltyAmounts.Amount,
    _ words: WrittenAmount,
    _ sentence: Sentence,
    among written: [WrittenAmount],
    _ page: PageLawMentions
  ) -> Bool {
    let validity = amount.fact.validity
    let first = validity.from?.year ?? 0
    let last = max(first + 1, validity.to?.year ?? .max)
    let index = words.words.lowerBound
    if sentence.has(.history) || sentence.has(.pastVerb) && !sentence.has(.being) { return true }
    if sentence.has(.past, before: index, within: 4) { return true }
    if sentence.has(.past, from: words.words.upperBound + 1, within: 2) { return true }
    if sentence.has(.negation, before: index, within: 3),
      !sentence.has(.unnegated.union(.than), before: index, within: 3)
    {
      return true
    }
    if sentence.names(yearIn: first..<last), !sentence.has(.now) { return true }
    let current = page.index.amounts.current(for: amount, on: page.asOf)
    if let current, written.contains(where: { $0.isWritten(for: current) }) { return true }
    return page.shownTimelines.contains("cmp")
      && sentence.range.contains { sentence.tokens[$0].kind == .opaque }
  }

  private static func diagnostic(
    _ amount: PenaltyAmounts.Amount,
    at place: SourceRange?,
    _ page: PageLawMentions
  ) -> Diagnostic {
    let fact = amount.fact
    let end = fact.validity.to.map { "ended on \($0)" } ?? "is not in force"
    let held =
      fact.validity.begins(after: page.asOf)
      ? "begins on \(fact.validity.from?.iso ?? "a later day")" : end
    let current = page.index.amounts.current(for: amount, on: page.asOf).map {
      "; in force is $\(Words.english.grouped(String($0)))"
    }
    return .warning(
      id,
      "an amount of \"\(fact.id)\", which \(held)\(current ?? "")",
      at: place,
      help:
        "name the amount in force, as {{ fact.\(fact.timeline).\(amount.path.joined(separator: ".")) }} does, or the year in which this one held"
    )
  }
}

extension Sentence {
  /// Whether it speaks of both penalties and violations.
  fileprivate var isPenalOfViolations: Bool {
    has(.violation)
      && range.contains {
        tokens[$0].marks.isSuperset(of: .penalty) && !tokens[$0].marks.contains(.violation)
      }
  }

  /// "Per violation", "each violation", "tier 2".
  fileprivate var countsViolations: Bool {
    range.contains { index in
      tokens[index].marks.contains(.violation)
        && (has([.under, .article], before: index, within: 1)
          || has(.start, before: index, within: 3)
          || index + 1 < range.upperBound && tokens[index + 1].kind == .number)
    }
  }
}
