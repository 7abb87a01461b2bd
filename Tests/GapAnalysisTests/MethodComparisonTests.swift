import Diagnostics
import GapAnalysis
import Regulation
import TestSupport
import Testing

/// The cases of METHOD.md about two assessments of one client.
@Suite struct MethodComparisonTests {
  /// What a leaf was or is, besides an answer.
  private enum Side: Equatable {
    case answer(Response.Answer)
    case none, notInForce, outOfScope, notConcerned

    init?(_ words: String) {
      switch words {
      case "none": self = .none
      case "not in force": self = .notInForce
      case "out of scope": self = .outOfScope
      case "not concerned": self = .notConcerned
      default:
        guard let answer = Response.Answer(rawValue: words) else { return nil }
        self = .answer(answer)
      }
    }

    /// A client for whom the leaf `S` of the Privacy Rule is as this says.
    func client(_ needsFunction: Bool) -> Client {
      var responses: [Response] = []
      if case .answer(let given) = self {
        responses = [GapAnalysisTests.answer("S", given, evidence: ["E"])]
      }
      return GapAnalysisTests.client(
        responses,
        functions: needsFunction && self != .notConcerned ? [.clearinghouse] : [],
        scope: Scope(rules: self == .outOfScope ? [.security] : HIPAARule.allCases),
        evidence: [methodEvidence]
      )
    }
  }

  @Test(arguments: MethodDocument.cases("K", in: 12, to: 40))
  func findsTheKindOfChange(_ this: MethodCase) throws {
    let before = try this.value("Before", Side.init)
    let after = try this.value("After", Side.init)
    let kind = try this.text("Leaf")
    #expect(["R", "A", "P"].contains(kind))
    let between = day("2026-02-16")
    let needsFunction = before == .notConcerned || after == .notConcerned
    let leaf = entry(
      "S",
      kind == "A" ? .addressable : .required,
      rule: .privacy,
      family: "privacy",
      requires: needsFunction ? .clearinghouse : nil,
      permissive: kind == "P",
      validity: Validity(
        from: before == .notInForce ? between : nil,
        to: after == .notInForce ? between : nil
      )
    )
    let comparison = try compared(
      before.client(needsFunction),
      after.client(needsFunction),
      law([entry("Other"), leaf])
    )
    let change = try #require(comparison.requirements.first { $0.id == "S" })
    #expect(change.isListed == (change.kind != .unchanged || change.reason != nil))
    #expect(comparison.isRegression == change.isRegression)
    #expect(comparison.failures(of: .regression).map(\.name) == (change.isRegression ? ["S"] : []))
    this.expect(
      given: ["Leaf", "Before", "After"],
      [
        "Kind": change.kind.rawValue, "Reason": change.reason?.rawValue ?? "",
        "Regression": change.isRegression ? "yes" : "no",
      ]
    )
  }

  /// What is closed of the leaf `S` or of the finding `F` about it.
  private func closed(_ this: MethodCase) throws -> (before: Client, after: Client) {
    let evidence = try this.days("Evidence until").enumerated().map { number, until in
      var item = Evidence(id: "E\(number)", title: "E", place: at(number + 1, "e.yml"))
      item.validUntil = until
      return item
    }
    let names = evidence.map(\.id)
    let open = GapAnalysisTests.finding("F", ["S"])
    let other = try this.text("Other input")
    let now = try this.text("Now")
    if try this.text("Closed") == "leaf" {
      let status = try other.isEmpty ? nil : this.value("Other input", Finding.Status.init)
      return (
        client([GapAnalysisTests.answer("S", .notImplemented)]),
        client(
          [GapAnalysisTests.answer("S", try MethodCase.answer(now), evidence: names)],
          findings: status.map { [GapAnalysisTests.finding("F", ["S"], status: $0)] } ?? [],
          evidence: evidence
        )
      )
    }
    let status = try now == "none" ? nil : this.value("Now", Finding.Status.init)
    let after = status.map {
      GapAnalysisTests.finding("F", ["S"], status: $0, evidence: names, accepted: accepted)
    }
    return (
      client(findings: [open]),
      client(
        [GapAnalysisTests.answer("S", try MethodCase.answer(other))],
        findings: [after].compactMap(\.self),
        evidence: evidence
      )
    )
  }

  private let accepted = Acceptance(by: "Ann", until: day("2027-01-01"), reason: "R")

  @Test(arguments: MethodDocument.cases("H", in: 12, to: 16))
  func saysHowAClosingIsShown(_ this: MethodCase) throws {
    let (before, after) = try closed(this)
    let comparison = try compared(before, after, law([entry("S", .addressable)]))
    let isLeaf = try this.text("Closed") == "leaf"
    let leaf = try #require(comparison.requirements.first)
    let finding = comparison.findings.first
    #expect(leaf.closure == nil || leaf.kind == .closed)
    this.expect(
      given: ["Closed", "Now", "Evidence until", "Other input"],
      ["Shown": (isLeaf ? leaf.closure : finding?.closure)?.rawValue ?? ""]
    )
    // Each that is closed counts in one way.
    let ways = ClosureKind.allCases.map { comparison.requirements(closed: $0).count }
    #expect(ways.reduce(0, +) == comparison.requirements(.closed).count)
    let found = ClosureKind.allCases.map { comparison.findings(closed: $0).count }
    #expect(found.reduce(0, +) == comparison.findings(.closed).count)
    #expect(!comparison.notCompared.contains(.closures))
  }

  @Test(arguments: MethodDocument.cases("C", in: 12, to: 3))
  func countsChanges(_ this: MethodCase) throws {
    func leaves(_ column: String) throws -> [MethodLeaf] {
      try this.list("Leaves").enumerated().map { index, kind in
        try MethodLeaf(kind, this.text(column), id: "L\(index)")
      }
    }
    let (before, after) = (try leaves("Before"), try leaves("After"))
    func client(_ leaves: [MethodLeaf]) -> Client {
      GapAnalysisTests.client(leaves.compactMap(\.response), evidence: [methodEvidence])
    }
    let comparison = try compared(client(before), client(after), law(before.map(\.entry)))
    func count(_ kind: ChangeKind) -> String { "\(comparison.requirements(kind).count)" }
    this.expect(
      given: ["Leaves", "Before", "After"],
      [
        "Newly assessed": count(.newlyAssessed),
        "Of these met": "\(comparison.count(.newlyAssessed, .met))",
        "Declared not applicable": count(.declaredNotApplicable), "Closed": count(.closed),
        "Regressions": "\(comparison.failures(of: .regression).count)",
      ]
    )
  }
}
