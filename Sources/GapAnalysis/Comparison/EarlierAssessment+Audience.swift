extension EarlierAssessment {
  /// The same without what this audience may not see.
  ///
  /// An earlier file made for others names findings that this audience must not see, not even
  /// as closed ones; only what is shown to it now may be compared.
  func limited(to audience: String, shown now: EarlierAssessment) -> EarlierAssessment {
    guard audience != "full", audience != self.audience else { return self }
    let shown = Set(now.findings.map(\.id))
    let hidden = Set(findings.map(\.id)).subtracting(shown)
    var other = self
    other.findings = findings.filter { shown.contains($0.id) }
    other.registers = limitedRegisters(without: hidden, shown: now)
    return other
  }

  private func limitedRegisters(
    without hidden: Set<String>,
    shown now: EarlierAssessment
  ) -> Registers {
    let open = Set((now.registers.evidence ?? []).map(\.id))
      .union(entries.flatMap(\.evidence))
    var limited = registers
    limited.gaps = registers.gaps?.compactMap { $0.without(hidden) }
    limited.evidence = registers.evidence?.filter { open.contains($0.id) }
    limited.overdue = registers.overdue?.filter { item in
      !hidden.contains(item.subject)
        && (item.kind != Deadline.Kind.evidenceExpiry.rawValue || open.contains(item.subject))
    }
    limited.plan = registers.plan?.filter { item in
      item.finding.map { !hidden.contains($0) } ?? true
    }
    return limited
  }
}

extension EarlierAssessment.GapEntry {
  /// The gap as far as other causes than these findings make it; nil where none does.
  fileprivate func without(_ hidden: Set<String>) -> Self? {
    var other = self
    other.causes = causes.filter { cause in !cause.names.contains { hidden.contains($0) } }
    other.findings = findings.filter { !hidden.contains($0) }
    return other.causes.isEmpty ? nil : other
  }
}
