import GapAnalysis
import Regulation
import Words

/// Registers of a client's inputs.
enum Registers {
  static func evidence(_ items: [Evidence], asOf: Day, caption: String, words: Words) -> Table {
    Table(caption, rows: items, empty: words("empty_evidence")) {
      Column(words("column_id"), .id) { [Reasons.evidence($0.id)] }
      Column(words("column_item"), .prose) { .text($0.title) }
      Column(words("column_kind")) { .text(TextFormat.word($0.kind ?? "")) }
      Column(words("column_collected"), .id) { item in item.collected.map { [.day($0)] } ?? [] }
      Column(words("column_valid_until"), .id) { Table.Cell(end(of: $0, asOf: asOf, words)) }
    }
  }

  /// Until when it is valid, with a chip where that has passed.
  static func end(of item: Evidence, asOf: Day, _ words: Words) -> [Inline] {
    guard let day = item.validUntil else { return .text(words("valid_without_end")) }
    return day < asOf ? [.tag(words("chip_expired")), .text(" "), .day(day)] : [.day(day)]
  }

  /// Deadlines; a brief table shows that one has passed beside its day, and what it is about with it.
  static func deadlines(
    _ deadlines: [Deadline],
    _ caption: String,
    _ reasons: Reasons,
    isBrief: Bool = false
  ) -> Table {
    let words = reasons.words
    return Table(caption, rows: deadlines, empty: words("empty_deadlines")) {
      Column(words("column_day"), .id) { deadline in
        let day = Inline.day(deadline.day)
        return isBrief && deadline.state == .overdue
          ? [day, .text(" "), reasons.chip(of: deadline)] : [day]
      }
      if isBrief {
        Column(words("column_what"), .prose) { Table.Cell(reasons.named($0)) }
      } else {
        Column(words("column_what"), .prose) { .text(words.title(of: $0)) }
        Column(words("column_for"), .id) { Table.Cell(reasons.subject(of: $0)) }
        Column(words("column_kind")) { .text(words("deadline_", $0.kind)) }
        Column(words("column_state")) { [reasons.chip(of: $0)] }
        Column(words("column_law"), .id) { .text($0.citation ?? "") }
      }
    }
  }

  /// The pages of some policies, with a line on each.
  static func policies(
    _ ids: Set<String>,
    among pages: [ProsePage],
    asOf: Day,
    _ words: Words
  ) -> [ListEntry] {
    policies(pages.filter { $0.policy.map { ids.contains($0.id) } ?? false }, asOf: asOf, words)
  }

  /// The pages of policies, with a line on each.
  static func policies(_ pages: [ProsePage], asOf: Day, _ words: Words) -> [ListEntry] {
    pages.compactMap { page in
      guard let policy = page.policy else { return nil }
      return ListEntry(
        [.link(page.title, .page(page.path))],
        note: note(policyLine(policy, asOf: asOf, words))
      )
    }
  }

  /// A line below another; nothing where it is empty.
  static func note(_ line: String) -> [Inline] { line.isEmpty ? [] : .text(line) }

  /// A policy's number, version, owner and days in one line; empty where nothing is known.
  static func policyLine(_ policy: Policy, asOf: Day, _ words: Words) -> String {
    var parts = [policy.number].compactMap(\.self)
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
