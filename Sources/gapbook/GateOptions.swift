import ArgumentParser
import Site

/// The gates that `build` and `check` share.
struct GateOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "End with 1 if a report has any of: very-high, high, moderate, overdue, contradictions, review.",
      valueName: "kinds"
    ),
    transform: choices
  )
  var failOn: [[GateKind]] = []

  func validate() throws { try checkDistinct(failOn, of: "--fail-on") }

  /// The gates, in the order in which their reasons are given.
  var gates: [BuildGate] {
    let asked = Set(failOn.joined())
    return GateKind.allCases.filter(asked.contains).map(BuildGate.none(of:))
  }
}

/// The limits of numbers that `build` and `check` share.
struct LimitOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "End with 1 if a score is under so many percent.",
      valueName: "n"
    ),
    transform: percentage
  )
  var minScore: Percentage?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "End with 1 if coverage is under so many percent.",
      valueName: "n"
    ),
    transform: percentage
  )
  var minCoverage: Percentage?

  @Option(
    name: .long,
    help: ArgumentHelp("End with 1 if more than so many items are overdue.", valueName: "n")
  )
  var maxOverdue: Int?

  func validate() throws {
    if let maxOverdue, maxOverdue < 0 { throw ValidationError("--max-overdue must be 0 or more") }
  }

  /// The gates.
  var gates: [BuildGate] {
    [
      minScore.map(BuildGate.minScore), minCoverage.map(BuildGate.minCoverage),
      maxOverdue.map(BuildGate.maxOverdue),
    ].compactMap(\.self)
  }
}

extension BuildResult {
  /// Ends the command where a gate fails, with a line for each reason.
  func endByGates() throws {
    for reason in failedGates { Console.say(reason) }
    if !failedGates.isEmpty { throw Outcome.gateSaidNo }
  }
}

/// Reads a share of 0 to 100 %.
@Sendable private func percentage(_ text: String) throws -> Percentage {
  guard let percentage = Percentage(text) else {
    throw ValidationError("\"\(text)\" is no number of 0 to 100 with one decimal at most")
  }
  return percentage
}
