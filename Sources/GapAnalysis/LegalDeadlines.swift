public import Regulation

/// The last day on which documentation must be kept: six years from its creation or from the day
/// when it last was in effect, whichever is later, 45 CFR 164.316(b)(2)(i).
public func retentionEnd(created: Day, lastInEffect: Day?) -> Day {
  max(created, lastInEffect ?? created).adding(years: 6)
}

/// The days by which a request for access is to be answered, 45 CFR 164.524(b)(2).
public struct AccessDeadline: Sendable, Hashable {
  /// Thirty days after the request.
  public let due: Day
  /// Thirty days more, once, if the individual is told why within the first thirty.
  public let extended: Day

  /// The deadlines of a request received on a day.
  public init(received: Day) {
    due = received.adding(days: 30)
    extended = received.adding(days: 60)
  }
}
