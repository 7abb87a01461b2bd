public import Diagnostics
public import Regulation

/// An assessment as far as `assessment.json` tells it: enough to compare two of them.
public struct EarlierAssessment: Sendable, Hashable {
  /// One catalog entry as it stood.
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
    /// What the client answered.
    public let answer: Response.Answer?
    /// How it stood.
    public let status: Status?

    /// An entry from its parts.
    public init(
      id: String,
      title: String,
      rule: HIPAARule,
      obligation: Obligation,
      isLeaf: Bool,
      answer: Response.Answer?,
      status: Status?
    ) {
      self.id = id
      self.title = title
      self.rule = rule
      self.obligation = obligation
      self.isLeaf = isLeaf
      self.answer = answer
      self.status = status
    }

    /// Whether it did not concern the client by itself, whatever the client wrote.
    var isInapplicable: Bool { status == .notApplicable && answer != .notApplicable }
  }

  /// One finding as it stood.
  public struct FindingEntry: Sendable, Hashable {
    /// The id.
    public let id: String
    /// The title.
    public let title: String
    /// The rating.
    public let risk: Level
    /// What had become of it.
    public let status: Finding.Status

    /// A finding from its parts.
    public init(id: String, title: String, risk: Level, status: Finding.Status) {
      self.id = id
      self.title = title
      self.risk = risk
      self.status = status
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
  public let audience: String
  /// The coverage, as printed.
  public let coverage: Percentage?
  /// The score, as printed.
  public let score: Percentage?
  /// Whether the score could stand as a headline.
  public let headline: Bool
  /// The rules in scope.
  public let rules: [HIPAARule]
  /// Every entry, in the order of the file.
  public let entries: [Entry]
  /// Every finding, in the order of the file.
  public let findings: [FindingEntry]
  /// Where it was read; nil for one made in this run.
  public let place: SourceRange?
  /// Where it says its day.
  public let asOfPlace: SourceRange?

  /// An earlier assessment from its parts.
  public init(
    asOf: Day,
    slug: String,
    name: String,
    entity: Entity,
    audience: String,
    coverage: Percentage?,
    score: Percentage?,
    headline: Bool,
    rules: [HIPAARule],
    entries: [Entry],
    findings: [FindingEntry],
    place: SourceRange?,
    asOfPlace: SourceRange? = nil
  ) {
    self.asOf = asOf
    self.slug = slug
    self.name = name
    self.entity = entity
    self.audience = audience
    self.coverage = coverage
    self.score = score
    self.headline = headline
    self.rules = rules
    self.entries = entries
    self.findings = findings
    self.place = place
    self.asOfPlace = asOfPlace
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

  /// With one decimal and a sign where it is negative, such as `-4.2`.
  public var text: String {
    "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }

  /// How far `later` lies above `earlier`, in points.
  public static func - (later: Self, earlier: Self) -> Percentage {
    Percentage(tenths: later.tenths - earlier.tenths)
  }

  /// Lower first.
  public static func < (a: Self, b: Self) -> Bool { a.tenths < b.tenths }
}
