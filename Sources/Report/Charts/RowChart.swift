public import GapAnalysis
import Words

/// A chart of rows on one scale: each row is described in words, with marks below them.
public struct RowChart: Sendable {
  /// A place on the scale, 0 at its left end and 1 at its right.
  public typealias Place = Double

  /// A word on the scale.
  public struct Tick: Sendable {
    /// Where it is on the scale.
    public let place: Place
    /// The word.
    public let word: String
  }

  /// How a mark is filled.
  public enum Look: Sendable {
    /// As a status.
    case status(Status)
    /// As a risk.
    case risk(Level)
    /// As nothing in particular.
    case plain
  }

  /// The marks below the words of a row.
  public enum Mark: Sendable {
    /// A bar.
    case span(from: Place, to: Place, Look)
    /// A bar with marks on it: filled ones are reached, hollow ones are not.
    case work(from: Place, to: Place, Look, steps: [(place: Place, isDone: Bool)])
    /// A hollow point, a filled one and the way between them.
    case move(from: Place, to: Place, Look)
    /// A filled point.
    case point(Place, Look)
  }

  /// One row.
  public struct Row: Sendable {
    /// Everything that the mark shows, in words.
    public let words: [Inline]
    /// The mark; nil where there is nothing to show.
    public let mark: Mark?
  }

  /// What it is and how to read it.
  public let caption: String
  /// The scale.
  public let ticks: [Tick]
  /// The place of the as-of day; nil where the scale is none of days.
  public let now: Place?
  /// The rows.
  public let rows: [Row]
}
