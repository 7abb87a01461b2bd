import Diagnostics
import Regulation

/// ## stale-review
///
/// **What it does.** Compares the page's `reviewed:` day with the first day of each fact that it
/// cites, by `cites:`, by a link or by a `{fact}` block, as far as that day has come by the as-of
/// day. A timeline means its fact in force.
///
/// **Why.** Nobody has read the page since the law it rests on changed.
///
/// **What is right.** Read the page against the fact and set `reviewed:` to that day. Values
/// `{{ fact.… }}` follow the day by themselves and are not counted; a page without `reviewed:` says
/// nothing of the kind.
enum StaleReviewCheck: LawCheck {
  static let id = "stale-review"
  static let explanation =
    "The page was last reviewed before a fact it cites began to hold, so nobody has compared its words with that fact."

  static let readsWords = false

  static func diagnostics(_ page: PageLawMentions) -> [Diagnostic] {
    guard let reviewed = page.page.reviewed else { return [] }
    let links = page.mentions.filter { $0.kind != .requirement }.map { ($0.name, $0.place) }
    let cites = page.citedFacts.map { cite in (cite.value, { Optional(cite.place) }) }
    var reported: Set<String> = []
    return (cites + links).compactMap { name, place in
      guard
        let fact = page.law.facts.fact(of: name, on: page.asOf) ?? page.law.facts.fact(name),
        let from = fact.validity.from, reviewed < from, from <= page.asOf,
        reported.insert(fact.id).inserted
      else { return nil }
      return .warning(
        id,
        "the page was reviewed on \(reviewed), before \"\(fact.id)\", which it cites, began to hold on \(from)",
        at: place() ?? .file(page.page.file),
        help: "compare the page with the fact, then set reviewed: to that day"
      )
    }
  }
}
