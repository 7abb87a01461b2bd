import Regulation

/// The range for one item, or nil where no table of amounts governs it.
func exposureResult(_ item: ExposureItem, facts: Facts, asOf: Day) -> ExposureResult? {
  let assessed = min(item.assessed ?? asOf, asOf)
  guard let table = penaltyTable(for: item.year, assessed: assessed, in: facts),
    let amounts = TierAmounts(tier: item.tier, of: table)
  else { return nil }
  let uncapped = DollarRange(
    minimum: saturatingProduct(item.violations, amounts.minimum),
    maximum: saturatingProduct(item.violations, amounts.maximum)
  )
  let discretion = facts.fact(of: "ned-2019", on: assessed)
  let discretionCap = discretion?.value.value(at: ["caps_unadjusted", "tier\(item.tier)"])?
    .wholeNumber
  return ExposureResult(
    item: item,
    table: table,
    uncapped: uncapped,
    cap: amounts.yearlyCap,
    codified: uncapped.capped(at: amounts.yearlyCap),
    notes: notes(on: item.year, assessed: assessed, in: facts),
    discretion: discretion,
    discretionCap: discretionCap,
    // The notice names three tiers; the fourth keeps the cap of the regulation (84 FR 18151).
    discretionRange: discretion.map { _ in
      uncapped.capped(at: min(discretionCap ?? amounts.yearlyCap, amounts.yearlyCap))
    }
  )
}

/// How many years after a violation HHS may begin an action: 45 CFR 160.414.
private let yearsToAct = 6

private func notes(on year: Int, assessed: Day, in facts: Facts) -> [ExposureResult.Note] {
  guard let first = Day(year: year, month: 1, day: 1),
    let last = Day(year: year, month: 12, day: 31)
  else { return [] }
  var notes: [ExposureResult.Note] = []
  if last.adding(years: yearsToAct) < assessed { notes.append(.timeBarred) }
  let table = penaltyTable(for: year, assessed: assessed, in: facts)
  if facts.penaltyTable(assessed: assessed, violation: first) == nil { notes.append(.tiersBegan) }
  if facts.penaltyTable(assessed: assessed, violation: last) != table { notes.append(.laterTable) }
  return notes
}

/// The table that governs violations of a year.
///
/// Only the year is known: of 2015, ten months of twelve are before the day from which amounts are
/// adjusted, so the whole year counts as before it.
private func penaltyTable(for year: Int, assessed: Day, in facts: Facts) -> Fact? {
  Day(year: year, month: 11, day: 1).flatMap {
    facts.penaltyTable(assessed: assessed, violation: $0)
  }
}

/// The amounts of one tier of a table.
private struct TierAmounts {
  let minimum: Int
  let maximum: Int
  let yearlyCap: Int

  init?(tier: Int, of table: Fact) {
    guard case .list(let tiers) = table.value.value(at: ["tiers"]),
      let row = tiers.first(where: { $0.value(at: ["tier"])?.wholeNumber == tier }),
      let minimum = row.value(at: ["min_per_violation"])?.wholeNumber,
      let maximum = row.value(at: ["max_per_violation"])?.wholeNumber,
      let yearlyCap = row.value(at: ["annual_cap_identical_provision"])?.wholeNumber
    else { return nil }
    self.minimum = minimum
    self.maximum = maximum
    self.yearlyCap = yearlyCap
  }
}
