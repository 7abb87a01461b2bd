import Diagnostics

/// The same without the places of its inputs; where the client is declared stays, which nothing shows.
extension Client {
  var unplaced: Client {
    var other = self
    other.responses = responses.map(\.unplaced)
    other.findings = findings.map(\.unplaced)
    other.evidence = evidence.map(\.unplaced)
    other.policies = policies.map(\.unplaced)
    other.risks = risks.map(\.unplaced)
    other.breaches = breaches.map(\.unplaced)
    for index in other.exposure.indices { other.exposure[index].place = .withheld }
    for index in other.readiness.indices { other.readiness[index].place = .withheld }
    return other
  }
}

extension Sourced {
  fileprivate var unplaced: Sourced { Sourced(value, at: .withheld) }
}

extension Response {
  fileprivate var unplaced: Response {
    var other = self
    other.place = .withheld
    (other.evidencePlaces, other.planPlaces) = ([], [:])
    (other.statedTitle, other.statedObligation) = (
      statedTitle?.unplaced, statedObligation?.unplaced
    )
    return other
  }
}

extension Finding {
  fileprivate var unplaced: Finding {
    var other = self
    (other.place, other.places) = (.withheld, [:])
    other.requirements = requirements.map(\.unplaced)
    other.evidence = evidence.map(\.unplaced)
    other.systems = systems.map(\.unplaced)
    for index in other.milestones.indices { other.milestones[index].place = .withheld }
    return other
  }
}

extension Evidence {
  fileprivate var unplaced: Evidence {
    var other = self
    other.place = .withheld
    return other
  }
}

extension Policy {
  fileprivate var unplaced: Policy {
    var other = self
    (other.place, other.places) = (.withheld, [:])
    other.satisfies = satisfies.map(\.unplaced)
    other.supersedes = supersedes.map(\.unplaced)
    other.claims = claims.map {
      Claim(
        framework: $0.framework,
        item: $0.item,
        isDeclared: $0.isDeclared,
        written: $0.written,
        at: .withheld
      )
    }
    return other
  }
}

extension Risk {
  fileprivate var unplaced: Risk {
    var other = self
    other.place = .withheld
    other.requirements = requirements.map(\.unplaced)
    other.findings = findings?.map(\.unplaced)
    return other
  }
}

extension Breach {
  fileprivate var unplaced: Breach {
    var other = self
    other.place = .withheld
    other.capacity = capacity?.unplaced
    other.assessed = assessed?.unplaced
    other.notices = notices.map { BreachNotice($0.recipient, on: $0.day, at: .withheld) }
    other.delay = delay.map {
      NoticeDelay(made: $0.made, until: $0.until, statement: $0.statement, place: .withheld)
    }
    other.evidence = evidence.map(\.unplaced)
    return other
  }
}
