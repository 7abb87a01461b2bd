public import GapAnalysis
public import Regulation

extension Words {
  /// A status.
  public func callAsFunction(_ status: Status) -> String { self("status_", status) }

  /// A risk, a likelihood or an impact.
  public func callAsFunction(_ level: Level) -> String { self("level_", level) }

  /// The counts that are not zero: "6 met, 5 partially met".
  public func callAsFunction(_ counts: StatusCounts) -> String {
    Status.allCases.filter { counts[$0] > 0 }.map { count(counts[$0], of: self($0)) }
      .joined(separator: ", ")
  }

  /// How many are of a sort: "6 partially met".
  public func count(_ number: Int, of sort: String) -> String {
    self("count_of", ["n": String(number), "sort": sort.lowercased()])
  }

  /// A rule of HIPAA.
  public func callAsFunction(_ rule: HIPAARule) -> String { self("rule_", rule) }

  /// A requirement's obligation.
  public func obligation(_ requirement: Requirement) -> String {
    if requirement.isPermissive { return self("obligation_permitted") }
    switch requirement.obligation {
    case .required: return self("obligation_required")
    case .addressable: return self("obligation_addressable")
    case .none: return self("obligation_general_rule")
    }
  }

  /// How much of a standard its status is about, where not all that applies is assessed.
  public func soFar(_ result: RequirementResult) -> String? {
    result.soFar.map {
      self("status_so_far", ["assessed": "\($0.assessed)", "applicable": "\($0.coverable)"])
    }
  }

  /// How a risk of the register is treated, where nobody wrote what will be done.
  public func treatment(of item: PlanItem) -> String? {
    guard item.action == nil else { return nil }
    return item.treatment.map {
      self("plan_treatment", ["treatment": self("treatment_", $0).lowercased()])
    }
  }

  /// The obligation of an item of the plan.
  public func obligation(_ obligation: Obligation) -> String {
    switch obligation {
    case .required: self("obligation_required")
    case .addressable: self("obligation_addressable")
    case .none: self("obligation_none")
    }
  }

  /// What falls due: a name with its kind; for a breach, also who is to be notified.
  public func title(
    _ kind: Deadline.Kind,
    of name: String,
    to recipient: BreachDuty.Recipient?
  ) -> String {
    self(
      "deadline_title_",
      kind,
      ["name": name, "recipient": recipient.map { self("recipient_", $0) } ?? ""]
    )
  }

  /// What a deadline is called.
  public func title(of deadline: Deadline) -> String {
    title(deadline.kind, of: deadline.name, to: deadline.recipient)
  }

  /// What several notices of a breach are called: to whom each is.
  public func title(ofNotices notices: [Deadline], of breach: String) -> String {
    let recipients = notices.compactMap(\.recipient).map { self("recipient_", $0) }
    return self(
      "deadline_title_",
      Deadline.Kind.breachNotice,
      ["name": breach, "recipient": recipients.joined(separator: ", ")]
    )
  }

  /// What a reader should know of an item of the plan: how a risk is treated without an action, which of
  /// its gaps are rated higher, and the deadlines of the law that the item is about.
  public func notes(on item: PlanItem) -> [String] {
    let lines = item.deadlineLines.map { line in
      let deadlines = line.notices.map { same in
        self(
          "plan_missed_deadline",
          [
            "what": title(ofNotices: same, of: same[0].subject), "day": day(same[0].day),
            "citation": same.citations.joined(separator: ", "),
          ]
        )
      }
      return self(line.key, ["deadlines": deadlines.joined(separator: "; ")])
    }
    let higher = item.higherGaps.map { gaps in
      self(
        "plan_higher_gaps",
        count: gaps.requirements.count,
        [
          "gaps": gaps.requirements.joined(separator: ", "), "level": self(gaps.level).lowercased(),
          "by": gaps.sources.map(\.id).joined(separator: ", "),
        ]
      )
    }
    return [treatment(of: item)].compactMap(\.self) + higher + lines
  }

  /// What an item that is or was overdue is called.
  public func title(of item: EarlierAssessment.DueEntry) -> String {
    item.deadline.map { title($0, of: item.name, to: item.recipient) } ?? item.name
  }

  /// The name within a title that these words made; the whole title where others made it.
  public func name(inTitle title: String, of kind: Deadline.Kind) -> String {
    let whole = self.title(kind, of: "\u{0}", to: nil).split(
      separator: "\u{0}",
      omittingEmptySubsequences: false
    )
    guard whole.count == 2, title.hasPrefix(whole[0]), title.hasSuffix(whole[1]),
      title.utf8.count >= whole[0].utf8.count + whole[1].utf8.count
    else { return title }
    return String(title.dropFirst(whole[0].count).dropLast(whole[1].count))
  }

  /// That nobody renewed the acceptance of a risk, and when it ended.
  public func lapsed(on day: Day) -> String {
    self("acceptance_lapsed_on", ["day": self.day(day)])
  }

  /// How far a finding is dealt with; where it counts as accepted and that is over, that and since when.
  public func status(of result: FindingResult) -> String {
    status(result.finding.status, lapsed: result.lapsed)
  }

  /// How far a risk of the register is dealt with; where it counts as accepted and that is over, that and
  /// since when.
  public func status(of result: RiskResult) -> String {
    status(result.status, lapsed: result.lapsed)
  }

  private func status(_ status: Finding.Status, lapsed day: Day?) -> String {
    let word = self("finding_status_", status)
    guard let day else { return word }
    return status == .riskAccepted
      ? lapsed(on: day)
      : self("status_and_lapse", ["status": word, "lapse": lapsed(on: day)])
  }

  /// A document that OCR asks for.
  public func document(_ item: CheckItem) -> String { self("document_" + Self.key(item.id)) }

  /// An element of a risk analysis.
  public func element(_ item: CheckItem) -> String { self("element_" + Self.key(item.id)) }
}

extension PlanItem {
  /// The deadlines of the law that it is about, by the key of the words that say how its dates are to
  /// them: what is missed or has no date in time, then what is to come, whose notices of one breach on one
  /// day are together.
  public var deadlineLines: [(key: String, notices: [[Deadline]])] {
    let late: [(key: String, all: [PlannedDeadline])] = [
      ("plan_missed_deadlines", legalDeadlines.filter { $0.timing == .after }),
      (
        "plan_overdue_deadlines",
        legalDeadlines.filter { $0.timing == .undated && $0.deadline.state == .overdue }
      ),
      (
        "plan_undated_deadlines",
        legalDeadlines.filter { $0.timing == .undated && $0.deadline.state != .overdue }
      ),
      ("plan_last_day_deadlines", legalDeadlines.filter { $0.timing == .lastDay }),
    ]
    let lines = late.map { ($0.key, $0.all.map { [$0.deadline] }) }
    let coming = ("plan_coming_deadlines", comingDeadlines.byBreach)
    return (lines + [coming]).filter { !$0.1.isEmpty }
  }
}

extension [Deadline] {
  /// The notices of one breach on one day together, each where its first is.
  public var byBreach: [[Deadline]] {
    reduce(into: []) { rows, notice in
      let row = rows.firstIndex { $0[0].day == notice.day && $0[0].subject == notice.subject }
      if let row { rows[row].append(notice) } else { rows.append([notice]) }
    }
  }

  /// The provisions that set them, the title of the regulations once.
  public var citations: [String] {
    let all = compactMap(\.citation)
    let rest = all.dropFirst().map { $0.hasPrefix("45 CFR ") ? String($0.dropFirst(7)) : $0 }
    return all.prefix(1) + rest
  }
}
