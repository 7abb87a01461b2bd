public import Diagnostics
public import Regulation

/// The part of an assessment that `assessment.json` contains: enough to compare two of them.
public struct EarlierAssessment: Sendable, Hashable {
  /// One catalog entry.
  public struct Entry: Sendable, Hashable {
    /// The id.
    public let id: String
    /// The title.
    public let title: String
    /// The rule.
    public let rule: HIPAARule
    /// How binding it was.
    public let obligation: Obligation
    /// Whether it was a leaf.
    public let isLeaf: Bool
    /// Its status.
    public var status: Status?
    /// Whether, by its own terms, it did not apply to the client.
    public var isInapplicable = false
    /// Whether it has a condition, needs a function or permits only; nil where the file does not say.
    public var isConditional: Bool?
    /// The day on which it entered force.
    public var effectiveFrom: Day?
    /// By when a gap here is to be closed.
    public var due: Day?
    /// The ids of the evidence of its response.
    public var evidence: [String] = []
    /// Whether its response names evidence that is withheld from the audience at hand.
    var hasOtherEvidence = false
    /// Whether its answer was met and another input said otherwise.
    public var isContested = false
    /// Where the file lists it; nil for one made in this run.
    public var record: SourceRange?
    /// The response.
    public var place: SourceRange?

    /// Whether it was met in part or not at all.
    var fallsShort: Bool { status == .partiallyMet || status == .notMet }
  }

  /// One finding, or one risk of the register.
  public struct FindingEntry: Sendable, Hashable {
    /// The id.
    public let id: String
    /// The title.
    public let title: String
    /// The requirements it names.
    public let requirements: [String]
    /// The rating.
    public let risk: Level
    /// How far it was dealt with.
    public let status: Finding.Status
    /// Whether its risk was accepted on the day.
    public let acceptance: AcceptanceState
    /// By when it is to be closed.
    public let due: Day?
    /// The ids of its evidence.
    public var evidence: [String]
    /// When it was closed, where that is given.
    public let closed: Day?
    /// Who verified that, where that is given.
    public let verifiedBy: String?
    /// Its file or row.
    public let place: SourceRange?
    /// Where the file lists it; nil for one made in this run.
    public var record: SourceRange?

    /// A finding from its parts.
    public init(
      id: String,
      title: String,
      requirements: [String] = [],
      risk: Level,
      status: Finding.Status,
      acceptance: AcceptanceState = .none,
      due: Day? = nil,
      evidence: [String] = [],
      closed: Day? = nil,
      verifiedBy: String? = nil,
      place: SourceRange? = nil
    ) {
      self.id = id
      self.title = title
      self.requirements = requirements
      self.risk = risk
      self.status = status
      self.acceptance = status == .riskAccepted ? acceptance : .none
      self.due = due
      self.evidence = evidence
      self.closed = closed
      self.verifiedBy = verifiedBy
      self.place = place
    }
  }

  /// The day for which it held.
  public let asOf: Day
  /// The client's folder.
  public let slug: String
  /// The client's name.
  public let name: String
  /// What the client was under HIPAA.
  public let entity: Entity
  /// The audience it was made for.
  public var audience = "full"
  /// The exact coverage, or the printed one where its parts do not give it.
  public var coverage: Rational?
  /// The exact score, or the printed one where its leaves do not give it.
  public var score: Rational?
  /// Whether the score was shown as a headline.
  public let headline: Bool
  /// The rules in scope.
  public var rules: [HIPAARule] = []
  /// Every entry, in the order of the file.
  public var entries: [Entry] = []
  /// Every finding, in the order of the file.
  public var findings: [FindingEntry] = []
  /// The registers.
  public var registers = Registers()
  /// What it does not say of entries and findings.
  public var lacks: Set<ComparedPart> = []
  /// Where it was read; nil for one made in this run.
  public var place: SourceRange?
  /// Where it says its day.
  public var asOfPlace: SourceRange?

  /// What it does not say.
  var unsaid: Set<ComparedPart> {
    var parts = lacks
    if registers.gaps == nil { parts.insert(.gaps) }
    if registers.risks == nil { parts.insert(.risks) }
    if registers.evidence == nil { parts.insert(.expiry) }
    if registers.overdue == nil { parts.insert(.overdue) }
    if registers.plan == nil { parts.insert(.cost) }
    if registers.gaps == nil || lacks.contains(.evidence) { parts.insert(.closures) }
    return parts
  }

  /// The mean of the values of its assessed leaves; nil where none is.
  public static func score(of entries: [Entry]) -> Rational? {
    Rational(meanOfHalves: entries.compactMap { $0.isLeaf ? $0.status?.halves : nil })
  }
}

extension EarlierAssessment.Entry {
  /// An entry with what each has; the rest is set on it.
  public init(id: String, title: String, rule: HIPAARule, obligation: Obligation, isLeaf: Bool) {
    self.id = id
    self.title = title
    self.rule = rule
    self.obligation = obligation
    self.isLeaf = isLeaf
  }
}

extension EarlierAssessment {
  /// An assessment without entries and findings; the rest is set on it.
  public init(asOf: Day, slug: String, name: String, entity: Entity, headline: Bool) {
    self.asOf = asOf
    self.slug = slug
    self.name = name
    self.entity = entity
    self.headline = headline
  }
}

/// A percentage as it is printed, in tenths of a point.
public struct Percentage: Sendable, Hashable, Comparable {
  /// 625 for 62.5 %.
  public let tenths: Int

  /// A percentage from tenths of a point.
  public init(tenths: Int) {
    self.tenths = tenths
  }

  /// A share, rounded half up once.
  public init(_ share: Rational) {
    tenths = (2000 * share.numerator + share.denominator) / (2 * share.denominator)
  }

  /// Lower first.
  public static func < (a: Self, b: Self) -> Bool { a.tenths < b.tenths }
}
