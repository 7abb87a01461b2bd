public import Diagnostics
public import Regulation

/// When an item of the plan falls due, counted from the as-of day.
public enum Horizon: String, Sendable, Hashable, CaseIterable {
  /// Its day is over.
  case overdue
  /// Today or in up to 30 days.
  case days30 = "30-days"
  /// In 31 to 60 days.
  case days60 = "60-days"
  /// In 61 to 90 days.
  case days90 = "90-days"
  /// In more than 90 days.
  case later
  /// It has no day.
  case undated

  /// The horizon of a day seen from another.
  public init(of due: Day?, from asOf: Day) {
    guard let due else {
      self = .undated
      return
    }
    switch due - asOf {
    case ..<0: self = .overdue
    case ...30: self = .days30
    case ...60: self = .days60
    case ...90: self = .days90
    default: self = .later
    }
  }
}

/// One piece of remediation: a finding to close, or a gap that no open finding covers.
public struct PlanItem: Sendable, Hashable {
  /// Stable from one assessment to the next: `plan:F-03` or `plan:164.312(a)(1)`.
  public var id: String { "plan:\(finding ?? requirement ?? "")" }
  /// The finding, or the gap's leaf.
  public let title: String
  /// The leaf, or the first entry that the finding names.
  public let requirement: String?
  /// The finding to close.
  public let finding: String?
  /// 1 for what comes first.
  public let priority: Int
  /// The rating; nil where nobody rated it.
  public let risk: Level?
  /// How binding it is; of a finding, the most binding of what it names.
  public let obligation: Obligation
  /// Who answers for it.
  public let owner: String?
  /// By when.
  public let due: Day?
  /// What became of it.
  public let status: Finding.Status
  /// In whole US dollars.
  public let cost: Int?
  /// When it falls due.
  public let horizon: Horizon
  /// The finding's file or the response.
  public let place: SourceRange?

  /// Whether its day is over.
  public var isOverdue: Bool { horizon == .overdue }
}
