import Diagnostics
import Files
import GapAnalysis
import Regulation
import Workspace

/// The folders of an output, which are no content.
func skipped(_ target: String) -> [String] {
  let targets = [target, Disk.realPath(target)].compactMap(\.self)
  return targets + targets.map(earlierFolder) + targets.map(encryptedFolder)
}

/// Reads the workspace's folder but for the output in it, and for pages that are `known` as they are.
func load(
  _ options: BuildOptions,
  _ plan: ShardPlan? = nil,
  besides target: String,
  needsLaw: Bool = false,
  known: [String: KnownPage] = [:]
) throws(BuildError) -> Diagnosed<Workspace> {
  options.progress(BuildProgress("reading \(options.workspace)"))
  var asked = LoadOptions(
    skipped: skipped(target),
    needsLaw: needsLaw,
    clients: plan?.clientsToRead ?? options.clients,
    allowedLinks: options.allowedLinks
  )
  asked.known = known
  if let issue = options.delivery.issue, let reason = issue.reason {
    asked.reissues[issue.slug] = ReissueRequest(
      day: issue.day,
      reason: reason,
      audience: issue.audience
    )
  }
  let loaded = try loadFolder(options.workspace, asked)
  let slugs = loaded.value.slugs
  for slug in options.clients where !slugs.contains(slug) {
    throw BuildError.unknownClient(slug, help: suggestion(for: slug, among: slugs))
  }
  try checkAudiences(options, loaded.value)
  try checkDay(options, loaded.value)
  return loaded
}

/// Refuses audiences that the workspace does not know, and a finding that no client has.
private func checkAudiences(_ options: BuildOptions, _ workspace: Workspace) throws(BuildError) {
  let known = Audience.usual + workspace.configuration.audiences
  for name in options.audiences where !known.contains(name) {
    throw .unknownAudience(name, help: suggestion(for: name, among: known))
  }
  guard let id = options.finding else { return }
  let ids = workspace.clients.flatMap(\.findingIDs)
  if !ids.contains(id) { throw .unknownFinding(id, help: suggestion(for: id, among: ids)) }
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
