import GapAnalysis
import Regulation

/// Registers of a client's inputs.
enum Registers {
  static func evidence(_ items: [Evidence], asOf: Day, caption: String) -> Table {
    let rows = items.map { item -> [Table.Cell] in
      let expired = item.validUntil.map { $0 < asOf } ?? false
      let until: [Inline] =
        item.validUntil.map { (expired ? [.tag("expired"), .text(" ")] : []) + [.day($0)] }
        ?? .text("no end")
      return [
        Table.Cell([
          .link(item.id, .page("evidence.html", fragment: Addresses.anchor(item.id)))
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
        Table.Column("Id", .id), Table.Column("Item"), Table.Column("Kind", filter: "kind"),
        Table.Column("Collected", .id), Table.Column("Valid until", .id),
      ],
      rows: rows,
      emptySentence: "No evidence was recorded."
    )
  }

  /// The pages of some policies, with a line on each.
  static func policies(_ ids: Set<String>, among pages: [ProsePage]) -> [ListEntry] {
    pages.compactMap { page in
      guard let policy = page.policy, ids.contains(policy.id) else { return nil }
      return ListEntry([.link(page.title, .page(page.path))], note: .text(policyLine(policy)))
    }
  }

  /// A policy's version, owner and days in one line.
  static func policyLine(_ policy: Policy) -> String {
    var parts = [policy.id]
    if let version = policy.version { parts.append("version \(version)") }
    if let owner = policy.owner { parts.append(owner) }
    if let approved = policy.approved { parts.append("approved \(approved.spelled)") }
    if let review = policy.reviewBy { parts.append("review by \(review.spelled)") }
    return parts.joined(separator: " · ")
  }
}
