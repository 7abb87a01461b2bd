import Diagnostics
import GapAnalysis
import Regulation
import Report
import Workspace

/// A client that was assessed.
struct AssessedClient: Sendable {
  let folder: ClientFolder
  let options: ClientOptions
  let assessment: Assessment
}

/// A workspace whose clients were assessed.
struct AssessedWorkspace: Sendable {
  let workspace: Workspace
  let reader: ClientOptionsReader
  let clients: [AssessedClient]
}

/// A workspace with every site composed, ready to be rendered.
struct ComposedWorkspace: Sendable {
  let workspace: Workspace
  let sites: [ComposedSite]

  /// How many threads to take for its pages.
  func jobs(_ options: BuildOptions) -> Int {
    worthwhile(options.jobs, forPages: sites.reduce(0) { $0 + $1.report.pages.count })
  }

  /// The files that their authors hold back.
  var drafts: [String] {
    (workspace.drafts + workspace.clients.flatMap(\.drafts)).map(\.file).naturallySorted()
  }

  /// The templates of the workspace and its clients that replace built-in ones.
  var overridden: [String] {
    let builtIn = BuiltIn.templates
    let own = workspace.templates + workspace.clients.flatMap(\.templates)
    return own.filter { file in
      !file.isBuiltIn && builtIn[file.path].map { $0 != file.source.bytes } ?? false
    }.map(\.source.file)
  }
}

/// Assesses the clients that are asked for.
func assess(
  _ loaded: Diagnosed<Workspace>,
  _ options: BuildOptions
) -> Diagnosed<AssessedWorkspace> {
  let workspace = loaded.value
  let reader = ClientOptionsReader(workspace, options)
  let inputs = SiteInputs(workspace: workspace, toolVersion: options.toolVersion)
  let threshold = Rational(workspace.configuration.coverageThreshold, over: 100) ?? .zero
  var diagnostics = loaded.diagnostics
  let wanted = workspace.clients.filter {
    options.clients.isEmpty || options.clients.contains($0.client.slug)
  }
  let clients = wanted.map { folder in
    let own = reader.options(of: folder)
    let titled = inputs.titled(folder, asOf: own.value.asOf, words: own.value.words)
    let assessed = assess(
      titled.value,
      law: workspace.law,
      asOf: own.value.asOf,
      coverageThreshold: threshold,
      earlier: own.value.earlier
    )
    diagnostics += reader.namingByPath(own.diagnostics + titled.diagnostics + assessed.diagnostics)
    return AssessedClient(folder: folder, options: own.value, assessment: assessed.value)
  }
  return Diagnosed(
    AssessedWorkspace(workspace: workspace, reader: reader, clients: clients),
    diagnostics
  )
}

/// Composes the workspace's own site and one a client, and weighs what was noticed so far; sites with
/// faulty templates are left out.
func compose(
  _ assessed: Diagnosed<AssessedWorkspace>,
  _ options: BuildOptions
) async -> Diagnosed<ComposedWorkspace> {
  let workspace = assessed.value.workspace
  let inputs = SiteInputs(workspace: workspace, toolVersion: options.toolVersion)
  let looks = SiteLooks(workspace, isPrinted: options.makesPDFs(of: workspace))
  let parsed = await inputs.parsedPages(jobs: options.jobs)
  let pages = parsed.map(\.page)
  var diagnostics = assessed.diagnostics + parsed.flatMap(\.diagnostics)
  var earlier = SharedPageCache()
  var sites: [ComposedSite] = []

  func add(_ input: SiteInput, _ look: SiteLook, _ slug: String?) {
    let report = compose(input, after: &earlier)
    diagnostics += report.diagnostics
    diagnostics += CopiedFileChecks(workspace: workspace).diagnostics(report.value.copies)
    guard let templates = look.templates else { return }
    sites.append(
      ComposedSite(
        slug: slug,
        report: report.value,
        templates: templates,
        look: look,
        workspace: workspace,
        sourceDate: options.sourceDate
      )
    )
  }

  let own = assessed.value.reader.options(of: nil)
  let look = looks.look(of: nil)
  diagnostics += own.diagnostics + look.diagnostics
  let input = inputs.workspaceSite(
    pages,
    options: own.value,
    logos: look.value.logos,
    wantsManual: options.makesDocuments(of: workspace) && workspace.clients.isEmpty
  )
  add(input, look.value, nil)
  for client in assessed.value.clients {
    let look = looks.look(of: client.folder)
    let site = inputs.clientSite(client, pages: pages, logos: look.value.logos)
    diagnostics += look.diagnostics + site.diagnostics
    add(site.input, look.value, client.folder.client.slug)
  }
  diagnostics += UnreadFiles(workspace: workspace, sites: sites).diagnostics()
  let severityPolicy = SeverityPolicy(workspace)
  return Diagnosed(
    ComposedWorkspace(workspace: workspace, sites: sites),
    (severityPolicy.applied(to: diagnostics) + severityPolicy.faults()).oncePerPlace()
  )
}
