/// What began and what ended between two days.
public struct FactChanges: Sendable, Hashable {
  /// Facts in force on the later day that were not on the earlier one, by their first day.
  public let begun: [Fact]
  /// Facts in force on the earlier day that are no more on the later one, by their last day.
  public let ended: [Fact]
  /// Facts that both began and ended in between, by their first day.
  public let passed: [Fact]
}

extension Facts {
  /// What began after one day and by another, and what ended in that time.
  public func changes(since earlier: Day, until day: Day) -> FactChanges {
    func sorted(_ facts: [Fact], by key: (Fact) -> Day?) -> [Fact] {
      facts.sorted { (key($0)?.ordinal ?? 0, $0.id) < (key($1)?.ordinal ?? 0, $1.id) }
    }
    let was = { (fact: Fact) in fact.validity.contains(earlier) }
    let holds = { (fact: Fact) in fact.validity.contains(day) }
    let passed = all.filter { fact in
      !was(fact) && !holds(fact) && fact.validity.begins(after: earlier)
        && fact.validity.ended(before: day)
    }
    return FactChanges(
      begun: sorted(all.filter { holds($0) && !was($0) }) { $0.validity.from },
      ended: sorted(all.filter { was($0) && !holds($0) }) { $0.validity.to },
      passed: sorted(passed) { $0.validity.from }
    )
  }

  /// Facts of a day that should be checked: unverified, or not checked within a year before it.
  public func stale(on day: Day) -> [Fact] {
    let limit = day.adding(years: -1)
    return all.filter { fact in
      fact.validity.contains(day) && (!fact.isVerified || (fact.checked.map { $0 < limit } ?? true))
    }
  }
}

extension Catalog {
  /// The requirements that begin or end to hold between two days, in the order of the regulation.
  public func changes(
    since earlier: Day,
    until day: Day
  ) -> (begun: [Requirement], ended: [Requirement]) {
    let begun = requirements.filter { entry in
      !entry.validity.contains(earlier) && !entry.validity.begins(after: day)
        && !entry.validity.ended(before: earlier)
    }
    let ended = requirements.filter { entry in
      !entry.validity.contains(day) && entry.validity.ended(before: day)
        && !entry.validity.ended(before: earlier)
    }
    return (begun, ended)
  }
}
