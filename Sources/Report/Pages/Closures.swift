import GapAnalysis
import Regulation
import Words

/// What was closed since an earlier assessment: when, who verified it, which evidence shows it, and what
/// speaks against it.
struct Closures {
  let comparison: Comparison
  let assessment: Assessment
  let words: Words

  /// All of it: with evidence first, last what is listed no longer.
  var entries: [ListEntry] { ClosureKind.allCases.flatMap(entries) }

  /// How much was closed in which way, and each of it below its sort; nothing where nothing was.
  var blocks: [Block] {
    let sorts = ClosureKind.allCases.map { (kind: $0, entries: entries($0)) }
      .filter { !$0.entries.isEmpty }
    guard !sorts.isEmpty else { return [] }
    return [.paragraph(summary)]
      + sorts.flatMap { sort -> [Block] in
        [.paragraph([.strong(words("closure_", sort.kind))]), .list(sort.entries)]
      }
  }

  /// How many are closed with evidence, and how many are not shown closed, by their sorts.
  var summary: [Inline] {
    let shown = count(.withEvidence)
    let rest = ClosureKind.allCases.filter { $0 != .withEvidence && count($0) > 0 }
    let whole = words.counted(
      Self.sentence(.withEvidence),
      shown,
      metric: Self.metric(.withEvidence)
    )
    guard !rest.isEmpty else { return whole + [.text(".")] }
    let parts = rest.map {
      words.counted(Self.sentence($0), count($0), metric: Self.metric($0))
    }
    let number = rest.map(count).reduce(0, +)
    return whole + [.text("; ")]
      + words.line(
        "closures_not_shown",
        count: number,
        [
          "count": [.figure("\(number)", metric: "comparison.closures.not-shown")],
          "parts": .joined(parts, by: ", "),
        ]
      )
  }

  private func count(_ kind: ClosureKind) -> Int {
    comparison.requirements(closed: kind).count + comparison.findings(closed: kind).count
  }

  private static func metric(_ kind: ClosureKind) -> String {
    "comparison.closures.\(kind.rawValue)"
  }

  private static func sentence(_ kind: ClosureKind) -> String {
    switch kind {
    case .withEvidence: "closures_with_evidence"
    case .withoutEvidence: "closures_without_evidence"
    case .contested: "closures_contested"
    case .notListed: "closures_not_listed"
    }
  }

  private func entries(_ kind: ClosureKind) -> [ListEntry] {
    comparison.findings(closed: kind).map(closed)
      + comparison.requirements(closed: kind).map(nowMet)
  }

  private func closed(_ change: FindingChange) -> ListEntry {
    let name = "\(change.id) \(change.title)"
    guard let finding = assessment.finding(change.id)?.finding else {
      return ListEntry(.text(name), note: .text(words("closed_not_listed")))
    }
    let short = assessment.gaps.filter { gap in
      gap.causes.contains { $0.kind == .closedFinding && $0.names.contains(change.id) }
    }.compactMap(\.requirement)
    let against = words.line(
      "closed_yet_short",
      count: short.count,
      ["requirements": .joined(short.map(AnalysisPages.link), by: ", ")]
    )
    return ListEntry(
      [.link(name, .finding(change.id))],
      note: PlanTables.closure(finding, words) + (short.isEmpty ? [] : [.text(" ")] + against)
    )
  }

  /// What its status was; nothing where it had none.
  private func then(_ change: RequirementChange) -> [Inline] {
    change.before.map {
      words.line("closed_then", ["status": .text(words($0).lowercased())]) + [.text("; ")]
    } ?? []
  }

  private func nowMet(_ change: RequirementChange) -> ListEntry {
    let result = assessment.requirement(change.id)
    let shown = assessment.client.evidence.filter { result?.evidence.contains($0.id) ?? false }
    let proofs = shown.map { item -> [Inline] in
      let collected: [Inline] =
        item.collected.map { words.line("collected_on", ["day": [.day($0)]]) } ?? []
      return [Reasons.evidence(item.id)] + collected
    }
    let proof =
      proofs.isEmpty
      ? [Inline].text(words("closed_without_evidence"))
      : words.line("closed_evidence", ["evidence": .joined(proofs, by: "; ")])
    let reasons = Reasons(assessment: assessment, words: words)
    let against = result.map { reasons.contesting($0.contradictions) } ?? []
    let contested =
      against.isEmpty
      ? [] : words.line("change_contested", ["names": .joined(against, by: ", ")]) + [.text("; ")]
    return ListEntry(
      assessment.link(toRequirement: change.id) + [.text(" ")] + .law(change.title) + [.text(" ")]
        + (result?.chip(words) ?? []),
      note: then(change) + contested + proof
    )
  }
}
