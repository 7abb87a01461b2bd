import Diagnostics
import Regulation

/// ## ended-notice
///
/// **What it does.** Looks for sentences that state a notice, a discretion or a rule that is not in
/// force on the as-of day as if it were, by the words that `prose:` of its fact lists.
///
/// **Why.** Whoever relies on a waiver that ended is not protected by it.
///
/// **What is right.** Say in the paragraph that it ended ("ended", "expired", "no longer"), in the
/// sentence "was" or a year in which it held, or say what is not allowed any more. A page
/// that names the fact's timeline, in `cites:`, by a link, a value or a block, leads to what holds.
enum EndedNoticeCheck: LawCheck {
  static let id = "ended-notice"
  static let explanation =
    "A sentence tells a notice, a discretion or a rule that is not in force on the as-of day as if it were, without saying that it ended."

  static func diagnostics(_ page: PageLawMentions) -> [Diagnostic] {
    page.passages.flatMap { passage in
      passage.sentences.flatMap { sentence -> [Diagnostic] in
        let matches = page.index.notices.matches(in: sentence)
        guard !matches.isEmpty, !passage.saysEnded else {
          return []
        }
        let named = page.namedTimelines
        return matches.compactMap { match in
          let fact = page.index.noticeFacts[match.subject]
          guard !named.contains(fact.timeline), !isHistory(fact, match, sentence) else {
            return nil
          }
          return diagnostic(fact, at: passage.place(sentence.scalars(match.words)), page)
        }
      }
    }
  }

  private static func isHistory(
    _ fact: Fact,
    _ match: SentencePatterns.Match,
    _ sentence: Sentence
  ) -> Bool {
    if sentence.has([.history, .past]) || sentence.isProposal { return true }
    if !match.isNegative, sentence.isDenied || isDenied(match.words, sentence) { return true }
    let first = fact.validity.from?.year ?? 0
    return sentence.names(yearIn: first..<(fact.validity.to?.year ?? .max - 1) + 1)
  }

  /// "No discretion for telehealth", "the discretion is not": before it in the clause, or behind it.
  private static func isDenied(_ words: ClosedRange<Int>, _ sentence: Sentence) -> Bool {
    let clause = (max(sentence.range.lowerBound, words.lowerBound - 6)..<words.lowerBound)
    return clause.contains {
      sentence.tokens[$0].marks.contains(.negation) && !sentence.isUnnegated($0)
    } || sentence.has(.negation, from: words.upperBound + 1, within: 2)
  }

  private static func diagnostic(
    _ fact: Fact,
    at place: SourceRange?,
    _ page: PageLawMentions
  ) -> Diagnostic {
    let isLater = fact.validity.begins(after: page.asOf)
    let held =
      isLater
      ? "begins on \(fact.validity.from?.iso ?? "a later day")"
      : "ended on \(fact.validity.to?.iso ?? "an earlier day")"
    return .warning(
      id,
      "told as in force, but \"\(fact.id)\" \(held)",
      at: place,
      help: isLater ? "say when it begins" : "say that it ended, and what holds now"
    )
  }
}
