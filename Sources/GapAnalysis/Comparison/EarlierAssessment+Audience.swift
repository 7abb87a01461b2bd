import Diagnostics

extension EarlierAssessment {
  /// The same without what this audience may not see.
  ///
  /// An earlier file made for others names findings, evidence, risks, policies and breaches that this
  /// audience must not see, not even as ones that are gone: only what is `shown` to it now may be
  /// compared. Of a file made for this audience, only what is `hidden` from it now is left out.
  func limited(
    to audience: String,
    shown: Set<String>,
    hidden: Set<String> = []
  ) -> EarlierAssessment {
    guard audience != Audience.full else { return self }
    func isSeen(_ id: String) -> Bool {
      audience == self.audience ? !hidden.contains(id) : shown.contains(id)
    }
    var other = self
    other.findings = findings.filter { isSeen($0.id) }
    for index in other.findings.indices {
      other.findings[index].evidence.removeAll { !isSeen($0) }
    }
    for index in other.entries.indices {
      other.entries[index].evidence.removeAll { !isSeen($0) }
    }
    other.registers.gaps = registers.gaps?.compactMap { $0.without { !isSeen($0) } }
    other.registers.risks = registers.risks?.filter { isSeen($0.id) }
    other.registers.evidence = registers.evidence?.filter { isSeen($0.id) }
    other.registers.overdue = registers.overdue?.filter { $0.isOfResponse || isSeen($0.subject) }
    other.registers.plan = registers.plan?.filter { $0.named.map(isSeen) ?? true }
    return other
  }

  /// What an audience does not get of it: the ids of all that it names and that is not in what that
  /// audience is `shown` of it, with their titles.
  public func withheld(from audience: String, shown: Assessment) -> Withheld {
    var withheld = Withheld()
    guard audience != Audience.full else { return withheld }
    // What the workspace hides is listed of the workspace.
    let ids = shown.client.ids
    func isSeen(_ id: String) -> Bool { audience == self.audience || ids.contains(id) }
    func add(_ id: String, _ title: String?, _ place: SourceRange?) {
      guard !isSeen(id) else { return }
      let place = place ?? self.place ?? .withheld
      withheld.add(.id, id, at: place)
      withheld.add(.title, title, at: place)
    }
    for finding in findings {
      add(finding.id, finding.title, finding.record)
      if !isSeen(finding.id) {
        withheld.add(.name, finding.verifiedBy, at: finding.record ?? place ?? .withheld)
      }
      for id in finding.evidence { add(id, nil, finding.record) }
    }
    for entry in entries { for id in entry.evidence { add(id, nil, entry.record) } }
    for risk in registers.risks ?? [] { add(risk.id, risk.title, risk.record) }
    for item in registers.evidence ?? [] { add(item.id, item.title, nil) }
    for gap in registers.gaps ?? [] {
      for id in gap.causes.flatMap(\.names) { add(id, nil, gap.record) }
    }
    for item in registers.overdue ?? [] where !item.isOfResponse {
      add(item.subject, item.name, item.record)
    }
    for item in registers.plan ?? [] { if let id = item.named { add(id, item.title, nil) } }
    return withheld
  }
}

extension EarlierAssessment.GapEntry {
  /// The gap as far as other causes make it than what is `hidden`; nil where none does.
  fileprivate func without(_ isHidden: (String) -> Bool) -> Self? {
    var other = self
    other.causes = causes.filter { cause in !cause.names.contains(where: isHidden) }
    other.findings = findings.filter { !isHidden($0) }
    return other.causes.isEmpty ? nil : other
  }
}

extension EarlierAssessment.DueEntry {
  /// Whether it concerns a requirement, which everyone who gets a comparison may see.
  fileprivate var isOfResponse: Bool { deadline == .responseDue || deadline == .responseReview }
}

extension EarlierAssessment.PlanEntry {
  /// The id of the finding or the risk that it is for; nil where it is for a gap.
  fileprivate var named: String? {
    if let finding { return finding }
    let start = PlanItem.id(.risk, "")
    return id.hasPrefix(start) ? String(id.dropFirst(start.count)) : nil
  }
}
