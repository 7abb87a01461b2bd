public import GapAnalysis
import Regulation

extension Words {
  /// A cause of a gap in one line without links, for data.
  public func text(of cause: GapCause) -> String {
    switch cause.circumstance {
    case .fallsShort(let answer, let status):
      self("data_falls_short", ["status": self(status).lowercased(), "answer": answer.rawValue])
    case .openFinding(let id, let risk, let status):
      self(
        "data_open_finding",
        [
          "finding": id, "risk": self(risk).lowercased(),
          "status": self("finding_status_", status).lowercased(),
        ]
      )
    case .acceptanceLapsed(let id, until: let day?):
      self("cause_acceptance_lapsed", ["finding": id, "day": self.day(day)])
    case .acceptanceLapsed(let id, until: nil):
      self("cause_acceptance_unnamed", ["finding": id])
    case .noEvidence(let answer): self("data_no_evidence", ["answer": answer.rawValue])
    case .expiredEvidence(let answer, let ids):
      self("data_expired_evidence", ["answer": answer.rawValue, "evidence": listed(ids)])
    case .contested(let answer, by: let contradictions):
      self(
        "data_contested",
        [
          "answer": answer.rawValue,
          "by": listed(
            contradictions.map { one in
              let failing = one.tested.map { ": " + self.failing($0) } ?? ""
              return "\(one.by) (\(self(one.grade).lowercased())\(failing))"
            }
          ),
        ]
      )
    case .policyDenied(let answer, let ids):
      self(
        "data_policy_denied",
        count: ids.count,
        ["answer": answer.rawValue, "policies": listed(ids)]
      )
    case .reviewLapsed(let day): self("cause_review_lapsed", ["day": self.day(day)])
    case .reviewMissing: self("cause_review_missing")
    case .closedFinding(let answer, let ids):
      self(
        "data_closed_finding",
        count: ids.count,
        ["answer": answer.rawValue, "findings": listed(ids)]
      )
    }
  }

  /// "2 of 37 resources fail".
  public func failing(_ tested: ScanCounts) -> String {
    self(
      "tests_failing",
      count: tested.fail,
      ["resources": grouped(String(tested.resources))]
    )
  }

  /// Why a leaf has another status than its answer gives it.
  public func text(of reason: Uncounted) -> String {
    switch reason {
    case .inapplicable(.entity(let concerned, let client)):
      self(
        "reason_entity",
        [
          "concerned": concerned.map { self("entities_", $0) }.joined(separator: self("and")),
          "client": self("entity_", client).lowercased(),
        ]
      )
    case .inapplicable(.function(let function)):
      self("reason_function", ["concerned": self("functions_", function)])
    case .closedChoice(let answer): self("reason_closed_choice", ["answer": answer.rawValue])
    case .missingColumns(let answer, let columns):
      self("reason_without_papers", ["answer": answer.rawValue, "columns": listed(columns)])
    }
  }

  /// "a", "a and b", "a, b and c".
  public func listed(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + self("and") + last
  }

  /// Why an input is in no result.
  public func text(of reason: LeftOut.Reason) -> String {
    switch reason {
    case .repeated(let sort, let id, let first):
      self(
        id == first ? "left_out_repeated" : "left_out_repeated_otherwise",
        ["item": self("repeated_", sort), "id": id, "first": first]
      )
    case .unknownRequirement(let name):
      self("left_out_unknown_requirement", ["requirement": name])
    case .notALeaf(let name): self("left_out_not_a_leaf", ["requirement": name])
    case .answeredBefore(let id): self("left_out_answered_before", ["requirement": id])
    case .outOfScope(let id, let rule):
      self("left_out_out_of_scope", ["requirement": id, "rule": self(rule)])
    case .notInForce(let id, let asOf, let validity): notInForce(id, asOf, validity)
    case .laterBreach(let id, discovered: let day, let asOf):
      self("left_out_later_breach", ["breach": id, "day": day.iso, "as_of": asOf.iso])
    case .laterNotice(let id, let recipient, given: let day, let asOf):
      self(
        "left_out_later_notice",
        [
          "breach": id, "recipient": self("recipient_in_sentence_", recipient),
          "day": day.iso, "as_of": asOf.iso,
        ]
      )
    case .laterDelay(let id, made: let day, let asOf):
      self("left_out_later_delay", ["breach": id, "day": day.iso, "as_of": asOf.iso])
    case .laterViolations(let year, let asOf):
      self("left_out_later_violations", ["year": String(year), "as_of": asOf.iso])
    case .noPenaltyTable(let tier, let year):
      self("left_out_no_penalty_table", ["tier": String(tier), "year": String(year)])
    case .unknownProposal(let id): self("left_out_unknown_proposal", ["change": id])
    case .notYetProposed(let id, let asOf):
      self("left_out_not_yet_proposed", ["change": id, "as_of": asOf.iso])
    case .unusedEvidence(let id): self("left_out_unused_evidence", ["evidence": id])
    case .unusedPolicy(let id, let state, let asOf, let approved):
      policyReason(id, state, asOf, approved)
    case .breachWithoutDuty(let id): self("left_out_breach_without_duty", ["breach": id])
    case .laterScan(let id, let day, let asOf):
      self("left_out_later_scan", ["evidence": id, "day": self.day(day), "as_of": self.day(asOf)])
    case .scanOutOfScope(let id, let leaf, let rule):
      self(
        "left_out_scan_out_of_scope",
        ["evidence": id, "requirement": leaf, "rule": self(rule)]
      )
    case .scanNotInForce(let id, let leaf, let asOf, let validity):
      self(
        "left_out_scan",
        ["evidence": id, "reason": notInForce(leaf, asOf, validity)]
      )
    case .scanned(let id, let named):
      self(
        "left_out_scan_" + Words.key(named.reason.rawValue),
        count: named.rows,
        ["evidence": id, "named": named.id]
      )
    case .scannedWithoutRequirement(let id, let rows):
      self("left_out_scan_unnamed", count: rows, ["evidence": id])
    case .draft: self("left_out_draft")
    case .shownOnly(let condition): self("left_out_only", ["conditions": conditions(condition)])
    case .pageBegins(let day): self("left_out_begins", ["day": day.map(self.day) ?? ""])
    case .pageEnded(let day): self("left_out_ended", ["day": day.map(self.day) ?? ""])
    }
  }

  private func notInForce(_ id: String, _ asOf: Day, _ validity: Validity) -> String {
    let span =
      switch (validity.from, validity.to) {
      case (let from?, let to?): self("in_force_between", ["from": from.iso, "to": to.iso])
      case (let from?, nil): self("in_force_from", ["from": from.iso])
      case (nil, let to?): self("in_force_until", ["to": to.iso])
      case (nil, nil): ""
      }
    return self("left_out_not_in_force", ["requirement": id, "as_of": asOf.iso, "span": span])
  }

  private func policyReason(
    _ id: String,
    _ state: Policy.State,
    _ asOf: Day,
    _ approved: Day?
  ) -> String {
    switch state {
    case .inForce: self("left_out_policy_claims_nothing", ["policy": id])
    case .draft: self("left_out_policy_draft", ["policy": id])
    case .notApproved: self("left_out_policy_not_approved", ["policy": id])
    case .retired: self("left_out_policy_retired", ["policy": id])
    case .notEffective: self("left_out_policy_not_effective", ["policy": id, "day": day(asOf)])
    case .approvedLater:
      self(
        "left_out_policy_approved_later",
        ["policy": id, "day": day(asOf), "approved": approved.map(day) ?? ""]
      )
    }
  }

  private func conditions(_ condition: LeftOut.Condition) -> String {
    let names = { (names: [String]) in names.joined(separator: ", ") }
    return [
      condition.audiences.isEmpty
        ? nil : self("only_audience", ["names": names(condition.audiences)]),
      condition.from.map { self("only_from", ["day": day($0)]) },
      condition.until.map { self("only_until", ["day": day($0)]) },
      condition.facts.isEmpty ? nil : self("only_fact", ["names": names(condition.facts)]),
    ].compactMap(\.self).joined(separator: ", ")
  }
}
