import Formats
import GapAnalysis
import Words

/// The schema that a comparison as JSON names.
public let comparisonSchema = "gapbook-comparison/2"

/// A comparison for machines: every change, what is unchanged too.
func comparisonJSON(_ all: WorkspaceComparison) -> JSON {
  .object([
    ("schema", .string(comparisonSchema)), ("clients", .array(all.clients.map(client))),
    ("added", .array(all.added.map(uncompared))), ("removed", .array(all.removed.map(uncompared))),
  ])
}

private func uncompared(_ client: UncomparedClient) -> JSON {
  .object([
    ("slug", .string(client.slug)), ("name", .string(client.name)), ("as_of", .day(client.asOf)),
    ("score", .percent(client.score)), ("gaps", .int(client.gaps)),
  ])
}

private func client(_ client: ClientComparison) -> JSON {
  let comparison = client.comparison
  return .object([
    ("slug", .string(client.slug)), ("name", .string(client.name)),
    ("former_slug", .string(client.formerSlug)), ("former_name", .string(client.formerName)),
    ("earlier", .day(comparison.earlier)), ("later", .day(comparison.later)),
    ("score", score(comparison.score)),
    ("coverage", score(comparison.coverage)), ("like_for_like", score(comparison.likeForLike)),
    ("regression", .bool(comparison.isRegression)), ("gates", gates(comparison)),
    ("counts", counts(comparison)),
    ("requirements", .array(comparison.requirements.map(requirement))),
    ("findings", .array(comparison.findings.map(finding))),
    ("risks", .array(comparison.risks.map(finding))),
    ("gaps", .array(comparison.gaps.map(gap))),
    ("evidence", .array(comparison.evidence.map(evidence))),
    ("overdue", .array(comparison.overdue.map(overdue))),
    ("due", .array(comparison.dueMoves.map(move))), ("cost", cost(comparison.cost)),
    ("not_compared", .strings(comparison.notCompared.map(\.rawValue))),
  ])
}

/// What makes each gate fail; null where one of the two assessments does not say it.
private func gates(_ comparison: Comparison) -> JSON {
  .object(
    ComparisonGate.allCases.map { gate in
      let names = comparison.failures(of: gate).map(\.name)
      let isUnknown = names.isEmpty && !comparison.unknowns(of: gate).isEmpty
      return (gate.rawValue, isUnknown ? .null : .strings(names))
    }
  )
}

private func counts(_ comparison: Comparison) -> JSON {
  let kinds = ChangeKind.allCases.map { kind in
    (key: kind.rawValue, value: JSON.int(comparison.requirements(kind).count))
  }
  let results = [Status.met, .partiallyMet, .notMet].map { status in
    (key: status.rawValue, value: JSON.int(comparison.count(.newlyAssessed, status)))
  }
  return .object(
    kinds + [
      ("newly-assessed-by-result", .object(results)), ("closures", closures(comparison)),
    ]
  )
}

/// What was closed by how that is shown; null where the later assessment does not say it.
private func closures(_ comparison: Comparison) -> JSON {
  guard !comparison.notCompared.contains(.closures) else { return .null }
  return .object(
    ClosureKind.allCases.map { kind in
      (
        kind.rawValue,
        .object([
          ("requirements", .int(comparison.requirements(closed: kind).count)),
          ("findings", .int(comparison.findings(closed: kind).count)),
        ])
      )
    }
  )
}

private func score(_ change: ScoreChange) -> JSON {
  .object([
    ("before", .percent(change.before)), ("after", .percent(change.after)),
    ("points", change.difference.map { .number($0.oneDecimal) } ?? .null),
  ])
}

private func requirement(_ change: RequirementChange) -> JSON {
  .object([
    ("id", .string(change.id)), ("title", .string(change.title)),
    ("kind", .string(change.kind.rawValue)), ("before", .string(change.before?.rawValue)),
    ("after", .string(change.after?.rawValue)),
    ("reason", .string(change.reason.map { Words.english("change_reason_", $0) })),
    ("regression", .bool(change.isRegression)),
    ("closure", .string(change.closure?.rawValue)), ("source", .source(change.place)),
  ])
}

private func finding(_ change: FindingChange) -> JSON {
  .object([
    ("id", .string(change.id)), ("title", .string(change.title)),
    ("requirements", .strings(change.requirements)), ("kind", .string(change.kind.rawValue)),
    ("changes", .strings(change.kinds.map(\.rawValue))), ("before", entry(change.before)),
    ("after", entry(change.after)), ("closure", .string(change.closure?.rawValue)),
    ("source", .source(change.after?.place ?? change.before?.place)),
  ])
}

private func entry(_ entry: EarlierAssessment.FindingEntry?) -> JSON {
  guard let entry else { return .null }
  return .object([
    ("status", .string(entry.status.rawValue)), ("risk", .string(entry.risk.rawValue)),
    ("acceptance", .string(entry.acceptance.rawValue)), ("due", .day(entry.due)),
  ])
}

private func gap(_ change: GapChange) -> JSON {
  .object([
    ("id", .string(change.id)), ("requirement", .string(change.requirement)),
    ("title", .string(change.title)), ("kind", .string(change.isOpened ? "opened" : "closed")),
    ("causes", .strings(change.causes)), ("source", .source(change.place)),
  ])
}

private func evidence(_ change: EvidenceChange) -> JSON {
  .object([
    ("id", .string(change.id)), ("title", .string(change.title)),
    ("kind", .string(change.kind.rawValue)), ("named_by", .strings(change.subjects)),
    ("replaced_by", .strings(change.replacements)), ("source", .source(change.place)),
  ])
}

private func overdue(_ change: OverdueChange) -> JSON {
  let item = change.item
  return .object([
    ("kind", .string(change.kind.rawValue)), ("what", .string(item.kind)),
    ("subject", .string(item.subject)), ("title", .string(Words.english.title(of: item))),
    ("requirements", .strings(item.requirements)), ("citation", .string(item.citation)),
    ("day", .day(item.day)), ("source", .source(item.place)),
  ])
}

private func move(_ move: DueMove) -> JSON {
  .object([
    ("subject", .string(move.subject)), ("title", .string(move.title)),
    ("requirements", .strings(move.requirements)), ("before", .day(move.before)),
    ("after", .day(move.after)), ("later", .bool(move.isLater)), ("source", .source(move.place)),
  ])
}

private func cost(_ change: CostChange) -> JSON {
  .object([
    ("before", .int(change.before)), ("after", .int(change.after)),
    ("difference", .int(change.difference)),
    (
      "items",
      .array(
        change.items.map { item in
          .object([
            ("id", .string(item.id)), ("title", .string(item.title)),
            ("requirement", .string(item.requirement)), ("before", .int(item.before)),
            ("after", .int(item.after)),
          ])
        }
      )
    ),
  ])
}
