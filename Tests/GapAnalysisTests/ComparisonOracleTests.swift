import Diagnostics
import GapAnalysis
import Regulation
import TestSupport
import Testing

/// The table of kinds, written a second time from the law and the two clients.
private struct Oracle {
  let law: Law
  let then: Side
  let now: Side

  struct Side {
    let day: Day
    let client: Client
    let result: Assessment

    func applies(_ leaf: Requirement) -> Bool {
      client.scope.rules.contains(leaf.rule)
        && inapplicability(of: leaf, to: client.entity, with: client.functions) == nil
    }

    func value(_ leaf: Requirement) -> String {
      switch result.requirement(leaf.id)?.status {
      case .met: "2"
      case .partiallyMet: "1"
      case .notMet: "0"
      case .notApplicable: "declared"
      case .notAssessed, nil: "none"
      }
    }
  }

  func kind(of leaf: Requirement) -> ChangeKind {
    // A rule that left the scope hides whether its leaf is still in force.
    let isOut = !now.client.scope.rules.contains(leaf.rule)
    let inForce = leaf.validity.contains(now.day)
    if leaf.validity.contains(then.day) != inForce, inForce || !isOut { return .law }
    switch (then.applies(leaf), now.applies(leaf)) {
    case (false, false): return .unchanged
    case (true, false), (false, true): return .scope
    case (true, true): break
    }
    switch (then.value(leaf), now.value(leaf)) {
    case (let before, let after) where before == after: return .unchanged
    case ("none", "declared"), ("declared", "none"): return .unchanged
    case (_, "declared"): return .declaredNotApplicable
    case ("declared", _): return .newlyApplicable
    case ("none", _): return .newlyAssessed
    case (_, "none"): return .noLongerAssessed
    case (_, "2"): return .closed
    case ("2", _): return .new
    case ("0", _): return .better
    default: return .worse
    }
  }
}

@Suite struct ComparisonOracleTests {
  @Test(arguments: 1...120)
  func comparesAsTheTableSays(seed: Int) throws {
    let world = World(seed: seed)
    var random = SeededGenerator(seed: seed)
    let other = World(seed: random.chance(1, in: 2) ? seed + 1000 : seed).client
    let earlier = day("2026-02-01")
    let side = { (client: Client, day: Day) in
      Oracle.Side(day: day, client: client, result: assessed(client, world.law, on: day))
    }
    let oracle = Oracle(
      law: world.law,
      then: side(other, earlier),
      now: side(world.client, asOf)
    )
    let comparison = compare(EarlierAssessment(oracle.then.result), oracle.now.result)
    for change in comparison.requirements {
      let leaf = try #require(world.law.catalog.requirement(change.id))
      #expect(change.kind == oracle.kind(of: leaf), "\(change)")
    }
    #expect(comparison.score.before == oracle.then.result.totals.score)
    #expect(comparison.score.after == oracle.now.result.totals.score)
    let score = EarlierAssessment.score(of: EarlierAssessment(oracle.now.result).entries)
    #expect(score == oracle.now.result.totals.score)
    let ids = Set(oracle.then.result.gaps.map(\.id))
    #expect(
      comparison.gaps.filter(\.isOpened).map(\.id)
        == oracle.now.result.gaps.map(\.id).filter { !ids.contains($0) }
    )
  }

  @Test(arguments: 1...20)
  func findsNothingInTheSame(seed: Int) {
    let world = World(seed: seed)
    let result = assessed(world.client, world.law)
    let same = compare(EarlierAssessment(result), result)
    #expect(same.gaps.isEmpty && same.evidence.isEmpty && same.overdue.isEmpty)
    #expect(same.dueMoves.isEmpty && same.cost.items.isEmpty && same.notCompared.isEmpty)
    #expect(same.risks.allSatisfy { $0.kinds.isEmpty })
    #expect(ComparisonGate.allCases.allSatisfy { same.failures(of: $0).isEmpty })
  }
}
