public import Diagnostics
public import Regulation

/// A step on the way to closing a finding, with the date by which it is to be reached.
public struct Milestone: Sendable, Hashable {
  /// How far it is on a day.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// Reached.
    case done
    /// Still to come.
    case due
    /// Its date has passed, and it is not reached.
    case overdue
  }

  /// By when it is to be reached.
  public let day: Day
  /// What is reached with it.
  public let text: String
  /// When it was reached.
  public internal(set) var done: Day?
  /// Its entry in the finding.
  public internal(set) var place: SourceRange

  /// A milestone from its parts.
  public init(day: Day, text: String, done: Day? = nil, place: SourceRange) {
    self.day = day
    self.text = text
    self.done = done
    self.place = place
  }

  /// How far it is on a day.
  public func state(on day: Day) -> State {
    done != nil ? .done : self.day < day ? .overdue : .due
  }

  /// The day on which the work towards it is known to have been under way.
  var firstDay: Day { done.map { min($0, day) } ?? day }
}
