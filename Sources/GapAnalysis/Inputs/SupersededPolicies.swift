public import Diagnostics
public import Regulation

/// What is wrong with the names of the policies that others replace, each at the name.
///
/// `others` are ids of policies that are no part of this site, which may be named all the same.
public func supersededDiagnostics(
  _ policies: [Policy],
  besides others: [String] = [],
  asOf: Day
) -> [Diagnostic] {
  let naming = policies.filter { !$0.supersedes.isEmpty }
  guard !naming.isEmpty else { return [] }
  let known = Dictionary(firstOf: policies.map { ($0.id.lowercased(), $0) })
  let elsewhere = Set(others.map { $0.lowercased() })
  let names = NameIndex(policies.map(\.id) + others)
  return naming.flatMap { policy in
    policy.supersedes.compactMap { name -> Diagnostic? in
      let small = name.value.lowercased()
      guard let old = known[small] else {
        if elsewhere.contains(small) { return nil }
        return .warning(
          IntakeRule.supersededUnknown.rawValue,
          "policy \"\(policy.id)\" supersedes \"\(name.value)\", which is the id of no policy",
          at: name.place,
          help: names.suggestion(for: name.value)
            ?? "keep what was replaced, with status: retired, or delete the name"
        )
      }
      guard old.id != policy.id else {
        return .warning(
          IntakeRule.supersededUnknown.rawValue,
          "policy \"\(policy.id)\" supersedes itself",
          at: name.place,
          help: "an earlier version of the same policy is told by changes:"
        )
      }
      guard policy.covers(on: asOf), old.covers(on: asOf) else { return nil }
      return .warning(
        IntakeRule.supersededInForce.rawValue,
        "policy \"\(policy.id)\" supersedes \"\(old.id)\", which is in force as well",
        at: name.place,
        help: "give \"\(old.id)\" status: retired; it is at \(old.place.fileLine)"
      )
    }
  }
}
