import Diagnostics
import GapAnalysis
import Markdown
import Regulation

/// Reads one folder of `clients/`.
struct ClientReader {
  /// The client's files, paths below its folder.
  let files: [FileTree.File]
  /// The folder's name.
  let slug: String
  /// The folder as diagnostics name it, such as `content/clients/cedar`.
  let folder: String
  /// Reads a file of the folder; nil, with an error, where that cannot be done.
  let read: SourceReader
  /// The folder's path, below which the files of scans are.
  let path: String
  /// The law, by which the ids in scans are read.
  let law: Law
  /// The frameworks that policies may name.
  let frameworks: PolicyFrameworks
  /// Whether the workspace's language writes the month of a day first.
  let hasUSDays: Bool
  /// The issue of this version that is under way in the place of an earlier one; nil for none.
  let reissue: ReissueRequest?
  let log: Log

  private static let clientKeys = [
    "name", "entity", "functions", "scope", "as_of", "period", "assessors", "version", "status",
    "previous", "brand", "policies", "language", "paper", "report", "reviewer", "history",
    "attestation",
  ]
  /// The client; `workspacePolicies` count if `client.yml` says so.
  ///
  /// Where `client.yml` is at fault, what it does not say is made up, so that the faults of the
  /// other files are reported in the same run and none that follows from the first.
  ///
  /// `shared` are the files that all sites may show, by their paths below the content folder.
  func client(workspacePolicies: [SourcePage], shared: [String]) -> ClientFolder {
    var (folder, prose) = log.gatheringProse {
      self.folder(workspacePolicies: workspacePolicies, shared: shared)
    }
    folder.prose = prose
    if files.contains(where: { $0.path == PHIAllowReader.name }),
      let source = read.unlisted(PHIAllowReader.name)
    {
      folder.allowances = PHIAllowReader.allowances(source, log: log)
    }
    return folder
  }

  private func folder(workspacePolicies: [SourcePage], shared: [String]) -> ClientFolder {
    let all = ClientFiles(files: files, slug: slug)
    all.reportNearNames(in: folder, log: log)
    var evidence = register("evidence.yml", RegistersReader.evidence)
    let scans = scans(&evidence)
    let withheld = all.withheld(by: evidence, shared: shared, log: log)
    var markdown = markdownFiles(besides: withheld)
    let map = clientMap() ?? YAMLMap(inPlaceOf: .file(folder + "/client.yml"))
    let name = map.requiredText("name", of: "the client")
    let entity = map.requiredChoice("entity", of: Entity.self, in: "the client")
    let claims = FrameworkClaims(frameworks: frameworks, log: log)
    let allPolicies = policyPages(map, own: markdown.policies, workspace: workspacePolicies)
      .map(claims.sorting)
    log.add(allPolicies.clashingPolicyIDs)
    let policies = allPolicies.withDistinctPolicies.map { $0.parsed() }
    let findings = findings(markdown.findings, drafts: &markdown.drafts)
    reportWideFindings(findings.map(\.finding), evidence)
    // Blanks around it are seen nowhere, and would make it another version.
    let version = map.text("version").map { text in
      text.value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let issued = issuedVersions()
    let client = Client(
      slug: slug,
      name: name ?? Sourced(slug, at: map.place),
      entity: entity ?? .both,
      functions: map.choices("functions", of: EntityFunction.self),
      scope: scope(map),
      asOf: map.day("as_of").map { log.asOf($0, at: map.place(of: "as_of")) },
      period: period(map),
      assessors: map.texts("assessors").map(\.value),
      version: version,
      reportStatus: map.choice("status", of: Client.ReportStatus.self) ?? .draft,
      reviewer: map.text("reviewer")?.value,
      history: ReportLayoutReader.history(in: map),
      reissues: reissues(issued, version),
      attestation: map.text("attestation")?.value,
      responses: responses(),
      findings: findings.map(\.finding),
      evidence: evidence,
      policies: policies.compactMap(\.policy),
      risks: register("risks.yml", RegistersReader.risks),
      breaches: register("breaches.yml", RegistersReader.breaches),
      exposure: register("exposure.yml", RegistersReader.exposure),
      readiness: register("readiness.yml", RegistersReader.readiness),
      drafts: markdown.drafts.map { .file($0.file) },
      place: .file(folder + "/client.yml")
    )
    return ClientFolder(
      client: client,
      pages: markdown.pages,
      findingPages: Dictionary(firstOf: findings.map { ($0.finding.id, $0.page) }),
      policyPages: policies,
      drafts: markdown.drafts,
      brand: Configuration.brand(in: map),
      report: ReportLayoutReader.layout(in: map),
      paper: map.choice("paper", of: Paper.self),
      language: Configuration.language(in: map),
      previous: map.text("previous"),
      templates: templates(),
      assets: all.assets.map { "clients/\(slug)/\($0)" }.filter { !withheld.contains($0) },
      withheld: withheld,
      looseFiles: all.looseFiles(besides: withheld),
      issued: issued,
      sources: read.sources,
      scans: scans
    )
  }

  private func scans(_ evidence: inout [Evidence]) -> [ScannedFile] {
    let reader = ScanFiles(
      paths: files.map(\.path),
      folder: folder,
      path: path,
      law: law,
      log: log
    )
    return reader.read(into: &evidence)
  }

  /// What was recorded of the versions that were issued; the records are no inputs of a report.
  private func issuedVersions() -> [IssuedVersion] {
    files.filter(\.isIssueRecord).compactMap { file in
      read.unlisted(file.path).flatMap { IssuedReader(log: log).read($0, path: file.path) }
    }
  }

  /// The reissues of all versions, the one that is asked for last.
  private func reissues(_ issued: [IssuedVersion], _ version: String?) -> [Reissue] {
    let known = issued.flatMap { $0.earlier.map(\.reissue) }.sorted { $0.day < $1.day }
    guard let reissue, let version else { return known }
    let asked = Reissue(
      version: version,
      day: reissue.day,
      reason: reissue.reason,
      audience: reissue.audience
    )
    return known + [asked]
  }

  private func clientMap() -> YAMLMap? {
    guard files.contains(where: { $0.path == "client.yml" }) else {
      log.error(
        "missing-file",
        "client \"\(slug)\" has no client.yml",
        at: .file(folder + "/client.yml"),
        help: "gapbook new client writes one"
      )
      return nil
    }
    guard let source = read("client.yml"), let text = utf8Text(of: source, log: log) else {
      return nil
    }
    let before = log.diagnostics.count
    guard let root = YAMLDocument.read(text, of: source, log: log), !root.isNull else {
      if log.diagnostics.count == before {
        log.error(
          "missing-key",
          "\(source.file) is empty",
          at: .file(source.file),
          help: "it needs at least name and entity"
        )
      }
      return nil
    }
    UnfilledValues.report(in: root, log: log)
    return YAMLMap(root, of: "client.yml", known: Self.clientKeys, log: log)
  }

  private func scope(_ map: YAMLMap) -> Scope {
    guard let scope = map.map("scope", known: ["rules", "systems", "sites"]) else {
      return Scope()
    }
    let rules = scope.choices("rules", of: HIPAARule.self)
    let areKnown = !rules.isEmpty && rules.count == scope.node("rules")?.items?.count ?? 1
    return Scope(
      rules: areKnown ? rules : HIPAARule.allCases,
      systems: scope.texts("systems").map(\.value),
      sites: scope.texts("sites").map(\.value)
    )
  }

  private func period(_ map: YAMLMap) -> Validity {
    guard let period = map.map("period", known: ["from", "to"]) else { return .always }
    let validity = Validity(from: period.day("from"), to: period.day("to"))
    if let from = validity.from, let to = validity.to, to < from {
      log.error(
        "validity",
        "the period ends on \(to), before it begins on \(from)",
        at: period.place
      )
    }
    return validity
  }

  private func responses() -> [Response] {
    let names = files.map(\.path)
    let csv = names.contains("responses.csv")
    let yaml = names.contains("responses.yml")
    if csv, yaml {
      log.error(
        "two-response-files",
        "client \"\(slug)\" has both responses.csv and responses.yml",
        at: .file(folder + "/responses.yml"),
        help: "keep one of them"
      )
    }
    if !csv, !yaml, names.contains("client.yml") { reportMissingResponses() }
    return register(csv ? "responses.csv" : "responses.yml") { source, log in
      let reader = ResponsesReader(source: source, hasUSDays: hasUSDays, log: log)
      return csv ? reader.readCSV() : reader.readYAML()
    }
  }

  /// A client without responses would get an empty report: an error, at the file that was meant.
  private func reportMissingResponses() {
    let meant = files.first { file in
      guard file.folders.isEmpty else { return false }
      let name = file.name.lowercased()
      return name.hasPrefix("response") && file.fileExtension.lowercased() != "md"
    }
    guard let meant else {
      log.error(
        "missing-responses",
        "client \"\(slug)\" has no responses.csv and no responses.yml",
        at: .file(folder + "/client.yml"),
        help: "a file with the header requirement,status alone is enough to begin"
      )
      return
    }
    let isWorkbook = ["xlsx", "xls", "xlsm", "ods", "numbers"].contains(
      meant.fileExtension.lowercased()
    )
    log.error(
      "missing-responses",
      "client \"\(slug)\" has no responses.csv and no responses.yml; \(meant.name) is not read",
      at: .file(folder + "/" + meant.path),
      help: isWorkbook
        ? "save it as responses.csv with the format \"CSV UTF-8 (Comma delimited)\""
        : "rename it to responses.csv or responses.yml"
    )
  }

  private func register<Item>(_ name: String, _ reader: (SourceText, Log) -> [Item]) -> [Item] {
    guard files.contains(where: { $0.path == name }), let source = read(name) else {
      return []
    }
    return reader(source, log)
  }

  private func templates() -> [TemplateFile] {
    files.filter { $0.folders.first == "templates" }.compactMap { file in
      read(file.path).map {
        TemplateFile(
          path: String(file.path.dropFirst("templates/".count)),
          source: $0,
          isBuiltIn: false
        )
      }
    }
  }
}

extension ClientReader {
  private struct MarkdownFiles {
    var pages: [SourcePage] = []
    var policies: [SourcePage] = []
    var findings: [FileTree.File] = []
    var drafts: [SourcePage] = []
  }

  private func markdownFiles(besides withheld: Set<String>) -> MarkdownFiles {
    var found = MarkdownFiles()
    var texts = KeptTexts(room: .max)
    for file in files where file.isMarkdown && !withheld.contains("clients/\(slug)/\(file.path)") {
      switch file.folders.first {
      case "templates": break
      case "findings": found.findings.append(file)
      default:
        guard let source = read(file.path),
          let page = SourcePage.read(
            ReadFile(source),
            path: file.path,
            isBuiltIn: false,
            keeping: &texts,
            log: log
          )
        else { continue }
        if page.frontMatter.isDraft {
          found.drafts.append(page)
        } else if page.frontMatter.policy != nil || file.folders.first == "policies" {
          found.policies.append(page)
        } else {
          found.pages.append(page)
        }
      }
    }
    return found
  }

  private func findings(
    _ files: [FileTree.File],
    drafts: inout [SourcePage]
  ) -> [(finding: Finding, page: SourcePage)] {
    files.compactMap { file in
      guard let source = read(file.path), utf8Text(of: source, log: log) != nil else {
        return nil
      }
      let cut = CutMarkdown(source, log: log)
      if FrontMatter.isDraft(cut.root) {
        let id = cut.root?.members?.first { $0.key.text == "id" }?.value.text
        drafts.append(.draft(source, path: file.path, bodyStart: cut.bodyStart, finding: id))
        return nil
      }
      let body = Document.parse(source, from: cut.bodyStart)
      let (read, prose) = log.gatheringProse {
        FindingReader.read(
          cut.root,
          of: source,
          body: body.value,
          bodyStart: cut.bodyStart,
          log: log
        )
      }
      guard let finding = read else { return nil }
      var matter = FindingReader.matter(cut.root)
      matter.prose += prose.filter { !matter.prose.contains($0) }
      matter.title = Sourced(finding.title, at: finding.place)
      var page = SourcePage(
        path: file.path,
        text: PageText(source),
        bodyStart: cut.bodyStart,
        frontMatter: matter,
        isBuiltIn: false,
        body: body
      )
      page.hasLiteralTitle = true
      return (finding, page)
    }
  }

  private func policyPages(
    _ map: YAMLMap,
    own: [SourcePage],
    workspace: [SourcePage]
  ) -> [SourcePage] {
    guard let word = map.text("policies") else { return own }
    guard word.value == "workspace" else {
      log.error(
        "unknown-policies",
        "unknown policies \"\(word.value)\"",
        at: word.place,
        help: "allowed: workspace"
      )
      return own
    }
    return own + workspace
  }
}
