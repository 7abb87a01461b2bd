public import Diagnostics
public import Regulation

/// One reason why something is a gap: a shortfall, an open finding, or inputs that contradict.
public struct GapCause: Sendable, Hashable {
  /// The sort of reason.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The leaf is met in part or not at all.
    case fallsShort = "falls-short"
    /// A finding about it is not closed.
    case openFinding = "open-finding"
    /// The acceptance of a finding's risk is over.
    case acceptanceLapsed = "acceptance-lapsed"
    /// Said to be in place, and nothing shows it.
    case noEvidence = "no-evidence"
    /// Said to be in place, and all that showed it has expired.
    case expiredEvidence = "expired-evidence"
    /// Answered as met, and another input says otherwise (METHOD.md, section 7).
    case contested
    /// A policy claims what the response denies.
    case policyDenied = "policy-denied"
    /// The day of review is over.
    case reviewLapsed = "review-lapsed"
    /// A decision of 164.306(d)(3) without a day of review.
    case reviewMissing = "review-missing"
    /// A finding about it is closed, and the response says that it still falls short.
    case closedFinding = "closed-finding"

    /// Its place among all kinds.
    var position: Int {
      switch self {
      case .fallsShort: 0
      case .openFinding: 1
      case .acceptanceLapsed: 2
      case .noEvidence: 3
      case .expiredEvidence: 4
      case .contested: 5
      case .policyDenied: 6
      case .reviewLapsed: 7
      case .reviewMissing: 8
      case .closedFinding: 9
      }
    }

    /// Whether two inputs contradict each other, so that a reader must judge.
    public var isContradiction: Bool {
      switch self {
      case .fallsShort, .openFinding, .reviewMissing: false
      case .acceptanceLapsed, .noEvidence, .expiredEvidence, .contested, .policyDenied,
        .reviewLapsed, .closedFinding:
        true
      }
    }
  }

  /// The sort of reason.
  public let kind: Kind
  /// The ids of the findings, evidence, policies or breaches concerned.
  public let names: [String]
  /// In words that a client can read.
  public let text: String
  /// Where the inputs stand that make it.
  public let inputs: [SourceRange]

  /// A cause from its parts.
  public init(_ kind: Kind, names: [String] = [], _ text: String, inputs: [SourceRange] = []) {
    self.kind = kind
    self.names = names
    self.text = text
    self.inputs = inputs
  }
}

/// Something that is not as it should be: a leaf with its causes, or a finding that names no leaf
/// of the report.
public struct Gap: Sendable, Hashable {
  /// Stable from one assessment to the next: `gap:164.312(a)(1)` or `gap:F-03`.
  public var id: String { "gap:\(subject)" }
  /// The id of the leaf, or of the finding that names none.
  public let subject: String
  /// The leaf, or the first entry that the finding names.
  public let requirement: String?
  /// The leaf's or the finding's title.
  public let title: String
  /// How binding it is, where the catalog says so.
  public let obligation: Obligation
  /// How the leaf stands; nil for a finding that names none.
  public let status: Status?
  /// The highest rating of the findings and risks that name it and of what contests its answer; nil
  /// where nobody rated it.
  public let risk: Level?
  /// Why it is a gap; at least one.
  public let causes: [GapCause]
  /// The ids of the findings that are to be dealt with.
  public let findings: [String]
  /// Who answers for it.
  public let owner: String?
  /// The earliest day by which a finding is to be closed.
  public let due: Day?
  /// The response, or the finding's file.
  public let place: SourceRange?

  /// A gap from its parts.
  public init(
    subject: String,
    requirement: String?,
    title: String,
    obligation: Obligation,
    status: Status?,
    risk: Level?,
    causes: [GapCause],
    findings: [String],
    owner: String?,
    due: Day?,
    place: SourceRange?
  ) {
    self.subject = subject
    self.requirement = requirement
    self.title = title
    self.obligation = obligation
    self.status = status
    self.risk = risk
    self.causes = causes
    self.findings = findings
    self.owner = owner
    self.due = due
    self.place = place
  }

  /// Whether the answer that it is met is contested.
  public var isContested: Bool { causes.contains { $0.kind == .contested } }

  /// Whether inputs contradict each other here.
  public var hasContradiction: Bool { causes.contains { $0.kind.isContradiction } }
}
