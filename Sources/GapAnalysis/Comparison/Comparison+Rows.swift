public import Diagnostics
public import Regulation

/// What became of one leaf.
public struct RequirementChange: Sendable, Hashable {
  /// The leaf.
  public let id: String
  /// Its title.
  public let title: String
  /// What became of it.
  public let kind: ChangeKind
  /// Its status then; nil where it was not in the earlier assessment.
  public let before: Status?
  /// Its status now; nil where it is not in the later one.
  public let after: Status?
  /// Why, where the two statuses do not say it.
  public let reason: ChangeReason?
  /// Whether it counts as a regression.
  public let isRegression: Bool
  /// The response of the later assessment, or of the earlier.
  public let place: SourceRange?
  /// How it is shown that it was closed; nil where it was not, or where nothing says so.
  public internal(set) var closure: ClosureKind?
  /// Where the earlier assessment lists it.
  public internal(set) var record: SourceRange?
  /// The response now.
  public internal(set) var answer: SourceRange?

  /// What it is computed from.
  public var inputs: [SourceRange] { [record, answer].compactMap(\.self) }

  /// Whether it is listed: a new status may have the old value.
  public var isListed: Bool { kind != .unchanged || reason != nil }
}

/// What became of one finding, or of one risk of the register.
public struct FindingChange: Sendable, Hashable {
  /// Its id.
  public let id: String
  /// Its title.
  public let title: String
  /// Every change, in the order of the cases; empty where nothing changed.
  public let kinds: [FindingChangeKind]
  /// What it was; nil where it was not there.
  public let before: EarlierAssessment.FindingEntry?
  /// What it is; nil where it is no longer there.
  public let after: EarlierAssessment.FindingEntry?
  /// How it is shown that it was closed; nil where it was not, or where nothing says so.
  public internal(set) var closure: ClosureKind?

  /// What it is computed from: the earlier assessment's entry, and its file or row now.
  public var inputs: [SourceRange] { [before?.record, after?.place].compactMap(\.self) }

  /// The first of its changes.
  public var kind: FindingChangeKind { kinds.first ?? .unchanged }

  /// The ids of the requirements it names.
  public var requirements: [String] { (after ?? before)?.requirements ?? [] }

  /// Whether it changed in this way, perhaps among others.
  public func has(_ kind: FindingChangeKind) -> Bool {
    kinds.isEmpty ? kind == .unchanged : kinds.contains(kind)
  }
}

/// A gap that only one of two assessments has.
public struct GapChange: Sendable, Hashable {
  /// Its id, such as `gap:164.312(b)`.
  public let id: String
  /// The leaf, or the first entry that its finding names.
  public let requirement: String?
  /// Its title.
  public let title: String
  /// Whether it is there now and was not; else it was there and is not.
  public let isOpened: Bool
  /// The kinds of its causes.
  public let causes: [String]
  /// The input that makes it.
  public let place: SourceRange?
  /// What it is computed from: the input of an opened one, the earlier assessment's entry of a
  /// closed one.
  public internal(set) var inputs: [SourceRange] = []
}

/// What became of an item of evidence.
public struct EvidenceChange: Sendable, Hashable {
  /// What became of it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// What named it no longer names it, and names nothing new.
    case lost
    /// Its last day passed.
    case expired
    /// What named it names something new instead.
    case replaced
  }

  /// Its id.
  public let id: String
  /// Its title; empty where the register does not say it.
  public let title: String
  /// What became of it.
  public let kind: Kind
  /// The ids of the requirements and findings concerned.
  public let subjects: [String]
  /// The evidence that is named instead.
  public let replacements: [String]
  /// Its row in the register, or the input that no longer names it.
  public let place: SourceRange?
}

/// Something that became overdue, is listed as overdue for the first time, or is overdue no longer.
public struct OverdueChange: Sendable, Hashable {
  /// What became of it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Its day passed after the earlier assessment.
    case new
    /// Its day had passed before the earlier assessment, which does not list it.
    case unlisted
    /// It was overdue and is not.
    case resolved
  }

  /// What it is.
  public let item: EarlierAssessment.DueEntry
  /// What became of it.
  public let kind: Kind

  /// Whether it became overdue since the earlier assessment.
  public var isNew: Bool { kind == .new }

  /// What it is computed from: the input of what is overdue, the earlier assessment's entry of what is
  /// not any more.
  public var inputs: [SourceRange] {
    [kind == .resolved ? item.record : item.place].compactMap(\.self)
  }
}

/// A due date that moved.
public struct DueMove: Sendable, Hashable {
  /// The finding or the leaf.
  public let subject: String
  /// Its title.
  public let title: String
  /// The requirements concerned.
  public let requirements: [String]
  /// When it was due.
  public let before: Day?
  /// When it is due.
  public let after: Day?
  /// The input.
  public let place: SourceRange?

  /// Whether it is due later, or has no due date any more.
  public var isLater: Bool {
    guard let before else { return false }
    return after.map { $0 > before } ?? true
  }
}

/// What a plan costs, then and now, in whole US dollars.
public struct CostChange: Sendable, Hashable {
  /// An item whose cost differs.
  public struct Item: Sendable, Hashable {
    /// Its id, such as `plan:F-03`.
    public let id: String
    /// Its title.
    public let title: String
    /// Its requirement.
    public let requirement: String?
    /// Its cost then.
    public let before: Int?
    /// Its cost now.
    public let after: Int?
  }

  /// The sum then; nil where nothing has a cost.
  public let before: Int?
  /// The sum now.
  public let after: Int?
  /// Each item whose cost differs, those that came and went too.
  public let items: [Item]

  /// How much more it costs now; nil where neither plan has a cost.
  public var difference: Int? {
    before == nil && after == nil ? nil : (after ?? 0) - (before ?? 0)
  }
}
