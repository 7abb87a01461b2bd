public import Diagnostics
import Export
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
public func build(_ asked: BuildOptions) async throws -> Diagnosed<BuildResult?> {
  var times = asked.stageTimes
  let start = times.now()
  let memory = BuildMemory(asked)
  let unchanged = memory?.unchanged() ?? Diagnosed(nil)
  if let unchanged = unchanged.value {
    times.add(.read, since: start, count: 0)
    return unchanged.map { $0?.timed(times.ended()) }
  }
  let delivery = try await Delivery(asked)
  let target = outputPath(asked)
  // What refuses the output is found before a large workspace is read.
  let early = try inspected(target, asked)
  let plan = asked.shard.map {
    ShardPlan(
      $0,
      of: asked.workspace,
      for: asked.audiences,
      skipping: skipped(target),
      allowedLinks: asked.allowedLinks
    )
  }
  let pages = memory?.pages() ?? Diagnosed(nil)
  let remembered = unchanged.diagnostics + pages.diagnostics
  let loaded = try load(asked, plan, besides: target, known: pages.value?.sources ?? [:])
  let options = asked.makingAgain(loaded.value)
  times.add(.read, since: start, count: loaded.value.readCount)
  let id = OutputID(loaded.value.configuration)
  let old = try early.flatMap { $0.id == id ? $0 : nil } ?? inspected(target, options, id)
  let vanished = plan == nil ? vanishedSites(of: old, options, loaded.value) : []
  let makers = DocumentMakers(options, loaded.value)
  var sites = await Sites(
    Diagnosed(loaded.value, loaded.diagnostics + vanished + remembered),
    options,
    plan,
    times,
    try await makers.askedEngines(),
    memory: pages.value
  )
  // What would stop the build is found before documents, which take many times as long as all else.
  if makers.missing != nil || !makers.isIdle && sites.count > makers.sitesAtOnce(options.jobs) {
    var trial = sites
    let tried = try await tried(&trial, options, plan)
    sites.times = trial.times
    if makers.missing != nil { return tried.map { $0.result(missing: makers.missing) } }
    guard !options.forbid(tried.diagnostics) else { return Diagnosed(nil, tried.diagnostics) }
  }
  return try await Interruption.heeded {
    var writer = try OutputWriter(target: target, id: id)
    do {
      let made = try await write(&sites, by: makers, options, plan, to: &writer)
      guard !options.forbid(made.diagnostics) else {
        writer.abandon()
        return Diagnosed(nil, made.diagnostics)
      }
      // The output of a shard has its own clients alone.
      if plan == nil { try keepOthers(options, loaded.value, made.value.folders, in: &writer) }
      try writer.keepOwnFiles()
      let earlier = try keepEarlier(made.value.folders, target, writer)
      let start = sites.times.now()
      let stale =
        plan == nil ? sites.staleEditions(in: writer.old, besides: made.value.folders) : []
      let prepared = try delivery.prepare(made.value, isShard: plan != nil, &writer)
      let noticed = prepared.noticed(besides: made.diagnostics, stale, sites.workspace)
      guard !options.forbid(noticed) else {
        prepared.undo()
        writer.abandon()
        return Diagnosed(nil, noticed)
      }
      var result = made.value.result(from: writer, earlier: earlier)
      do {
        try Interruption.check()
        result.leftOver = try writer.commit()?.message
      } catch {
        prepared.undo()
        throw error
      }
      try prepared.finish(&result)
      sites.times.add(.write, since: start, count: 0)
      let lasting = noticed.filter { !saidOnce.contains($0.rule) }
      memory?.keep(Diagnosed(result, lasting), sites)
      result.times = sites.times.ended()
      return Diagnosed(result, noticed)
    } catch {
      writer.abandon()
      throw error
    }
  }
}

/// The rules of what a build notices and the next one does not, though nothing changed.
private let saidOnce: Set = [
  "damaged-memory", "portfolio-removed", "pruned-site", "signature-removed", "stale-encrypted-copy",
]

/// Does all of a build but the writing.
public func check(_ options: BuildOptions) async throws -> Diagnosed<BuildResult?> {
  var times = options.stageTimes
  let start = times.now()
  let loaded = try load(options, besides: outputPath(options))
  times.add(.read, since: start, count: loaded.value.readCount)
  var sites = await Sites(loaded, options, nil, times)
  var trial = sites
  let tried = try await tried(&trial, options, nil)
  sites.times = trial.times
  let makers = DocumentMakers(options, loaded.value)
  guard !tried.diagnostics.hasErrors else {
    return tried.map { makers.missing == nil ? nil : $0.result(missing: makers.missing) }
  }
  let printed = try await trialPrint(&sites, by: makers, options)
  let noticed = SeverityPolicy(loaded.value).applied(to: printed)
  var result = tried.value.result(missing: makers.missing)
  result.times = sites.times.ended()
  return Diagnosed(result, (tried.diagnostics + noticed).sortedUnique())
}

/// The sites of a workspace for what renders few of their pages or none.
func composed(
  _ options: BuildOptions,
  needsLaw: Bool = false
) async throws -> Diagnosed<ComposedWorkspace> {
  // What is written now is explained, exported and compared, whatever was issued.
  var options = options
  options.delivery.heedsIssues = false
  let loaded = try load(options, besides: outputPath(options), needsLaw: needsLaw)
  var sites = await Sites(loaded, options, nil, StageTimes(nil))
  let composed = ComposedWorkspace(&sites)
  return Diagnosed(composed, sites.diagnostics)
}

/// Composes and renders all sites for what is noticed; nothing is kept.
private func tried(
  _ sites: inout Sites,
  _ options: BuildOptions,
  _ plan: ShardPlan?
) async throws -> Diagnosed<BuildTally> {
  var tally = BuildTally(sites.workspace, options, plan)
  var prints = SectionPrints()
  var exports = SharedExports()
  var refused: [Diagnostic] = []
  let begun = options.clock?.moment()
  while let site = sites.next() {
    options.progress(
      BuildProgress("checking \(site.name)", sites: (tally.count, sites.count), begun: begun)
    )
    tally.add(site, isWritten: false)
    if let said = try await site.doubt(options.jobs, &prints, &exports) {
      refused.append(said)
      continue
    }
    guard !sites.areForbidden else {
      refused += try await leaks(in: site, options, &prints)
      continue
    }
    let start = sites.times.now()
    var phi = site.phi
    var proof = LeakProof(site)
    try await render(site, jobs: options.jobs, withIndex: false, &prints) { page in
      phi.look(at: page.file, page.hits, spent: page.searched)
      proof?.look(at: page.file)
    }
    refused += phi.findings(of: site) + (proof?.refusals() ?? [])
    sites.times.add(.phi, phi.watch.spent)
    sites.times.add(.leakProof, proof?.watch.spent ?? 0)
    sites.times.add(.render, since: start, count: site.pageCount)
  }
  return Diagnosed(tally, (sites.diagnostics + refused).sortedUnique())
}

/// Renders a site that is not to be written for what is withheld and in it all the same, so that a fault
/// elsewhere hides none.
private func leaks(
  in site: ComposedSite,
  _ options: BuildOptions,
  _ prints: inout SectionPrints
) async throws -> [Diagnostic] {
  guard var proof = LeakProof(site) else { return [] }
  try await render(site, jobs: options.jobs, withIndex: false, &prints) { page in
    proof.look(at: page.file)
  }
  return proof.refusals()
}

/// Renders, prints and writes all sites; from the first error on, the rest is composed alone, so that
/// all errors are told.
private func write(
  _ sites: inout Sites,
  by makers: DocumentMakers,
  _ options: BuildOptions,
  _ plan: ShardPlan?,
  to writer: inout OutputWriter
) async throws -> Diagnosed<BuildTally> {
  var tally = BuildTally(sites.workspace, options, plan)
  var noticed: [Diagnostic] = []
  var shared = SharedOutput()
  var kept = IssuedSites()
  let begun = options.clock?.moment()
  while true {
    let batch = sites.next(makers.sitesAtOnce(options.jobs))
    guard !batch.isEmpty else { break }
    guard !sites.areForbidden else {
      for site in batch {
        let said = try await site.doubt(options.jobs, &shared.prints, &shared.exports)
        if let said { noticed.append(said) }
        noticed += try await leaks(in: site, options, &shared.prints)
      }
      continue
    }
    let progress = BuildProgress(
      "",
      sites: (tally.count, sites.count),
      files: writer.count,
      begun: begun
    )
    // What is frozen and there as it was issued is not made again.
    let isHeld = batch.map { !$0.issue.isDoubted && $0.isHeld(by: writer) }
    let documents = try await documents(
      of: zip(batch, isHeld).filter { !$0.1 && !$0.0.issue.isDoubted }.map(\.0),
      by: makers,
      options,
      in: writer.workFolder,
      &sites.times,
      progress
    )
    noticed += documents.diagnostics
    try Interruption.check()
    guard !options.forbid(documents.diagnostics) else { continue }
    var made = documents.value.makeIterator()
    for (site, isHeld) in zip(batch, isHeld) {
      if let said = try await site.doubt(options.jobs, &shared.prints, &shared.exports) {
        noticed.append(said)
        guard said.severity != .error else { continue }
        guard site.isHeld(by: writer) else {
          noticed.append(contentsOf: site.isLeftOut)
          tally.look(at: site)
          kept.leftOut.append(site.folder)
          continue
        }
      }
      if isHeld || site.issue.isDoubted {
        noticed += site.lacking(options)
        tally.add(site, try site.keep(in: &writer), isWritten: true)
        kept.asIssued.append(site.folder)
        if plan != nil { noticed += try keepParts(of: site, in: &writer) }
        continue
      }
      let documents = made.next() ?? []
      let done = (tally.count, sites.count)
      let counts = (writer.written, writer.unchanged)
      let traces = try await write(
        site,
        documents,
        options,
        to: &writer,
        &sites.times,
        &shared
      ) { words, files in
        BuildProgress(words, sites: done, files: files, begun: begun)
      }
      if let fault = site.leftOut(staged: writer, makesDocuments: !makers.isIdle) {
        noticed.append(fault)
        writer.drop(site.folder, counts: counts)
        tally.look(at: site)
        kept.leftOut.append(site.folder)
        continue
      }
      if site.slug == nil { sites.learned?.traces = traces }
      tally.add(site, documents, isWritten: true)
      if plan != nil, site.isWhole { noticed += try keepParts(of: site, in: &writer) }
    }
  }
  if plan != nil, tally.count > 0, !sites.areForbidden {
    if let file = kept.file { try writer.add(file, to: PortfolioParts.folder) }
    try writer.finish(PortfolioParts.folder)
  }
  if let portfolio = tally.portfolio?.site, !sites.areForbidden, !options.forbid(noticed) {
    try await write(portfolio, [], options, to: &writer, &sites.times, &shared) { words, files in
      BuildProgress(words, files: files)
    }
    tally.add(portfolio, isWritten: true)
  }
  if let provenance = sites.provenance, !sites.areForbidden {
    try writer.add(OutputFile(path: Provenance.name, bytes: provenance.bytes), to: "")
    try writer.finish("")
  }
  noticed += shared.refused
  let weighed = SeverityPolicy(sites.workspace).applied(to: noticed)
  return Diagnosed(
    tally,
    noticed.isEmpty ? sites.diagnostics : (sites.diagnostics + weighed).sortedUnique()
  )
}

/// Stages what a shard keeps of a site for the portfolio of all; what refuses it is given back, as no
/// allowance is at hand where shards are joined.
private func keepParts(
  of site: ComposedSite,
  in writer: inout OutputWriter
) throws(OutputError) -> [Diagnostic] {
  var phi = site.phi
  let assessment = writer.digest(of: "data/assessment.json", in: site.folder)
  for file in site.portfolioParts(assessment: assessment) {
    phi.look(at: file)
    try writer.add(file, to: PortfolioParts.folder)
  }
  return phi.refusals
}

/// Makes the documents in a folder of the system's for what goes soon, and says what was noticed.
private func trialPrint(
  _ sites: inout Sites,
  by makers: DocumentMakers,
  _ options: BuildOptions
) async throws -> [Diagnostic] {
  guard !makers.isIdle else { return [] }
  var noticed: [Diagnostic] = []
  var done = 0
  let begun = options.clock?.moment()
  return try await Interruption.heeded {
    let folder = try Disk.makeTemporaryFolder()
    defer { Disk.remove(folder) }
    while true {
      let batch = sites.next(makers.sitesAtOnce(options.jobs))
      guard !batch.isEmpty else { return noticed }
      noticed += try await documents(
        of: batch,
        by: makers,
        options,
        in: folder + "/print",
        &sites.times,
        BuildProgress("", sites: (done, sites.count), begun: begun)
      ).diagnostics
      done += batch.count
    }
  }
}

/// The documents of each site, none for sites without a print edition; several are made at once.
private func documents(
  of sites: [ComposedSite],
  by makers: DocumentMakers,
  _ options: BuildOptions,
  in folder: String,
  _ times: inout StageTimes,
  _ progress: BuildProgress
) async throws -> Diagnosed<[[OutputFile]]> {
  guard !makers.isIdle else { return Diagnosed(sites.map { _ in [] }) }
  let start = times.now()
  defer { times.add(.print, since: start, count: sites.count { $0.report.edition != nil }) }
  let results = await orderedConcurrentMap(sites, jobs: options.jobs) { site in
    if site.report.edition != nil { options.progress(progress.saying("printing \(site.name)")) }
    return Result { () throws(PrintFault) in try makers.documents(of: site, in: folder) }
  }
  Disk.remove(folder)
  let documents = try results.map { try $0.get() }
  return Diagnosed(documents.map(\.value), documents.flatMap(\.diagnostics))
}

/// Keeps the documents of the old output that the new one lacks, each site's in a folder of its own.
func keepEarlier(
  _ folders: [String],
  _ target: String,
  _ writer: OutputWriter
) throws(OutputError) -> [EarlierDocument] {
  var kept: [EarlierDocument] = []
  for path in folders.flatMap({ writer.goneDocuments(of: $0) }) {
    let copy = earlierFolder(target) + "/" + path
    try writer.copyOld(path, to: copy)
    kept.append(EarlierDocument(path: target + "/" + path, kept: copy))
  }
  return kept
}
