import Diagnostics
import Regulation

/// ## proposed-as-final
///
/// **What it does.** Looks for sentences that name a proposed rule, by its citation, the day on which
/// it was published or the words of its `prose:`, and say that it is final, in force, effective or
/// required.
///
/// **Why.** A proposed rule binds nobody, and its days of compliance have not begun.
///
/// **What is right.** Say that it is proposed, or what it would ask. A sentence on an earlier year is
/// on another rule, and one that begins with "if" or "once" is on what may come; neither is judged.
enum ProposedAsFinalCheck: LawCheck {
  static let id = "proposed-as-final"
  static let explanation =
    "A sentence says that a proposed rule, such as the Security Rule proposal of January 2025, is final, in force or required."

  static func diagnostics(_ page: PageLawMentions) -> [Diagnostic] {
    page.passages.flatMap { passage in
      passage.sentences.flatMap { sentence in
        page.index.proposedNames.matches(in: sentence).compactMap { match in
          let rule = page.index.proposedRules[match.subject]
          guard !sentence.isProposal, !sentence.isConditional,
            !sentence.names(yearIn: 1_990..<rule.published.year),
            sentence.saysBinding(of: match.span)
          else { return nil }
          return diagnostic(rule, at: passage.place(sentence.scalars(match.words)))
        }
      }
    }
  }

  private static func diagnostic(_ rule: ProposedRule, at place: SourceRange?) -> Diagnostic {
    .warning(
      id,
      "this reads as law in force, but \(rule.citation) of \(rule.published) is only proposed (last checked on \(rule.statusChecked))",
      at: place,
      help: "say that it is proposed, or what it would ask"
    )
  }
}

extension ProposedRule {
  /// The ways in which prose names it: those of the law's file, its citation and its day.
  var names: [ProsePattern] {
    let page = String(citation.prefix { $0 != "-" && $0 != "(" })
    let month = Day.monthNames[published.month - 1]
    let days = [
      "\(month) \(published.day) \(published.year)", "\(published.day) \(month) \(published.year)",
      published.iso,
    ]
    let written = [
      page, days.joined(separator: " | ") + " & rule | rules | regulation | regulations",
    ]
    return prose + written.compactMap { ProsePattern($0) }
  }
}

extension Sentence {
  private static func words(_ text: String) -> Set<UInt16> {
    Set(text.split(separator: " ").map { Vocabulary.base.index(of: $0) })
  }

  private static let conditions = words("if once when until before will")
  private static let final = words(
    "final finalized finalised finalizes adopted enacted binding codified"
  )
  private static let force = words("force effect effective")
  private static let entries = words("in into took takes became become becomes already")

  /// Whether it speaks of what may come to be.
  fileprivate var isConditional: Bool {
    range.contains { Self.conditions.contains(tokens[$0].word) }
  }

  /// Whether it says of what these words name that it is final, in force or required.
  fileprivate func saysBinding(of name: ClosedRange<Int>) -> Bool {
    if has(.negation, from: name.lowerBound, within: name.count) { return false }
    if range.contains(where: { isOfForce($0) && !isDenied(at: $0, name) }) { return true }
    // "The update requires", "required by the update", "the update is now mandatory".
    let after = name.upperBound + 1
    let verbs: Marks = [.requires, .mandatory]
    if let verb = (after..<min(range.upperBound, after + 5)).first(where: {
      !tokens[$0].marks.isDisjoint(with: verbs)
    }) {
      return !isDenied(at: verb, name)
    }
    return has(.under, before: name.lowerBound, within: 3)
      && has(.normative.union(.limit)) && !isDenied
  }

  private func isOfForce(_ index: Int) -> Bool {
    let word = tokens[index].word
    if Self.final.contains(word) { return true }
    guard Self.force.contains(word), index > range.lowerBound else { return false }
    return Self.entries.contains(tokens[index - 1].word) || has(.being, before: index, within: 2)
      || index + 1 < range.upperBound && tokens[index + 1].kind == .number
  }

  /// Whether a negation is before a word, or between it and what the name names.
  private func isDenied(at index: Int, _ name: ClosedRange<Int>) -> Bool {
    let first = min(index - 4, name.upperBound + 1)
    return (max(range.lowerBound, first)..<index).contains {
      tokens[$0].marks.contains(.negation) && !isUnnegated($0)
    }
  }
}
