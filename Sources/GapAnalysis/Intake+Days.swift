import Diagnostics
import Regulation

extension Intake {
  /// Whether the day asked for lies before the client's own: what came later is no mistake then.
  var isLookBack: Bool { client.asOf.map { asOf < $0 } ?? false }

  /// The breaches, each id once; days and counts that cannot be are told.
  mutating func keptBreaches() -> [Breach] {
    unique(client.breaches, "breach", id: \.id, place: \.place).filter { breach in
      if isLookBack, breach.discovered > asOf {
        leaveOutLater("breach \"\(breach.id)\" is discovered on \(breach.discovered)", breach.place)
        return false
      }
      check(breach)
      return true
    }
  }

  /// Leaves out an input of a later day, on a look back.
  mutating func leaveOutLater(_ what: String, _ place: SourceRange) {
    let reason = "\(what), after the as-of day \(asOf)"
    report(.warning, .dayAfterAsOf, reason, at: place)
    leaveOut(place, reason)
  }

  private mutating func check(_ breach: Breach) {
    let name = "breach \"\(breach.id)\""
    if breach.discovered > asOf {
      let message = "\(name) is discovered on \(breach.discovered), after the as-of day \(asOf)"
      report(.error, .impossibleDay, message, at: breach.place)
    }
    let notices: [(String, Day?)] = [
      ("individuals", breach.notifiedIndividuals), ("HHS", breach.notifiedHHS),
      ("media", breach.notifiedMedia), ("the covered entity", breach.notifiedCoveredEntity),
    ]
    for case (let recipient, let day?) in notices {
      checkNotice(of: breach, to: recipient, on: day)
    }
    checkCounts(of: breach)
  }

  private mutating func checkNotice(of breach: Breach, to recipient: String, on day: Day) {
    let notice = "breach \"\(breach.id)\" is told to \(recipient) on \(day)"
    if day < breach.discovered {
      let message = "\(notice), before it is discovered on \(breach.discovered)"
      report(.error, .impossibleDay, message, at: breach.place)
    } else if day > asOf {
      let message = "\(notice), after the as-of day \(asOf)"
      report(
        isLookBack ? .warning : .error,
        isLookBack ? .dayAfterAsOf : .impossibleDay,
        message,
        at: breach.place
      )
    }
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
      client.entity != .businessAssociate
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

  /// Evidence, each id once; what was collected after the as-of day is told and stays.
  mutating func keptEvidence() -> [Evidence] {
    let kept = unique(client.evidence, "evidence", id: \.id, place: \.place)
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
