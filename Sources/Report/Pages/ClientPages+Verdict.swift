import Diagnostics
import GapAnalysis
import Regulation
import Words

extension ClientPages {
  /// The verdict in one sentence: what is met and by what that is shown, the rest, and the findings.
  func verdict() -> [Inline] {
    let counts = assessment.totals.counts
    let applicable = counts.total - counts.notApplicable
    let all = [Scorecards.total(applicable, "applicable")]
    guard counts.assessed > 0 else {
      return words.line("verdict_nothing_assessed", ["n": all, "client": .text(name)])
    }
    let rest = rest(of: counts)
    let met = [Scorecards.total(counts.met, "met")]
    let proofs = proofs(counts.met, isBrief: rest.isEmpty)
    let proof = [Inline].joined(
      [.joined(proofs, by: ", "), contested].filter { !$0.isEmpty },
      by: "; "
    )
    let isOnlyReported = counts.met > 0 && assessment.metWithEvidence == 0
    let isSeparate = isOnlyReported || rest.isEmpty || proof.isEmpty
    let key =
      switch (rest.isEmpty, isOnlyReported) {
      case (true, true): "verdict_all_reported"
      case (true, false): proof.isEmpty ? "verdict_all" : "verdict_all_but_proof"
      case (false, true): "verdict_reported"
      case (false, false): "verdict"
      }
    return words.line(
      key,
      count: isOnlyReported ? counts.met : applicable,
      [
        "client": .text(name), "n": all, "all": all,
        "met": isSeparate ? met : words.line("verdict_met", ["met": met, "proof": proof]),
        "proof": proof, "rest": .joined(rest, by: ", "), "findings": openFindings,
      ]
    )
  }

  private func rest(of counts: StatusCounts) -> [[Inline]] {
    [
      (counts.partiallyMet, "partially_met", "verdict_partially_met"),
      (counts.notMet, "not_met", "verdict_not_met"),
      (counts.notAssessed, "not_assessed", "verdict_not_assessed"),
    ].filter { $0.0 > 0 }.map { count, metric, key in
      words.line(key, count: count, ["count": [Scorecards.total(count, metric)]])
    }
  }

  /// How many of what is met are contested: they are counted with the others too.
  private var contested: [Inline] {
    let count = assessment.gaps.count(where: \.isContested)
    let figure = [Inline.figure(String(count), metric: "gaps.contested")]
    // What contests an answer may be withheld, which an edition that shows none must not deny.
    if count == 0, assessment.audience != Audience.full, assessment.totals.counts.met > 0 {
      return .text(words("verdict_contests_unlisted"))
    }
    return count == 0
      ? [] : words.line("verdict_contested", count: count, ["count": figure])
  }

  /// How many of what is met current evidence shows, of how many it has expired, and how many are only
  /// reported; where that is brief, that evidence shows them all is left out.
  private func proofs(_ met: Int, isBrief: Bool) -> [[Inline]] {
    guard met > 0 else { return [] }
    let shown = assessment.metWithEvidence
    let expired = assessment.metWithExpiredEvidence
    let (none, some) =
      expired > 0
      ? ("verdict_none_with_current_evidence", "verdict_with_current_evidence")
      : ("verdict_none_with_evidence", "verdict_with_evidence")
    return switch shown {
    case 0:
      [.text(words(none, count: met))]
        + (expired > 0 ? unproven(met - expired, expired) : [])
    case met: isBrief ? [] : [.text(words("verdict_all_with_evidence", count: met))]
    default:
      [
        words.line(
          some,
          ["count": [Scorecards.total(shown, "met_with_evidence")]]
        )
      ] + unproven(met - shown - expired, expired)
    }
  }

  /// How many of what is met have only expired evidence, and how many none at all.
  private func unproven(_ reported: Int, _ expired: Int) -> [[Inline]] {
    [
      (expired, "met_with_expired_evidence", "verdict_expired_evidence"),
      (reported, "met_only_reported", "verdict_only_reported"),
    ].filter { $0.0 > 0 }.map { count, metric, key in
      words.line(key, count: count, ["count": [Scorecards.total(count, metric)]])
    }
  }

  /// How many findings are open, and how many of them carry a high risk.
  private var openFindings: [Inline] {
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
    return words.line(
      key,
      count: serious,
      [
        "n": [.figure(String(serious), metric: "findings.open_risk.high_or_above")],
        "open": words.counted(
          "count_open_findings",
          open.count,
          metric: "findings.open_risk.any"
        ),
      ]
    )
  }
}
