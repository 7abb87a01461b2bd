public import Regulation

/// Why a requirement does not concern an organization by itself, in words; nil where it does.
public func inapplicability(
  of requirement: Requirement,
  to entity: Entity,
  with functions: [EntityFunction]
) -> String? {
  guard entity.isNamed(in: requirement.appliesTo) else {
    let concerned = requirement.appliesTo.map(plural).joined(separator: " and ")
    return "concerns \(concerned) only; the client is a \(entity.title.lowercased())"
  }
  if let function = requirement.requiresFunction, !functions.contains(function) {
    return "concerns \(described(function)) only; the client declares no such function"
  }
  return nil
}

/// The leaves that concern an organization on a day, in the order of the regulation.
public func applicableLeaves(
  of law: Law,
  on day: Day,
  rules: [HIPAARule],
  entity: Entity,
  functions: [EntityFunction]
) -> [Requirement] {
  law.catalog.leaves(on: day, rules: rules).filter {
    inapplicability(of: $0, to: entity, with: functions) == nil
  }
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
  case .clearinghouse: "a health care clearinghouse within a larger organization"
  case .groupHealthPlan: "group health plans"
  case .part2Records: "holders of records under 42 CFR Part 2"
  }
}
