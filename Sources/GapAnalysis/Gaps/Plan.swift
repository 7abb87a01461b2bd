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

/// A quarter of a calendar year.
public struct Quarter: Sendable, Hashable, Comparable {
  /// The year.
  public let year: Int
  /// 1 to 4.
  public let number: Int

  /// The quarter that a day is in.
  public init(of day: Day) {
    year = day.year
    number = (day.month + 2) / 3
  }

  /// Earlier first.
  public static func < (a: Self, b: Self) -> Bool { (a.year, a.number) < (b.year, b.number) }
}

/// What a complete item of the plan says.
public enum PlanField: String, Sendable, Hashable, CaseIterable {
  /// What will be done.
  case action
  /// Who does it.
  case owner
  /// By when.
  case due
  /// At what cost.
  case cost
  /// How high the risk is.
  case risk
}

/// What a response plans for a gap that a finding covers: a part of the finding's item.
public struct PlanStep: Sendable, Hashable {
  /// The leaf.
  public let requirement: String
  /// What will be done; nil where the response gives a date or a cost alone.
  public let action: String?
  /// By when.
  public let due: Day?
  /// At what cost, in whole US dollars.
  public let cost: Int?
  /// The response.
  public let place: SourceRange
}

/// One piece of remediation: a finding to close, or a gap that no open finding covers.
public struct PlanItem: Sendable, Hashable {
  /// Stable from one assessment to the next: `plan:F-03` or `plan:164.312(a)(1)`.
  public var id: String { "plan:\(finding ?? requirement ?? "")" }
  /// The finding, or the gap's leaf.
  public let title: String
  /// The title of what the leaf is under: its standard, or the section of a standard; nil for a finding.
  public let context: String?
  /// What will be done; nil where nobody wrote it.
  public let action: String?
  /// What the responses plan for the gaps that the finding covers.
  public let steps: [PlanStep]
  /// The finding's milestones, earliest first.
  public let milestones: [Milestone]
  /// The leaf, or the first entry that the finding names.
  public let requirement: String?
  /// The finding to close.
  public let finding: String?
  /// 1 for what comes first.
  public let priority: Int
  /// The rating; nil where it is not rated.
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
  /// Where the cost is written: the finding, or each response whose cost counts.
  public let costPlaces: [SourceRange]
  /// When it falls due.
  public let horizon: Horizon
  /// The open deadlines of the law that it is planned after, earliest first.
  public let missedDeadlines: [Deadline]
  /// The finding's file or the response.
  public let place: SourceRange?

  /// Whether its day is over.
  public var isOverdue: Bool { horizon == .overdue }

  /// The first day on which work on it is known, by its milestones; nil without any.
  public var start: Day? { milestones.map(\.firstDay).min() }

  /// What it does not say.
  public var missing: [PlanField] {
    PlanField.allCases.filter { field in
      switch field {
      case .action: action == nil
      case .owner: owner == nil
      case .due: due == nil
      case .cost: cost == nil
      case .risk: risk == nil
      }
    }
  }
}
