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

/// One piece of remediation: a finding to close, a gap that no open finding covers, or a risk of the
/// register that no open finding deals with.
public struct PlanItem: Sendable, Hashable {
  /// What an item is for.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A finding to close.
    case finding
    /// A gap that no open finding covers.
    case gap
    /// A risk of the register that no open finding deals with.
    case risk
  }

  /// What it is for.
  public let kind: Kind
  /// Stable from one assessment to the next: `plan:F-03`, `plan:164.312(a)(1)` or `plan:risk:R-9`.
  public var id: String { Self.id(kind, subject) }
  /// The id of the finding, the leaf or the risk that it is for.
  public var subject: String {
    switch kind {
    case .finding: finding ?? ""
    case .gap: requirement ?? ""
    case .risk: risks.first ?? ""
    }
  }
  /// The title of the finding, of the gap's leaf or of the risk.
  public let title: String
  /// The title of what the leaf is under: its standard, or the section of a standard; nil for a finding.
  public let context: String?
  /// What will be done; nil where nobody wrote it.
  public let action: String?
  /// What is done about the risk of the register, which is no action by itself; nil for other items, or
  /// where nobody wrote it.
  public let treatment: Risk.Treatment?
  /// What the responses plan for the gaps that the finding covers.
  public let steps: [PlanStep]
  /// The finding's milestones, earliest first.
  public let milestones: [Milestone]
  /// The leaf, or the first entry that the finding or the risk names.
  public let requirement: String?
  /// The finding to close.
  public let finding: String?
  /// The ids of the risks of the register that it deals with: of those of a finding, or the one it is for.
  public let risks: [String]
  /// The ids of the risks that it deals with too and that another finding's item has.
  public let sharedRisks: [String]
  /// 1 for what comes first.
  public internal(set) var priority: Int
  /// The rating of the finding, gap or risk that it is for; nil where it is not rated.
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
  /// Where the cost is written: the finding, or each response or risk whose cost counts.
  public let costPlaces: [SourceRange]
  /// When it falls due.
  public let horizon: Horizon
  /// The gaps that it covers and that are rated higher than the finding that it is for.
  public let higherGaps: [HigherGaps]
  /// The open deadlines of the law that it is about and has no date before, earliest first.
  public let legalDeadlines: [PlannedDeadline]
  /// The open deadlines of the law to come that it is about and has a date before, earliest first.
  public let comingDeadlines: [Deadline]
  /// The finding's file, the response or the row of the risk.
  public let place: SourceRange?
  /// What of it the risks say that it deals with, by their ids: who may not see one of them gets none of
  /// that part.
  var partsOfRisks: [PlanField: [String]] = [:]

  /// The id of an item for a finding, a leaf or a risk.
  public static func id(_ kind: Kind, _ subject: String) -> String {
    kind == .risk ? "plan:risk:\(subject)" : "plan:\(subject)"
  }

  /// The open deadlines of the law for which nothing of it is planned in time, earliest first.
  public var missedDeadlines: [Deadline] { legalDeadlines.filter(\.isMissed).map(\.deadline) }

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
