import Diagnostics
import Regulation

/// ## proposed-duty
///
/// **What it does.** Looks for sentences that state a change of a proposed rule, by the words that
/// its `prose:` lists, as something that the law asks for: "HIPAA requires", "covered entities
/// must", "mandatory under the Security Rule".
///
/// **Why.** What is proposed binds nobody, and whoever reads the page would spend money on it as if
/// it did.
///
/// **What is right.** Say that it is proposed, or that the law does not ask for it. A rule of one's
/// own ("our policy requires") and a contract may ask for more than the law, and are not judged.
enum ProposedDutyCheck: LawCheck {
  static let id = "proposed-duty"
  static let explanation =
    "A sentence says that the law asks for something that is only proposed, such as multi-factor authentication."

  private static let others: Marks = [.state, .otherLaw]

  /// Whether a contract, an insurer, a State or another law asks, or the past did.
  ///
  /// What the law asks first, it may ask of contracts; that something is no longer a choice is not
  /// history.
  private static func isElse(_ sentence: Sentence, _ match: SentencePatterns.Match) -> Bool {
    if sentence.has(others) || sentence.has(.history) && !match.isOfChoice { return true }
    if sentence.names(insurerBefore: match.span.upperBound) { return true }
    return sentence.has(.contract, before: match.span.upperBound + 1, within: sentence.range.count)
      || sentence.has(.contract) && !sentence.requiresOfLaw(before: match.span.lowerBound)
  }

  static func diagnostics(_ page: PageLawMentions) -> [Diagnostic] {
    page.passages.flatMap { passage in
      passage.sentences.flatMap { sentence in
        page.index.proposed.matches(in: sentence).compactMap { match in
          guard match.isOfChoice || sentence.isSaidOfLaw && !sentence.has(.address),
            !sentence.isProposal, !sentence.isDenied, !isElse(sentence, match)
          else { return nil }
          let (rule, change) = page.index.proposedChanges[match.subject]
          return diagnostic(change, rule, at: passage.place(sentence.scalars(match.words)))
        }
      }
    }
  }

  private static func diagnostic(
    _ change: ProposedChange,
    _ rule: ProposedRule,
    at place: SourceRange?
  ) -> Diagnostic {
    .warning(
      id,
      "the law does not ask for this: \(rule.citation) proposes it, \"\(change.title)\"",
      at: place,
      help: "say that it is proposed, or whose rule it is"
    )
  }
}
