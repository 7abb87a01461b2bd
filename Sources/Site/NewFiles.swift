import Diagnostics
import Files
import Formats
import GapAnalysis
public import Regulation
import Report
import Words
import Workspace

/// Writes the files with which an author begins; never over a file that is there.
public struct NewFiles: Sendable {
  /// The workspace's folder.
  public let workspace: String
  /// The day on which the work begins.
  public let today: Day

  /// A writer of new files for a workspace.
  ///
  /// - Throws: `BuildError.badDay` for a day that the calendar does not have.
  public init(workspace: String, today: String) throws(BuildError) {
    guard let day = Day(today) else { throw .badDay(today) }
    guard Disk.realPath(workspace) != "/" else {
      throw .badFolder("/ is no workspace: it holds the system's folders; name another folder")
    }
    self.workspace = workspace
    self.today = day
  }

  /// A client's folder with a response row for every leaf that applies, and an interview script where
  /// that is asked for; of a client that is there already the script alone.
  ///
  /// The paths written are given back.
  public func client(
    name: String,
    entity word: String,
    functions words: [String] = [],
    withInterview: Bool = false
  ) throws -> [String] {
    guard let entity = Entity(rawValue: word) else {
      let allowed = Entity.allCases.map(\.rawValue).joined(separator: ", ")
      throw BuildError.badName(word, reason: "an entity is one of: \(allowed)")
    }
    let functions = try words.map(Self.function)
    guard today >= .firstOfReports else { throw BuildError.tooEarly(today, named: "today") }
    let slug = try slug(name)
    let folder = "content/clients/\(slug)"
    if withInterview, Disk.kind(of: workspace + "/" + folder) != nil {
      return try write(interview(ofClient: slug))
    }
    guard Disk.kind(of: workspace + "/" + folder) == nil else {
      throw BuildError.badName(name, reason: "\(folder) is there already")
    }
    let loaded = try loadFolder(workspace, LoadOptions(needsLaw: true)).value
    let blank = Client(
      slug: slug,
      name: .init(name, at: .file(folder)),
      entity: entity,
      functions: functions,
      place: .file(folder)
    )
    var files = [
      (
        folder + "/client.yml",
        schemaComment(folder) + clientFile(name: name, entity: entity, functions)
      ),
      (folder + "/responses.csv", responses(blank, under: loaded.law)),
    ]
    if withInterview { files += try interview(blank, in: loaded, of: nil, asOf: today) }
    return try write(files)
  }

  /// The interview script of a client that is there, for its scope and on its day.
  private func interview(ofClient slug: String) throws -> [(path: String, text: String)] {
    let loaded = try loadFolder(workspace, LoadOptions(needsLaw: true, clients: [slug]))
    let file = "content/clients/\(slug)/client.yml"
    guard let folder = loaded.value.clients.first?.folder.value,
      !loaded.diagnostics.contains(where: { $0.severity == .error && $0.place?.file == file })
    else {
      throw BuildError.badName(file, reason: "it has errors; gapbook check names them")
    }
    let asOf = folder.client.asOf ?? loaded.value.configuration.asOf?.value ?? today
    return try interview(folder.client, in: loaded.value, of: folder, asOf: asOf)
  }

  /// The script, and its questions as a table; they are beside the content, so that no build publishes
  /// them.
  private func interview(
    _ client: Client,
    in loaded: Workspace,
    of folder: ClientFolder?,
    asOf: Day
  ) throws -> [(path: String, text: String)] {
    let script = InterviewScript(
      for: client,
      law: loaded.law,
      asOf: asOf,
      language: folder?.language?.value ?? loaded.configuration.language,
      words: ClientOptionsReader.words(of: folder, in: loaded).value
    )
    let paths = [SitePage.interview(of: client.slug), SitePage.interviewTable(of: client.slug)]
    for path in paths where Disk.kind(of: workspace + "/" + path) != nil {
      throw BuildError.badName(
        path,
        reason: "it is there already, perhaps filled in; rename or delete it to get a new one"
      )
    }
    let files = [try script.html(loaded, folder), script.table()]
    return zip(paths, files).map { ($0, String(decoding: $1, as: UTF8.self)) }
  }

  private static func function(_ word: String) throws(BuildError) -> EntityFunction {
    if let function = EntityFunction(rawValue: word) { return function }
    let help = suggestion(for: word, among: EntityFunction.allCases.map(\.rawValue)) ?? ""
    throw .badName(word, reason: "it is no function; \(help)")
  }

  /// The line that names the schema of `client.yml`, where the workspace has it.
  private func schemaComment(_ folder: String) -> String {
    guard Disk.kind(following: "\(workspace)/\(FileSchema.folder)/client.json") == .file else {
      return ""
    }
    return FileSchema.comment(for: folder + "/client.yml") ?? ""
  }

  private func clientFile(name: String, entity: Entity, _ functions: [EntityFunction]) -> String {
    let all = EntityFunction.allCases.map(\.rawValue).joined(separator: ", ")
    let declared = functions.map(\.rawValue).joined(separator: ", ")
    return """
      name: \(YAMLScalar.quoted(name))
      entity: \(entity.rawValue)
      \(functions.isEmpty ? "# functions, of: [\(all)]" : "functions: [\(declared)]")
      scope: { rules: [security, breach-notification, privacy], systems: [], sites: [] }
      as_of: \(today)
      # period: { from: \(today.adding(months: -3)), to: \(today) }
      assessors: []
      # reviewer: Name
      version: "0.1"
      status: draft
      # history: [ { version: "0.1", day: \(today), author: Name, change: First draft } ]
      # report: { chapters: [summary, result, findings, plan], omit: [exposure, readiness] }

      """
  }

  /// A row for each leaf that applies to a client today, with no answer yet: `not-assessed`, or an
  /// empty status, which means the same.
  func responses(_ client: Client, under law: Law, withEmptyStatus: Bool = false) -> String {
    let assessed = assess(client, law: law, asOf: today, coverageThreshold: .zero).value
    let leaves = assessed.leaves.filter { $0.status != .notApplicable }.map(\.requirement)
    let columns = ResponseColumn.all.map { column in
      withEmptyStatus && column.name == "status"
        ? Column(column.name) { _ in "" } : Column(column.name, column.initial)
    }
    return String(decoding: CSV.input(columns, leaves), as: UTF8.self)
  }
}

extension NewFiles {
  /// A finding for a client, with the next free id.
  ///
  /// The paths written are given back.
  public func finding(title: String, client: String?) throws -> [String] {
    let loaded = try loadFolder(workspace).value
    let folder = try self.client(client, of: loaded, for: title)
    let slug = folder.client.slug
    let id = nextFindingID(of: folder.client)
    let name = try self.slug(title)
    let body = """
      ---
      id: \(id)
      requirements: [164.308(a)(1)(ii)(A)]
      likelihood: moderate
      impact: moderate
      status: open
      # owner: IT manager
      # due: \(today.adding(months: 3))
      # cost: 12000
      # evidence: [EV-001]
      # action: The step of the plan; without it, the first item or sentence under Recommendation
      # milestones: [ { day: \(today.adding(months: 1)), text: A step on the way } ]
      # systems: [EHR]
      # root_cause: What lies behind it
      # once it is done: status: closed, and closed: \(today), verified_by: Name
      ---

      # \(title)

      ## Observation

      \(FindingDraft.observation)

      ## Risk

      \(FindingDraft.risk)

      ## Recommendation

      \(FindingDraft.recommendation)

      """
    return try write([("content/clients/\(slug)/findings/\(id)-\(name).md", body)])
  }

  /// The client that is meant: the one that is named, or the only one.
  func client(
    _ named: String?,
    of loaded: Workspace,
    for title: String
  ) throws(BuildError) -> ClientFolder {
    let slugs = loaded.clients.map(\.slug)
    guard let slug = named ?? (slugs.count == 1 ? slugs.first : nil) else {
      throw .badName(
        title,
        reason: "say whose finding it is: --client \(slugs.joined(separator: "|"))"
      )
    }
    guard let folder = loaded.clients.first(where: { $0.slug == slug })?.folder.value else {
      throw .unknownClient(slug, help: nil)
    }
    return folder
  }

  /// The first id that no finding of the client has.
  func nextFindingID(of client: Client) -> String {
    let taken = Set(client.findings.map(\.id))
    return Self.findingID((1...).first { !taken.contains(Self.findingID($0)) } ?? 1)
  }

  private static func findingID(_ number: Int) -> String {
    "F-" + (number < 10 ? "0" : "") + String(number)
  }

  /// A policy of the workspace.
  ///
  /// The paths written are given back.
  public func policy(title: String) throws -> [String] {
    let body = """
      ---
      title: \(YAMLScalar.quoted(title))
      version: "0.1"
      status: draft
      # owner: Security officer
      # approver: Administrator
      # approved: \(today)
      # effective: \(today)
      # review_by: \(today.adding(years: 1))
      satisfies: []
      ---

      ## Purpose

      ## Scope

      ## Policy

      ## Responsibilities

      """
    return try write([(content("policies/\(slug(title)).md"), body)])
  }

  /// A question with room for its answer.
  ///
  /// The paths written are given back.
  public func question(_ question: String) throws -> [String] {
    let body = """
      ---
      question: \(YAMLScalar.quoted(question))
      topics: []
      cites: []
      reviewed: \(today)
      ---

      The answer, whole in its first two sentences.

      """
    return try write([(content("faq/\(slug(question)).md"), body)])
  }
}

extension NewFiles {
  /// A copy of a built-in template, to be changed.
  ///
  /// Its first line names the version of which it was made; see ``ReplacedTemplates``.
  public func template(_ name: String) throws -> [String] {
    let files = BuiltIn.templates
    guard let bytes = files[name + ".mustache"] else {
      let names = files.keys.filter { $0.hasSuffix(".mustache") }.map { String($0.dropLast(9)) }
      let help = suggestion(for: name, among: names.sorted()) ?? ""
      throw BuildError.badName(name, reason: "it is no built-in template; \(help)")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let statement = ReplacedTemplates.statement(name, of: bytes)
    return try write([("templates/\(name).mustache", "\(statement)\n\(text)")])
  }

  /// A path below the content folder; a plain folder of Markdown is its own.
  private func content(_ path: String) throws -> String {
    try loadFolder(workspace).value.contentPath(path)
  }

  /// A file's name from a title: letters and digits in small letters, hyphens between.
  func slug(_ title: String) throws(BuildError) -> String {
    let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }
    let slug = words.joined(separator: "-").prefix(60)
    let trimmed = slug.hasSuffix("-") ? slug.dropLast() : slug
    guard !trimmed.isEmpty else {
      throw .badName(title, reason: "it has no letter and no digit")
    }
    return String(trimmed)
  }
}
