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
      ("supersedes", policy.supersedes.joined(separator: ", ")),
      ("satisfies", policy.satisfies.map(\.value).joined(separator: ", ")),
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
