import Diagnostics
import Regulation

extension Intake {
  /// Whether the day asked for lies before the client's own: what came later is no mistake then.
  var isLookBack: Bool { client.asOf.map { asOf < $0 } ?? false }

  /// Leaves out an input of a later day, on a look back.
  mutating func leaveOutLater(_ what: String, _ reason: LeftOut.Reason, at place: SourceRange) {
    report(.warning, .dayAfterAsOf, "\(what), after the as-of day \(asOf)", at: place)
    leaveOut(place, reason)
  }

  /// Evidence, each id once; what was collected after the as-of day is told and stays.
  mutating func keptEvidence() -> [Evidence] {
    let kept = unique(client.evidence, .evidence, id: \.id, place: \.place)
    for item in kept {
      if let collected = item.collected, collected > asOf {
        let message = "evidence \"\(item.id)\" is collected on \(collected), after the as-of day"
        report(.warning, .dayAfterAsOf, message, at: item.place)
      }
      if let collected = item.collected, let end = item.validUntil, end < collected {
        let message = "evidence \"\(item.id)\" ends on \(end), before it is collected"
        report(.error, .impossibleDay, message, at: item.place)
      }
    }
    return kept
  }
}
