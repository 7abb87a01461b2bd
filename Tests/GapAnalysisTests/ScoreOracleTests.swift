import GapAnalysis
import Regulation
import Testing

/// Statuses, counts and scores of METHOD.md, sections 1, 3 and 4, written a second time: slowly, from
/// the law and the client as they are read, with fractions of its own.
private struct ScoreOracle {
  let law: Law
  let client: Client
  let day: Day

  /// A fraction that is never shortened.
  struct Share: CustomStringConvertible {
    var above: Int
    var below: Int

    var description: String { "\(above)/\(below)" }

    static func mean(_ shares: [Share]) -> Share? {
      if shares.isEmpty { return nil }
      var sum = Share(above: 0, below: 1)
      for share in shares {
        sum = Share(
          above: sum.above * share.below + share.above * sum.below,
          below: sum.below * share.below
        )
      }
      return Share(above: sum.above, below: sum.below * shares.count)
    }
  }

  /// What a set of leaves adds up to.
  struct Sum {
    var count: [Status: Int] = [:]
    var openPermissions = 0
    var values: [(halves: Int, weight: Int)] = []

    var score: Share? {
      values.isEmpty
        ? nil : Share(above: values.map(\.halves).reduce(0, +), below: 2 * values.count)
    }

    var weighted: Share? {
      values.isEmpty
        ? nil
        : Share(
          above: values.map { $0.halves * $0.weight }.reduce(0, +),
          below: 2 * values.map(\.weight).reduce(0, +)
        )
    }

    var coverage: Share? {
      let all = count.values.reduce(0, +)
      let applicable = all - (count[.notApplicable] ?? 0) - openPermissions
      return applicable == 0 ? nil : Share(above: values.count, below: applicable)
    }

    var status: Status {
      if values.isEmpty {
        return count[.notAssessed] == nil ? .notApplicable : .notAssessed
      }
      if values.allSatisfy({ $0.halves == 2 }) { return .met }
      return values.allSatisfy { $0.halves == 0 } ? .notMet : .partiallyMet
    }
  }

  var leaves: [Requirement] {
    law.catalog.requirements.filter { entry in
      let hasBegun = entry.validity.from.map { $0 <= day } ?? true
      let hasEnded = entry.validity.to.map { $0 < day } ?? false
      return entry.isAssessable && hasBegun && !hasEnded && client.scope.rules.contains(entry.rule)
    }
  }

  func status(of leaf: Requirement) -> Status {
    let isNamed = client.entity == .both || leaf.appliesTo.contains(client.entity)
    let hasFunction = leaf.requiresFunction.map(client.functions.contains) ?? true
    if !isNamed || !hasFunction { return .notApplicable }
    let names = [leaf.id] + leaf.aliases
    guard let response = client.responses.first(where: { names.contains($0.requirement) }) else {
      return .notAssessed
    }
    switch response.answer {
    case .implemented: return .met
    case .partial: return .partiallyMet
    case .planned, .notImplemented: return .notMet
    case .notAssessed: return .notAssessed
    case .notApplicable: return response.rationale == nil ? .notAssessed : .notApplicable
    case .alternative, .notReasonable:
      let isWritten =
        response.rationale != nil && response.approver != nil && response.decided != nil
      return isWritten && leaf.obligation == .addressable ? .met : .notAssessed
    }
  }

  func sum(_ leaves: [Requirement]) -> Sum {
    var sum = Sum()
    for leaf in leaves {
      let status = status(of: leaf)
      sum.count[status, default: 0] += 1
      let weight = leaf.obligation == .required ? 2 : 1
      switch status {
      case .met: sum.values.append((2, weight))
      case .partiallyMet: sum.values.append((1, weight))
      case .notMet: sum.values.append((0, weight))
      case .notAssessed: sum.openPermissions += leaf.isPermissive ? 1 : 0
      case .notApplicable: break
      }
    }
    return sum
  }

  /// The ids of the entries above an entry, the nearest first.
  func above(_ entry: Requirement) -> [String] {
    guard let parent = law.catalog.requirements.first(where: { $0.id == entry.parent }) else {
      return []
    }
    return [parent.id] + above(parent)
  }
}

@Suite struct ScoreOracleTests {
  private func same(_ share: ScoreOracle.Share?, _ value: Rational?) -> Bool {
    switch (share, value) {
    case (nil, nil): true
    case (let share?, let value?):
      share.above * value.denominator == value.numerator * share.below
    default: false
    }
  }

  private func expectSame(_ sum: ScoreOracle.Sum, _ tally: Tally, _ what: String) {
    for status in Status.allCases {
      #expect(tally.counts[status] == sum.count[status] ?? 0, "\(what), \(status)")
    }
    #expect(tally.counts.openPermissions == sum.openPermissions, "\(what)")
    #expect(same(sum.score, tally.score), "\(what)")
    #expect(same(sum.weighted, tally.weightedScore), "\(what)")
    #expect(same(sum.coverage, tally.counts.coverage), "\(what)")
  }

  @Test(arguments: 1...150)
  func scoresAsTheMethodSays(seed: Int) throws {
    let world = World(seed: seed)
    let oracle = ScoreOracle(law: world.law, client: world.client, day: asOf)
    let result = assessed(world.client, world.law)
    let leaves = oracle.leaves
    expectSame(oracle.sum(leaves), result.totals, "the whole")
    #expect(result.rules.map(\.rule) == world.client.scope.rules)
    for rule in result.rules {
      expectSame(oracle.sum(leaves.filter { $0.rule == rule.rule }), rule.tally, "\(rule.rule)")
    }
    let families = Set(leaves.map { Family(id: $0.family, rule: $0.rule) })
    #expect(Set(result.families.map(\.family)) == families)
    for family in result.families {
      let own = leaves.filter { $0.family == family.family.id && $0.rule == family.family.rule }
      expectSame(oracle.sum(own), family.tally, "\(family.family)")
      let standards = Set(own.map { oracle.above($0).last ?? $0.id })
      let scores = standards.compactMap { standard in
        oracle.sum(own.filter { (oracle.above($0).last ?? $0.id) == standard }).score
      }
      #expect(same(.mean(scores), family.scoreByStandards), "\(family.family)")
      #expect(family.scoredStandards == scores.count, "\(family.family)")
    }
    for entry in result.requirements {
      let id = entry.requirement.id
      let below = leaves.filter { $0.id == id || oracle.above($0).contains(id) }
      let sum = oracle.sum(below)
      #expect(entry.status == (below.isEmpty ? nil : sum.status), "\(id)")
      #expect(same(sum.score, entry.score), "\(id)")
    }
  }
}
