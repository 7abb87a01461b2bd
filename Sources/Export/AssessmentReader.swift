public import Diagnostics
public import GapAnalysis
import Regulation

/// Reads an `assessment.json` as far as a comparison needs it; nil with errors at their places.
///
/// Keys that this version does not know are passed over, so that a later minor addition to the
/// schema stays readable; another schema is refused.
public func readAssessment(_ source: SourceText) -> Diagnosed<EarlierAssessment?> {
  var reader = AssessmentReader(source: source)
  let value = reader.read()
  return Diagnosed(reader.diagnostics.isEmpty ? value : nil, reader.diagnostics)
}

/// Reads members by name and tells what is missing or of the wrong sort, all in one run.
private struct AssessmentReader {
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []

  init(source: SourceText) {
    self.source = source
  }

  mutating func read() -> EarlierAssessment? {
    if let offset = source.firstInvalidByte {
      report("\(source.file) is not UTF-8", at: offset)
      return nil
    }
    var json = JSONReader(source.bytes, keeping: Self.keys)
    guard let root = json.read() else {
      let fault = json.fault ?? JSONFault(message: "it cannot be read", offset: 0)
      report("\(source.file) is no JSON: \(fault.message)", at: fault.offset)
      return nil
    }
    guard checkSchema(root) else { return nil }
    return assessment(root)
  }

  /// All keys that are asked for below; one that is not here is told as missing.
  private static let keys: Set<String> = [
    "schema", "as_of", "client", "slug", "name", "entity", "audience", "totals", "coverage",
    "score", "headline", "rules", "requirements", "findings", "id", "title", "rule", "obligation",
    "leaf", "response", "status", "risk",
  ]

  private mutating func checkSchema(_ root: JSONNode) -> Bool {
    guard let schema = text("schema", in: root) else { return false }
    guard schema != assessmentSchema else { return true }
    let name = assessmentSchema.split(separator: "/").first ?? ""
    let isNewer = schema.hasPrefix("\(name)/")
    report(
      isNewer
        ? "schema \"\(schema)\" is not the one this version reads"
        : "schema \"\(schema)\" is not that of an assessment",
      at: root["schema"]?.offset ?? 0,
      help: isNewer
        ? "it reads \"\(assessmentSchema)\": build the earlier assessment again with this version"
        : "name the data/assessment.json of an earlier build"
    )
    return false
  }

  private mutating func assessment(_ root: JSONNode) -> EarlierAssessment? {
    let asOf = text("as_of", in: root)
    let day = asOf.flatMap { Day($0) }
    if asOf != nil, day == nil {
      report("\"as_of\" is no day", at: root["as_of"]?.offset ?? 0, help: "write it YYYY-MM-DD")
    }
    let client = object("client", in: root)
    let slug = client.flatMap { text("slug", in: $0) }
    let name = client.flatMap { text("name", in: $0) }
    let entity: Entity? = client.flatMap { word("entity", in: $0) }
    let totals = object("totals", in: root)
    let rules = list("rules", in: root).compactMap { word("id", in: $0) as HIPAARule? }
    let entries = unique("requirement", list("requirements", in: root)).compactMap { entry($0) }
    let findings = unique("finding", list("findings", in: root)).compactMap { finding($0) }
    let coverage = totals.flatMap { percentage("coverage", in: $0) }
    let score = totals.flatMap { percentage("score", in: $0) }
    let headline = totals.flatMap { flag("headline", in: $0) }
    guard let day, let slug, let name, let entity, let headline else { return nil }
    return EarlierAssessment(
      asOf: day,
      slug: slug,
      name: name,
      entity: entity,
      audience: text("audience", in: root) ?? "full",
      coverage: coverage,
      score: score,
      headline: headline,
      rules: rules,
      entries: entries,
      findings: findings,
      place: place(of: root["client"]?.offset ?? 0),
      asOfPlace: root["as_of"].map { place(of: $0.offset) }
    )
  }

  /// Each id once: of two that differ, nobody could say which to compare with.
  private mutating func unique(_ noun: String, _ nodes: [JSONNode]) -> [JSONNode] {
    var seen: [String: Int] = [:]
    for node in nodes {
      guard let member = node["id"], case .string(let id) = member.value else { continue }
      if let first = seen[id] {
        let line = source.position(ofByte: first).line
        report(
          "\(noun) \"\(id)\" stands here twice",
          at: member.offset,
          help: "the first is on line \(line)"
        )
      }
      seen[id] = seen[id] ?? member.offset
    }
    return nodes
  }

  private mutating func entry(_ node: JSONNode) -> EarlierAssessment.Entry? {
    let id = text("id", in: node)
    let title = text("title", in: node)
    let rule: HIPAARule? = word("rule", in: node)
    let obligation: Obligation? = word("obligation", in: node)
    let isLeaf = flag("leaf", in: node)
    let answer: Response.Answer? = optionalWord("response", in: node)
    let status: Status? = optionalWord("status", in: node)
    guard let id, let title, let rule, let obligation, let isLeaf else { return nil }
    return EarlierAssessment.Entry(
      id: id,
      title: title,
      rule: rule,
      obligation: obligation,
      isLeaf: isLeaf,
      answer: answer,
      status: status
    )
  }

  private mutating func finding(_ node: JSONNode) -> EarlierAssessment.FindingEntry? {
    let id = text("id", in: node)
    let title = text("title", in: node)
    let risk: Level? = word("risk", in: node)
    let status: Finding.Status? = word("status", in: node)
    guard let id, let title, let risk, let status else { return nil }
    return EarlierAssessment.FindingEntry(id: id, title: title, risk: risk, status: status)
  }
}

extension AssessmentReader {
  /// A member that must be there.
  private mutating func member(_ key: String, in node: JSONNode) -> JSONNode? {
    guard case .object = node.value else {
      report("an object should be here, not \(node.sort)", at: node.offset)
      return nil
    }
    guard let member = node[key] else {
      report("\"\(key)\" is missing", at: node.offset)
      return nil
    }
    return member
  }

  private mutating func text(_ key: String, in node: JSONNode) -> String? {
    guard let member = member(key, in: node) else { return nil }
    guard case .string(let text) = member.value else {
      return wrongSort(key, "a text", member)
    }
    return text
  }

  private mutating func flag(_ key: String, in node: JSONNode) -> Bool? {
    guard let member = member(key, in: node) else { return nil }
    guard case .bool(let flag) = member.value else {
      return wrongSort(key, "true or false", member)
    }
    return flag
  }

  private mutating func object(_ key: String, in node: JSONNode) -> JSONNode? {
    guard let member = member(key, in: node) else { return nil }
    guard case .object = member.value else { return wrongSort(key, "an object", member) }
    return member
  }

  private mutating func list(_ key: String, in node: JSONNode) -> [JSONNode] {
    guard let member = member(key, in: node) else { return [] }
    guard case .array(let items) = member.value else {
      return wrongSort(key, "a list", member) ?? []
    }
    return items
  }

  /// A percentage with at most one decimal, or null.
  private mutating func percentage(_ key: String, in node: JSONNode) -> Percentage? {
    guard let member = member(key, in: node) else { return nil }
    switch member.value {
    case .null: return nil
    case .number(let digits):
      let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
      let tenths = parts.count == 2 && parts[1].count == 1 ? Int(parts[0] + parts[1]) : nil
      let whole = parts.count == 1 ? Int(digits).map { $0 * 10 } : nil
      guard let value = tenths ?? whole, (0...1000).contains(value) else {
        report("\"\(key)\" is no percentage", at: member.offset)
        return nil
      }
      return Percentage(tenths: value)
    default: return wrongSort(key, "a number or null", member)
    }
  }

  private mutating func word<Word: RawRepresentable & CaseIterable>(
    _ key: String,
    in node: JSONNode
  ) -> Word? where Word.RawValue == String {
    guard let text = text(key, in: node) else { return nil }
    if let word = Word(rawValue: text) { return word }
    report(
      "\"\(text)\" is no \(key)",
      at: node[key]?.offset ?? node.offset,
      help: suggestion(for: text, among: Word.allCases.map(\.rawValue))
    )
    return nil
  }

  private mutating func optionalWord<Word: RawRepresentable & CaseIterable>(
    _ key: String,
    in node: JSONNode
  ) -> Word? where Word.RawValue == String {
    guard let member = member(key, in: node) else { return nil }
    if case .null = member.value { return nil }
    return word(key, in: node)
  }

  private mutating func wrongSort<Result>(
    _ key: String,
    _ wanted: String,
    _ node: JSONNode
  ) -> Result? {
    report("\"\(key)\" is \(node.sort), not \(wanted)", at: node.offset)
    return nil
  }

  private mutating func report(_ message: String, at offset: Int, help: String? = nil) {
    diagnostics.append(.error("bad-assessment", message, at: place(of: offset), help: help))
  }

  private func place(of offset: Int) -> SourceRange {
    SourceRange(file: source.file, start: source.position(ofByte: offset))
  }
}
