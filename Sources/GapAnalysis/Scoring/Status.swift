import Regulation

/// How far a requirement is met.
public enum Status: String, Sendable, Hashable, CaseIterable {
  /// Everything counted is in place.
  case met
  /// Some of it is.
  case partiallyMet = "partially-met"
  /// None of it is.
  case notMet = "not-met"
  /// Does not concern this organization.
  case notApplicable = "not-applicable"
  /// Not looked at, or without a valid answer.
  case notAssessed = "not-assessed"
}

/// How many leaves have each status; the five counts add up to `total`.
public struct StatusCounts: Sendable, Hashable {
  /// Leaves in place.
  public let met: Int
  /// Leaves in place in part.
  public let partiallyMet: Int
  /// Leaves not in place.
  public let notMet: Int
  /// Leaves that do not concern the client.
  public let notApplicable: Int
  /// Leaves that are not assessed.
  public let notAssessed: Int
  /// Those of them that the law permits and does not require: they are outside coverage.
  public let openPermissions: Int

  /// Counts leaves.
  public init(_ leaves: some Sequence<RequirementResult>) {
    self = leaves.reduce(.none) { counts, leaf in
      leaf.status.map { counts.adding($0, isPermissive: leaf.requirement.isPermissive) } ?? counts
    }
  }

  /// No leaves.
  static let none = StatusCounts(
    met: 0,
    partiallyMet: 0,
    notMet: 0,
    notApplicable: 0,
    notAssessed: 0,
    openPermissions: 0
  )

  /// Counts as they were read.
  public init(
    met: Int,
    partiallyMet: Int,
    notMet: Int,
    notApplicable: Int,
    notAssessed: Int,
    openPermissions: Int
  ) {
    self.met = met
    self.partiallyMet = partiallyMet
    self.notMet = notMet
    self.notApplicable = notApplicable
    self.notAssessed = notAssessed
    self.openPermissions = openPermissions
  }

  /// One leaf more.
  func adding(_ status: Status, isPermissive: Bool) -> StatusCounts {
    StatusCounts(
      met: met + (status == .met ? 1 : 0),
      partiallyMet: partiallyMet + (status == .partiallyMet ? 1 : 0),
      notMet: notMet + (status == .notMet ? 1 : 0),
      notApplicable: notApplicable + (status == .notApplicable ? 1 : 0),
      notAssessed: notAssessed + (status == .notAssessed ? 1 : 0),
      openPermissions: openPermissions + (status == .notAssessed && isPermissive ? 1 : 0)
    )
  }

  /// All leaves.
  public var total: Int { assessed + notApplicable + notAssessed }

  /// Leaves with an answer that counts: met, partially met, not met.
  public var assessed: Int { met + partiallyMet + notMet }

  /// Leaves of which coverage is a share: the applicable ones, of the permissive those answered.
  public var coverable: Int { total - notApplicable - openPermissions }

  /// The share of the coverable leaves that are assessed; nil where there is none.
  public var coverage: Rational? { Rational(assessed, over: coverable) }

  /// The count of one status.
  public subscript(status: Status) -> Int {
    switch status {
    case .met: met
    case .partiallyMet: partiallyMet
    case .notMet: notMet
    case .notApplicable: notApplicable
    case .notAssessed: notAssessed
    }
  }
}
