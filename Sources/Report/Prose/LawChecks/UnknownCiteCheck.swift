import Diagnostics
import Regulation

/// ## unknown-cite
///
/// **What it does.** Looks up every entry of `cites:`.
///
/// **Why.** What a page rests on can be checked only if it exists: a slip of the pen there is an
/// error.
///
/// **What is right.** A requirement by its id or alias, a paragraph above it or its section; `fact:`
/// with the id of a fact or a timeline; or a citation of other law, such as `45 CFR 160.404`,
/// `42 CFR Part 2`, `42 U.S.C. 1320d-5`, `Pub. L. 104-191` or `89 FR 64815`, which is not judged.
enum UnknownCiteCheck: LawCheck {
  static let id = "unknown-cite"
  static let explanation =
    "An entry of cites: is no requirement, paragraph or section of the catalog, no fact or timeline, and no citation of other law such as 45 CFR 160.404 or 42 U.S.C. 1320d-5."

  static let readsWords = false

  static func diagnostics(_ page: PageLawMentions) -> [Diagnostic] {
    page.page.cites.compactMap { cite in
      cite.value.hasPrefix("fact:")
        ? fact(cite, page.law.facts) : citation(cite, page.index.known, page.law.catalog)
    }
  }

  private static func fact(_ cite: Sourced<String>, _ facts: Facts) -> Diagnostic? {
    let name = String(cite.value.dropFirst("fact:".count))
    guard facts.fact(name) == nil, !facts.hasTimeline(name) else { return nil }
    return .error(
      id,
      "\"\(cite.value)\" cites no fact and no timeline",
      at: cite.place,
      help: suggestion(for: name, among: facts.timelines + facts.all.map(\.id))
    )
  }

  private static func citation(
    _ cite: Sourced<String>,
    _ known: KnownCitations,
    _ catalog: Catalog
  ) -> Diagnostic? {
    if known.isListed(cite.value) { return nil }
    if let read = RequirementID(cite.value) {
      return known.isKnown(read.spelling) ? nil : unknown(read.spelling, cite, catalog)
    }
    let scalars = Array(cite.value.unicodeScalars)
    let found = CitationScanner(known).citations(in: scalars)
    if let wrong = found.first(where: { !known.isKnown($0.id) }) {
      return unknown(wrong.id, cite, catalog)
    }
    if !found.isEmpty || isOtherLaw(cite.value) { return nil }
    return .error(
      id,
      "\"\(cite.value)\" is no citation",
      at: cite.place,
      help: "write 164.312(a)(1), fact:cmp, 45 CFR 160.404 or 42 U.S.C. 1320d-5"
    )
  }

  private static func unknown(
    _ name: String,
    _ cite: Sourced<String>,
    _ catalog: Catalog
  ) -> Diagnostic {
    .error(id, "\"\(name)\" is not in the catalog", at: cite.place, help: catalog.idHelp(for: name))
  }

  private static let otherLaw = [
    " CFR ", " C.F.R. ", " U.S.C. ", " USC ", " FR ", "Pub. L. ", "Public Law ", " Stat. ",
    "HITECH", "HIPAA",
  ]

  private static func isOtherLaw(_ text: String) -> Bool {
    otherLaw.contains { (" " + text).contains($0) } && text.contains { $0.isNumber }
  }
}
