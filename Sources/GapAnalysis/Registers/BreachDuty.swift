public import Regulation

/// A duty to notify someone of a breach, with its outer limit and what was done.
public struct BreachDuty: Sendable, Hashable {
  /// Who is to be notified.
  public enum Recipient: String, Sendable, Hashable, CaseIterable {
    /// Each individual: 164.404.
    case individuals
    /// The Secretary: 164.408.
    case hhs
    /// Prominent media outlets of the State: 164.406.
    case media
    /// The covered entity, notified by its business associate: 164.410.
    case coveredEntity = "covered-entity"
  }

  /// The state of a duty on the as-of day.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// There is no such duty.
    case notRequired = "not-required"
    /// It depends on a number that is not given.
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

  /// What a reader should know of a duty or its limit.
  public enum Note: String, Sendable, Hashable, CaseIterable {
    /// HHS is notified with the individuals, who are not notified yet: the limit is the latest date.
    case withIndividuals = "with-individuals"
    /// The notice to HHS is due on the date when the individuals were notified.
    case individualsTold = "individuals-told"
    /// Fewer than 500: logged, and HHS is notified after the end of the year.
    case log
    /// More than 500 residents of one State.
    case manyResidents = "many-residents"
    /// It depends on how many live in one State.
    case residentsUnknown = "residents-unknown"
    /// Not more than 500 residents of one State.
    case fewResidents = "few-residents"
    /// The covered entity notifies individuals, HHS and media.
    case coveredEntityTells = "covered-entity-tells"
    /// Holds where the client is a business associate for the PHI of the breach.
    case ifBusinessAssociate = "if-business-associate"
    /// Given by a business associate, whose duty ends with the covered entity.
    case forCoveredEntity = "for-covered-entity"
    /// A covered entity notified another, which no rule asks for.
    case noCoveredEntity = "no-covered-entity"
    /// The limit is the end of a delay that law enforcement asked for.
    case delayed
    /// Law enforcement asked for a delay when the limit was over.
    case delayedTooLate = "delayed-too-late"
  }

  /// Who is to be notified.
  public let recipient: Recipient
  /// Its state.
  public let state: State
  /// The outer limit; the law asks for no unreasonable delay before it.
  public let due: Day?
  /// When it was done.
  public let done: Day?
  /// How many days after the limit it was done or, if it is not done, the as-of day is; nil in time.
  public let daysLate: Int?
  /// Where the law says so.
  public let citation: String
  /// What a reader should know of it.
  public let notes: [Note]
}

/// A breach with the duties that follow from it.
public struct BreachResult: Sendable, Hashable {
  /// What was written.
  public let breach: Breach
  /// Individuals, HHS, media; for a business associate the covered entity; for both, all of them.
  ///
  /// A notice that was given without a duty is there too, as not required.
  public let duties: [BreachDuty]
}
