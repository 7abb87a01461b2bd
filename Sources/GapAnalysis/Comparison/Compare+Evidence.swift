import Diagnostics
import Regulation

/// What became of evidence, by id: lost, expired, replaced.
func evidenceChanges(
  _ earlier: EarlierAssessment,
  _ later: EarlierAssessment,
  _ unsaid: Set<ComparedPart>
) -> [EvidenceChange] {
  let named = unsaid.contains(.evidence) ? [] : noLongerNamed(earlier, later)
  return (named + expired(earlier, later)).inOrder(
    of: { (NaturalKey($0.id), $0.kind.position) },
    by: <
  )
}

/// A leaf or finding that is there both times, with the evidence that it names.
private struct Namer {
  let id: String
  let before: [String]
  let after: [String]
  let place: SourceRange?
}

/// The leaves that are still assessed and the findings that are still open.
private func namers(_ earlier: EarlierAssessment, _ later: EarlierAssessment) -> [Namer] {
  let entries = earlier.entries.index(by: \.id)
  let findings = earlier.findings.index(by: \.id)
  let leaves = later.entries.compactMap { entry -> Namer? in
    guard entry.isLeaf, entry.status != .notApplicable, let old = entries[entry.id] else {
      return nil
    }
    return Namer(id: entry.id, before: old.evidence, after: entry.evidence, place: entry.place)
  }
  let others = later.findings.compactMap { finding -> Namer? in
    guard finding.status != .closed, let old = findings[finding.id] else { return nil }
    return Namer(
      id: finding.id,
      before: old.evidence,
      after: finding.evidence,
      place: finding.place
    )
  }
  return leaves + others
}

private func noLongerNamed(
  _ earlier: EarlierAssessment,
  _ later: EarlierAssessment
) -> [EvidenceChange] {
  var lost: [String: [Namer]] = [:]
  var replaced: [String: [Namer]] = [:]
  for namer in namers(earlier, later) {
    let now = Set(namer.after)
    let come = !now.isSubset(of: namer.before)
    for id in namer.before where !now.contains(id) {
      if come {
        replaced[id, default: []].append(namer)
      } else {
        lost[id, default: []].append(namer)
      }
    }
  }
  let titles = Dictionary(
    ((later.registers.evidence ?? []) + (earlier.registers.evidence ?? [])).map {
      ($0.id, $0.title)
    },
    uniquingKeysWith: { first, _ in first }
  )
  let rows = { (kind: EvidenceChange.Kind, found: [String: [Namer]]) in
    found.map { id, namers in
      EvidenceChange(
        id: id,
        title: titles[id] ?? "",
        kind: kind,
        subjects: namers.map(\.id),
        replacements: kind == .replaced
          ? Set(namers.flatMap { Set($0.after).subtracting($0.before) }).naturallySorted() : [],
        place: namers.first?.place
      )
    }
  }
  return rows(.lost, lost) + rows(.replaced, replaced)
}

/// What has expired by the later day and had not by the earlier.
private func expired(_ earlier: EarlierAssessment, _ later: EarlierAssessment) -> [EvidenceChange] {
  let before = earlier.registers.evidence.map { register in
    Set(register.filter { $0.isExpired(on: earlier.asOf) }.map(\.id))
  }
  return (later.registers.evidence ?? []).filter { item in
    guard item.isExpired(on: later.asOf) else { return false }
    // Without the earlier register only its last day decides.
    return before.map { !$0.contains(item.id) } ?? !item.isExpired(on: earlier.asOf)
  }.map { item in
    EvidenceChange(
      id: item.id,
      title: item.title,
      kind: .expired,
      subjects: item.usedBy,
      replacements: [],
      place: item.place
    )
  }
}

extension EarlierAssessment.EvidenceEntry {
  fileprivate func isExpired(on day: Day) -> Bool { validUntil.map { $0 < day } ?? false }
}
