import Diagnostics
import Regulation

/// ## unknown-citation
///
/// **What it does.** Looks up every citation of 45 CFR Part 164 Subparts C, D and E that prose
/// makes: single ones, ranges, lists that go on, with "§" or without.
///
/// **Why.** A paragraph that does not exist is a slip that a reader cannot follow, and that an
/// opposing reader will.
///
/// **What is right.** An id or alias of the catalog, a paragraph or section above one, a paragraph
/// that its section lists as `further`, or one below an entry that the catalog does not break down.
/// A paragraph of a proposed rule is right where the sentence says that it is proposed. Other parts, such as 45 CFR 160.404, are not judged. Code is not read.
enum UnknownCitationCheck: LawCheck {
  static let id = "unknown-citation"
  static let explanation =
    "Prose cites a paragraph of 45 CFR Part 164 Subparts C, D or E that the catalog does not hold, alone, in a range or in a list."

  static func diagnostics(_ page: PageLawMentions) -> [Diagnostic] {
    let known = page.index.known
    return page.passages.flatMap { passage in
      passage.citations.compactMap { citation in
        guard !known.isKnown(citation.id),
          !page.index.isProposed(citation.id)
            || !(passage.sentence(at: citation.range)?.isProposal ?? false)
        else { return nil }
        return .warning(
          id,
          "45 CFR \(citation.id) is not in the catalog",
          at: passage.place(citation.range)
        )
      }
    }
  }
}
