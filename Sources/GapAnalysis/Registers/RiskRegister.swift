public import Regulation

/// Whether a risk is accepted on the as-of day.
public enum AcceptanceState: String, Sendable, Hashable, CaseIterable {
  /// Nobody accepted it.
  case none
  /// Accepted, and the day is not over.
  case accepted
  /// Accepted until a day that is over.
  case lapsed

  /// The state of an acceptance on a day.
  init(_ acceptance: Acceptance?, on day: Day) {
    switch acceptance {
    case nil: self = .none
    case let acceptance?: self = acceptance.until < day ? .lapsed : .accepted
    }
  }
}

/// What a row of the register needs for its risk to be managed.
public enum RiskPart: String, Sendable, Hashable, CaseIterable {
  /// Somebody who answers for it.
  case owner
  /// What is done about it.
  case treatment
  /// The day by which that is done.
  case due
}

/// A row of the risk register with its ratings; an object, as it is looked for again and again.
public final class RiskResult: Sendable, Equatable {
  /// What the assessor wrote.
  public let risk: Risk
  /// The inherent rating (SP 800-30 Table I-2).
  public let inherent: Level
  /// The rating after treatment.
  public let residual: Level?
  /// Whether it is accepted on the as-of day.
  public let acceptance: AcceptanceState
  /// Whether its due day is over.
  private let isPastDue: Bool
  /// The ids of the requirements that it names, and of the leaves below them.
  public let concerned: Set<String>

  /// How far it is dealt with: as the register says, else by whether somebody accepted it.
  public var status: Finding.Status {
    risk.status ?? (risk.accepted == nil ? .open : .riskAccepted)
  }

  /// Whether it is in the register still, accepted or not.
  public var isCurrent: Bool { !risk.isClosed }

  /// Whether somebody must act: it is open, or its acceptance is over.
  public var needsAction: Bool {
    status.isOpen || (status == .riskAccepted && acceptance != .accepted)
  }

  /// Whether it is in the register still, and nobody's acceptance of it holds.
  public var isOpenRisk: Bool { isCurrent && acceptance != .accepted }

  /// The day on which its acceptance ended, if that is over and it is in the register still.
  public var lapsed: Day? { isCurrent && acceptance == .lapsed ? risk.accepted?.until : nil }

  /// Whether its due day is over and somebody must still act.
  public var isOverdue: Bool { isPastDue && needsAction }

  /// What the row lacks; a closed risk lacks nothing, and one that is accepted needs no due day.
  public var missing: [RiskPart] {
    guard isCurrent else { return [] }
    return RiskPart.allCases.filter { part in
      switch part {
      case .owner: risk.owner == nil
      case .treatment: risk.treatment == nil
      case .due: needsAction && risk.due == nil
      }
    }
  }

  init(_ risk: Risk, asOf: Day, concerned: Set<String>) {
    self.risk = risk
    inherent = risk.estimate.risk
    residual = risk.residual?.risk
    acceptance = AcceptanceState(risk.accepted, on: asOf)
    self.concerned = concerned
    isPastDue = risk.due.map { $0 < asOf } ?? false
  }

  /// Equal in all they say.
  public static func == (a: RiskResult, b: RiskResult) -> Bool {
    a === b
      || (a.risk, a.inherent, a.residual, a.acceptance, a.isPastDue, a.concerned)
        == (b.risk, b.inherent, b.residual, b.acceptance, b.isPastDue, b.concerned)
  }
}

/// The risk register: highest inherent risk first, then by id.
func riskResults(_ input: AssessmentInput) -> [RiskResult] {
  input.client.risks.map {
    RiskResult($0, asOf: input.asOf, concerned: input.concerned(by: $0))
  }
  .inOrder(of: { (-$0.inherent.rank, $0.risk.id) }, by: <)
}

extension FindingResult {
  /// The day on which the acceptance of its risk ended, if that is over and it is not closed.
  public var lapsed: Day? {
    finding.status != .closed && acceptance == .lapsed ? finding.accepted?.until : nil
  }

  /// Whether it needs action: it is open, or the acceptance of its risk is over.
  public var needsAction: Bool {
    finding.status.isOpen || (finding.status == .riskAccepted && acceptance != .accepted)
  }
}
