import Regulation
import TestSupport
import Testing

/// A point of the two public texts that the guide and the FAQ were checked against.
struct Point: Sendable, CustomTestStringConvertible {
  /// How the text stood to the law on the day of the check.
  enum State: String {
    case right, historical, incomplete, loose, outdated
    /// Boilerplate or promotion, which no page carries.
    case notCarried = "not-carried"
  }

  let id: String
  let state: State
  /// The last day on which an outdated statement held; nil where it names no such day.
  let ended: Day?
  /// Words by which our pages tell an outdated statement.
  let wording: [String]

  var testDescription: String { id }

  /// The points in order.
  static let all: [Point] = {
    let bytes = readFile(repositoryRoot + "/Tests/Fixtures/content-points.csv") ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().compactMap {
      line in
      // The wording may hold commas, and stands last.
      let cells = line.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false)
      guard cells.count == 4, let state = State(rawValue: String(cells[1])) else { return nil }
      return Point(
        id: String(cells[0]),
        state: state,
        ended: Day(cells[2]),
        wording: cells[3].split(separator: "|").map(String.init)
      )
    }
  }()

  static let outdated = all.filter { $0.state == .outdated }

  /// Whether words name the end: the last day, or the first on which the statement held no more.
  func isEnded(in text: String) -> Bool {
    guard let ended else { return false }
    return text.contains(ended.spelled) || text.contains(ended.adding(days: 1).spelled)
  }

  /// Whether words tell the outdated statement.
  func isTold(in text: String) -> Bool { wording.contains { text.contains($0) } }
}
