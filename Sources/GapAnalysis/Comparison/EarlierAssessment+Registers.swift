public import Diagnostics
public import Regulation

extension EarlierAssessment {
  /// The registers of an assessment; nil where an assessment.json does not say them.
  public struct Registers: Sendable, Hashable {
    /// The gaps.
    public var gaps: [GapEntry]?
    /// The risk register; an accepted risk has the status of an accepted finding.
    public var risks: [FindingEntry]?
    /// The register of evidence.
    public var evidence: [EvidenceEntry]?
    /// Every item that is overdue.
    public var overdue: [DueEntry]?
    /// The plan with its costs.
    public var plan: [PlanEntry]?

    /// Registers from their parts.
    public init(
      gaps: [GapEntry]? = nil,
      risks: [FindingEntry]? = nil,
      evidence: [EvidenceEntry]? = nil,
      overdue: [DueEntry]? = nil,
      plan: [PlanEntry]? = nil
    ) {
      self.gaps = gaps
      self.risks = risks
      self.evidence = evidence
      self.overdue = overdue
      self.plan = plan
    }
  }

  /// One gap.
  public struct GapEntry: Sendable, Hashable {
    /// Why it is one.
    public struct Cause: Sendable, Hashable {
      /// The sort of reason.
      public let kind: String
      /// The ids of the findings, evidence or policies concerned.
      public let names: [String]

      /// A cause from its parts.
      public init(kind: String, names: [String]) {
        self.kind = kind
        self.names = names
      }
    }

    /// The id.
    public let id: String
    /// The leaf, or the first entry that the finding names.
    public var requirement: String?
    /// The title.
    public let title: String
    /// Why it is one.
    public var causes: [Cause] = []
    /// The ids of the findings that are to be dealt with.
    public var findings: [String] = []
    /// The input.
    public var place: SourceRange?
    /// Where the file lists it; nil for one made in this run.
    public var record: SourceRange?
  }

  /// One item of evidence.
  public struct EvidenceEntry: Sendable, Hashable {
    /// The id.
    public let id: String
    /// The title.
    public let title: String
    /// Its last day.
    public let validUntil: Day?
    /// The ids of the leaves and findings that name it.
    public let usedBy: [String]
    /// Its row.
    public let place: SourceRange?
    /// Whether it is what the organization says of itself, which shows nothing.
    public var isSelfAssessment = false

    /// An item from its parts.
    public init(id: String, title: String, validUntil: Day?, usedBy: [String], place: SourceRange?)
    {
      self.id = id
      self.title = title
      self.validUntil = validUntil
      self.usedBy = usedBy
      self.place = place
    }
  }

  /// The ids of the evidence that shows nothing.
  var selfAssessments: Set<String> {
    Set((registers.evidence ?? []).filter(\.isSelfAssessment).map(\.id))
  }

  /// One deadline.
  public struct DueEntry: Sendable, Hashable {
    /// What falls due, such as `finding-due`.
    public let kind: String
    /// The id of what it concerns.
    public let subject: String
    /// The citation of the law, different for each notice of one breach.
    public var citation: String?
    /// The title of what it concerns; of a breach, its id.
    public let name: String
    /// Who is to be notified of a breach.
    public var recipient: BreachDuty.Recipient?
    /// The requirements concerned.
    public var requirements: [String] = []
    /// The day.
    public let day: Day
    /// The input.
    public var place: SourceRange?
    /// Where the file lists it; nil for one made in this run.
    public var record: SourceRange?

    /// What falls due.
    public var deadline: Deadline.Kind? { Deadline.Kind(rawValue: kind) }

    /// Stable from one assessment to the next.
    var key: String { "\(kind) \(subject) \(citation ?? "")" }
  }

  /// One item of the plan.
  public struct PlanEntry: Sendable, Hashable {
    /// The id.
    public let id: String
    /// The title.
    public let title: String
    /// The leaf, or the first entry that the finding names.
    public let requirement: String?
    /// The finding to close.
    public let finding: String?
    /// In whole US dollars.
    public let cost: Int?

    /// An item from its parts.
    public init(id: String, title: String, requirement: String?, finding: String?, cost: Int?) {
      self.id = id
      self.title = title
      self.requirement = requirement
      self.finding = finding
      self.cost = cost
    }
  }
}

extension EarlierAssessment.DueEntry {
  /// An item with what each has; the rest is set on it.
  public init(kind: String, subject: String, name: String, day: Day) {
    self.kind = kind
    self.subject = subject
    self.name = name
    self.day = day
  }
}

extension EarlierAssessment.GapEntry {
  /// A gap with what each has; the rest is set on it.
  public init(id: String, title: String) {
    self.id = id
    self.title = title
  }
}
