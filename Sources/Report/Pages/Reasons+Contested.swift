import GapAnalysis
import Regulation
import Words

extension Reasons {
  /// What contests an answer, in a sentence each; of a standard, which of its leaves are contested.
  func contested(_ result: RequirementResult) -> Block {
    let grade = result.contestedGrade.map { words($0).lowercased() } ?? ""
    return .callout(
      .warning,
      title: words("contested_title", ["grade": grade]),
      result.isLeaf
        ? result.contradictions.map(sentence)
        : [
          words.line(
            "contested_below",
            ["requirements": .joined(leaves(of: result).map(AnalysisPages.link), by: ", ")]
          )
        ]
    )
  }

  private func leaves(of result: RequirementResult) -> [String] {
    let ids = Set(result.contradictions.map(\.requirement))
    return assessment.leaves.map(\.requirement.id).filter(ids.contains)
  }

  private func sentence(_ contradiction: Contradiction) -> [Inline] {
    let by = contradiction.by
    switch contradiction.kind {
    case .openFinding:
      let finding = assessment.finding(by)?.finding
      return words.line(
        "contested_by_finding",
        [
          "finding": [.link("\(by) \(finding?.title ?? "")", .finding(by))],
          "status": .text(finding.map { words("finding_status_", $0.status).lowercased() } ?? ""),
          "grade": .text(words(contradiction.grade).lowercased()),
        ]
      )
    case .lateNotice, .overdueNotice: return notice(contradiction)
    case .expiredEvidence:
      let end = assessment.client.evidence.first { $0.id == by }?.validUntil
      return words.line(
        "contested_by_evidence",
        ["evidence": [Self.evidence(by)], "day": end.map { [.day($0)] } ?? []]
      )
    case .failedTest:
      let test = contradiction.tested ?? ScanCounts()
      return words.line(
        "contested_by_test",
        ["evidence": [Self.evidence(by)], "failing": .text(words.failing(test))]
      )
    case .policyReview:
      let due = assessment.client.policies.first { $0.id == by }?.reviewBy
      return words.line(
        "contested_by_policy",
        ["policy": [policy(by)], "day": due.map { [.day($0)] } ?? []]
      )
    }
  }

  private func notice(_ contradiction: Contradiction) -> [Inline] {
    let id = contradiction.by
    let duties = assessment.breaches.first { $0.breach.id == id }?.duties ?? []
    let duty = duties.first { $0.leaf == contradiction.requirement }
    return words.line(
      contradiction.kind == .lateNotice
        ? "contested_by_late_notice" : "contested_by_overdue_notice",
      count: duty?.daysLate ?? 0,
      [
        "breach": [Self.breach(id)],
        "recipient": .text(duty.map { words("recipient_in_sentence_", $0.recipient) } ?? ""),
        "due": duty?.due.map { [.day($0)] } ?? [], "done": duty?.done.map { [.day($0)] } ?? [],
      ]
    )
  }
}

extension Gap {
  /// The highest grade of what contests its answer.
  func grade(_ assessment: Assessment) -> Level? {
    requirement.flatMap(assessment.requirement)?.contestedGrade
  }
}
