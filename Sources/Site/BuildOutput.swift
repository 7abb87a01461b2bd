import Files
import Formats
import Regulation
import Workspace

/// The output's absolute path; its folder need not be there yet.
func outputPath(_ options: BuildOptions) -> String {
  wholeOutput(options.output ?? options.workspace + "/site")
}

/// An output's absolute path as a call names it.
func wholeOutput(_ path: String) -> String {
  let whole = path.hasPrefix("/") ? path : Disk.currentFolder + "/" + path
  return "/" + RelativePath.withoutDots(whole)
}

/// The folder beside an output for documents that a later build did not make again.
func earlierFolder(_ target: String) -> String { target + ".earlier" }

/// The output as it is found, looked at with nothing read but `gapbook.yml`; nil where that is faulty,
/// or the call names what is not there, which is said first.
func inspected(
  _ target: String,
  _ options: BuildOptions
) throws(OutputError) -> OutputFolder? {
  let names = Set(options.clients.isEmpty ? [] : Workspace.clientNames(in: options.workspace))
  guard names.isSuperset(of: options.clients),
    (options.asOf ?? options.today) >= .firstOfReports,
    let configuration = Configuration.alone(in: options.workspace)
  else { return nil }
  return try inspected(target, options, OutputID(configuration))
}

/// The output as it is found, unless it is not to be replaced.
func inspected(
  _ target: String,
  _ options: BuildOptions,
  _ id: OutputID
) throws(OutputError) -> OutputFolder {
  if options.output == nil { try refuseLinks(target, options) }
  let old = try OutputFolder.inspected(target, id: id)
  if options.shard != nil { try ShardPlan.refuseWhole(old) }
  return old
}

/// What a build that was stopped left of its output, in words: it is whole in either case.
public func outputAfterStop(_ options: BuildOptions) -> String {
  let target = outputPath(options)
  return Disk.kind(of: target + "/" + Staging.next) == nil
    ? "nothing of this build is in \(target), which is as it was"
    : "\(target) was being exchanged; the next build finishes that first"
}

/// Refuses an output that nobody named and that a link of the workspace puts elsewhere.
private func refuseLinks(_ target: String, _ options: BuildOptions) throws(OutputError) {
  let open = ([options.workspace] + options.allowedLinks).map(Disk.wholePath)
  for path in [target, earlierFolder(target)] where Disk.isLink(path) {
    guard let real = Disk.realPath(path),
      !open.contains(where: { real == $0 || real.hasPrefix($0 + "/") })
    else { continue }
    throw .refused(
      path: path,
      reason: "it is a link out of the workspace; name it with -o, or allow it with --allow-links"
    )
  }
}

extension OutputID {
  /// The name of a workspace's outputs.
  init(_ configuration: Configuration) {
    self.init([configuration.id, configuration.title])
  }
}
