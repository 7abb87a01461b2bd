import Diagnostics

/// The metrics of the findings: by status, and those not closed by risk.
func findingMetrics(_ findings: [FindingResult]) -> [Metric] {
  let unresolved = findings.filter { $0.finding.status != .closed }
  let closed = Metric.Exclusion(reason: "closed", count: findings.count - unresolved.count)
  return [
    count("findings.total", findings, "findings"),
    count("findings.unresolved", unresolved, "findings that are not closed", [closed]),
  ]
    + Finding.Status.allCases.map { status in
      count(
        "findings.\(snakeCase(status.rawValue))",
        findings.filter { $0.finding.status == status },
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
}

private func count(
  _ id: String,
  _ findings: [FindingResult],
  _ formula: String,
  _ excluded: [Metric.Exclusion] = []
) -> Metric {
  Metric(
    id: id,
    value: Rational(findings.count),
    unit: .count,
    formula: "the number of \(formula)",
    excluded: excluded.filter { $0.count > 0 },
    inputs: findings.map(\.finding.place).sorted()
  )
}
