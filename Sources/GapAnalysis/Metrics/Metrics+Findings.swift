import Diagnostics

/// The metrics of the findings: by status, and those not closed by risk.
func findingMetrics(_ findings: [FindingResult]) -> [Metric] {
  let places = findings.map { $0.finding.place }
  var sorted = SortedFindings()
  for (number, finding) in findings.enumerated() { sorted.add(finding, Int32(number)) }
  let closed = Metric.Exclusion(reason: .closed, count: findings.count - sorted.unresolved.count)
  func count(
    _ id: String,
    _ numbers: [Int32],
    _ formula: Formula,
    _ excluded: [Metric.Exclusion] = []
  ) -> Metric {
    Metric(
      id: id,
      value: Rational(numbers.count),
      formula: formula,
      excluded: excluded.filter { $0.count > 0 },
      inputs: places.picked(numbers)
    )
  }
  return [
    count("findings.total", sorted.all, .findings),
    count("findings.unresolved", sorted.unresolved, .unresolvedFindings, [closed]),
  ]
    + Finding.Status.allCases.map { status in
      count(
        "findings.\(snakeCase(status.rawValue))",
        sorted.byStatus[status.position],
        .findingsOf(status)
      )
    }
    + Level.allCases.reversed().map { level in
      count(
        level.findingMetric,
        sorted.unresolvedByRisk[level.rank],
        .unresolvedFindingsOf(level),
        [closed]
      )
    }
    + Level.allCases.reversed().map { level in
      count(
        level.residualFindingMetric,
        sorted.unresolvedByResidual[level.rank],
        .residualFindingsOf(level),
        [closed]
      )
    }
    + Level.allCases.reversed().map { level in
      count(level.openMetric, sorted.openByRisk[level.rank], .openFindingsOf(level))
    } + [
      count("findings.open_risk.any", sorted.open, .openFindings),
      count("findings.open_risk.high_or_above", sorted.serious, .seriousFindings),
    ]
}

/// The numbers of the findings, sorted into what is counted.
private struct SortedFindings {
  var all: [Int32] = []
  var unresolved: [Int32] = []
  /// In the order of `Finding.Status.allCases`.
  var byStatus: [[Int32]] = Finding.Status.allCases.map { _ in [] }
  /// By the rank of the risk.
  var unresolvedByRisk: [[Int32]] = Level.allCases.map { _ in [] }
  /// By the rank of the risk once treated.
  var unresolvedByResidual: [[Int32]] = Level.allCases.map { _ in [] }
  /// By the rank of the risk.
  var openByRisk: [[Int32]] = Level.allCases.map { _ in [] }
  /// Open or in progress.
  var open: [Int32] = []
  /// Those of them whose risk is high or very high.
  var serious: [Int32] = []

  mutating func add(_ result: FindingResult, _ number: Int32) {
    let status = result.finding.status
    all.append(number)
    byStatus[status.position].append(number)
    if status != .closed {
      unresolved.append(number)
      unresolvedByRisk[result.risk.rank].append(number)
      unresolvedByResidual[(result.residualRisk ?? result.risk).rank].append(number)
    }
    if status.isOpen {
      open.append(number)
      openByRisk[result.risk.rank].append(number)
      if result.risk >= .high { serious.append(number) }
    }
  }
}

extension Level {
  /// The id of the metric that counts the findings of this risk that are not closed.
  public var findingMetric: String { "findings.risk.\(snakeCase(rawValue))" }

  /// The id of the metric that counts the same by the risk once treated.
  public var residualFindingMetric: String { "findings.residual.\(snakeCase(rawValue))" }

  /// The id of the metric that counts the open findings of this risk: `findings.open_risk.high`.
  public var openMetric: String { "findings.open_risk.\(snakeCase(rawValue))" }
}
