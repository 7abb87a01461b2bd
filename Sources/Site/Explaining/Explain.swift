public import Diagnostics
import Formats
import GapAnalysis
public import Regulation
import Report
import Words
import Workspace

/// What `explain` and `facts` need to know of the call.
public struct LawQuery: Sendable {
  /// The workspace's folder.
  public let workspace: String
  /// The folders outside of the workspace into which its links may lead.
  public let allowedLinks: [String]
  /// The day that is asked for; nil: the workspace's, else today.
  public let asOf: Day?
  /// Today.
  public let today: Day

  /// A query from its parts; days are `YYYY-MM-DD`.
  ///
  /// - Throws: `BuildError.badDay` for a day that the calendar does not have.
  public init(
    workspace: String,
    allowedLinks: [String] = [],
    asOf: String?,
    today: String
  ) throws(BuildError) {
    self.workspace = workspace
    self.allowedLinks = allowedLinks
    self.asOf = try asOf.map(Self.day)
    self.today = try Self.day(today)
  }

  /// Reads a day.
  static func day(_ text: String) throws(BuildError) -> Day {
    guard let day = Day(text) else { throw .badDay(text) }
    return day
  }

  func loaded() throws(BuildError) -> Diagnosed<(workspace: Workspace, day: Day)> {
    let loaded = try loadFolder(
      workspace,
      LoadOptions(needsLaw: true, lawAlone: true, allowedLinks: allowedLinks)
    )
    let day = asOf ?? loaded.value.configuration.asOf?.value ?? today
    return loaded.map { ($0, day) }
  }
}

/// Explains a requirement, a fact, a timeline, a rule, all rules, the columns of `responses.csv`, or what a client's report knows by an id: a
/// metric, finding, gap, plan item, risk, evidence or policy; nil where the id names none of them.
///
/// What is wrong with the workspace travels beside the text.
public func explain(_ id: String, _ options: BuildOptions) async throws -> Diagnosed<String?> {
  if let rule = RuleBook.rule(id) {
    let sheet = TextSheet("\(rule.id)  rule", sections: [TextSheet.Section("", [rule.text])])
    return Diagnosed(sheet.text)
  }
  if id == "responses.csv" {
    let rows = ResponseColumn.all.map { (label: $0.name, text: $0.help) }
    return Diagnosed(TextSheet("\(id)  columns", rows: rows).text)
  }
  if id == "rules" {
    let rows = RuleBook.all.map { (label: $0.id, text: $0.text) }
    return Diagnosed(TextSheet("\(id)  of messages", rows: rows).text)
  }
  let composed = try await composed(options, needsLaw: true)
  let workspace = composed.value.workspace
  let day = options.asOf ?? workspace.configuration.asOf?.value ?? options.today
  let law = LawSheets(workspace.law, asOf: day, words: .english)
  let faults = composed.diagnostics.filter { $0.severity == .error }
  let clients = composed.value.sites.compactMap { AssessmentSheets($0.report) }
  if let sheet = law.sheet(id) {
    let name = workspace.law.catalog.requirement(id)?.id ?? id
    let more =
      clients.compactMap { $0.section(onRequirement: name) }
      + [TextSheet.Section("Pages that name it", pages(naming: name, in: workspace))]
    return Diagnosed(sheet.with(more).text, faults)
  }
  let called = Dictionary(
    firstOf: (composed.value.ownRegister?.entries ?? []).map { ($0.policy.id, $0.policy) }
  )
  let policies = workspace.pages.compactMap(\.policy).map { called[$0.id] ?? $0 }
  let assessments = composed.value.sites.compactMap(\.report.assessment)
  let sheets =
    clients.compactMap { $0.sheet(id) }
    + policies.filter { $0.id == id }.map { policy in
      PolicySheets.sheet(policy, asOf: day).with(
        PolicySheets.claims(of: policy, law: workspace.law, workspace.frameworks)
          + [TextSheet.Section("Pages", pages(of: policy, in: composed.value))]
      )
    }
    + assessments.flatMap { PolicySheets.sheets(id, in: $0) }
  if !sheets.isEmpty {
    return Diagnosed(sheets.map(\.text).joined(separator: "\n"), faults)
  }
  let names =
    law.names + RuleBook.all.map(\.id) + clients.flatMap(\.names)
    + policies.map(\.id) + assessments.flatMap { $0.policies.map(\.policy.id) }
  let unknown = Diagnostic.error(
    "unknown-id",
    "\"\(id)\" is no requirement, fact, timeline, rule or policy, and no metric, finding, gap or evidence of a client",
    at: nil,
    help: RequirementID(id) == nil && workspace.law.catalog.leadingEntry(of: id) == nil
      ? SameKind.suggestion(for: id, among: names) : workspace.law.catalog.idHelp(for: id)
  )
  return Diagnosed(nil, faults + [unknown])
}

/// The files whose `cites:`, links or values name a thing.
private func pages(naming id: String, in workspace: Workspace) -> [String] {
  let catalog = workspace.law.catalog
  let needles = ["fact:\(id))", "{{ fact.\(id)."].map { Array($0.utf8) }
  let named = workspace.pages.filter { page in
    let cites = page.frontMatter.cites.contains {
      $0.value == "fact:\(id)" || catalog.entries(namedBy: $0.value).contains { $0.id == id }
    }
    if cites { return true }
    let bytes = page.source.value.bytes
    return needles.contains { bytes.firstRange(of: $0) != nil }
      || requirementLinks(in: bytes).contains { catalog.requirement($0)?.id == id }
  }
  return named.map(\.file)
}

/// The page of a policy, and the files that link it by its id.
private func pages(of policy: Policy, in workspace: ComposedWorkspace) -> [String] {
  let own = workspace.ownRegister?.entries.filter { $0.policy.id == policy.id }.map(\.page) ?? []
  let needle = Array("policy:\(policy.id)".utf8)
  let linking = workspace.workspace.pages.filter {
    $0.source.value.bytes.firstRange(of: needle) != nil
  }
  return own + linking.map { "linked in \($0.file)" }
}

/// What follows `req:` up to the end of a link.
private func requirementLinks(in bytes: [UInt8]) -> [String] {
  let ends = Set(" \t\r\n>\"'".utf8)
  return bytes.ranges(of: Array("req:".utf8)).map { range in
    let name = bytes[range.upperBound...].prefix(80).prefix { !ends.contains($0) }
    let link = name.last == UInt8(ascii: ")") ? name.dropLast() : name
    return PercentCodes.decoded(String(decoding: link, as: UTF8.self))
  }
}
