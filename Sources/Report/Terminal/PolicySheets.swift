import Diagnostics
public import GapAnalysis
public import Regulation

/// A policy in the terminal.
public enum PolicySheets {
  /// A policy of the workspace's own site on a day.
  public static func sheet(_ policy: Policy, asOf: Day) -> TextSheet {
    sheet(policy, asOf: asOf, client: nil, leaves: nil)
  }

  /// The policies of an id that count for a client, with the leaves that they cover.
  public static func sheets(_ id: String, in assessment: Assessment) -> [TextSheet] {
    assessment.policies.filter { $0.policy.id == id }.map { result in
      sheet(
        result.policy,
        asOf: assessment.asOf,
        client: "\(assessment.client.name.value), as of \(assessment.asOf)",
        leaves: result.leaves
      )
    }
  }

  /// What a policy claims, with titles.
  public static func claims(
    of policy: Policy,
    law: Law,
    _ frameworks: PolicyFrameworks
  ) -> [TextSheet.Section] {
    let ofLaw = policy.satisfies.flatMap { named in
      law.catalog.entries(namedBy: named.value).map { "\($0.id)  \($0.title)" }
    }
    let others = policy.claims.map { claim in
      let item = frameworks.framework(claim.framework).flatMap {
        claim.isDeclared ? frameworks.item(claim.item, of: $0) : nil
      }
      return item.map { "\(claim.name)  \($0.title)" } ?? "\(claim.name)  not declared"
    }
    return [TextSheet.Section("Satisfies", ofLaw + others)]
  }

  private static func sheet(
    _ policy: Policy,
    asOf: Day,
    client: String?,
    leaves: [String]?
  ) -> TextSheet {
    let rows: [TextSheet.Row] = [
      ("client", client ?? ""), ("kind", policy.kind.rawValue), ("version", policy.version ?? ""),
      ("status", TextFormat.word(policy.state(on: asOf).rawValue).lowercased()),
      ("owner", policy.owner ?? ""), ("approver", policy.approver ?? ""),
      ("approved", policy.approved?.iso ?? ""), ("effective", policy.effective?.iso ?? ""),
      ("review by", policy.reviewBy?.iso ?? ""),
      ("supersedes", policy.supersedes.map(\.value).joined(separator: ", ")),
      (
        "satisfies",
        (policy.satisfies.map(\.value) + policy.claims.map(\.name)).joined(separator: ", ")
      ),
      ("covers", leaves.map { $0.isEmpty ? "nothing" : $0.joined(separator: ", ") } ?? ""),
      ("tags", policy.tags.joined(separator: ", ")),
      ("written in", policy.place.fileLine),
    ]
    let changes = policy.changes.map { change in
      [change.version, change.day?.iso, change.text].compactMap(\.self).joined(separator: "  ")
    }
    return TextSheet(
      "\(policy.id)  \(policy.title)",
      rows: rows,
      sections: [TextSheet.Section("Changes", changes)]
    )
  }
}
