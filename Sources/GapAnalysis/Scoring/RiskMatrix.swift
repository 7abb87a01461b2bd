/// The risk of a likelihood and an impact, after NIST SP 800-30r1, Table I-2.
///
/// The table is read, never computed: it is not symmetric, and a product put into buckets gives
/// other cells.
public func risk(likelihood: Level, impact: Level) -> Level {
  riskMatrix[likelihood.rank][impact.rank]
}

extension RiskEstimate {
  /// The risk rating (SP 800-30 Table I-2).
  public var risk: Level { GapAnalysis.risk(likelihood: likelihood, impact: impact) }
}

/// Rows likelihood, columns impact, both from very low to very high.
private let riskMatrix: [[Level]] = [
  [.veryLow, .veryLow, .veryLow, .low, .low],
  [.veryLow, .low, .low, .low, .moderate],
  [.veryLow, .low, .moderate, .moderate, .high],
  [.veryLow, .low, .moderate, .high, .veryHigh],
  [.veryLow, .low, .moderate, .high, .veryHigh],
]

/// The findings and the risks of the register that are not closed, by likelihood and impact.
///
/// What is accepted is in it: it is still a risk.
public struct RiskMap: Sendable, Hashable {
  /// As found, or once treated.
  public enum Stage: String, Sendable, Hashable, CaseIterable {
    /// Before treatment.
    case inherent
    /// After it; what has no estimate of that is where it was.
    case residual
  }

  /// How many have one likelihood and one impact.
  public struct Count: Sendable, Hashable {
    /// Of the findings.
    public internal(set) var findings = 0
    /// Of the register's risks.
    public internal(set) var risks = 0

    /// Of both.
    public var total: Int { findings + risks }
  }

  /// Whether it shows them as found or once treated.
  public let stage: Stage
  /// How many there are in all.
  public private(set) var all = Count()
  /// How many have no estimate of what remains, and so are where they were found.
  public private(set) var withoutResidual = 0
  private var counts: [RiskEstimate: Count] = [:]

  /// How many have a likelihood and an impact.
  public func count(of estimate: RiskEstimate) -> Count { counts[estimate] ?? Count() }

  /// How many have a level of risk.
  public func count(of level: Level) -> Count {
    var sum = Count()
    for (estimate, count) in counts where estimate.risk == level {
      sum.findings += count.findings
      sum.risks += count.risks
    }
    return sum
  }

  fileprivate init(_ assessment: Assessment, _ stage: Stage) {
    self.stage = stage
    for result in assessment.findings where result.finding.status != .closed {
      add(result.finding.estimate, result.finding.residual, to: \.findings)
    }
    for result in assessment.risks where result.isCurrent {
      add(result.risk.estimate, result.risk.residual, to: \.risks)
    }
  }

  private mutating func add(
    _ inherent: RiskEstimate,
    _ residual: RiskEstimate?,
    to part: WritableKeyPath<Count, Int>
  ) {
    let estimate = stage == .inherent ? inherent : residual ?? inherent
    counts[estimate, default: Count()][keyPath: part] += 1
    all[keyPath: part] += 1
    if residual == nil { withoutResidual += 1 }
  }
}

extension Assessment {
  /// The findings and risks that are not closed, by likelihood and impact.
  public func riskMap(_ stage: RiskMap.Stage) -> RiskMap { RiskMap(self, stage) }
}
