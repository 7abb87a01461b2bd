public import Regulation

/// Why a requirement, by its own terms, does not concern an organization.
public enum Inapplicability: Sendable, Hashable {
  /// It concerns other kinds of entity than `client`.
  case entity(concerned: [Entity], client: Entity)
  /// It concerns only clients with a function.
  case function(EntityFunction)
}

/// Why a leaf has another status than its answer gives it.
public enum Uncounted: Sendable, Hashable {
  /// By its own terms, it does not concern the client.
  case inapplicable(Inapplicability)
  /// The answer is open to addressable specifications only.
  case closedChoice(Response.Answer)
  /// The answer leaves columns empty that it needs; their names.
  case missingColumns(Response.Answer, [String])
}

/// Why a requirement, by its own terms, does not concern an organization; nil where it does.
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
