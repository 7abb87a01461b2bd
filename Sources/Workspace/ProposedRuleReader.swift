import Diagnostics
import Regulation

/// Reads `proposed-rule.yml`.
enum ProposedRuleReader {
  private static let fileKeys = [
    "schema", "as_of", "rule", "display_rule", "readiness_scoring",
    "currently_addressable_that_would_become_required", "items",
  ]
  private static let ruleKeys = [
    "title", "rin", "citation", "document", "published", "status", "final_action_target",
    "status_checked", "effective_if_final", "compliance_if_final", "legally_binding", "prose",
  ]
  private static let itemKeys = [
    "id", "proposed_citation", "title", "summary", "change_type", "current_citations", "metrics",
    "exceptions", "readiness_question", "confidence", "basis", "note", "prose",
  ]

  static func read(_ root: YAMLNode, log: Log) -> ProposedRule? {
    guard let map = YAMLMap(root, of: "a proposed rule", known: fileKeys, log: log) else {
      return nil
    }
    guard let rule = map.map("rule", known: ruleKeys) else {
      log.error("missing-key", "the proposed rule lacks \"rule\"", at: map.place)
      return nil
    }
    let title = rule.requiredText("title", of: "the proposed rule")
    let citation = rule.requiredText("citation", of: "the proposed rule")
    let status = rule.requiredText("status", of: "the proposed rule")
    let published = rule.requiredText("published", of: "the proposed rule")
    let checked = rule.requiredText("status_checked", of: "the proposed rule")
    guard let title, let citation, let status, published != nil, checked != nil,
      let publishedDay = rule.day("published"), let checkedDay = rule.day("status_checked")
    else { return nil }
    return ProposedRule(
      title: title.value,
      citation: citation.value,
      published: publishedDay,
      status: status.value,
      statusChecked: checkedDay,
      changes: map.list("items").compactMap { change($0, log: log) },
      wouldBecomeRequired: map.texts("currently_addressable_that_would_become_required")
        .map(\.value),
      prose: RegulationReader.prose(in: rule, of: "the proposed rule", log: log)
    )
  }

  private static func change(_ node: YAMLNode, log: Log) -> ProposedChange? {
    guard let map = YAMLMap(node, of: "a proposed change", known: itemKeys, log: log),
      let id = map.requiredText("id", of: "a proposed change"),
      let citation = map.requiredText("proposed_citation", of: id.value),
      let title = map.requiredText("title", of: id.value),
      let summary = map.requiredText("summary", of: id.value)
    else { return nil }
    var change = ProposedChange(
      id: id.value,
      citation: citation.value,
      title: title.value,
      summary: summary.value,
      place: id.place
    )
    change.currentCitations = map.texts("current_citations").map(\.value)
    change.exceptions = map.texts("exceptions").map(\.value)
    change.question = map.text("readiness_question")?.value ?? ""
    change.confidence = map.text("confidence")?.value ?? ""
    change.prose = RegulationReader.prose(in: map, of: id.value, log: log)
    return change
  }
}
