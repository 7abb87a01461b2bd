public import Diagnostics
import Formats
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

/// Reads members by name and reports what is missing or of the wrong sort, all in one run.
struct AssessmentReader {
  let source: SourceText
  var diagnostics: [Diagnostic] = []
  /// What it does not say of entries and findings.
  private var lacks: Set<ComparedPart> = []

  init(source: SourceText) {
    self.source = source
  }

  mutating func read() -> EarlierAssessment? {
    if let offset = source.bytes.firstInvalidUTF8() {
      report("\(source.file) is not UTF-8", at: offset)
      return nil
    }
    let root: JSONNode
    do throws(JSONFault) {
      root = try JSONReader.read(source.bytes, keeping: Self.keys)
    } catch {
      report("\(source.file) is no JSON: \(error.message)", at: error.offset)
      return nil
    }
    guard checkSchema(root) else { return nil }
    return assessment(root)
  }

  /// All keys that are asked for; one that is not here is reported as missing.
  private static let keys: JSONKeys = [
    "accepted", "as_of", "audience", "causes", "citation", "client", "closed", "column",
    "conditional", "contested", "cost", "coverage", "day", "deadlines", "due", "effective_from",
    "entity",
    "evidence", "file", "finding", "findings", "gaps", "headline", "horizon", "id", "kind",
    "lapsed",
    "denominator", "leaf", "line", "metrics", "name", "names", "numerator", "obligation", "plan",
    "reason",
    "requirement", "requirements", "response", "risk", "risks", "rule", "rules", "schema", "score",
    "slug", "source", "state", "status", "subject", "title", "totals", "used_by", "valid_until",
    "verified_by",
  ]

  private mutating func checkSchema(_ root: JSONNode) -> Bool {
    guard let schema = text("schema", in: root) else { return false }
    guard schema != assessmentSchema else { return true }
    let prefix = String(assessmentSchema.prefix { $0 != "/" }) + "/"
    let read = Int(assessmentSchema.dropFirst(prefix.count)) ?? 0
    let offset = root["schema"]?.offset ?? 0
    guard schema.hasPrefix(prefix) else {
      report(
        "schema \"\(schema)\" is not that of an assessment",
        at: offset,
        help: "name the data/assessment.json of an earlier build"
      )
      return false
    }
    let number = Int(schema.dropFirst(prefix.count))
    let isNewer = number.map { $0 > read } ?? false
    let age = number == nil ? "other" : isNewer ? "newer" : "older"
    report(
      "schema \"\(schema)\" is \(age) than \"\(assessmentSchema)\", which this version reads",
      at: offset,
      help: isNewer
        ? "compare by the version of gapbook that wrote it, or export it again by this one: gapbook export json"
        : "export it again by this version: gapbook export json"
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
    let coverage = totals.flatMap { exactCoverage($0, root) }
    let score = totals.flatMap { exactScore($0, of: entries) }
    let headline = totals.flatMap { flag("headline", in: $0) }
    let registers = readRegisters(root, entries, findings)
    guard let day, let slug, let name, let entity, let headline else { return nil }
    var earlier = EarlierAssessment(
      asOf: day,
      slug: slug,
      name: name,
      entity: entity,
      headline: headline
    )
    earlier.audience = root["audience"] == nil ? "full" : text("audience", in: root) ?? "full"
    earlier.coverage = coverage
    earlier.score = score
    earlier.rules = rules
    earlier.entries = entries
    earlier.findings = findings
    earlier.registers = registers
    earlier.lacks = lacks
    earlier.place = place(of: root["client"]?.offset ?? 0)
    earlier.asOfPlace = root["as_of"].map { place(of: $0.offset) }
    return earlier
  }

  /// The exact score, if the leaves give the printed one.
  private mutating func exactScore(
    _ totals: JSONNode,
    of entries: [EarlierAssessment.Entry]
  ) -> Rational? {
    let printed = percentage("score", in: totals)
    let exact = EarlierAssessment.score(of: entries)
    return exact.map { Percentage($0) } == printed ? exact : Self.share(printed)
  }

  /// The exact coverage, if the metric that says how it was made gives the printed one.
  private mutating func exactCoverage(_ totals: JSONNode, _ root: JSONNode) -> Rational? {
    let printed = percentage("coverage", in: totals)
    let metric = optionalList("metrics", in: root)?.first { node in
      if case .string("assessment.coverage")? = node["id"]?.value { return true }
      return false
    }
    guard let metric, let assessed = count("numerator", in: metric),
      let all = count("denominator", in: metric)
    else { return Self.share(printed) }
    let exact = Rational(assessed, over: all)
    return exact.map { Percentage($0) } == printed ? exact : Self.share(printed)
  }

  private static func share(_ printed: Percentage?) -> Rational? {
    printed.flatMap { Rational($0.tenths, over: 1000) }
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
    let conditional = optionalFlag("conditional", in: node)
    let due = day("due", in: node)
    let evidence = texts("evidence", in: node)
    let from = day("effective_from", in: node)
    let isContested =
      optional("contested", in: node) != nil && object("contested", in: node) != nil
    if isLeaf == true { note(missingIn: node) }
    guard let id, let title, let rule, let obligation, let isLeaf else { return nil }
    var entry = EarlierAssessment.Entry(
      id: id,
      title: title,
      rule: rule,
      obligation: obligation,
      isLeaf: isLeaf
    )
    entry.status = status
    entry.isInapplicable = isLeaf && status == .notApplicable && isInapplicable(node, answer)
    entry.isConditional = conditional
    entry.effectiveFrom = from
    entry.due = due
    entry.evidence = evidence
    entry.isContested = isContested
    entry.place = source(of: node)
    entry.record = record(of: node)
    return entry
  }

  /// A leaf that is not applicable by itself says why; the client's own answer needs no reason.
  private func isInapplicable(_ node: JSONNode, _ answer: Response.Answer?) -> Bool {
    node["reason"] == nil ? answer != .notApplicable : optional("reason", in: node) != nil
  }

  private mutating func note(missingIn leaf: JSONNode) {
    if leaf["conditional"] == nil { lacks.insert(.conditions) }
    if leaf["due"] == nil { lacks.insert(.requirementDates) }
    if leaf["evidence"] == nil { lacks.insert(.evidence) }
    if leaf["contested"] == nil { lacks.insert(.closures) }
  }

  /// An older assessment says neither the dates of risks nor how far they are dealt with.
  mutating func noteMissingRiskDates() { lacks.insert(.riskDates) }

  private mutating func finding(_ node: JSONNode) -> EarlierAssessment.FindingEntry? {
    let status: Finding.Status? = word("status", in: node)
    if node["due"] == nil { lacks.insert(.findingDates) }
    if status == .riskAccepted, node["accepted"] == nil { lacks.insert(.acceptances) }
    return rated(node, status: status, acceptance: acceptance(node, whereMissing: .accepted))
  }

  /// A finding or a risk: what both say.
  mutating func rated(
    _ node: JSONNode,
    status: Finding.Status?,
    acceptance: AcceptanceState
  ) -> EarlierAssessment.FindingEntry? {
    let id = text("id", in: node)
    let title = text("title", in: node)
    let risk: Level? = word("risk", in: node)
    let requirements = texts("requirements", in: node)
    let due = day("due", in: node)
    let evidence = texts("evidence", in: node)
    let closed = day("closed", in: node)
    let verifiedBy = optionalText("verified_by", in: node)
    guard let id, let title, let risk, let status else { return nil }
    var entry = EarlierAssessment.FindingEntry(
      id: id,
      title: title,
      requirements: requirements,
      risk: risk,
      status: status,
      acceptance: acceptance,
      due: due,
      evidence: evidence,
      closed: closed,
      verifiedBy: verifiedBy,
      place: source(of: node)
    )
    entry.record = record(of: node)
    return entry
  }

  /// The state of an acceptance; an older assessment has none.
  mutating func acceptance(
    _ node: JSONNode,
    whereMissing state: AcceptanceState
  ) -> AcceptanceState {
    guard node["accepted"] != nil else { return state }
    guard optional("accepted", in: node) != nil,
      let accepted = object("accepted", in: node)
    else { return .none }
    return optionalFlag("lapsed", in: accepted) ?? false ? .lapsed : .accepted
  }
}
