import Diagnostics
import GapAnalysis
import Regulation
import Words

extension ClientPages {
  /// The verdict in one sentence: what is met and by what that is shown, the rest, and the findings.
  func verdict() -> [Inline] {
    let counts = assessment.totals.counts
    let name = assessment.client.name.value
    let applicable = counts.total - counts.notApplicable
    guard counts.assessed > 0 else {
      let key = "verdict_nothing_assessed"
      return .text(words(key, ["n": String(applicable), "client": name]))
    }
    let rest = [
      (counts.partiallyMet, "partially_met", "verdict_partially_met"),
      (counts.notMet, "not_met", "verdict_not_met"),
      (counts.notAssessed, "not_assessed", "verdict_not_assessed"),
    ].filter { $0.0 > 0 }.map { count, metric, key in
      words.line(key, count: count, ["count": [Scorecards.total(count, metric)]])
    }
    // Evidence that has expired shows nothing any more.
    let isOnlyReported = counts.met > 0 && assessment.metWithEvidence == 0
    return words.line(
      (rest.isEmpty ? "verdict_all" : "verdict") + (isOnlyReported ? "_reported" : ""),
      count: isOnlyReported ? counts.met : applicable,
      [
        "client": .text(name), "all": .text(String(applicable)), "met": [Scorecards.total(counts.met, "met")],
        "proof": proof(met: counts.met, isOnlyReported: isOnlyReported),
        "rest": .joined(rest, by: ", "), "findings": .text(openFindings),
      ]
    )
  }

  /// How many of what is met evidence shows, how many are only reported, and how many are contested.
  private func proof(met: Int, isOnlyReported: Bool) -> [Inline] {
    let contested = assessment.gaps.count(where: \.isContested)
    let contests: [[Inline]] =
      contested == 0
      ? []
      : [
        words.line(
          "verdict_contested",
          count: contested,
          ["count": [.figure(String(contested), metric: "gaps.contested")]]
        )
      ]
    guard met > 0 else { return [] }
    if isOnlyReported {
      return .joined([words.line("verdict_none_with_evidence", [:])] + contests, by: ", ")
    }
    let shown = assessment.metWithEvidence
    let parts = [
      ("verdict_with_evidence", shown, "met_with_evidence"),
      ("verdict_only_reported", met - shown, "met_only_reported"),
    ].filter { $0.1 > 0 }.map { key, count, metric in
      words.line(key, count: count, ["count": [Scorecards.total(count, metric)]])
    }
    return [.text(" (")] + .joined(parts + contests, by: ", ") + [.text(")")]
  }

  /// How many findings are open, and how many of them carry a high risk.
  private var openFindings: String {
    let open = assessment.findings.filter { $0.finding.status.isOpen }
    let serious = open.count { $0.risk >= .high }
    let key =
      switch (open.count, serious) {
      case (0, _): "verdict_no_finding"
      case (1, 1): "verdict_one_finding"
      case (1, _): "verdict_one_lesser_finding"
      case (serious, _): "verdict_all_findings"
      case (_, 0): "verdict_lesser_findings"
      default: "verdict_findings"
      }
    return words(key, count: serious, ["open": String(open.count)])
  }
}
