import Diagnostics
import Regulation

/// ## superseded-phrase
///
/// **What it does.** Looks for the phrases that `superseded_phrases` of the facts lists, in what a
/// page shows on the as-of day.
///
/// **Why.** The wording was right once, or never was law: a breach is presumed since 2013. A reader
/// takes it for the law of the report's day.
///
/// **What is right.** A sentence may use the phrase if it says that this ended ("ended", "was", "no
/// longer", "not", "proposed"), or names a year before that of `since:`. A page may use it if it leads
/// to what holds: it names the phrase's timeline by `cites: ["fact:cmp"]`, by a link `fact:`, by a
/// value `{{ fact.cmp.… }}` or by a block such as `{fact-history}`. Code is not read. A phrase with
/// `since:` counts from that day on, one with `near:` only beside one of its words: in the
/// paragraph, the row, the paragraph before the list, or a heading above.
enum SupersededPhraseCheck: LawCheck {
  static let id = "superseded-phrase"
  static let explanation =
    "A page uses wording that holds no more, or never was law, without naming the timeline that tells what holds: by cites, a fact: link, a {{ fact.… }} value or a fact block."

  static func diagnostics(_ page: PageLawMentions) -> [Diagnostic] {
    let named = page.namedTimelines
    let phrases = page.law.facts.supersededPhrases
    return page.passages.flatMap { passage in
      page.index.phrases.matches(in: passage).compactMap { match in
        let phrase = phrases[match.phrase]
        let counts = phrase.since.map { $0 <= page.asOf } ?? true
        guard counts, !named.contains(phrase.timeline),
          isWrong(phrase, passage.sentence(at: match.range), passage, page)
        else { return nil }
        return diagnostic(phrase, at: passage.place(match.range))
      }
    }
  }

  private static func isWrong(
    _ phrase: SupersededPhrase,
    _ sentence: Sentence?,
    _ passage: CheckedText,
    _ page: PageLawMentions
  ) -> Bool {
    guard let sentence else { return true }
    if sentence.has([.history, .past]) || sentence.isNegated || sentence.isProposal {
      return false
    }
    if let since = phrase.since, sentence.names(yearIn: 1_990..<since.year + 1) { return false }
    let near = page.index.near[phrase.phrase] ?? []
    return near.isEmpty || !near.isDisjoint(with: passage.vocabularyAround)
  }

  private static func diagnostic(_ phrase: SupersededPhrase, at place: SourceRange?) -> Diagnostic {
    let advice = phrase.advice.isEmpty ? "" : phrase.advice + "; "
    return .warning(
      id,
      "\"\(phrase.phrase)\" is wording of law that holds no more, and the page cites no fact of \"\(phrase.timeline)\"",
      at: place,
      help: "\(advice)cites: [\"fact:\(phrase.timeline)\"] says that the page knows"
    )
  }
}
