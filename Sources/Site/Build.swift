public import Diagnostics
import Export
import Files
import Formats
import GapAnalysis
import Markdown
import Regulation
import Report
import Templates
import Workspace

/// Builds a workspace's sites: load, assess, compose, render, write.
///
/// Nothing is written if anything is wrong; the output is whole before and after.
/// - Throws: `BuildError`, `OutputError` or `PrintFault`, for what is no matter of content;
///   `Interruption` where a signal came before the end.
public func build(_ options: BuildOptions) async throws -> Diagnosed<BuildResult?> {
  let target = outputPath(options)
  let loaded = try loaded(options, skipping: target)
  let id = OutputID([loaded.value.configuration.id, loaded.value.configuration.title])
  let folder = try OutputFolder.inspected(target, id: id)
  let vanished = vanishedClients(of: folder, options, loaded.value)
  let plan = await plan(loaded, options, noticed: vanished)
  guard !options.forbid(plan.diagnostics) else { return Diagnosed(nil, plan.diagnostics) }
  let engine = options.print.flatMap(TypstEngine.find)
  guard options.print == nil || engine != nil else {
    return Diagnosed(.withoutEngine(plan.value), plan.diagnostics)
  }
  return try await Interruption.heeded {
    let writer = try OutputWriter(target: target, id: id)
    return try await write(plan, by: engine, options, to: target, writer)
  }
}

extension BuildResult {
  /// Nothing written: a PDF is asked for and nothing can make it, so the old output stays whole.
  fileprivate static func withoutEngine(_ plan: BuildPlan) -> BuildResult {
    BuildResult(
      sites: [],
      written: 0,
      unchanged: 0,
      overridden: plan.overridden,
      drafts: plan.drafts,
      lacksEngine: true,
      gonePDFs: [],
      leftOver: nil,
      failedGates: []
    )
  }
}

/// Prints, renders and writes what was planned.
private func write(
  _ plan: Diagnosed<BuildPlan>,
  by engine: TypstEngine?,
  _ options: BuildOptions,
  to target: String,
  _ begun: OutputWriter
) async throws -> Diagnosed<BuildResult?> {
  var writer = begun
  do {
    let documents = try await documents(plan.value, by: engine, options, in: writer.workFolder)
    try Interruption.check()
    let diagnostics = (plan.diagnostics + documents.diagnostics).sortedUnique()
    guard !options.forbid(diagnostics) else {
      writer.abandon()
      return Diagnosed(nil, diagnostics)
    }
    var sites: [BuildResult.Site] = []
    var gone: [String] = []
    let jobs = worthwhile(options.jobs, forPages: plan.value.pages)
    for (site, document) in zip(plan.value.sites, documents.value) {
      options.progress("writing \(site.name)")
      try await site.write(to: &writer, with: document, jobs: jobs)
      sites.append(site.result(in: target, document: document))
      gone += writer.gonePDFs(of: site.folder).map { target + "/" + $0 }
    }
    try keepOthers(options, plan.value, in: &writer)
    let (written, unchanged) = (writer.written, writer.unchanged)
    try Interruption.check()
    let left = try writer.commit()
    let result = BuildResult(
      sites: sites,
      written: written,
      unchanged: unchanged,
      overridden: plan.value.overridden,
      drafts: plan.value.drafts,
      lacksEngine: false,
      gonePDFs: gone,
      leftOver: left?.message,
      failedGates: plan.value.reasons(options.gates)
    )
    return Diagnosed(result, diagnostics)
  } catch {
    writer.abandon()
    throw error
  }
}

/// Does all of a build but the writing.
public func check(_ options: BuildOptions) async throws -> Diagnosed<BuildResult?> {
  let plan = await plan(try loaded(options, skipping: outputPath(options)), options)
  guard !plan.diagnostics.hasErrors else { return Diagnosed(nil, plan.diagnostics) }
  let jobs = worthwhile(options.jobs, forPages: plan.value.pages)
  for site in plan.value.sites {
    options.progress("checking \(site.name)")
    await site.renderAll(jobs: jobs)
  }
  let engine = options.print.flatMap(TypstEngine.find)
  let printed = try await trialPrint(plan.value, by: engine, options)
  let sites = plan.value.sites.map { $0.result(in: nil) }
  let result = BuildResult(
    sites: sites,
    written: 0,
    unchanged: 0,
    overridden: plan.value.overridden,
    drafts: plan.value.drafts,
    lacksEngine: options.print != nil && engine == nil,
    gonePDFs: [],
    leftOver: nil,
    failedGates: plan.value.reasons(options.gates)
  )
  return Diagnosed(result, (plan.diagnostics + printed).sortedUnique())
}

/// Sets the PDFs in a folder of the system's for what goes soon, and says what was noticed.
private func trialPrint(
  _ plan: BuildPlan,
  by engine: TypstEngine?,
  _ options: BuildOptions
) async throws -> [Diagnostic] {
  guard let engine else { return [] }
  return try await Interruption.heeded {
    let folder = try Disk.makeTemporaryFolder()
    defer { Disk.remove(folder) }
    return try await documents(plan, by: engine, options, in: folder + "/pdf").diagnostics
  }
}

/// The PDF of each site, nil for sites without one; several are set at once.
private func documents(
  _ plan: BuildPlan,
  by engine: TypstEngine?,
  _ options: BuildOptions,
  in folder: String
) async throws -> Diagnosed<[OutputFile?]> {
  guard let engine else { return Diagnosed(plan.sites.map { _ in nil }) }
  let printer = PDFPrinter(
    engine: engine,
    folder: folder,
    namePattern: plan.workspace.configuration.pdfName
  )
  let results = await orderedConcurrentMap(plan.sites, jobs: options.jobs) { site in
    if site.edition != nil { options.progress("printing \(site.name)") }
    return Result { () throws(PrintFault) in try printer.file(site) }
  }
  Disk.remove(folder)
  let documents = try results.map { try $0.get() }
  let told = Weights(plan.workspace).applied(to: documents.flatMap(\.diagnostics))
  return Diagnosed(documents.map(\.value), told)
}

/// The output's absolute path; its folder need not be there yet.
private func outputPath(_ options: BuildOptions) -> String {
  let path = options.output ?? options.workspace + "/site"
  let whole = path.hasPrefix("/") ? path : Disk.currentFolder + "/" + path
  return "/" + RelativePath.withoutDots(whole)
}

/// Clients' sites that this build does not make stay as they are, those of clients that went as well
/// unless they are to be pruned.
private func keepOthers(
  _ options: BuildOptions,
  _ plan: BuildPlan,
  in writer: inout OutputWriter
) throws(OutputError) {
  let made = Set(plan.sites.compactMap(\.slug))
  for name in writer.old.clients where !made.contains(name) {
    if options.prunes, !plan.slugs.contains(clientSlug(ofSite: name)) { continue }
    try writer.keep(client: name)
  }
  try writer.keepOwnFiles()
}

/// The client of a site's folder below `clients/`: `slug`, or `slug@audience`.
private func clientSlug(ofSite name: String) -> String {
  name.split(separator: "@").first.map(String.init) ?? name
}

/// A warning for each site of the output whose client the workspace no longer has.
private func vanishedClients(
  of folder: OutputFolder,
  _ options: BuildOptions,
  _ workspace: Workspace
) -> [Diagnostic] {
  guard !options.prunes else { return [] }
  let slugs = Set(workspace.slugs)
  return folder.clients.filter { !slugs.contains(clientSlug(ofSite: $0)) }.map { name in
    .warning(
      "vanished-client",
      "clients/\(name) of the output stays, and the workspace has no such client",
      at: nil,
      help: "--prune removes it"
    )
  }
}

/// Every site composed, ready to be rendered.
struct BuildPlan: Sendable {
  let workspace: Workspace
  let sites: [PlannedSite]
  let slugs: Set<String>
  let overridden: [String]

  /// The files that their authors hold back.
  var drafts: [String] {
    (workspace.drafts + workspace.clients.flatMap(\.drafts)).map(\.file).naturallySorted()
  }

  /// How many pages its sites have together.
  var pages: Int { sites.reduce(0) { $0 + $1.report.pages.count } }
}

/// Reads the workspace's folder but for the output in it.
private func loaded(
  _ options: BuildOptions,
  skipping target: String,
  needsLaw: Bool = false
) throws(BuildError) -> Diagnosed<Workspace> {
  options.progress("reading \(options.workspace)")
  let skipped = [target, Disk.realPath(target)].compactMap(\.self)
  let loaded = try loadFolder(
    options.workspace,
    LoadOptions(skipped: skipped, needsLaw: needsLaw, clients: options.clients)
  )
  let slugs = loaded.value.slugs
  for slug in options.clients where !slugs.contains(slug) {
    throw BuildError.unknownClient(slug, help: suggestion(for: slug, among: slugs))
  }
  try checkDay(options, loaded.value)
  return loaded
}

/// Refuses days of the call for which the law of a site is not in the catalog; days in files are
/// told where they are read.
private func checkDay(_ options: BuildOptions, _ workspace: Workspace) throws(BuildError) {
  guard !workspace.law.isEmpty else { return }
  if let day = options.asOf, day < .firstOfReports {
    throw .tooEarly(day, named: "--as-of")
  }
  if options.asOf == nil, workspace.configuration.asOf == nil, options.today < .firstOfReports {
    throw .tooEarly(options.today, named: options.todayIsFixed ? "SOURCE_DATE_EPOCH" : "today")
  }
}

private func plan(
  _ loaded: Diagnosed<Workspace>,
  _ options: BuildOptions,
  noticed: [Diagnostic] = []
) async -> Diagnosed<BuildPlan> {
  let workspace = loaded.value
  let slugs = workspace.slugs
  var planner = SitePlanner(workspace: workspace, options: options)
  planner.diagnostics += loaded.diagnostics + noticed
  let sites = await planner.sites()
  let weights = Weights(workspace)
  let weighed = weights.applied(to: planner.diagnostics) + weights.faults()
  let plan = BuildPlan(
    workspace: workspace,
    sites: sites,
    slugs: Set(slugs),
    overridden: overridden(in: workspace)
  )
  return Diagnosed(plan, weighed.oncePerPlace())
}

/// The templates of the workspace and its clients that stand in the place of built-in ones.
private func overridden(in workspace: Workspace) -> [String] {
  let builtIn = BuiltIn.templates
  let own = workspace.templates + workspace.clients.flatMap(\.templates)
  return own.filter { file in
    !file.isBuiltIn && builtIn[file.path].map { $0 != file.source.bytes } ?? false
  }.map(\.source.file)
}

/// A plan for one page's sake: everything is composed, nothing rendered.
func sitePlan(
  _ options: BuildOptions,
  needsLaw: Bool = false
) async throws -> Diagnosed<BuildPlan> {
  await plan(
    try loaded(options, skipping: outputPath(options), needsLaw: needsLaw),
    options
  )
}

/// The slugs of the clients that a build reads, by the names of their folders.
public func clientNames(_ options: BuildOptions) -> [String] {
  options.clients.isEmpty ? Workspace.clientNames(in: options.workspace) : options.clients.sorted()
}

/// Loads a folder; that there is none is a fault of the call.
func loadFolder(
  _ path: String,
  _ options: LoadOptions = LoadOptions()
) throws(BuildError) -> Diagnosed<Workspace> {
  do {
    return try load(path, options: options)
  } catch {
    throw .badFolder(error.message)
  }
}
