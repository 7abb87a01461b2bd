public import Regulation

/// One change of a proposed rule with the client's answer.
public struct ReadinessItem: Sendable, Hashable {
  /// The change.
  public let change: ProposedChange
  /// The answer; nil where none was given.
  public let response: ReadinessAnswer?
}

/// Readiness for what is proposed and is not law; never part of a score.
public struct Readiness: Sendable, Hashable {
  /// The mean of the answers (ready 1, partial 1/2, not ready 0) that are applicable; nil where
  /// there is none.
  public let score: Rational?
  /// Each change proposed by the as-of day, in order.
  public let items: [ReadinessItem]

  /// How many changes got an answer.
  public func count(_ answer: ReadinessAnswer.Answer?) -> Int {
    items.count { $0.response?.answer == answer }
  }
}

/// The readiness on the as-of day (case Q1).
func readiness(_ input: AssessmentInput) -> Readiness {
  let answers = input.client.readiness.index(by: \.change)
  let items = input.law.proposals(on: input.asOf).map {
    ReadinessItem(change: $0, response: answers[$0.id])
  }
  let halves = items.compactMap { $0.response?.answer.halves }
  return Readiness(score: Rational(halves.reduce(0, +), over: 2 * halves.count), items: items)
}

extension Law {
  /// The changes that were proposed by a day, in order.
  func proposals(on day: Day) -> [ProposedChange] {
    proposedRules.filter { $0.published <= day }.flatMap(\.changes)
  }
}

extension ReadinessAnswer.Answer {
  /// The value in halves; nil where it does not count.
  var halves: Int? {
    switch self {
    case .ready: 2
    case .partial: 1
    case .notReady: 0
    case .notApplicable: nil
    }
  }
}
