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

/// Builds a workspace's sites: load, then each site in turn: assess, compose, render, print, write.
///
/// Nothing is written if anything is wrong; the output is whole before and after.
/// - Throws: `BuildError`, `OutputError` or `PrintFault`, for what is no matter of content;
///   `Interruption` where a signal came before the end.
public func build(_ options: BuildOptions) async throws -> Diagnosed<BuildResult?> {
  let memory = BuildMemory(options)
  let unchanged = memory?.unchanged() ?? Diagnosed(nil)
  if let unchanged = unchanged.value { return unchanged }
  let target = outputPath(options)
  let loaded = try load(options, besides: target)
  let id = OutputID([loaded.value.configuration.id, loaded.value.configuration.title])
  let vanished = vanishedClients(of: try .inspected(target, id: id), options, loaded.value)
  var sites = await Sites(
    Diagnosed(loaded.value, loaded.diagnostics + vanished + unchanged.diagnostics),
    options
  )
  let makers = DocumentMakers(options, loaded.value)
  // What would stop the build is found before documents, which take many times as long as all else.
  if makers.missing != nil || !makers.isIdle && sites.count > makers.sitesAtOnce(options.jobs) {
    var trial = sites
    let tried = try await tried(&trial, options)
    guard !options.forbid(tried.diagnostics) else { return Diagnosed(nil, tried.diagnostics) }
    if makers.missing != nil { return tried.map { $0.result(missing: makers.missing) } }
  }
  return try await Interruption.heeded {
    var writer = try OutputWriter(target: target, id: id)
    do {
      let made = try await write(&sites, by: makers, options, to: &writer)
      guard !options.forbid(made.diagnostics) else {
        writer.abandon()
        return Diagnosed(nil, made.diagnostics)
      }
      try keepOthers(options, loaded.value, made.value.folders, in: &writer)
      let earlier = try keepEarlier(made.value.folders, options, writer)
      var result = made.value.result(from: writer, earlier: earlier)
      try Interruption.check()
      result.leftOver = try writer.commit()?.message
      memory?.keep(
        Diagnosed(result, made.diagnostics.filter { $0.rule != "damaged-memory" }),
        loaded.value
      )
      return Diagnosed(result, made.diagnostics)
    } catch {
      writer.abandon()
      throw error
    }
  }
}

/// Does all of a build but the writing.
public func check(_ options: BuildOptions) async throws -> Diagnosed<BuildResult?> {
  let loaded = try load(options, besides: outputPath(options))
  let sites = await Sites(loaded, options)
  var trial = sites
  let tried = try await tried(&trial, options)
  guard !tried.diagnostics.hasErrors else { return Diagnosed(nil, tried.diagnostics) }
  let makers = DocumentMakers(options, loaded.value)
  let printed = try await trialPrint(sites, by: makers, options)
  let noticed = SeverityPolicy(loaded.value).applied(to: printed)
  return Diagnosed(
    tried.value.result(missing: makers.missing),
    (tried.diagnostics + noticed).sortedUnique()
  )
}

/// The sites of a workspace for what renders few of their pages or none.
func composed(
  _ options: BuildOptions,
  needsLaw: Bool = false
) async throws -> Diagnosed<ComposedWorkspace> {
  let loaded = try load(options, besides: outputPath(options), needsLaw: needsLaw)
  var sites = await Sites(loaded, options)
  let composed = ComposedWorkspace(&sites)
  return Diagnosed(composed, sites.diagnostics)
}

/// Composes and renders all sites for what is noticed; nothing is kept.
private func tried(
  _ sites: inout Sites,
  _ options: BuildOptions
) async throws -> Diagnosed<BuildTally> {
  var tally = BuildTally(sites.workspace, options)
  while let site = sites.next() {
    tally.add(site, isWritten: false)
    guard !sites.areForbidden else { continue }
    options.progress("checking \(site.name)")
    try await render(site, jobs: options.jobs, withIndex: false) { _ in }
  }
  return Diagnosed(tally, sites.diagnostics)
}

/// Renders, prints and writes all sites; from the first error on, the rest is composed alone, so that
/// all errors are told.
private func write(
  _ sites: inout Sites,
  by makers: DocumentMakers,
  _ options: BuildOptions,
  to writer: inout OutputWriter
) async throws -> Diagnosed<BuildTally> {
  var tally = BuildTally(sites.workspace, options)
  var noticed: [Diagnostic] = []
  while true {
    let batch = sites.next(makers.sitesAtOnce(options.jobs))
    guard !batch.isEmpty else { break }
    guard !sites.areForbidden else { continue }
    let documents = try await documents(of: batch, by: makers, options, in: writer.workFolder)
    noticed += documents.diagnostics
    try Interruption.check()
    guard !options.forbid(documents.diagnostics) else { continue }
    for (site, documents) in zip(batch, documents.value) {
      options.progress("writing \(site.name)")
      try await render(site, jobs: options.jobs) { file in
        try Interruption.check()
        try writer.add(file, to: site.folder)
      }
      for file in try site.files() + documents {
        try writer.add(file, to: site.folder)
      }
      try writer.finish(site.folder)
      tally.add(site, documents, isWritten: true)
    }
  }
  let weighed = SeverityPolicy(sites.workspace).applied(to: noticed)
  return Diagnosed(
    tally,
    noticed.isEmpty ? sites.diagnostics : (sites.diagnostics + weighed).sortedUnique()
  )
}

/// Makes the documents in a folder of the system's for what goes soon, and says what was noticed.
private func trialPrint(
  _ sites: Sites,
  by makers: DocumentMakers,
  _ options: BuildOptions
) async throws -> [Diagnostic] {
  guard !makers.isIdle else { return [] }
  var sites = sites
  var noticed: [Diagnostic] = []
  return try await Interruption.heeded {
    let folder = try Disk.makeTemporaryFolder()
    defer { Disk.remove(folder) }
    while true {
      let batch = sites.next(makers.sitesAtOnce(options.jobs))
      guard !batch.isEmpty else { return noticed }
      let place = folder + "/print"
      noticed += try await documents(of: batch, by: makers, options, in: place).diagnostics
    }
  }
}

/// The documents of each site, none for sites without a print edition; several are made at once.
private func documents(
  of sites: [ComposedSite],
  by makers: DocumentMakers,
  _ options: BuildOptions,
  in folder: String
) async throws -> Diagnosed<[[OutputFile]]> {
  guard !makers.isIdle else { return Diagnosed(sites.map { _ in [] }) }
  let results = await orderedConcurrentMap(sites, jobs: options.jobs) { site in
    if site.report.edition != nil { options.progress("printing \(site.name)") }
    return Result { () throws(PrintFault) in try makers.documents(of: site, in: folder) }
  }
  Disk.remove(folder)
  let documents = try results.map { try $0.get() }
  return Diagnosed(documents.map(\.value), documents.flatMap(\.diagnostics))
}

/// The output's absolute path; its folder need not be there yet.
func outputPath(_ options: BuildOptions) -> String {
  let path = options.output ?? options.workspace + "/site"
  let whole = path.hasPrefix("/") ? path : Disk.currentFolder + "/" + path
  return "/" + RelativePath.withoutDots(whole)
}

/// The folder beside an output for documents that a later build did not make again.
func earlierFolder(_ target: String) -> String { target + ".earlier" }

/// Keeps the documents of the old output that the new one lacks, each site's in a folder of its own.
private func keepEarlier(
  _ folders: [String],
  _ options: BuildOptions,
  _ writer: OutputWriter
) throws(OutputError) -> [EarlierDocument] {
  let target = outputPath(options)
  var kept: [EarlierDocument] = []
  for path in folders.flatMap({ writer.goneDocuments(of: $0) }) {
    let copy = earlierFolder(target) + "/" + path
    try writer.copyOld(path, to: copy)
    kept.append(EarlierDocument(path: target + "/" + path, kept: copy))
  }
  return kept
}

/// Clients' sites that this build does not make stay as they are, those of clients that went as well
/// unless they are to be pruned.
private func keepOthers(
  _ options: BuildOptions,
  _ workspace: Workspace,
  _ made: [String],
  in writer: inout OutputWriter
) throws(OutputError) {
  let made = Set(made)
  let slugs = Set(workspace.slugs)
  for name in writer.old.clients where !made.contains("clients/\(name)/") {
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
func load(
  _ options: BuildOptions,
  besides target: String,
  needsLaw: Bool = false
) throws(BuildError) -> Diagnosed<Workspace> {
  options.progress("reading \(options.workspace)")
  let targets = [target, Disk.realPath(target)].compactMap(\.self)
  let skipped = targets + targets.map(earlierFolder)
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
