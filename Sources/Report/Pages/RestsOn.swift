import Regulation
import Words

/// What a page says at its foot about the law that it rests on.
struct RestsOn {
  let law: Law
  let asOf: Day
  let words: Words

  /// The entries of a page's `cites:`, linked; nil where there are none.
  ///
  /// A fact that begins after the as-of day is left out: the page speaks of it on later days only.
  func section(_ cites: [String]) -> Section? {
    guard !law.isEmpty else { return nil }
    var requirements: [Requirement] = []
    var named: Set<String> = []
    var facts: [Fact] = []
    var others: [[Inline]] = []
    for cite in cites {
      if cite.hasPrefix("fact:") {
        guard let fact = fact(String(cite.dropFirst("fact:".count))),
          !facts.contains(fact)
        else { continue }
        facts.append(fact)
        continue
      }
      let entries = law.catalog.entries(namedBy: cite)
      if entries.isEmpty { others.append(.text(cite)) }
      requirements += entries.filter { named.insert($0.id).inserted }
    }
    let items = [
      item("label_requirements", requirements.map(line)), item("label_facts", facts.map(line)),
      item("label_other_law", others),
    ].compactMap(\.self)
    return items.isEmpty
      ? nil
      : Section(id: "rests-on", title: words("heading_what_this_page_rests_on"), [.panel(items)])
  }

  private func item(_ term: String, _ lines: [[Inline]]) -> PanelItem? {
    lines.isEmpty ? nil : PanelItem(words(term), .joined(lines, by: "; "), isWide: true)
  }

  /// A fact by its id; by its timeline the one in force, else the last that was.
  private func fact(_ name: String) -> Fact? {
    let known = law.facts.fact(name) ?? law.facts.fact(of: name, on: asOf)
    guard let known else {
      return law.facts.timeline(name).last { !$0.validity.begins(after: asOf) }
    }
    return known.validity.begins(after: asOf) ? nil : known
  }

  private func line(_ requirement: Requirement) -> [Inline] {
    let link = Inline.link(requirement.id, LawBlocks.page(requirement))
    return requirement.validity.contains(asOf) ? [link] : [link, .note(words("note_not_in_force"))]
  }

  private func line(_ fact: Fact) -> [Inline] {
    var remarks: [String] = []
    if let end = fact.validity.to, fact.validity.ended(before: asOf) {
      remarks.append(words("ended_on", ["day": words.day(end)]))
    }
    if fact.confidence != "high" {
      remarks.append(
        words("rests_confidence", ["confidence": words.term("confidence_", fact.confidence)])
      )
    }
    if !fact.isVerified { remarks.append(words("rests_unverified")) }
    let link = Inline.law(fact.title, LawBlocks.page(fact))
    return remarks.isEmpty ? [link] : [link, .note(" (\(remarks.joined(separator: "; ")))")]
  }
}
