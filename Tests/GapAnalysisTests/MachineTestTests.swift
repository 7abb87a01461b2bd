import Diagnostics
import Regulation
import TestSupport
import Testing
import Words

@testable import GapAnalysis

/// What machines tested (METHOD.md, section 16).
@Suite struct MachineTestTests {
  private let base = law(standard("S", [.required, .addressable, .required]))

  /// "leaf high 35/2/1/3" as a check.
  private func read(_ words: String, _ number: Int) throws -> ScanCheck {
    let parts = words.split(separator: " ").map(String.init)
    try #require(parts.count == 3)
    let counts = parts[2].split(separator: "/").compactMap { Int($0) }
    try #require(counts.count == 4)
    return check(
      "c\(number)",
      parts[1] == "unsaid" ? nil : parts[1],
      pass: counts[0],
      fail: counts[1],
      muted: counts[2],
      notTested: counts[3],
      isBroad: parts[0] == "broad",
      isMapped: parts[0] == "mapped"
    )
  }

  @Test(arguments: MethodDocument.cases("U", in: 16, to: 16))
  func followsTheMethod(_ this: MethodCase) throws {
    let checks = try this.list("Checks").enumerated().map { try read($1, $0) }
    let item = scan(
      "EV-S1",
      checks.isEmpty ? [] : [scanned("S(1)", checks)],
      on: try this.day("Scan of"),
      until: try this.day("Evidence until")
    )
    let said = try this.text("Answer")
    let responses =
      said.isEmpty
      ? [] : [answer("S(1)", try #require(Response.Answer(rawValue: said)), evidence: ["EV-S1"])]
    let law = law(standard("S", [.addressable, .required]))
    let result = try #require(
      assessed(client(responses, evidence: [item]), law).requirement("S(1)")
    )
    let failed = result.contradictions.filter { $0.kind == .failedTest }
    this.expect(
      given: ["Answer", "Scan of", "Evidence until", "Checks"],
      [
        "Status": result.status?.rawValue ?? "", "Known by": result.knownBy.rawValue,
        "Contested by": failed.map(\.kind.rawValue).joined(separator: ", "),
        "Grade": failed.map(\.grade.title).joined(separator: ", "),
      ]
    )
  }

  @Test("A failure makes a gap with its counts and the place of the first failure")
  func makesAGap() throws {
    let item = scan(
      "EV-S1",
      [scanned("S(1)", [check(pass: 35, fail: 2, muted: 1, notTested: 3)])]
    )
    let result = assessed(client([answer("S(1)", .implemented)], evidence: [item]), base)
    let contradiction = try #require(result.contradictions.first)
    #expect(contradiction.id == "contradiction:S(1):failed-test:EV-S1")
    #expect(contradiction.tested == ScanCounts(pass: 35, fail: 2, muted: 1, notTested: 3))
    #expect(contradiction.place == inScan(10))
    let gap = try #require(result.gaps.first)
    #expect(gap.causes.map(\.kind) == [.noEvidence, .contested])
    #expect(gap.risk == .high)
    #expect(gap.causes.last?.inputs == [at(2), inScan(10)])
    let words = Words.english.text(of: try #require(gap.causes.last))
    #expect(
      words
        == "answered \"implemented\", contested by EV-S1 (high: 2 of 37 resources fail)"
    )
  }

  @Test("Coverage, score, statuses and evidence coverage are the same with scans and without")
  func changesNoAnswer() {
    let answers = [answer("S(1)", .implemented), answer("S(2)", .partial)]
    let item = scan(
      "EV-S1",
      [
        scanned("S(1)", [check(fail: 9)]), scanned("S(2)", [check(pass: 9)]),
        scanned("S(3)", [check(pass: 9)]),
      ]
    )
    let (with, without) = (
      assessed(client(answers, evidence: [item]), base), assessed(client(answers), base)
    )
    #expect(with.totals == without.totals && with.rules == without.rules)
    #expect(with.families == without.families)
    #expect(with.leaves.map(\.status) == without.leaves.map(\.status))
    #expect(with.leaves.map(\.score) == without.leaves.map(\.score))
    for id in ["assessment.score", "assessment.coverage", "evidence.coverage"] {
      #expect(with.metric(id)?.value == without.metric(id)?.value, "\(id)")
    }
    #expect(with.leaves.map(\.status) == [.met, .partiallyMet, .notAssessed])
    #expect(without.metric("tests.coverage") == nil && !without.hasScans)
    #expect(without.testedLeaves.isEmpty)
  }

  @Test("The leaves are counted by how they are known, with the places of results and answers")
  func counts() throws {
    let item = scan("EV-S1", [scanned("S(1)", [check(pass: 3, fail: 1)])])
    let answers = [answer("S(1)", .implemented, line: 5), answer("S(2)", .partial, line: 6)]
    let result = assessed(client(answers, evidence: [item]), base)
    func number(_ id: String) -> String? { result.metric(id)?.text }
    #expect(number("tests.both") == "1" && number("tests.tested") == "0")
    #expect(number("tests.written") == "1" && number("tests.neither") == "1")
    #expect(number("tests.failing") == "1")
    let coverage = try #require(result.metric("tests.coverage"))
    #expect(coverage.value == Rational(1, over: 3))
    #expect(coverage.inputs == [inScan(2)])
    #expect(result.metric("tests.both")?.inputs == [at(5), inScan(2)])
    #expect(result.metric("tests.written")?.inputs == [at(6)])
  }

  @Test("What does not apply is asked for only where a scan names it")
  func leavesOutWhatDoesNotApply() {
    let law = law(
      [
        entry("A"), entry("B", appliesTo: [.businessAssociate]),
        entry("C", appliesTo: [.businessAssociate]), entry("D", rule: .privacy),
        entry("E", rule: .privacy),
      ]
    )
    let item = scan(
      "EV-S1",
      [scanned("B", [check(fail: 1)]), scanned("D", [check(pass: 1)])]
    )
    let result = assessed(client(evidence: [item]), law)
    #expect(result.testedLeaves.map(\.requirement.id) == ["A", "B", "D"])
    #expect(result.metric("tests.coverage")?.excluded.map(\.count) == [1])
    #expect(result.contradictions.isEmpty)
  }

  @Test("A scan that no answer names shows at its leaves, and is not unused")
  func isUsed() throws {
    let item = scan("EV-S1", [scanned("S(1)", [check(pass: 1)])])
    let made = client([answer("S(2)", .implemented)], evidence: [item])
    let result = assessed(made, base)
    #expect(result.evidence.first?.uses == ["S(1)"])
    #expect(result.leftOut.isEmpty)
    #expect(told(made, base).filter { $0.rule == "unused-evidence" }.isEmpty)
    #expect(result.requirement("S(1)")?.tests.map(\.evidence) == ["EV-S1"])
    #expect(result.requirement("S(1)")?.evidence == [])
    #expect(result.requirement("S")?.tests == [])
    let naming = client([answer("S(1)", .implemented, evidence: ["EV-S1"])], evidence: [item])
    let named = assessed(naming, base)
    #expect(named.evidence.first?.uses == ["S(1)"])
  }

  @Test("A scan of a later day counts nowhere, and is left out with a warning")
  func leavesOutLaterScans() {
    let item = scan("EV-S1", [scanned("S(1)", [check(fail: 1)])], on: day("2026-11-22"))
    let made = client([answer("S(1)", .implemented, evidence: ["EV-S1"])], evidence: [item])
    let result = assessed(made, base)
    #expect(result.contradictions.isEmpty && !result.hasScans)
    #expect(
      result.leftOut.map(\.reason) == [.laterScan("EV-S1", day("2026-11-22"), asOf)]
    )
    #expect(told(made, base).map(\.rule) == ["day-after-as-of"])
  }

  @Test("A scan without a day has that of its collection, and collection that of the scan")
  func takesTheDayOfCollection() throws {
    var undated = scan("EV-S1", [scanned("S(1)", [check(pass: 1)])], on: nil)
    let plain = assessed(client(evidence: [undated]), base)
    #expect(plain.requirement("S(1)")?.tests.first?.day == nil)
    #expect(plain.evidence.first?.state == .undated)
    undated.collected = day("2026-11-22")
    #expect(!assessed(client(evidence: [undated]), base).hasScans)
    undated.collected = day("2026-09-02")
    let dated = assessed(client(evidence: [undated]), base)
    #expect(dated.requirement("S(1)")?.tests.first?.day == day("2026-09-02"))
    let own = assessed(client(evidence: [scan("EV-S1", [])]), base)
    #expect(own.client.evidence.first?.collected == day("2026-10-01"))
    #expect(own.evidence.first?.state == .current)
  }

  @Test("What is out of scope, not in force or of no leaf is left out, each with its place")
  func leavesOut() {
    let law = law(
      [
        entry("A"), entry("B", rule: .privacy),
        entry("C", validity: Validity(from: day("2027-01-01"), to: nil)),
      ]
    )
    let none = ScanLeftOut(id: "164.306(a)(1)", reason: .noLeaf, rows: 4, place: inScan(7))
    let item = scan(
      "EV-S1",
      [scanned("A", [check(pass: 1)]), scanned("B", [check()]), scanned("C", [check()])],
      leftOut: [none],
      rowsWithoutRequirement: 3
    )
    let result = assessed(client(scope: Scope(rules: [.security]), evidence: [item]), law)
    #expect(result.client.evidence.first?.scan?.leaves.map(\.requirement) == ["A"])
    let words = result.leftOut.map { Words.english.text(of: $0.reason) }
    #expect(
      Set(words) == [
        "4 results of scan EV-S1 name \"164.306(a)(1)\", which is no requirement that is answered by itself",
        "scan EV-S1: B belongs to the Privacy Rule, which is out of scope",
        "scan EV-S1: C is not in force on 2026-11-21 (in force from 2027-01-01)",
        "3 results of scan EV-S1 name no requirement of HIPAA",
      ]
    )
    #expect(result.leftOut.map(\.source).contains(inScan(7)))
  }

  @Test("An edition has counts and checks, and neither resources, reasons, files nor places")
  func withholdsResources() throws {
    let item = scan("EV-S1", [scanned("S(1)", [check(pass: 1, fail: 2)])])
    let made = client([answer("S(1)", .implemented)], evidence: [item])
    func edition(_ audience: String) -> Assessment {
      assess(
        made,
        law: base,
        asOf: asOf,
        coverageThreshold: threshold,
        audience: audience
      ).value
    }
    for audience in ["client", "executive", "regulator"] {
      let result = edition(audience)
      let test = try #require(result.requirement("S(1)")?.tests.first)
      #expect(test.leaf.counts == ScanCounts(pass: 1, fail: 2))
      #expect(test.leaf.checks.allSatisfy { $0.failures.isEmpty && $0.place == .withheld })
      #expect(result.client.evidence.first?.file == nil)
      #expect(result.contradictions.map(\.kind) == [.failedTest])
      #expect(result.contradictions.map(\.place) == [.withheld])
    }
    #expect(edition("full").requirement("S(1)")?.tests.first?.leaf.checks[0].failures.count == 2)
    #expect(edition("public").requirement("S(1)")?.tests.isEmpty == true)
    let withheld = made.withheld(from: "client").items
    #expect(withheld.filter { $0.kind == .resource }.count == 2)
    #expect(
      withheld.contains { item in
        item.kind == .resource && item.place == inScan(10)
          && item.text == "arn:aws:ec2:us-east-1:111122223333:volume/c1-0"
      }
    )
    #expect(withheld.contains { $0.kind == .prose && $0.text.hasPrefix("Volume c1-1 of") })
    #expect(withheld.contains { $0.kind == .path && $0.text == "scans/111122223333.csv" })
    #expect(made.withheld(from: "full").isEmpty)
  }

  @Test("A check counts once in a scan, however many leaves it is of")
  func countsChecks() {
    let item = scan(
      "EV-S1",
      [scanned("S(1)", [check("a"), check("b")]), scanned("S(2)", [check("a")])]
    )
    #expect(item.scan?.checkCount == 2)
  }

  @Test("A failure says nothing of papers")
  func leavesPapersAlone() {
    #expect(Contradiction.Kind.failedTest.concernsPapers == false)
    #expect(Contradiction.Kind.openFinding.concernsPapers)
  }
}
