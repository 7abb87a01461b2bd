public import Regulation

/// Why a requirement does not concern an organization by itself.
public enum Inapplicability: Sendable, Hashable {
  /// It is for others than `client`.
  case entity(concerned: [Entity], client: Entity)
  /// It is for those who have a function.
  case function(EntityFunction)
}

/// Why a leaf counts otherwise than its answer says.
public enum Uncounted: Sendable, Hashable {
  /// It does not concern the client by itself.
  case inapplicable(Inapplicability)
  /// The answer is open to addressable specifications only.
  case closedChoice(Response.Answer)
  /// The answer lacks papers, by their column names.
  case withoutPapers(Response.Answer, [String])
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
