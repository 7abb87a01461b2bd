import Regulation

/// The breaches with their duties, earliest discovery first.
func breachResults(_ basis: Basis) -> [BreachResult] {
  basis.client.breaches.map { breach in
    let clock = BreachClock(breach: breach, facts: basis.law.facts, asOf: basis.asOf)
    return BreachResult(breach: breach, duties: clock.duties(of: basis.client.entity))
  }
}

/// Days of calendar, counted from discovery: 164.404 to 164.410.
private struct BreachClock {
  let breach: Breach
  let facts: Facts
  let asOf: Day

  func duties(of entity: Entity) -> [BreachDuty] {
    entity == .businessAssociate ? [coveredEntity] : [individuals, hhs, media]
  }

  private var individuals: BreachDuty {
    duty(
      .individuals,
      due: limit("breach-individual", from: breach.discovered),
      done: breach.notifiedIndividuals,
      citation: "45 CFR 164.404(b)",
      note: nil
    )
  }

  /// 500 or more: with the notices to individuals; fewer: logged, told after the end of the year.
  private var hhs: BreachDuty {
    if breach.affected >= 500 {
      return duty(
        .hhs,
        due: limit("breach-hhs-500", from: breach.discovered),
        done: breach.notifiedHHS,
        citation: "45 CFR 164.408(b)",
        note: "with the notices to individuals; the day shown is the latest"
      )
    }
    let endOfYear = Day(year: breach.discovered.year, month: 12, day: 31) ?? breach.discovered
    return duty(
      .hhs,
      due: limit("breach-hhs-under-500", from: endOfYear),
      done: breach.notifiedHHS,
      citation: "45 CFR 164.408(c)",
      note: "log; within 60 days after the end of the year of discovery"
    )
  }

  /// More than 500 residents of one State, where HHS asks for 500 or more in all.
  private var media: BreachDuty {
    let citation = "45 CFR 164.406"
    switch breach.maxResidentsOneState {
    case let residents? where residents > 500:
      return duty(
        .media,
        due: limit("breach-media", from: breach.discovered),
        done: breach.notifiedMedia,
        citation: citation,
        note: "more than 500 residents of one State"
      )
    case nil where breach.affected > 500:
      return BreachDuty(
        recipient: .media,
        state: .undetermined,
        due: nil,
        done: breach.notifiedMedia,
        citation: citation,
        note: "hangs on how many live in one State"
      )
    default:
      return BreachDuty(
        recipient: .media,
        state: .notRequired,
        due: nil,
        done: breach.notifiedMedia,
        citation: citation,
        note: "not more than 500 residents of one State"
      )
    }
  }

  private var coveredEntity: BreachDuty {
    duty(
      .coveredEntity,
      due: limit("breach-ba", from: breach.discovered),
      done: breach.notifiedCoveredEntity,
      citation: "45 CFR 164.410(b)",
      note: "the covered entity tells individuals, HHS and media"
    )
  }

  /// The limit in force on the day of discovery; 60 days where no facts are loaded, none where the
  /// duty did not exist yet.
  private func limit(_ timeline: String, from start: Day) -> Day? {
    guard facts.timelines.contains(timeline) else { return start.adding(days: 60) }
    guard let fact = facts.fact(of: timeline, on: breach.discovered) else { return nil }
    return start.adding(days: fact.value.value(at: ["limit_days"])?.wholeNumber ?? 60)
  }

  private func duty(
    _ recipient: BreachDuty.Recipient,
    due: Day?,
    done: Day?,
    citation: String,
    note: String?
  ) -> BreachDuty {
    // What was done after the as-of day is not done yet on it.
    let done = done.flatMap { $0 <= asOf ? $0 : nil }
    return BreachDuty(
      recipient: recipient,
      state: state(due: due, done: done),
      due: due,
      done: done,
      citation: citation,
      note: note
    )
  }

  private func state(due: Day?, done: Day?) -> BreachDuty.State {
    guard let due else { return .notRequired }
    guard let done else { return due < asOf ? .overdue : .open }
    return due < done ? .late : .done
  }
}

extension FactValue {
  /// The whole number that a value states.
  var wholeNumber: Int? {
    guard case .number(let digits) = self else { return nil }
    return Int(digits)
  }
}
