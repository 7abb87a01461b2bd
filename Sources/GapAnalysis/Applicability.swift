public import Regulation

/// Why a requirement does not concern an organization by itself.
public enum Inapplicability: Sendable, Hashable {
  /// It is for others than `client`.
  case entity(concerned: [Entity], client: Entity)
  /// It is for those who have a function.
  case function(EntityFunction)

  /// In words of data and diagnostics; the report has its own.
  var text: String {
    switch self {
    case .entity(let concerned, let client):
      let names = concerned.map(plural).joined(separator: " and ")
      return "concerns \(names) only; the client is a \(client.title.lowercased())"
    case .function(let function):
      return "concerns \(described(function)) only; the client declares no such function"
    }
  }
}

/// Why a requirement does not concern an organization by itself; nil where it does.
public func inapplicability(
  of requirement: Requirement,
  to entity: Entity,
  with functions: [EntityFunction]
) -> Inapplicability? {
  guard entity.isNamed(in: requirement.appliesTo) else {
    return .entity(concerned: requirement.appliesTo, client: entity)
  }
  if let function = requirement.requiresFunction, !functions.contains(function) {
    return .function(function)
  }
  return nil
}

private func plural(_ entity: Entity) -> String {
  switch entity {
  case .coveredEntity: "covered entities"
  case .businessAssociate: "business associates"
  case .both: "entities that are both"
  }
}

private func described(_ function: EntityFunction) -> String {
  switch function {
  case .healthPlan: "health plans"
  case .groupHealthPlan: "group health plans"
  case .clearinghouse: "a health care clearinghouse within a larger organization"
  case .part2Records: "holders of records under 42 CFR Part 2"
  case .multipleFunctions: "covered entities with several covered functions"
  case .government: "government bodies"
  case .facilityDirectory: "providers that keep a facility directory"
  case .fundraising: "covered entities that use PHI to raise funds"
  }
}
