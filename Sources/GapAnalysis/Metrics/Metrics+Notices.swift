import Regulation

/// The notices of breaches that are not given yet, with the ids of their metrics.
public struct OpenNotices: Sendable {
  /// What names a notice.
  private struct Name: Hashable {
    let breach: String
    let recipient: BreachDuty.Recipient?

    init(_ deadline: Deadline) {
      breach = deadline.subject
      recipient = deadline.recipient
    }
  }

  /// The notices, in the order of their deadlines.
  public let all: [Deadline]
  private let ids: [Name: String]

  /// Those among some deadlines.
  public init(_ deadlines: [Deadline]) {
    all = deadlines.filter(\.isOpenByLaw)
    var ids: [Name: String] = [:]
    var taken: Set<String> = []
    for deadline in all {
      let word = PlanOwners.word(deadline.subject)
      let plain = "notice.\(word).\(snakeCase(deadline.recipient?.rawValue ?? "law"))"
      var id = plain
      var number = 2
      while !taken.insert(id).inserted {
        id = "\(plain)_\(number)"
        number += 1
      }
      ids[Name(deadline)] = id
    }
    self.ids = ids
  }

  /// The id of the metric of the days between a notice's outer limit and the as-of day:
  /// `notice.b_1.individuals`.
  public func metric(of deadline: Deadline) -> String { ids[Name(deadline)] ?? "notice" }

  /// The id of the metric that counts those that no item of the plan is about.
  public static let unplannedMetric = "plan.notices_without_item"

  /// The id of the metric that counts those of a state: `notices.overdue`.
  public static func metric(of state: Deadline.State) -> String { "notices.\(state.rawValue)" }
}

/// The metrics of the notices that are not given yet, and of the other deadlines that are overdue.
func noticeMetrics(_ deadlines: [Deadline], on asOf: Day) -> [Metric] {
  let notices = OpenNotices(deadlines)
  let counts = [Deadline.State.overdue, .due].map { state in
    Metric(
      counting: notices.all.filter { $0.state == state },
      OpenNotices.metric(of: state),
      .openNotices(state),
      at: { $0.place }
    )
  }
  let days = notices.all.map { deadline in
    Metric(
      id: notices.metric(of: deadline),
      value: Rational(abs(deadline.day - asOf)),
      unit: .count,
      formula: .noticeDays,
      inputs: [deadline.place]
    )
  }
  let others = Metric(
    counting: deadlines.filter { $0.state == .overdue && $0.citation == nil && !$0.isStep },
    "deadlines.other_overdue",
    .otherOverdue,
    at: { $0.place }
  )
  return counts + days + [others]
}
