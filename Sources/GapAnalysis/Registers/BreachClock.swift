import Diagnostics
import Regulation

/// The breaches with their duties, earliest discovery first.
func breachResults(_ input: AssessmentInput) -> [BreachResult] {
  input.client.breaches.map { breach in
    let clock = BreachClock(breach: breach, facts: input.law.facts, asOf: input.asOf)
    return BreachResult(breach: breach, duties: clock.duties(of: input.client.entity))
  }
}

/// The duties after a breach, with limits in calendar days from discovery: 164.404 to 164.412.
struct BreachClock {
  let breach: Breach
  let facts: Facts
  let asOf: Day

  func duties(of entity: Entity) -> [BreachDuty] {
    switch breach.capacity?.value ?? entity {
    case .coveredEntity:
      [individuals, hhs, media] + given([.coveredEntity], note: .noCoveredEntity)
    case .businessAssociate:
      [coveredEntity([.coveredEntityTells])]
        + given([.individuals, .hhs, .media], note: .forCoveredEntity)
    case .both: [individuals, hhs, media, coveredEntity([.ifBusinessAssociate])]
    }
  }

  private var individuals: BreachDuty {
    duty(
      .individuals,
      due: limit("breach-individual", from: breach.discovered),
      citation: "45 CFR 164.404(b)"
    )
  }

  /// 500 or more: with the notices to individuals; fewer: after the end of the year, from a log.
  private var hhs: BreachDuty {
    if breach.affected >= 500 {
      return duty(
        .hhs,
        due: limit("breach-hhs-500", from: breach.discovered),
        citation: "45 CFR 164.408(b)",
        goesWithIndividuals: true
      )
    }
    let endOfYear = Day(year: breach.discovered.year, month: 12, day: 31) ?? breach.discovered
    return duty(
      .hhs,
      due: limit("breach-hhs-under-500", from: endOfYear),
      citation: "45 CFR 164.408(c)",
      notes: [.log]
    )
  }

  /// More than 500 residents of one State, where HHS asks for 500 or more in all.
  private var media: BreachDuty {
    switch breach.maxResidentsOneState {
    case let residents? where residents > 500:
      duty(
        .media,
        due: limit("breach-media", from: breach.discovered),
        citation: BreachDuty.Recipient.media.citation,
        notes: [.manyResidents]
      )
    case nil where breach.affected > 500: without(.media, .undetermined, [.residentsUnknown])
    default: without(.media, .notRequired, [.fewResidents])
    }
  }

  private func coveredEntity(_ notes: [BreachDuty.Note]) -> BreachDuty {
    duty(
      .coveredEntity,
      due: limit("breach-ba", from: breach.discovered),
      citation: BreachDuty.Recipient.coveredEntity.citation,
      notes: notes
    )
  }

  /// Notices that were given and that no rule asks of the client, so that no date is lost.
  private func given(_ recipients: [BreachDuty.Recipient], note: BreachDuty.Note) -> [BreachDuty] {
    recipients.filter { done($0) != nil }.map { without($0, .notRequired, [note]) }
  }

  private func without(
    _ recipient: BreachDuty.Recipient,
    _ state: BreachDuty.State,
    _ notes: [BreachDuty.Note]
  ) -> BreachDuty {
    BreachDuty(
      recipient: recipient,
      state: state,
      due: nil,
      done: done(recipient),
      daysLate: nil,
      citation: recipient.citation,
      notes: notes
    )
  }

  /// The limit in force on the day of discovery; 60 days where no facts are loaded, none where the
  /// duty did not exist yet.
  private func limit(_ timeline: String, from start: Day) -> Day? {
    guard facts.timelines.contains(timeline) else { return start.adding(days: 60) }
    guard let fact = facts.fact(of: timeline, on: breach.discovered) else { return nil }
    return start.adding(days: fact.value.value(at: ["limit_days"])?.wholeNumber ?? 60)
  }

  /// When a notice was given, by the as-of day: what was done later is not done yet on it.
  private func done(_ recipient: BreachDuty.Recipient) -> Day? {
    breach.notified(recipient).flatMap { $0 <= asOf ? $0 : nil }
  }

  /// A duty with a limit, which a delay moves (164.412) if it was asked for within the limit.
  ///
  /// A notice that goes with the one to individuals is due, at the latest, on the day of that one.
  private func duty(
    _ recipient: BreachDuty.Recipient,
    due ordinary: Day?,
    citation: String,
    notes: [BreachDuty.Note] = [],
    goesWithIndividuals: Bool = false
  ) -> BreachDuty {
    guard let ordinary else { return without(recipient, .notRequired, notes) }
    var (due, notes) = (ordinary, notes)
    if let delay = breach.delay, delay.made <= asOf, delay.until > ordinary {
      let isInTime = delay.made <= ordinary
      if isInTime { due = delay.until }
      notes.append(isInTime ? .delayed : .delayedTooLate)
    }
    if goesWithIndividuals {
      if let notified = done(.individuals), notified <= due {
        due = notified
        notes = [.individualsTold]
      } else {
        notes.insert(.withIndividuals, at: 0)
      }
    }
    let done = done(recipient)
    let over = (done ?? asOf) - due
    let state: BreachDuty.State =
      over > 0 ? (done == nil ? .overdue : .late) : (done == nil ? .open : .done)
    return BreachDuty(
      recipient: recipient,
      state: state,
      due: due,
      done: done,
      daysLate: over > 0 ? over : nil,
      citation: citation,
      notes: notes
    )
  }
}

extension BreachDuty.Recipient {
  /// Who is to be notified by the paragraph of a deadline; nil where it is about no notice.
  public init?(citation: String) {
    guard let recipient = Self.allCases.first(where: { $0.section == citation.section }) else {
      return nil
    }
    self = recipient
  }

  private var section: Substring { citation.section }

  /// The paragraph that says who is to be notified.
  fileprivate var citation: String {
    switch self {
    case .individuals: "45 CFR 164.404"
    case .hhs: "45 CFR 164.408"
    case .media: "45 CFR 164.406"
    case .coveredEntity: "45 CFR 164.410(b)"
    }
  }
}

extension String {
  /// A citation without its paragraphs.
  fileprivate var section: Substring { prefix { $0 != "(" } }
}

extension FactValue {
  /// The whole number that a value states.
  var wholeNumber: Int? {
    guard case .number(let digits) = self else { return nil }
    return Int(digits)
  }
}
