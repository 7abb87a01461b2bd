import Diagnostics
import Regulation

/// Notes on facts that a page cites and that nobody has compared with the law for a year.
enum StaleFacts {
  static func diagnostics(_ page: ProsePage, law: Law, asOf: Day) -> [Diagnostic] {
    let limit = asOf.adding(years: -1)
    return page.cites.compactMap { cite in
      guard cite.value.hasPrefix("fact:") else { return nil }
      let name = String(cite.value.dropFirst("fact:".count))
      guard let fact = law.facts.fact(of: name, on: asOf) ?? law.facts.fact(name),
        let checked = fact.checked, checked < limit
      else { return nil }
      return .note(
        "stale-fact",
        "\"\(fact.id)\" was last checked on \(checked), more than a year before \(asOf)",
        at: cite.place,
        help: "compare it with the law and set its checked: day"
      )
    }
  }
}
