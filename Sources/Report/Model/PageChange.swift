public import Regulation

/// A change of a file, as a commit of a repository says it.
public struct PageChange: Sendable, Hashable {
  /// The day of the commit.
  public let day: Day
  /// The first line of its message.
  public let subject: String

  /// A change from its parts.
  public init(day: Day, subject: String) {
    self.day = day
    self.subject = subject
  }
}
