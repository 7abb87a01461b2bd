import GapAnalysis
import Regulation
import Words

/// What a leaf's page says of how to look at it, and of how it was looked at.
struct InquirySection {
  let inquiry: Inquiry
  let result: RequirementResult?
  let assessment: Assessment?
  let words: Words

  var section: Section {
    Section(
      id: "inquiry",
      title: words("heading_inquiry"),
      [.paragraph([.note(words("inquiry_note"))])] + done
        + list("inquiry_ask", inquiry.ask, of: inquiry.roles)
        + list("inquiry_obtain", inquiry.obtain) + list("inquiry_test", inquiry.test)
    )
  }

  private func list(
    _ heading: String,
    _ items: [String],
    of roles: [Inquiry.Role] = []
  ) -> [Block] {
    guard !items.isEmpty else { return [] }
    let whom = roles.map { words("inquiry_role_", $0) }.joined(separator: ", ")
    let line: [Inline] =
      roles.isEmpty
      ? [.strong(words(heading))]
      : [.strong(words(heading)), .text(" "), .note("(" + whom + ")")]
    return [.paragraph(line), .list(items.map { ListEntry(.law($0)) })]
  }

  /// What was done of it; nothing where the leaf does not count for the client.
  private var done: [Block] {
    guard let assessment, let result, let status = result.status, status != .notApplicable else {
      return []
    }
    guard let response = result.response,
      response.answer != .notAssessed || !response.methods.isEmpty
        || response.sample != nil || !result.evidence.isEmpty || response.hasOtherEvidence
    else { return [.paragraph([.strong(words("inquiry_not_done"))])] }
    let items = ResponseItems(response: response, assessment: assessment, words: words)
    let unsaid =
      response.methods.isEmpty
      ? [PanelItem(words("label_methods"), [.note(words("note_not_recorded"))])] : []
    let evidence: [Inline] =
      result.evidence.isEmpty
      ? [.note(words(response.hasOtherEvidence ? "evidence_not_here" : "no_evidence"))]
      : .joined(result.evidence.map { [Reasons.evidence($0)] }, by: ", ")
    let page = Addresses.requirement(inquiry.requirement)
    let note: [Inline] =
      response.ownNote != nil
      ? [.link(words("heading_what_was_found"), .page(page, fragment: "response"))]
      : response.selfAssessment != nil
        ? [
          .link(
            words("heading_self_assessment"),
            .page(page, fragment: RequirementSections.selfAssessment)
          )
        ] : [.note(words("response_without_note"))]
    return [
      .panel(
        unsaid + items.method + [
          PanelItem(words("heading_evidence"), evidence), PanelItem(words("label_note"), note),
        ]
      )
    ]
  }
}
