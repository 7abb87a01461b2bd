import Diagnostics
import GapAnalysis
import Regulation
import Words

/// Why things are as they are, in the words of the interface.
struct Reasons {
  let assessment: Assessment
  let words: Words

  /// A sentence for a register that is empty, which what was not assessed could yet fill.
  func empty(_ key: String, ofAssessed other: String) -> String {
    let count = assessment.totals.counts.notAssessed
    return count == 0 ? words(key) : words(other, count: count)
  }

  /// What is said where there is no gap.
  var noGaps: String { empty("empty_gaps", ofAssessed: "empty_gaps_of_assessed") }

  /// All that makes a gap, one cause after another, and the risk that rates it where no finding does.
  func causes(of gap: Gap) -> [Inline] {
    .joined(gap.causes.map { line($0, of: gap) } + rating(of: gap), by: "; ")
  }

  private func rating(of gap: Gap) -> [[Inline]] {
    let found = gap.findings.compactMap { assessment.finding($0)?.risk }.max()
    guard let level = gap.risk, found.map({ $0 < level }) ?? true else { return [] }
    let rated = assessment.risks.filter { result in
      result.isCurrent && result.inherent == level
        && gap.requirement.map(result.concerned.contains) ?? false
    }
    guard !rated.isEmpty else { return [] }
    return [
      words.line(
        "cause_rated",
        [
          "risks": links(rated.map(\.risk.id).naturallySorted(), Self.risk),
          "level": .text(words(level).lowercased()),
        ]
      )
    ]
  }

  /// One cause of a gap.
  func line(_ cause: GapCause, of gap: Gap) -> [Inline] {
    let response = gap.requirement.flatMap(assessment.requirement)?.response
    let answer: [Inline] = .text(response.map { words("answer_", $0.answer) } ?? "")
    let finding = cause.names.first.flatMap(assessment.finding)?.finding
    return switch cause.kind {
    case .fallsShort: words.line("cause_falls_short", ["answer": answer])
    case .openFinding:
      words.line(
        "cause_open_finding",
        [
          "finding": links(cause.names, Self.finding),
          "status": .text(finding.map { words("finding_status_", $0.status).lowercased() } ?? ""),
        ]
      )
    case .acceptanceLapsed:
      words.line(
        finding?.accepted == nil ? "cause_acceptance_unnamed" : "cause_acceptance_lapsed",
        [
          "finding": links(cause.names, Self.finding),
          "day": .text(finding?.accepted.map { words.day($0.until) } ?? ""),
        ]
      )
    case .noEvidence: words.line("cause_no_evidence", ["answer": answer])
    case .expiredEvidence:
      words.line(
        "cause_expired_evidence",
        ["answer": answer, "evidence": links(cause.names, Self.evidence)]
      )
    case .contested:
      words.line("cause_contested", ["answer": answer, "by": graded(gap)])
    case .closedFinding: contradicted("cause_closed_finding", cause, answer)
    case .policyDenied:
      words.line(
        "cause_policy_denied",
        count: cause.names.count,
        ["answer": answer, "policies": links(cause.names, policy)]
      )
    case .reviewLapsed:
      words.line("cause_review_lapsed", ["day": .text(response?.reviewBy.map(words.day) ?? "")])
    case .reviewMissing: words.line("cause_review_missing", [:])
    }
  }

  /// Where a contradiction's inputs are: the names of files, each with its row or line.
  func places(of cause: GapCause) -> [String] {
    cause.inputs.compactMap { assessment.placeInFile($0, words) }
  }

  /// What contests the answer of a gap's leaf, each with its grade.
  private func graded(_ gap: Gap) -> [Inline] {
    let found = gap.requirement.flatMap(assessment.requirement)?.contradictions ?? []
    return .joined(
      found.map { one in
        let grade = words(one.grade).lowercased()
        let failing = failing(one).map { grade + ": " + $0 } ?? grade
        return [contesting(one), .text(" (\(failing))")]
      },
      by: ", "
    )
  }

  /// "2 of 37 resources fail"; nil of what is no test.
  private func failing(_ contradiction: Contradiction) -> String? {
    contradiction.tested.map(words.failing)
  }

  /// Links to what contests an answer, each once.
  func contesting(_ contradictions: [Contradiction]) -> [[Inline]] {
    var seen: Set<String> = []
    return contradictions.filter { seen.insert($0.by).inserted }.map { [contesting($0)] }
  }

  /// A link to what contests an answer.
  private func contesting(_ contradiction: Contradiction) -> Inline {
    contesting(contradiction.kind, contradiction.by)
  }

  private func contesting(_ kind: Contradiction.Kind, _ id: String) -> Inline {
    switch kind {
    case .openFinding: Self.finding(id)
    case .expiredEvidence, .failedTest: Self.evidence(id)
    case .policyReview: policy(id)
    case .lateNotice, .overdueNotice:
      Self.breach(id)
    }
  }

  /// The gaps of an item of the plan that are rated higher than its finding, and by what.
  func line(_ gaps: HigherGaps) -> [Inline] {
    let sources = gaps.sources.map { source -> [Inline] in
      switch source {
      case .risk(let id): [Self.risk(id)]
      case .contradiction(let kind, let id): [contesting(kind, id)]
      }
    }
    return words.line(
      "plan_higher_gaps",
      count: gaps.requirements.count,
      [
        "gaps": .joined(gaps.requirements.map { AnalysisPages.link($0) }, by: ", "),
        "level": .text(words(gaps.level).lowercased()), "by": .joined(sources, by: ", "),
      ]
    )
  }

  private func contradicted(_ key: String, _ cause: GapCause, _ answer: [Inline]) -> [Inline] {
    words.line(
      key,
      count: cause.names.count,
      ["answer": answer, "findings": links(cause.names, Self.finding)]
    )
  }

  /// What shows or denies a thing, each once, ids in order of their numbers.
  func line(_ proofs: [CheckItem.Proof]) -> [Inline] {
    var seen: Set<CheckItem.Proof.Source> = []
    let sources = proofs.map(\.source).filter { seen.insert($0).inserted }
    return .joined(sources.map(line).naturally { $0.plain(in: words) }, by: ", ")
  }

  private func line(_ source: CheckItem.Proof.Source) -> [Inline] {
    switch source {
    case .evidence(let id): [Self.evidence(id)]
    case .dated(let id, let day):
      words.line("proof_dated", ["evidence": [Self.evidence(id)], "day": [.day(day)]])
    case .policy(let id): words.line("proof_policy", ["policy": [policy(id)]])
    case .answer(let answer, let requirement):
      words.line(
        "proof_answer",
        ["answer": .text(words("answer_", answer)), "requirement": AnalysisPages.link(requirement)]
      )
    case .finding(let id): words.line("proof_finding", ["finding": [Self.finding(id)]])
    case .risk(let id): words.line("proof_risk", ["risk": [Self.risk(id)]])
    case .systems(let count): .text(words("proof_systems", count: count))
    case .assessed(let count, of: let total):
      .text(
        count == total
          ? words("proof_assessed", count: count)
          : words("proof_assessed_in_part", count: count, ["total": String(total)])
      )
    case .review(let requirement, let day):
      words.line(
        "proof_review",
        ["requirement": AnalysisPages.link(requirement), "day": [.day(day)]]
      )
    }
  }

  /// The state of a duty, with the days that it is late.
  static func state(of duty: BreachDuty, _ words: Words) -> String {
    guard let days = duty.daysLate else { return words("duty_", duty.state) }
    return words(duty.state == .late ? "duty_late_by" : "duty_overdue_by", count: days)
  }

  /// What a deadline concerns, by its id.
  func subject(of deadline: Deadline) -> [Inline] {
    let id = deadline.subject
    switch deadline.kind {
    case .breachNotice:
      return [Self.breach(id)]
    case .responseDue, .responseReview: return AnalysisPages.link(id)
    case .evidenceExpiry: return [Self.evidence(id)]
    case .findingDue, .milestone: return [Self.finding(id)]
    case .acceptanceEnd:
      return [assessment.finding(id) == nil ? Self.risk(id) : Self.finding(id)]
    case .riskDue: return [Self.risk(id)]
    case .policyReview: return .text(id)
    }
  }

  /// A deadline with what it concerns: a notice of a breach says that itself.
  func named(_ deadline: Deadline) -> [Inline] {
    let title = words.title(of: deadline)
    return deadline.kind == .breachNotice
      ? [.link(title, .breach(deadline.subject))]
      : subject(of: deadline) + [.text(" " + title)]
  }

  /// The notices of one breach that are due on one day.
  func named(notices: [Deadline]) -> [Inline] {
    guard notices.count > 1, let breach = notices.first?.subject else {
      return notices.flatMap(named)
    }
    return [.link(words.title(ofNotices: notices, of: breach), .breach(breach))]
  }

  /// The state of a deadline: what ends by itself is over, and not overdue.
  func state(of deadline: Deadline) -> String {
    let ends = deadline.kind == .evidenceExpiry || deadline.kind == .acceptanceEnd
    return ends && deadline.state == .overdue
      ? words("deadline_state_over") : words("deadline_state_", deadline.state)
  }

  /// That as a chip, which warns of what is late: what merely ends, such as evidence, is past.
  func chip(of deadline: Deadline) -> Inline {
    let ends = deadline.kind == .evidenceExpiry || deadline.kind == .acceptanceEnd
    let isLate = deadline.state == .late || deadline.state == .overdue && !ends
    return isLate ? .alarm(state(of: deadline)) : .tag(state(of: deadline))
  }

  /// Why a requirement counts as it does, other than by its answer; nil where the answer says it.
  func reason(of result: RequirementResult) -> String? { result.reason.map(words.text) }

  private func links(_ ids: [String], _ link: (String) -> Inline) -> [Inline] {
    .joined(ids.map { [link($0)] }, by: ", ")
  }

  static func finding(_ id: String) -> Inline { .link(id, .finding(id)) }

  static func risk(_ id: String) -> Inline { .link(id, .risk(id)) }

  static func evidence(_ id: String) -> Inline { .link(id, .evidence(id)) }

  static func breach(_ id: String) -> Inline { .link(id, .breach(id)) }

  /// A policy by its title.
  func policy(_ id: String) -> Inline {
    .text(assessment.client.policies.first { $0.id == id }?.title ?? id)
  }
}

extension Assessment {
  /// The gaps, highest risk first; those of one risk in the order of the regulation.
  var gapsByRisk: [Gap] {
    gaps.enumerated().sorted { first, second in
      (-(first.element.risk?.rank ?? -1), first.offset)
        < (-(second.element.risk?.rank ?? -1), second.offset)
    }.map(\.element)
  }
}
