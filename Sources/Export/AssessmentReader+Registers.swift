import Diagnostics
import Formats
import GapAnalysis
import Regulation
import Words

extension AssessmentReader {
  /// The registers; nil for each that an older assessment lacks.
  mutating func readRegisters(
    _ root: JSONNode,
    _ entries: [EarlierAssessment.Entry],
    _ findings: [EarlierAssessment.FindingEntry]
  ) -> EarlierAssessment.Registers {
    let titles = Dictionary(
      firstOf: entries.map { ($0.id, $0.title) } + findings.map { ($0.id, $0.title) }
    )
    let named = Dictionary(firstOf: findings.map { ($0.id, $0.requirements) })
    let plan = optionalList("plan", in: root)
    let deadlines = optionalList("deadlines", in: root)?.compactMap { deadline($0, named) }
    let overdue = plan?.compactMap { overdueItem($0, titles) }
    return EarlierAssessment.Registers(
      gaps: optionalList("gaps", in: root)?.compactMap { gap($0) },
      risks: optionalList("risks", in: root)?.compactMap { risk($0) },
      evidence: optionalList("evidence", in: root)?.compactMap { evidence($0) },
      overdue: deadlines.flatMap { deadlines in
        overdue.map { EarlierAssessment.overdue(deadlines, $0) }
      },
      plan: plan.flatMap { planEntries($0, titles) }
    )
  }

  private mutating func gap(_ node: JSONNode) -> EarlierAssessment.GapEntry? {
    let id = text("id", in: node)
    let title = text("title", in: node)
    let requirement = optionalText("requirement", in: node)
    let causes = (optionalList("causes", in: node) ?? []).compactMap { cause in
      text("kind", in: cause).map {
        EarlierAssessment.GapEntry.Cause(kind: $0, names: texts("names", in: cause))
      }
    }
    let findings = texts("findings", in: node)
    guard let id, let title else { return nil }
    var gap = EarlierAssessment.GapEntry(id: id, title: title)
    gap.requirement = requirement
    gap.causes = causes
    gap.findings = findings
    gap.place = source(of: node)
    gap.record = record(of: node)
    return gap
  }

  private mutating func risk(_ node: JSONNode) -> EarlierAssessment.FindingEntry? {
    let acceptance = acceptance(node, whereMissing: .none)
    guard node["status"] != nil, node["due"] != nil else {
      noteMissingRiskDates()
      return rated(
        node,
        status: acceptance == .none ? .open : .riskAccepted,
        acceptance: acceptance
      )
    }
    return rated(node, status: word("status", in: node), acceptance: acceptance)
  }

  private mutating func evidence(_ node: JSONNode) -> EarlierAssessment.EvidenceEntry? {
    let id = text("id", in: node)
    let title = text("title", in: node)
    let until = day("valid_until", in: node)
    let usedBy = texts("used_by", in: node)
    let kind = optionalText("kind", in: node)
    guard let id, let title else { return nil }
    var entry = EarlierAssessment.EvidenceEntry(
      id: id,
      title: title,
      validUntil: until,
      usedBy: usedBy,
      place: source(of: node)
    )
    entry.isSelfAssessment = Evidence.isSelfAssessment(kind)
    return entry
  }

  /// A deadline, if it is overdue; a milestone is none of the items that are compared.
  private mutating func deadline(
    _ node: JSONNode,
    _ findings: [String: [String]]
  ) -> EarlierAssessment.DueEntry? {
    let state: Deadline.State? = word("state", in: node)
    guard state == .overdue else { return nil }
    let kind: Deadline.Kind? = word("kind", in: node)
    guard kind != .milestone else { return nil }
    let subject = text("subject", in: node)
    let title = text("title", in: node)
    let citation = optionalText("citation", in: node)
    guard let kind, let subject, let title, let day = day("day", in: node) else { return nil }
    // Every assessment.json speaks the built-in English.
    let name = kind == .breachNotice ? subject : Words.english.name(inTitle: title, of: kind)
    var due = EarlierAssessment.DueEntry(
      kind: kind.rawValue,
      subject: subject,
      name: name,
      day: day
    )
    due.citation = citation
    due.recipient = kind == .breachNotice ? BreachDuty.Recipient(citation: citation ?? "") : nil
    due.requirements = EarlierAssessment.requirements(of: kind, subject, citation, findings)
    due.place = source(of: node)
    due.record = record(of: node)
    return due
  }

  /// An item of the plan, if it is overdue.
  private mutating func overdueItem(
    _ node: JSONNode,
    _ titles: [String: String]
  ) -> EarlierAssessment.DueEntry? {
    guard let id = text("id", in: node),
      optionalText("horizon", in: node) == Horizon.overdue.rawValue,
      let day = day("due", in: node)
    else { return nil }
    let finding = optionalText("finding", in: node)
    let requirement = optionalText("requirement", in: node)
    var due = EarlierAssessment.DueEntry(
      plan: id,
      title: title(of: node, finding, requirement, titles),
      requirement: requirement,
      finding: finding,
      risk: risk(of: node),
      day: day,
      place: source(of: node)
    )
    due.record = record(of: node)
    return due
  }

  /// The risk of the register that an item is for; nil for other items, and in an older plan.
  private mutating func risk(of node: JSONNode) -> String? {
    guard node["kind"] != nil, optionalText("kind", in: node) == PlanItem.Kind.risk.rawValue else {
      return nil
    }
    return texts("risks", in: node).first
  }

  /// The plan with its costs; nil where an older assessment says none.
  private mutating func planEntries(
    _ nodes: [JSONNode],
    _ titles: [String: String]
  ) -> [EarlierAssessment.PlanEntry]? {
    guard nodes.allSatisfy({ $0["cost"] != nil }) else { return nil }
    return nodes.compactMap { node in
      let finding = optionalText("finding", in: node)
      let requirement = optionalText("requirement", in: node)
      let cost = count("cost", in: node)
      guard let id = text("id", in: node) else { return nil }
      return EarlierAssessment.PlanEntry(
        id: id,
        title: title(of: node, finding, requirement, titles),
        requirement: requirement,
        finding: finding,
        cost: cost
      )
    }
  }

  /// An older plan has no titles of its own.
  private mutating func title(
    of node: JSONNode,
    _ finding: String?,
    _ requirement: String?,
    _ titles: [String: String]
  ) -> String {
    optionalText("title", in: node) ?? (finding ?? requirement).flatMap { titles[$0] } ?? ""
  }
}
