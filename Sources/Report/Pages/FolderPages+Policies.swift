public import GapAnalysis
public import Regulation
import Words

/// What a policy's page shows of its front matter.
extension FolderPages {
  /// A policy's version, owner and days.
  @ListBuilder<PanelItem>
  func panel(_ policy: Policy) -> [PanelItem] {
    PanelItem(words("label_policy"), [.code(policy.id)])
    item("label_version", policy.version)
    if let status = policy.shownStatus(asOf: asOf) {
      PanelItem(words("label_status"), [.tag(words("policy_status_", status))])
    }
    item("label_owner", policy.owner)
    item("label_approver", policy.approver)
    for (label, day) in [
      ("label_approved", policy.approved), ("label_effective", policy.effective),
    ] {
      if let day { PanelItem(words(label), [.day(day)]) }
    }
    if let review = policy.reviewBy {
      let lapsed: [Inline] =
        policy.isLapsed(on: asOf) ? [.text(" "), .tag(words("chip_lapsed"))] : []
      PanelItem(words("label_review_by"), [.day(review)] + lapsed)
    }
    item("label_supersedes", policy.supersedes.joined(separator: ", "))
    item("label_tags", policy.tags.joined(separator: ", "))
  }

  /// A label with its text; nothing where that is empty.
  private func item(_ label: String, _ text: String?) -> [PanelItem] {
    guard let text, !text.isEmpty else { return [] }
    return [PanelItem(words(label), .text(text))]
  }

  /// What changed in a policy's versions.
  func policyChanges(_ page: ProsePage) -> [Section] {
    guard let changes = page.policy?.changes, !changes.isEmpty else { return [] }
    let entries = changes.map { change -> ListEntry in
      let version = change.version.map { words("policy_version", ["version": $0]) }
      let head = [version, change.day.map(words.day)].compactMap(\.self).joined(separator: " · ")
      return ListEntry(.text(change.text), note: head.isEmpty ? [] : .text(head))
    }
    return [Section(id: "changes", title: words("heading_policy_changes"), [.list(entries)])]
  }
}

extension Policy {
  /// The status to show: the author's, and retired for a policy whose page has had its days; nil
  /// where nothing is said.
  public func shownStatus(asOf: Day) -> Status? {
    state(on: asOf) == .retired ? .retired : status
  }
}
