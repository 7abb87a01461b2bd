public import Regulation

/// A duty to tell someone of a breach, with its outer limit and what was done.
public struct BreachDuty: Sendable, Hashable {
  /// Who is to be told.
  public enum Recipient: String, Sendable, Hashable, CaseIterable {
    /// Each individual: 164.404.
    case individuals
    /// The Secretary: 164.408.
    case hhs
    /// Prominent media outlets of the State: 164.406.
    case media
    /// The covered entity, told by its business associate: 164.410.
    case coveredEntity = "covered-entity"

    /// In words.
    public var title: String {
      switch self {
      case .individuals: "Individuals"
      case .hhs: "HHS"
      case .media: "Media"
      case .coveredEntity: "Covered entity"
      }
    }
  }

  /// How the duty stands on the as-of day.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// There is no such duty.
    case notRequired = "not-required"
    /// It hangs on a number that is not given.
    case undetermined
    /// Still to be done, and the limit is not over.
    case open
    /// Still to be done, and the limit is over.
    case overdue
    /// Done by the limit.
    case done
    /// Done after the limit.
    case late
  }

  /// Who is to be told.
  public let recipient: Recipient
  /// How it stands.
  public let state: State
  /// The outer limit; the law asks for no unreasonable delay before it.
  public let due: Day?
  /// When it was done.
  public let done: Day?
  /// Where the law says so.
  public let citation: String
  /// What a reader should know of the limit.
  public let note: String?

  /// A duty from its parts.
  public init(
    recipient: Recipient,
    state: State,
    due: Day?,
    done: Day?,
    citation: String,
    note: String?
  ) {
    self.recipient = recipient
    self.state = state
    self.due = due
    self.done = done
    self.citation = citation
    self.note = note
  }
}

/// A breach with the duties that follow from it.
public struct BreachResult: Sendable, Hashable {
  /// What was written.
  public let breach: Breach
  /// Individuals, HHS, media; for a business associate the covered entity alone.
  public let duties: [BreachDuty]

  /// A result from its parts.
  public init(breach: Breach, duties: [BreachDuty]) {
    self.breach = breach
    self.duties = duties
  }

  /// The duty towards a recipient.
  public func duty(to recipient: BreachDuty.Recipient) -> BreachDuty? {
    duties.first { $0.recipient == recipient }
  }
}
