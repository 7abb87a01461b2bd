import Diagnostics
public import GapAnalysis
public import Regulation
import Words

/// What a policy's page shows of its front matter.
extension FolderPages {
  /// A policy's version, owner and days.
  @ListBuilder<PanelItem>
  func panel(_ view: PolicyView) -> [PanelItem] {
    if let number = view.policy.number {
      PanelItem(words("policy_kind_", view.policy.kind), [.code(number)])
    }
    item("label_version", view.policy.version)
    if let status = view.policy.shownStatus(asOf: asOf) {
      PanelItem(words("label_status"), [.tag(words("policy_status_", status))])
    }
    item("label_owner", view.policy.owner)
    item("label_approver", view.policy.approver)
    for (label, day) in [
      ("label_approved", view.policy.approved), ("label_effective", view.policy.effective),
    ] {
      if let day { PanelItem(words(label), [.day(day)]) }
    }
    if let review = view.policy.reviewBy {
      let lapsed: [Inline] =
        view.policy.isLapsed(on: asOf) ? [.text(" "), .tag(words("chip_lapsed"))] : []
      PanelItem(words("label_review_by"), [.day(review)] + lapsed)
    }
    item("label_updated", view.updated.map { [.day($0)] })
    item("label_supersedes", view.policy.supersedes.map(\.value).joined(separator: ", "))
    item("label_tags", view.policy.tags.joined(separator: ", "))
    item(
      "label_acknowledgement",
      view.form.map { [.link(words("link_acknowledgement"), .page($0))] }
    )
  }

  /// A label with its text; nothing where that is empty.
  private func item(_ label: String, _ text: String?) -> [PanelItem] {
    guard let text, !text.isEmpty else { return [] }
    return [PanelItem(words(label), .text(text))]
  }

  private func item(_ label: String, _ content: [Inline]?) -> [PanelItem] {
    content.map { [PanelItem(words(label), $0)] } ?? []
  }

  /// What changed in a policy's versions: by its author, else by the commits of a repository.
  func policyChanges(_ page: ProsePage) -> [Section] {
    guard let policy = page.policy else { return [] }
    var entries = policy.changes.map { change -> ListEntry in
      let version = change.version.map { words("policy_version", ["version": $0]) }
      let head = [version, change.day.map(words.day)].compactMap(\.self).joined(separator: " · ")
      return ListEntry(.text(change.text), note: head.isEmpty ? [] : .text(head))
    }
    if entries.isEmpty {
      let changes = policies.changes(of: page)
      entries = changes.prefix(Self.mostChanges).map {
        ListEntry(.text($0.subject), note: [.day($0.day)])
      }
      let more = changes.count - entries.count
      if more > 0 { entries.append(ListEntry(.text(words("and_more", count: more)))) }
    }
    guard !entries.isEmpty else { return [] }
    return [Section(id: "changes", title: words("heading_policy_changes"), [.list(entries)])]
  }

  /// So many commits are listed.
  private static let mostChanges = 20

  /// What a policy claims, of the law and of other frameworks.
  func satisfied(_ page: ProsePage) -> [Section] {
    guard let policy = page.policy else { return [] }
    var ids: Set<String> = []
    let ofLaw = policy.satisfies.flatMap { named -> [ListEntry] in
      let requirements = law.catalog.entries(namedBy: named.value)
      if requirements.isEmpty { return [ListEntry(.text(named.value))] }
      return requirements.filter { ids.insert($0.id).inserted }.map { requirement in
        let label = "\(requirement.id) \(requirement.title)"
        return ListEntry([.law(label, LawBlocks.page(requirement))])
      }
    }
    let entries = ofLaw + policies.claims(of: policy)
    guard !entries.isEmpty else { return [] }
    return [
      Section(id: "satisfies", title: words("heading_requirements_it_answers"), [.list(entries)])
    ]
  }
}

extension Policy {
  /// The status to show: the author's, and retired for a policy whose page has had its days; nil
  /// where nothing is said.
  public func shownStatus(asOf: Day) -> Status? {
    state(on: asOf) == .retired ? .retired : status
  }
}
