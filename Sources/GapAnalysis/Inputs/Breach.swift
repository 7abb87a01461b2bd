public import Diagnostics
public import Regulation

/// A breach of unsecured PHI and what was done about it.
public struct Breach: Sendable, Hashable {
  /// The id, such as `B-1`.
  public let id: String
  /// The first day on which it was known: 164.404(a)(2).
  public let discovered: Day
  /// How many individuals it concerns.
  public let affected: Int
  /// The most of them that live in one State or jurisdiction.
  public var maxResidentsOneState: Int?
  /// What the client was when the breach happened; nil: whatever `entity` says.
  ///
  /// For a client that is both: a covered entity for its own PHI, a business associate for others'.
  public var capacity: Sourced<Entity>?
  /// The notices that were given, one for each recipient.
  public var notices: [BreachNotice] = []
  /// When its risk assessment was finished, which showed no low probability of compromise: 164.402(2);
  /// nil: it is presumed to be a breach.
  public var assessed: Sourced<Day>?
  /// A delay that law enforcement asked for: 164.412.
  public var delay: NoticeDelay?
  /// What happened, and how far it is assessed.
  public var note: String?
  /// The ids of the evidence of what happened and of the notices.
  public var evidence: [Sourced<String>] = []
  /// The audiences that may see it; empty: all but the public.
  public var audience: [String] = []
  /// Where it is declared.
  public internal(set) var place: SourceRange

  /// When a recipient was notified.
  public func notified(_ recipient: BreachDuty.Recipient) -> Day? {
    notices.first { $0.recipient == recipient }?.day
  }
}

extension Breach {
  /// A breach of which nobody was notified yet; the rest is set on it.
  public init(id: String, discovered: Day, affected: Int, place: SourceRange) {
    self.id = id
    self.discovered = discovered
    self.affected = affected
    self.place = place
  }
}

/// A notice of a breach that was given.
public struct BreachNotice: Sendable, Hashable {
  /// Who was notified.
  public let recipient: BreachDuty.Recipient
  /// When.
  public let day: Day
  /// Where the date is written.
  public let place: SourceRange

  /// A notice from its parts.
  public init(_ recipient: BreachDuty.Recipient, on day: Day, at place: SourceRange) {
    self.recipient = recipient
    self.day = day
    self.place = place
  }
}

/// A delay of the notices that a law enforcement official asked for: 164.412.
public struct NoticeDelay: Sendable, Hashable {
  /// How the official asked for it.
  public enum Statement: String, Sendable, Hashable, CaseIterable {
    /// In writing, for the time it names: 164.412(a).
    case written
    /// Orally, for 30 days at most: 164.412(b).
    case oral
  }

  /// How many days an oral statement may delay a notice, 164.412(b).
  public static let longestOral = 30

  /// When the statement was made.
  public let made: Day
  /// The last day of the delay.
  public let until: Day
  /// How it was made.
  public let statement: Statement
  /// Where it is declared.
  public let place: SourceRange

  /// A delay from its parts.
  public init(made: Day, until: Day, statement: Statement, place: SourceRange) {
    self.made = made
    self.until = until
    self.statement = statement
    self.place = place
  }
}
