import GapAnalysis
import Regulation
import Words

/// Pages to print and sign: that somebody has read a policy in its present version.
struct AcknowledgementForms {
  let imprint: Imprint
  let asOf: Day
  let words: Words

  /// The form for a policy.
  func form(for policy: Policy, of page: ProsePage, at path: String) -> Page {
    let title = words("title_acknowledgement", ["policy": page.title])
    return Page(
      kind: .page,
      path: path,
      title: title,
      description: title,
      breadcrumbs: [PageLink(page.title, page.path, language: imprint.mark(of: page.language))],
      panel: panel(policy),
      sections: [
        Section(
          id: "statement",
          title: words("heading_statement"),
          [.paragraph(statement(policy, page)), .table(lines)]
        )
      ]
    )
  }

  @ListBuilder<PanelItem>
  private func panel(_ policy: Policy) -> [PanelItem] {
    if let number = policy.number {
      PanelItem(words("policy_kind_", policy.kind), [.code(number)])
    }
    if let version = policy.version { PanelItem(words("label_version"), .text(version)) }
    if let approved = policy.approved { PanelItem(words("label_approved"), [.day(approved)]) }
    if let effective = policy.effective { PanelItem(words("label_effective"), [.day(effective)]) }
    if let owner = policy.owner { PanelItem(words("label_questions_to"), .text(owner)) }
  }

  /// What is signed names the version, else the day of its approval.
  private func statement(_ policy: Policy, _ page: ProsePage) -> [Inline] {
    let day = policy.approved.map { [Inline.day($0)] } ?? []
    return words.line(
      policy.version == nil ? "acknowledgement_of_day" : "acknowledgement_of_version",
      [
        "policy": [.link(page.title, .page(page.path))], "day": day,
        "version": .text(policy.version ?? ""),
      ]
    )
  }

  private var lines: Table {
    Table(words("caption_acknowledgement"), rows: [0], isForm: true) {
      Column(words("column_name")) { _ in .text("") }
      Column(words("signature")) { _ in .text("") }
      Column(words("day")) { _ in .text("") }
    }
  }
}

extension Page {
  /// Whether it is a form on which a policy is acknowledged.
  public var isAcknowledgement: Bool { path.hasPrefix(SitePage.acknowledgements + "/") }
}
