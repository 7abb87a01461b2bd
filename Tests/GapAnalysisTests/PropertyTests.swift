import Diagnostics
import GapAnalysis
import Regulation
import TestSupport
import Testing

/// What holds for every client, tried on many made from seeds.
@Suite struct PropertyTests {
  static let seeds = Array(1...40)

  @Test(arguments: seeds)
  func givesEachLeafExactlyOneStatus(seed: Int) {
    let world = World(seed: seed)
    let result = assessed(world.client, world.law)
    let expected = world.law.catalog.leaves(on: asOf, rules: world.client.scope.rules).map(\.id)
    #expect(result.leaves.map(\.requirement.id) == expected)
    #expect(result.leaves.allSatisfy { $0.status != nil })
    #expect(result.totals.counts.total == expected.count)
    let all = Set(world.law.catalog.leaves(on: asOf).map(\.id))
    #expect(Set(expected).union(result.leavesOutOfScope.map(\.id)) == all)
  }

  @Test(arguments: seeds)
  func addsUpAtEveryLevel(seed: Int) {
    let world = World(seed: seed)
    let result = assessed(world.client, world.law)
    for status in Status.allCases {
      let total = result.totals.counts[status]
      #expect(result.rules.map { $0.tally.counts[status] }.reduce(0, +) == total)
      #expect(result.families.map { $0.tally.counts[status] }.reduce(0, +) == total)
      #expect(result.leaves.count { $0.status == status } == total)
    }
    let value = { (tally: Tally) in
      (tally.score ?? .zero) * Rational(tally.counts.assessed)
    }
    let whole = value(result.totals)
    #expect(result.rules.map { value($0.tally) }.reduce(.zero, +) == whole)
    #expect(result.families.map { value($0.tally) }.reduce(.zero, +) == whole)
    #expect(result.leaves.compactMap(\.score).reduce(.zero, +) == whole)
    #expect(result.metric("assessment.score")?.numerator == whole)
  }

  @Test(arguments: seeds)
  func neverFindsMoreGapsWithMoreEvidence(seed: Int) {
    let world = World(seed: seed)
    let before = assessed(world.client, world.law)
    var random = SeededGenerator(seed: seed)
    // A specification that is not reasonable needs no evidence, but what it has must be valid.
    let more = world.client.responses.map { response in
      let added = random.some(world.client.evidence.map(\.id), atMost: 2)
      return response.answer == .notReasonable ? response : response.adding(added)
    }
    let after = assessed(world.client.with(responses: more), world.law)
    let known = Set(before.gaps.map(\.id))
    #expect(after.gaps.allSatisfy { known.contains($0.id) })
  }

  @Test(arguments: seeds)
  func neverLowersAScoreByClosingAGap(seed: Int) throws {
    let world = World(seed: seed)
    let before = assessed(world.client, world.law)
    for gap in before.gaps.prefix(6) {
      let closed = world.client.responses.map {
        $0.requirement == gap.requirement ? $0.implemented() : $0
      }
      let after = assessed(world.client.with(responses: closed), world.law)
      #expect((after.totals.score ?? .zero) >= (before.totals.score ?? .zero) || !gap.isShort)
      for (old, new) in zip(before.families, after.families) where gap.isShort {
        #expect((new.tally.score ?? .zero) >= (old.tally.score ?? .zero))
        #expect((new.scoreByStandards ?? .zero) >= (old.scoreByStandards ?? .zero))
      }
    }
  }

  @Test(arguments: seeds)
  func losesNoInput(seed: Int) {
    let world = World(seed: seed)
    let shown = Set(assessed(world.client, world.law).placesShown)
    for place in world.client.places { #expect(shown.contains(place), "\(place)") }
  }

  @Test("an edition tells no place of an input, and has the scores of the whole", arguments: seeds)
  func tellsNoPlace(seed: Int) {
    let world = World(seed: seed)
    let whole = assessed(world.client, world.law)
    let board = assess(
      world.client,
      law: world.law,
      asOf: asOf,
      coverageThreshold: threshold,
      audience: "board"
    ).value
    let files = Set(world.client.places.map(\.file))
    #expect(!board.placesShown.contains { files.contains($0.file) })
    #expect(board.metrics.allSatisfy { $0.inputs.isEmpty })
    #expect(board.totals == whole.totals)
    #expect(board.requirements.map(\.status) == whole.requirements.map(\.status))
    for id in ["assessment.score", "assessment.met_with_evidence", "evidence.coverage"] {
      #expect(board.metric(id)?.value == whole.metric(id)?.value, "\(id)")
    }
    let secret = world.client.findings.filter { !$0.audience.isEmpty }.map(\.id)
    let open = world.client.findings.filter { $0.audience.isEmpty }.map(\.id)
    #expect(
      !board.findings.contains { !open.contains($0.finding.id) && secret.contains($0.finding.id) }
    )
  }

  @Test(arguments: seeds)
  func takesNoHeedOfTheOrderOfRows(seed: Int) {
    let world = World(seed: seed)
    // Of two entries of one id the first counts, so only sound registers may be shuffled.
    let client = world.client.withoutSeconds(in: world.law)
    var random = SeededGenerator(seed: seed)
    let first = assess(client, law: world.law, asOf: asOf, coverageThreshold: threshold)
    let second = assess(
      client.shuffled(&random),
      law: world.law,
      asOf: asOf,
      coverageThreshold: threshold
    )
    // Whole values are long to print: what differs is reported in a line.
    let told = zip(first.diagnostics.sortedUnique(), second.diagnostics.sortedUnique())
    let otherMessage = told.first { $0 != $1 }.map { "\($0.message) / \($1.message)" }
    #expect(otherMessage == nil)
    #expect(first.value.differences(from: second.value).isEmpty)
  }

  @Test(arguments: seeds)
  func comparesEveryLeafOnce(seed: Int) throws {
    let world = World(seed: seed)
    let other = World(law: world.law, client: World(seed: seed + 1000).client)
    let earlier = EarlierAssessment(assessed(other.client, world.law, on: day("2025-01-01")))
    let later = assessed(world.client, world.law)
    let comparison = compare(earlier, later)
    let ids = comparison.requirements.map(\.id)
    #expect(Set(ids).count == ids.count)
    let leaves = Set(later.leaves.map(\.requirement.id))
    #expect(Set(ids) == leaves.union(earlier.entries.filter(\.isLeaf).map(\.id)))
    let same = compare(EarlierAssessment(later), later)
    #expect(same.requirements.allSatisfy { $0.kind == .unchanged })
    #expect(same.findings.allSatisfy { $0.kind == .unchanged })
  }

  @Test(arguments: seeds)
  func namesEveryMetricOnce(seed: Int) {
    let world = World(seed: seed)
    let result = assessed(world.client, world.law)
    #expect(Set(result.metricIDs).count == result.metricIDs.count)
    for metric in result.metrics where metric.unit == .percent {
      let value = metric.value ?? .zero
      #expect(value >= .zero && value <= Rational(1))
    }
    let priorities = result.plan.map(\.priority)
    #expect(priorities == Array(0..<priorities.count).map { $0 + 1 })
  }
}

extension Gap {
  fileprivate var isShort: Bool { causes.contains { $0.kind == .fallsShort } }
}
