import Diagnostics
import Regulation

extension Intake {
  /// The exposure items with a penalty table, one for each provision, year and tier.
  mutating func acceptedExposure(_ facts: Facts) -> [ExposureItem] {
    let printed = client.exposure.map { item in
      var item = item
      item.provision = self.printed(item.provision)
      return item
    }
    let items = unique(
      printed,
      .exposureItem,
      id: { "\($0.provision), \($0.year), tier \($0.tier)" },
      place: \.place
    )
    return items.filter { item in
      if isLookBack, item.year > asOf.year {
        leaveOutLater(
          "an exposure item counts violations of \(item.year)",
          .laterViolations(year: item.year, asOf),
          at: item.place
        )
        return false
      }
      check(item)
      if let result = exposureResult(item, facts: facts, asOf: asOf) {
        checkYear(of: result)
        return true
      }
      reportNoTable(for: item, facts)
      return false
    }
  }

  private mutating func reportNoTable(for item: ExposureItem, _ facts: Facts) {
    let reason = "no table of penalties has tier \(item.tier) for violations of \(item.year)"
    let first = facts.timeline("cmp").compactMap(\.validity.from).min()
    report(
      // A workspace that overrides the facts may have no table at all, which is no fault of the row.
      facts.hasTimeline("cmp") ? .error : .warning,
      .noPenaltyTable,
      reason,
      at: item.place,
      help: first.map { "the tiers apply to violations from \($0) on" }
    )
    leaveOut(item.place, .noPenaltyTable(tier: item.tier, year: item.year))
  }

  /// Reports what the year of violations means for the amounts.
  private mutating func checkYear(of result: ExposureResult) {
    let item = result.item
    let subject = "an exposure item counts violations of \(item.year)"
    for note in result.notes {
      switch note {
      case .timeBarred:
        report(
          .warning,
          .timeBarred,
          "\(subject), all more than six years before \(min(item.assessed ?? asOf, asOf))",
          at: item.place,
          help:
            "45 CFR 160.414 bars a penalty for them; remove the row, or say in prose why it is here"
        )
      case .laterTable:
        report(
          .note,
          .twoPenaltyTables,
          "\(subject); those from 2015-11-02 on fall under a later table than \(result.table.id), which is used for the whole year",
          at: item.place
        )
      case .tiersBegan:
        report(
          .note,
          .twoPenaltyTables,
          "\(subject); those before 2009-02-18 fall under no table, and \(result.table.id) is used for the whole year",
          at: item.place
        )
      }
    }
  }

  /// A provision as the law prints it.
  private func printed(_ provision: String) -> String {
    if let position = catalog.order(of: provision) { return catalog.requirements[position].id }
    return RequirementID(provision)?.spelling ?? provision
  }

  private mutating func check(_ item: ExposureItem) {
    // Provisions of Parts 160 and 162 can be violated too; the catalog holds Part 164.
    let isKnown = catalog.named(item.provision) != nil
    if !isKnown, item.provision.hasPrefix("164.") {
      reportUnknown(item.provision, namedBy: "an exposure item", at: item.place)
    }
    if item.year > asOf.year {
      let message = "an exposure item counts violations of \(item.year), after the as-of day"
      report(.error, .impossibleDay, message, at: item.place)
    }
    if let assessed = item.assessed, assessed.year < item.year, item.year <= asOf.year {
      let message = "the penalty is assessed on \(assessed), before the violations of \(item.year)"
      report(.error, .impossibleDay, message, at: item.place)
    }
    if let assessed = item.assessed, assessed > asOf {
      report(
        .note,
        .dayAfterAsOf,
        "the penalty is assessed on \(assessed), after the as-of day; the amounts of \(asOf) are shown",
        at: item.place
      )
    }
  }

  /// The answers to changes that are proposed by the as-of day, one for each change.
  mutating func acceptedReadiness(_ law: Law) -> [ReadinessAnswer] {
    guard !client.readiness.isEmpty else { return [] }
    let changes = law.proposedRules.flatMap(\.changes).map(\.id)
    let known = Set(changes)
    let proposed = Set(law.proposals(on: asOf).map(\.id))
    return unique(client.readiness, .readinessAnswer, id: \.change, place: \.place).filter {
      answer in
      if proposed.contains(answer.change) { return true }
      if known.contains(answer.change) {
        let reason = "\(answer.change) is not yet proposed on \(asOf)"
        report(.warning, .notYetProposed, reason, at: answer.place)
        leaveOut(answer.place, .notYetProposed(answer.change, asOf))
      } else {
        let message = "\"\(answer.change)\" is no change of a proposed rule"
        let help = suggestion(for: answer.change, among: changes)
        report(.error, .unknownProposal, message, at: answer.place, help: help)
        leaveOut(answer.place, .unknownProposal(answer.change))
      }
      return false
    }
  }
}
