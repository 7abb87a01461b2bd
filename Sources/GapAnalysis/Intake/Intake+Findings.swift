import Diagnostics
import Regulation

extension Intake {
  /// The findings, each id once, with canonical names; one about nothing in the report stays.
  mutating func acceptedFindings(_ known: Known) -> [Finding] {
    unique(client.findings, .finding, id: \.id, place: \.place).map { finding in
      var owner: String { "finding \"\(finding.id)\"" }
      let names = canonical(finding.requirements, namedBy: owner)
      for item in finding.evidence where !known.evidence.contains(item.value) {
        reportUnknownEvidence(item.value, namedBy: owner, at: item.place, known)
      }
      if !names.isInReport { reportScope(of: finding, names.names) }
      if finding.status == .riskAccepted, finding.accepted == nil {
        report(
          .warning,
          .acceptanceMissing,
          "\(owner) is risk-accepted, and nobody is named who accepted it",
          at: finding.place,
          help: "give accepted: { by, until, reason }"
        )
      }
      checkSystems(of: finding)
      var accepted = dated(finding)
      accepted.requirements = names.names
      return accepted
    }
  }

  private mutating func reportScope(of finding: Finding, _ names: [Sourced<String>]) {
    guard let first = names.first else { return }
    let several = names.count > 1
    report(
      .warning,
      .findingOutOfScope,
      "finding \"\(finding.id)\" names only \(several ? "requirements" : "a requirement") out of scope or not in force on \(asOf)",
      at: first.place,
      help: "the finding stays in the report"
    )
  }

  /// Systems that the scope does not name, where it names any.
  private mutating func checkSystems(of finding: Finding) {
    let systems = client.scope.systems
    guard !systems.isEmpty else { return }
    for system in finding.systems where !systems.contains(system.value) {
      report(
        .error,
        .unknownSystem,
        "finding \"\(finding.id)\" concerns the system \"\(system.value)\", which scope.systems does not name",
        at: system.place,
        help: Diagnostics.suggestion(for: system.value, among: systems)
          ?? "name it in scope.systems of \(client.place.file) too"
      )
    }
  }

  /// The finding as it was on the as-of day: days that contradict each other are reported, and what
  /// happened after a day that is looked back to had not happened.
  private mutating func dated(_ finding: Finding) -> Finding {
    var dated = finding
    for index in finding.milestones.indices {
      let milestone = finding.milestones[index]
      let what = "milestone \"\(milestone.text)\" of finding \"\(finding.id)\""
      if let due = finding.due, milestone.day > due {
        report(
          .error,
          .milestoneAfterDue,
          "the \(what) is on \(milestone.day), after the finding is due on \(due)",
          at: milestone.place,
          help: "the finding's due is at \(finding.place(of: "due").fileLine)"
        )
      }
      guard let done = milestone.done, done > asOf else { continue }
      if reportLater("the \(what) is done on \(done)", at: milestone.place) {
        dated.milestones[index].done = nil
      }
    }
    guard finding.status == .closed, let closed = finding.closed else { return dated }
    if closed > asOf {
      let what = "finding \"\(finding.id)\" is closed on \(closed)"
      if reportLater(what, at: finding.place(of: "closed")) { dated.reopen() }
    }
    reportOpenMilestones(of: finding, closed)
    return dated
  }

  /// Reports something that happened after the as-of day; whether that day is one looked back to, on
  /// which it had not happened.
  private mutating func reportLater(_ what: String, at place: SourceRange) -> Bool {
    if isLookBack {
      report(
        .warning,
        .dayAfterAsOf,
        "\(what), after the as-of day \(asOf): on that day it was not",
        at: place
      )
    } else {
      report(.error, .impossibleDay, "\(what), after the as-of day \(asOf)", at: place)
    }
    return isLookBack
  }

  private mutating func reportOpenMilestones(of finding: Finding, _ closed: Day) {
    for milestone in finding.milestones {
      let name = "its milestone \"\(milestone.text)\""
      if let done = milestone.done, done > closed {
        report(
          .error,
          .closedTooEarly,
          "finding \"\(finding.id)\" is closed on \(closed), before \(name) is done on \(done)",
          at: milestone.place,
          help: "closed is at \(finding.place(of: "closed").fileLine)"
        )
      } else if milestone.done == nil {
        report(
          .error,
          .closedTooEarly,
          "finding \"\(finding.id)\" is closed on \(closed), and \(name) is not done",
          at: milestone.place,
          help: "give its done day, or take the milestone out"
        )
      }
    }
  }
}

extension Finding {
  /// Takes back that it is closed.
  fileprivate mutating func reopen() {
    status = .inProgress
    closed = nil
    verifiedBy = nil
  }
}
