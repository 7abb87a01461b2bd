import Diagnostics

/// The metrics of the findings: by status, and those not closed by risk.
func findingMetrics(_ findings: [FindingResult]) -> [Metric] {
  let rows = findings.map {
    FindingRow(status: $0.finding.status, risk: $0.risk, place: $0.finding.place)
  }
  let unresolved = rows.filter { $0.status != .closed }
  let closed = Metric.Exclusion(reason: "closed", count: rows.count - unresolved.count)
  return [
    count("findings.total", rows, "findings"),
    count("findings.unresolved", unresolved, "findings that are not closed", [closed]),
  ]
    + Finding.Status.allCases.map { status in
      count(
        "findings.\(snakeCase(status.rawValue))",
        rows.filter { $0.status == status },
        "findings with the status \"\(status.title.lowercased())\""
      )
    }
    + Level.allCases.reversed().map { level in
      count(
        "findings.risk.\(snakeCase(level.rawValue))",
        unresolved.filter { $0.risk == level },
        "findings of \(level.title.lowercased()) risk that are not closed",
        [closed]
      )
    }
    + Level.allCases.reversed().map { level in
      count(
        level.openMetric,
        rows.filter { $0.status.isOpen && $0.risk == level },
        "findings of \(level.title.lowercased()) risk that are open or in progress"
      )
    }
}

/// What the counts look at; a whole finding is large.
private struct FindingRow {
  let status: Finding.Status
  let risk: Level
  let place: SourceRange
}

private func count(
  _ id: String,
  _ findings: [FindingRow],
  _ what: String,
  _ excluded: [Metric.Exclusion] = []
) -> Metric {
  Metric(counting: findings, id, what, excluded: excluded) { [$0.place] }
}

extension Level {
  /// The id of the metric that counts the open findings of this risk: `findings.open_risk.high`.
  public var openMetric: String { "findings.open_risk.\(snakeCase(rawValue))" }
}
