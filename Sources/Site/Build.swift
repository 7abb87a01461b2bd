public import Diagnostics
import Files
import Formats
import GapAnalysis
import Markdown
import PDF
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
  let loaded = try load(options, besides: target)
  let id = OutputID([loaded.value.configuration.id, loaded.value.configuration.title])
  let vanished = vanishedClients(of: try .inspected(target, id: id), options, loaded.value)
  let clients = assess(Diagnosed(loaded.value, loaded.diagnostics + vanished), options)
  let composed = await compose(clients, options)
  guard !options.forbid(composed.diagnostics) else { return Diagnosed(nil, composed.diagnostics) }
  let engine = options.print.flatMap(TypstEngine.find)
  guard options.print == nil || engine != nil else {
    return composed.map { BuildResult($0, options, lacksEngine: true) }
  }
  return try await Interruption.heeded {
    var writer = try OutputWriter(target: target, id: id)
    do {
      let printed = try await documents(composed, by: engine, options, in: writer.workFolder)
      try Interruption.check()
      guard !options.forbid(printed.diagnostics) else {
        writer.abandon()
        return Diagnosed(nil, printed.diagnostics)
      }
      for (site, document) in zip(composed.value.sites, printed.value) {
        options.progress("writing \(site.name)")
        try await render(site, jobs: composed.value.jobs(options)) { file in
          try Interruption.check()
          try writer.add(file, to: site.folder)
        }
        for file in try site.files() + [document].compactMap(\.self) {
          try writer.add(file, to: site.folder)
        }
        try writer.finish(site.folder)
      }
      try keepOthers(options, composed.value, in: &writer)
      var result = BuildResult(composed.value, options, printed.value, from: writer)
      try Interruption.check()
      result.leftOver = try writer.commit()?.message
      return Diagnosed(result, printed.diagnostics)
    } catch {
      writer.abandon()
      throw error
    }
  }
}

/// Does all of a build but the writing.
public func check(_ options: BuildOptions) async throws -> Diagnosed<BuildResult?> {
  let composed = try await composed(options)
  guard !composed.diagnostics.hasErrors else { return Diagnosed(nil, composed.diagnostics) }
  for site in composed.value.sites {
    options.progress("checking \(site.name)")
    try await render(site, jobs: composed.value.jobs(options), withIndex: false) { _ in }
  }
  let engine = options.print.flatMap(TypstEngine.find)
  let printed = try await trialPrint(composed, by: engine, options)
  return Diagnosed(
    BuildResult(composed.value, options, lacksEngine: options.print != nil && engine == nil),
    printed
  )
}

/// The sites of a workspace for what renders few of their pages or none.
func composed(
  _ options: BuildOptions,
  needsLaw: Bool = false
) async throws -> Diagnosed<ComposedWorkspace> {
  let loaded = try load(options, besides: outputPath(options), needsLaw: needsLaw)
  return await compose(assess(loaded, options), options)
}

/// Sets the PDFs in a folder of the system's for what goes soon, and says what was noticed.
private func trialPrint(
  _ composed: Diagnosed<ComposedWorkspace>,
  by engine: TypstEngine?,
  _ options: BuildOptions
) async throws -> [Diagnostic] {
  guard let engine else { return composed.diagnostics }
  return try await Interruption.heeded {
    let folder = try Disk.makeTemporaryFolder()
    defer { Disk.remove(folder) }
    return try await documents(composed, by: engine, options, in: folder + "/pdf").diagnostics
  }
}

/// The PDF of each site, nil for sites without one; several are set at once.
private func documents(
  _ composed: Diagnosed<ComposedWorkspace>,
  by engine: TypstEngine?,
  _ options: BuildOptions,
  in folder: String
) async throws -> Diagnosed<[OutputFile?]> {
  let (workspace, sites) = (composed.value.workspace, composed.value.sites)
  guard let engine else { return composed.map { _ in sites.map { _ in nil } } }
  let printer = PDFPrinter(
    engine: engine,
    folder: folder,
    namePattern: workspace.configuration.pdfName
  )
  let results = await orderedConcurrentMap(sites, jobs: options.jobs) { site in
    if site.report.edition != nil { options.progress("printing \(site.name)") }
    return Result { () throws(PrintFault) in try printer.file(site.printed) }
  }
  Disk.remove(folder)
  let documents = try results.map { try $0.get() }
  let noticed = SeverityPolicy(workspace).applied(to: documents.flatMap(\.diagnostics))
  return Diagnosed(documents.map(\.value), (composed.diagnostics + noticed).sortedUnique())
}

/// The output's absolute path; its folder need not be there yet.
func outputPath(_ options: BuildOptions) -> String {
  let path = options.output ?? options.workspace + "/site"
  let whole = path.hasPrefix("/") ? path : Disk.currentFolder + "/" + path
  return "/" + RelativePath.withoutDots(whole)
}

/// Clients' sites that this build does not make stay as they are, those of clients that went as well
/// unless they are to be pruned.
private func keepOthers(
  _ options: BuildOptions,
  _ composed: ComposedWorkspace,
  in writer: inout OutputWriter
) throws(OutputError) {
  let made = Set(composed.sites.compactMap(\.slug))
  let slugs = Set(composed.workspace.slugs)
  for name in writer.old.clients where !made.contains(name) {
    if options.prunes, !slugs.contains(clientSlug(ofSite: name)) { continue }
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

/// Reads the workspace's folder but for the output in it.
private func load(
  _ options: BuildOptions,
  besides target: String,
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
/// reported where they are read.
private func checkDay(_ options: BuildOptions, _ workspace: Workspace) throws(BuildError) {
  guard !workspace.law.isEmpty else { return }
  if let day = options.asOf, day < .firstOfReports {
    throw .tooEarly(day, named: "--as-of")
  }
  if options.asOf == nil, workspace.configuration.asOf == nil, options.today < .firstOfReports {
    throw .tooEarly(options.today, named: options.todayIsFixed ? "SOURCE_DATE_EPOCH" : "today")
  }
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
