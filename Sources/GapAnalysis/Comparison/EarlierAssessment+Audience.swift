extension EarlierAssessment {
  /// The same without what this audience may not see.
  ///
  /// An earlier file made for others names findings that this audience must not see, not even
  /// as closed ones; only what is shown to it now may be compared.
  /// Of a file made for this audience, only what is `hidden` from it now is left out.
  func limited(
    to audience: String,
    shown now: EarlierAssessment,
    hidden: Set<String> = []
  ) -> EarlierAssessment {
    guard audience != Audience.full else { return self }
    let isOfAudience = audience == self.audience
    let shown = isOfAudience
      ? Set(findings.map(\.id)).subtracting(hidden) : Set(now.findings.map(\.id))
    let hidden = Set(findings.map(\.id)).subtracting(shown).union(hidden)
    var other = self
    other.findings = findings.filter { shown.contains($0.id) }
    for index in other.findings.indices {
      other.findings[index].evidence.removeAll(where: hidden.contains)
    }
    for index in other.entries.indices {
      other.entries[index].evidence.removeAll(where: hidden.contains)
    }
    other.registers = limitedRegisters(without: hidden, shown: now, isOfAudience: isOfAudience)
    return other
  }

  private func limitedRegisters(
    without hidden: Set<String>,
    shown now: EarlierAssessment,
    isOfAudience: Bool
  ) -> Registers {
    let open = Set((now.registers.evidence ?? []).map(\.id))
      .union(entries.flatMap(\.evidence))
      .union(isOfAudience ? (registers.evidence ?? []).map(\.id) : [])
      .subtracting(hidden)
    let risks = Set((now.registers.risks ?? []).map(\.id))
    var limited = registers
    limited.gaps = registers.gaps?.compactMap { $0.without(hidden) }
    limited.risks = registers.risks?.filter {
      isOfAudience ? !hidden.contains($0.id) : risks.contains($0.id)
    }
    limited.evidence = registers.evidence?.filter { open.contains($0.id) }
    limited.overdue = registers.overdue?.filter { item in
      !hidden.contains(item.subject)
        && (item.kind != Deadline.Kind.evidenceExpiry.rawValue || open.contains(item.subject))
    }
    limited.plan = registers.plan?.filter { item in
      !hidden.contains(item.id) && item.finding.map { !hidden.contains($0) } ?? true
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
