import Diagnostics
import Regulation

extension Intake {
  /// Whether the as-of day is before the client's own: inputs of later days are no mistake then.
  var isLookBack: Bool { client.asOf.map { asOf < $0 } ?? false }

  /// Leaves out an input of a later day, where the as-of day is before the client's own.
  mutating func leaveOutLater(_ what: String, _ reason: LeftOut.Reason, at place: SourceRange) {
    report(.warning, .dayAfterAsOf, "\(what), after the as-of day \(asOf)", at: place)
    leaveOut(place, reason)
  }

  /// Evidence, each id once; what was collected or scanned after the as-of day is reported and stays.
  mutating func acceptedEvidence() -> [Evidence] {
    var kept = unique(client.evidence, .evidence, id: \.id, place: \.place)
    for index in kept.indices {
      let isLaterScan = kept[index].scan != nil && kept[index].testDay.map { $0 > asOf } ?? false
      accept(scanOf: &kept[index])
      let item = kept[index]
      // Of a scan that is left out for its day, the day is told already.
      if !isLaterScan, let collected = item.collected, collected > asOf {
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
