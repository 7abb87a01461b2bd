import Diagnostics
import Regulation

/// The parts of the law that the files of `regulation/` hold, before they are joined.
struct LawParts {
  var authority = ""
  var asOf: Day?
  var sections: [LawSection] = []
  var requirements: [Requirement] = []
  var subjects: [CitedSubject] = []
  var facts: [Fact] = []
  var phrases: [SupersededPhrase] = []
  var dollars: Set<String> = []
  var unbroken: [Sourced<String>] = []
  var crosswalk = Crosswalk.empty
  /// The requirements that the crosswalk names, as they are written.
  var mapped: [Sourced<String>] = []
  var proposedRules: [ProposedRule] = []
  /// The inquiries, a workspace's own first.
  var inquiries: [Inquiry] = []

  /// The law of all files together; what does not fit together is reported.
  func joined(log: Log) -> Law {
    let catalog = Catalog.make(
      authority: authority,
      asOf: asOf,
      sections: sections,
      requirements: requirements,
      subjects: subjects
    ).logged(to: log)
    let facts = Facts.make(
      self.facts,
      supersededPhrases: phrases,
      dollarNames: dollars,
      unbrokenTimelines: unbroken
    ).logged(to: log)
    return Law(
      catalog: catalog,
      facts: facts,
      crosswalk: CrosswalkReader.resolved(crosswalk, mapped, in: catalog, log: log),
      proposedRules: proposedRules,
      inquiries: InquiryReader.resolved(inquiries, in: catalog, log: log)
    )
  }
}

/// Reads a file of `regulation/`; its `schema:` says what it holds.
enum RegulationReader {
  private static let schemas = [
    "hipaa-catalog/1", "hipaa-facts/1", "gapbook-crosswalk/1", "hipaa-proposed-rule/1",
    "gapbook-inquiry/1",
  ]

  /// Reads a file into the parts; false, with errors, where nothing could be read.
  static func read(_ source: SourceText, into parts: inout LawParts, log: Log) -> Bool {
    let before = log.diagnostics.count
    let root = utf8Text(of: source, log: log)
      .flatMap { YAMLDocument.read($0, of: source, log: log) }
    guard log.diagnostics.count == before else { return false }
    guard let root, let schema = root.members?.first(where: { $0.key.text == "schema" })?.value
    else {
      log.error(
        "missing-key",
        "\(source.file) lacks \"schema\", which says what the file holds",
        at: .file(source.file),
        help: "one of: \(schemas.joined(separator: ", "))"
      )
      return false
    }
    switch schema.text {
    case "hipaa-catalog/1": readCatalog(root, into: &parts, log: log)
    case "hipaa-facts/1": readFacts(root, into: &parts, log: log)
    case "gapbook-crosswalk/1":
      (parts.crosswalk, parts.mapped) = CrosswalkReader.read(root, log: log)
    case "gapbook-inquiry/1": parts.inquiries += InquiryReader.read(root, log: log)
    case "hipaa-proposed-rule/1":
      if let rule = ProposedRuleReader.read(root, log: log) { parts.proposedRules.append(rule) }
    default:
      log.error(
        "unknown-schema",
        "unknown schema \(schema.sort)",
        at: schema.place,
        help: suggestion(for: schema.text ?? "", among: schemas)
      )
      return false
    }
    return true
  }

  private static func readCatalog(_ root: YAMLNode, into parts: inout LawParts, log: Log) {
    let known = [
      "schema", "as_of", "authority", "notes", "sections", "subjects", "requirements",
    ]
    guard let map = YAMLMap(root, of: "a catalog", known: known, log: log) else { return }
    let asOf = map.day("as_of")
    parts.asOf = [parts.asOf, asOf].compactMap(\.self).max()
    if parts.authority.isEmpty { parts.authority = map.text("authority")?.value ?? "" }
    parts.sections += map.list("sections").compactMap { section($0, log: log) }
    parts.subjects += map.list("subjects").flatMap { subjects($0, log: log) }
    parts.requirements += map.list("requirements").compactMap {
      requirement($0, checked: asOf, log: log)
    }
  }

  private static func section(_ node: YAMLNode, log: Log) -> LawSection? {
    let known = ["id", "title", "rule", "family", "further", "whole"]
    guard let map = YAMLMap(node, of: "a section", known: known, log: log),
      let id = map.requiredText("id", of: "a section"),
      let title = map.requiredText("title", of: "section \(id.value)"),
      let rule = map.choice("rule", of: HIPAARule.self),
      let family = map.requiredText("family", of: "section \(id.value)")
    else { return nil }
    var section = LawSection(id: id.value, title: title.value, rule: rule, family: family.value)
    section.furtherParagraphs = map.texts("further").map(\.value)
    section.isWhole = map.flag("whole") ?? false
    return section
  }

  private static func subjects(_ node: YAMLNode, log: Log) -> [CitedSubject] {
    guard
      let map = YAMLMap(node, of: "a subject", known: ["prose", "paragraphs"], log: log)
    else { return [] }
    map.reportMissing(["prose", "paragraphs"], of: "a subject")
    let paragraphs = map.texts("paragraphs").map(\.value)
    return prose(in: map, of: "a subject", log: log).map {
      CitedSubject(pattern: $0, paragraphs: paragraphs)
    }
  }

  private static func exception(in map: YAMLMap, of what: String) -> Requirement.Exception? {
    guard let exception = map.map("exception", known: ["function", "text"]) else { return nil }
    let part = "\"exception\" of \(what)"
    exception.reportMissing(["function"], of: part)
    guard let function = exception.choice("function", of: EntityFunction.self),
      let text = exception.requiredText("text", of: part)
    else { return nil }
    return Requirement.Exception(function: function, text: text.value)
  }

  private static let requirementKeys = [
    "id", "kind", "title", "title_note", "obligation", "designation", "parent", "rule", "family",
    "section", "applies_to", "requires_function", "condition", "exception", "permissive",
    "aliases", "summary",
    "status", "status_date", "effective_from", "effective_to", "validity_note", "assessable",
    "checked",
  ]

  private static func requirement(_ node: YAMLNode, checked: Day?, log: Log) -> Requirement? {
    guard
      let map = YAMLMap(node, of: "a requirement", known: requirementKeys, log: log),
      let id = map.requiredText("id", of: "a requirement")
    else { return nil }
    let what = "requirement \(id.value)"
    let kind = map.choice("kind", of: Requirement.Kind.self)
    let title = map.requiredText("title", of: what)
    let parent = map.requiredText("parent", of: what)
    let section = map.requiredText("section", of: what)
    let family = map.requiredText("family", of: what)
    let rule = map.choice("rule", of: HIPAARule.self)
    let summary = map.requiredText("summary", of: what)
    guard let kind, let title, let parent, let section, let family, let rule, let summary else {
      return nil
    }
    let appliesTo = map.choices("applies_to", of: Entity.self)
    let validity = Validity(from: map.day("effective_from"), to: map.day("effective_to"))
    if let from = validity.from, let to = validity.to, to < from {
      log.error("validity", "\(what) ends on \(to), before it begins on \(from)", at: map.place)
    }
    var requirement = Requirement(
      id: id.value,
      kind: kind,
      title: title.value,
      parent: parent.value,
      rule: rule,
      family: family.value,
      section: section.value,
      summary: summary.value,
      place: id.place
    )
    requirement.titleNote = map.text("title_note")?.value
    requirement.obligation = map.choice("obligation", of: Obligation.self) ?? .none
    requirement.designation = map.text("designation")?.value
    requirement.appliesTo = appliesTo.isEmpty ? [.coveredEntity, .businessAssociate] : appliesTo
    requirement.requiresFunction = map.choice("requires_function", of: EntityFunction.self)
    requirement.condition = map.text("condition")?.value
    requirement.exception = exception(in: map, of: what)
    requirement.isPermissive = map.flag("permissive") ?? false
    requirement.aliases = map.texts("aliases").map(\.value)
    requirement.status = map.choice("status", of: Requirement.LegalStatus.self) ?? .inForce
    requirement.statusDay = map.day("status_date")
    requirement.validity = validity
    requirement.validityNote = map.text("validity_note")?.value
    requirement.isAssessable = map.flag("assessable") ?? false
    requirement.checked = map.day("checked") ?? checked
    return requirement
  }
}
