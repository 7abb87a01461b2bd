import Diagnostics
import GapAnalysis
import Regulation

/// The checks of policies that count for no client, whose policies are checked with its data.
enum WorkspacePolicies {
  /// What is wrong with the policies among some pages: an id that two have, approval and days.
  ///
  /// `others` are pages that are no part of the site, whose ids may be named all the same.
  static func diagnostics(
    _ pages: [ProsePage],
    besides others: some Sequence<ProsePage>,
    asOf: Day
  ) -> [Diagnostic] {
    let policies = pages.compactMap(\.policy)
    let superseded = supersededDiagnostics(
      policies,
      besides: others.compactMap { $0.policy?.id },
      asOf: asOf
    )
    return duplicates(policies) + superseded
      + policies.flatMap { policyDiagnostics($0, asOf: asOf) }
  }

  /// An id by the file's name may occur in several folders; one that is written may not, in whatever
  /// capitals.
  private static func duplicates(_ policies: [Policy]) -> [Diagnostic] {
    var seen: [String: Policy] = [:]
    return policies.filter { $0.places["id"] != nil }.compactMap { policy in
      guard let first = seen[policy.id.lowercased()] else {
        seen[policy.id.lowercased()] = policy
        return nil
      }
      let other = first.id == policy.id ? "" : ", once as \"\(first.id)\""
      return .error(
        IntakeRule.duplicateID.rawValue,
        "policy \"\(policy.id)\" is declared twice\(other)",
        at: policy.place,
        help: "the first is at \(first.place.fileLine)"
      )
    }
  }
}
