import Diagnostics
import Regulation

extension Intake {
  /// The breaches, each id once; impossible days and counts, and unknown evidence, are reported.
  mutating func acceptedBreaches(_ known: Known) -> [Breach] {
    unique(client.breaches, .breach, id: \.id, place: \.place).compactMap { breach in
      if isLookBack, breach.discovered > asOf {
        leaveOutLater(
          "breach \"\(breach.id)\" is discovered on \(breach.discovered)",
          .laterBreach(breach.id, discovered: breach.discovered, asOf),
          at: breach.place
        )
        return nil
      }
      check(breach)
      for item in breach.evidence where !known.evidence.contains(item.value) {
        let owner = "breach \"\(breach.id)\""
        reportUnknownEvidence(item.value, namedBy: owner, at: item.place, known)
      }
      var accepted = breach
      accepted.assessed = breach.assessed.flatMap { keepsAssessment($0, of: breach) ? $0 : nil }
      accepted.notices = breach.notices.filter { keeps($0, of: breach) }
      accepted.delay = breach.delay.flatMap { keeps($0, of: breach) ? $0 : nil }
      return accepted
    }
  }

  private mutating func check(_ breach: Breach) {
    let name = "breach \"\(breach.id)\""
    if breach.discovered > asOf {
      let message = "\(name) is discovered on \(breach.discovered), after the as-of day \(asOf)"
      report(.error, .impossibleDay, message, at: breach.place)
    }
    if let capacity = breach.capacity, client.entity != .both, capacity.value != client.entity {
      report(
        .error,
        .wrongCapacity,
        "\(name) has the capacity \"\(capacity.value.rawValue)\", and the client is a \(client.entity.named)",
        at: capacity.place,
        help: "only a client with entity: both has a choice"
      )
    }
    if breach.capacity == nil, client.entity == .both {
      report(
        .note,
        .capacityUnstated,
        "\(name) does not say in which capacity it happened, so the clocks of a covered entity and of a business associate both run",
        at: breach.place,
        help: "give capacity: covered-entity or capacity: business-associate"
      )
    }
    checkCounts(of: breach)
  }

  /// Whether the assessment was finished by the as-of day; an impossible day is reported and stays.
  private mutating func keepsAssessment(_ day: Sourced<Day>, of breach: Breach) -> Bool {
    let subject = "breach \"\(breach.id)\" is assessed on \(day.value)"
    if day.value < breach.discovered {
      let message = "\(subject), before it is discovered on \(breach.discovered)"
      report(.error, .impossibleDay, message, at: day.place)
    } else if day.value > asOf {
      // On an earlier day the assessment was not finished: the breach was presumed then.
      guard !isLookBack else { return false }
      report(.error, .impossibleDay, "\(subject), after the as-of day \(asOf)", at: day.place)
    }
    return true
  }

  /// Whether a notice was given by the as-of day; an impossible one is reported and stays.
  private mutating func keeps(_ notice: BreachNotice, of breach: Breach) -> Bool {
    let subject = "breach \"\(breach.id)\" is told to \(notice.recipient.named) on \(notice.day)"
    if notice.day < breach.discovered {
      let message = "\(subject), before it is discovered on \(breach.discovered)"
      report(.error, .impossibleDay, message, at: notice.place)
    } else if notice.day > asOf {
      guard !isLookBack else {
        leaveOutLater(
          subject,
          .laterNotice(breach.id, notice.recipient, given: notice.day, asOf),
          at: notice.place
        )
        return false
      }
      report(.error, .impossibleDay, "\(subject), after the as-of day \(asOf)", at: notice.place)
    } else if notice.recipient == .coveredEntity, client.entity == .coveredEntity {
      report(
        .warning,
        .noticeWithoutDuty,
        "\(subject), and the client is a covered entity: a business associate has that duty",
        at: notice.place
      )
    }
    return true
  }

  /// Whether a delay was asked for by the as-of day; an impossible one is reported and stays.
  private mutating func keeps(_ delay: NoticeDelay, of breach: Breach) -> Bool {
    let asked = "the delay of breach \"\(breach.id)\" is asked for on \(delay.made)"
    if delay.made > asOf {
      guard !isLookBack else {
        leaveOutLater(asked, .laterDelay(breach.id, made: delay.made, asOf), at: delay.place)
        return false
      }
      report(.error, .impossibleDay, "\(asked), after the as-of day \(asOf)", at: delay.place)
    } else if delay.made < breach.discovered {
      let message = "\(asked), before it is discovered on \(breach.discovered)"
      report(.error, .impossibleDay, message, at: delay.place)
    } else if delay.until < delay.made {
      let message = "\(asked), after it ends on \(delay.until)"
      report(.error, .impossibleDay, message, at: delay.place)
    } else if delay.statement == .oral, delay.until - delay.made > NoticeDelay.longestOral {
      let last = delay.made.adding(days: NoticeDelay.longestOral)
      report(
        .error,
        .delayTooLong,
        "\(asked) in an oral statement and lasts until \(delay.until), which is more than 30 days",
        at: delay.place,
        help: "write \(last) at the latest, or the written statement that followed"
      )
    } else {
      checkReach(of: delay, breach)
    }
    return true
  }

  private mutating func checkReach(of delay: NoticeDelay, _ breach: Breach) {
    let clock = BreachClock(breach: breach, facts: law.facts, asOf: asOf)
    let missed = clock.duties(of: client.entity).filter { $0.notes.contains(.delayedTooLate) }
    guard !missed.isEmpty else { return }
    report(
      .warning,
      .delayTooLate,
      "the delay of breach \"\(breach.id)\" is asked for on \(delay.made), after the limit for \(listed(missed.map(\.recipient.named))); it does not move that limit",
      at: delay.place
    )
  }

  private mutating func checkCounts(of breach: Breach) {
    let name = "breach \"\(breach.id)\""
    if breach.affected < 0 || breach.maxResidentsOneState ?? 0 < 0 {
      report(.error, .impossibleCount, "\(name) counts fewer than none", at: breach.place)
    } else if let residents = breach.maxResidentsOneState, residents > breach.affected {
      report(
        .error,
        .impossibleCount,
        "\(name) has \(residents) residents of one State among \(breach.affected) affected",
        at: breach.place
      )
    } else if breach.maxResidentsOneState == nil, breach.affected > 500,
      (breach.capacity?.value ?? client.entity) != .businessAssociate
    {
      report(
        .warning,
        .residentsUnknown,
        "\(name) does not say how many live in one State, so the duty to tell the media is open",
        at: breach.place,
        help: "give max_residents_one_state"
      )
    }
  }
}

extension BreachDuty.Recipient {
  /// Its name in a sentence.
  fileprivate var named: String {
    switch self {
    case .individuals: "individuals"
    case .hhs: "HHS"
    case .media: "the media"
    case .coveredEntity: "the covered entity"
    }
  }
}
