import GapAnalysis
import Regulation
import Words

/// Registers of a client's inputs.
enum Registers {
  static func evidence(_ items: [Evidence], asOf: Day, caption: String, words: Words) -> Table {
    let rows = items.map { item -> [Table.Cell] in
      let expired = item.validUntil.map { $0 < asOf } ?? false
      let until: [Inline] =
        item.validUntil.map {
          (expired ? [.tag(words("chip_expired")), .text(" ")] : []) + [.day($0)]
        }
        ?? .text(words("valid_without_end"))
      return [
        Table.Cell([
          .link(item.id, .evidence(item.id))
        ]),
        .text(item.title), .text(Setting.word(item.kind ?? "")),
        Table.Cell(
          item.collected.map { [.day($0)] } ?? [],
          sortValue: item.collected?.iso ?? ""
        ),
        Table.Cell(until, sortValue: item.validUntil?.iso ?? "9"),
      ]
    }
    return Table(
      caption: caption,
      columns: [
        Table.Column(words("column_id"), .id), Table.Column(words("column_item"), .prose),
        Table.Column(words("column_kind"), filter: "kind"),
        Table.Column(words("column_collected"), .id),
        Table.Column(words("column_valid_until"), .id),
      ],
      rows: rows,
      emptySentence: words("empty_evidence")
    )
  }

  /// The pages of some policies, with a line on each.
  static func policies(
    _ ids: Set<String>,
    among pages: [ProsePage],
    asOf: Day,
    _ words: Words
  ) -> [ListEntry] {
    pages.compactMap { page in
      guard let policy = page.policy, ids.contains(policy.id) else { return nil }
      return ListEntry(
        [.link(page.title, .page(page.path))],
        note: .text(policyLine(policy, asOf: asOf, words))
      )
    }
  }

  /// A policy's version, owner and days in one line.
  static func policyLine(_ policy: Policy, asOf: Day, _ words: Words) -> String {
    var parts = [policy.id]
    if let status = policy.shownStatus(asOf: asOf), status != .approved {
      parts.append(words("policy_status_", status).lowercased())
    }
    if let version = policy.version { parts.append(words("policy_version", ["version": version])) }
    if let owner = policy.owner { parts.append(owner) }
    if let approved = policy.approved {
      parts.append(words("policy_approved", ["day": words.day(approved)]))
    }
    if let review = policy.reviewBy {
      parts.append(words("policy_review", ["day": words.day(review)]))
    }
    return parts.joined(separator: " · ")
  }
}
