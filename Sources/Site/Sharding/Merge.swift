import Diagnostics
import Files
import Formats
import Report

/// Joins the outputs of all shards of a workspace into one, the same as one process would have written.
///
/// `folders` are the outputs of the shards, in any order, and `output` is none of them. Nothing is
/// written if anything is wrong; the output is whole before and after. An earlier output's sites of
/// clients that no shard has, and editions for audiences that the workspace no longer knows, stay unless
/// it `prunes`; other editions stay. Its portfolio goes, unless one is made.
/// `toolVersion` is that of this program, which makes the portfolio.
/// - Throws: `MergeFault` where they do not fit; `OutputError` where the output cannot be written;
///   `Interruption` where a signal came before the end.
public func merge(
  _ folders: [String],
  into output: String,
  prunes: Bool = false,
  makesPortfolio: Bool = false,
  toolVersion: String,
  jobs: Int = 1,
  progress: @Sendable (String) -> Void = { _ in }
) async throws -> MergeResult {
  let target = wholeOutput(output)
  let shards = try shards(folders, besides: target)
  guard let first = shards.trees.first else {
    throw MergeFault(["no shard is named"], isOfCall: true)
  }
  let id = OutputID([first.id])
  _ = try OutputFolder.inspected(target, id: id)
  if makesPortfolio { progress("making the portfolio") }
  let portfolio = makesPortfolio ? MergedPortfolio(shards, toolVersion: toolVersion) : nil
  return try await Interruption.heeded {
    var writer = try OutputWriter(target: target, id: id)
    do {
      let faults = try (portfolio?.problems ?? []) + write(shards, to: &writer, progress)
      guard faults.isEmpty else { throw MergeFault(faults, isOfCall: false) }
      if let site = portfolio?.site {
        let refused = try await write(site, jobs: jobs, to: &writer)
        guard refused.isEmpty else {
          throw MergeFault(refused, isOfCall: false, isRefusal: true)
        }
      }
      let clients = shards.trees.flatMap(\.shard.clients)
      let made = shards.trees.flatMap(\.siteNames)
      let others = writer.old.clients.filter { !made.contains($0) }
      let vanished = others.filter { !shards.knows(site: $0) }
      for site in others where !prunes || shards.knows(site: site) {
        try writer.keep(client: site)
      }
      try writer.keepOwnFiles()
      let unsigned = try writer.keepSignatures(of: writer.sites(besides: nil))
      let folders = [""] + made.map { "clients/\($0)/" }
      let earlier = try keepEarlier(folders, target, writer)
      try Interruption.check()
      let left = try writer.commit()?.message
      return MergeResult(
        output: target,
        shards: shards.trees.count,
        clients: clients.count,
        written: writer.written,
        unchanged: writer.unchanged,
        kept: prunes ? [] : vanished.map { "clients/" + $0 },
        pruned: prunes ? vanished.map { "clients/" + $0 } : [],
        leftOut: shards.trees.flatMap(\.issued.leftOut).map { String($0.dropLast()) }.filter {
          !others.contains(String($0.dropFirst("clients/".count)))
        },
        earlierEditions: others.filter(shards.knows).map { "clients/" + $0 },
        portfolio: portfolio?.site.map { "\(target)/\($0.folder)\(SitePage.front.path)" },
        removesPortfolio: writer.old.hasPortfolio && !makesPortfolio,
        earlier: earlier,
        unsigned: unsigned.map { $0 + Manifest.signature },
        leftOver: left
      )
    } catch {
      writer.abandon()
      throw error
    }
  }
}

/// The shards of a call, once nothing is wrong with them.
private func shards(_ folders: [String], besides target: String) throws(MergeFault) -> ShardSet {
  var trees: [ShardTree] = []
  var faults: [ShardTree.Fault] = []
  var named: [String: String] = [:]
  for folder in folders {
    do throws(ShardTree.Fault) {
      let tree = try ShardTree(folder)
      if let other = named.updateValue(folder, forKey: tree.path) {
        faults.append(ShardTree.Fault(words: "\(folder) and \(other) are the same folder"))
      } else {
        trees.append(tree)
      }
    } catch {
      faults.append(error)
    }
  }
  let real = realOutput(target)
  faults += trees.filter { holds($0.path, real) || holds(real, $0.path) }.map { tree in
    ShardTree.Fault(
      words:
        "-o \(target) \(tree.path == real ? "is" : "overlaps") the input \(tree.name); name another folder"
    )
  }
  guard faults.isEmpty else {
    throw MergeFault(faults.map(\.words), isOfCall: faults.contains(where: \.isOfCall))
  }
  let set = ShardSet(trees: trees)
  let (differences, wrongCall) = (set.differences, set.wrongCall)
  guard differences.isEmpty, wrongCall.isEmpty else {
    throw MergeFault(differences + wrongCall, isOfCall: differences.isEmpty)
  }
  return set
}

/// An output's path without links, though it need not be there yet.
private func realOutput(_ target: String) -> String {
  var rest: [Substring] = []
  var parts = target.split(separator: "/")
  while !parts.isEmpty {
    if let real = Disk.realPath("/" + parts.joined(separator: "/")) {
      return ([Substring(real)] + rest).joined(separator: "/")
    }
    if let last = parts.popLast() { rest.insert(last, at: 0) }
  }
  return target
}

/// Whether a path is a folder or below it.
private func holds(_ folder: String, _ path: String) -> Bool {
  path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
}

/// Stages all sites; says which files are not as their shard wrote them.
private func write(
  _ shards: ShardSet,
  to writer: inout OutputWriter,
  _ progress: (String) -> Void
) throws -> [String] {
  var damaged: [String] = []
  for tree in shards.trees {
    progress("joining \(tree.name)")
    for site in tree.sites where !site.folder.isEmpty || tree.shard.number == 1 {
      for file in site.files {
        try Interruption.check()
        guard var bytes = tree.read(file, in: site.folder) else {
          damaged.append("\(tree.name)/\(site.folder)\(file.path) is not as its shard wrote it")
          continue
        }
        if site.folder.isEmpty, file.path == Provenance.name {
          bytes = site.provenance.joined.bytes
        }
        try writer.add(OutputFile(path: file.path, bytes: bytes), to: site.folder)
      }
      try writer.finish(site.folder)
    }
  }
  return damaged
}

/// Stages the portfolio; says what of it has the form of a patient's identifier and is in no shard.
private func write(
  _ site: ComposedSite,
  jobs: Int,
  to writer: inout OutputWriter
) async throws -> [String] {
  var shared = SharedOutput()
  var phi = site.phi
  try await render(site, jobs: jobs, &shared.prints) { page in
    try Interruption.check()
    phi.look(at: page.file, page.hits, spent: 0)
    try writer.add(page.file, to: site.folder)
  }
  for file in try site.files(&shared.exports) {
    phi.look(at: file)
    try writer.add(file, to: site.folder)
  }
  try writer.finish(site.folder)
  return phi.refusals.map { "\($0.place?.fileLineColumn ?? site.folder): \($0.message)" }
}

extension Provenance {
  /// The same of the output of all shards.
  fileprivate var joined: Provenance {
    var whole = self
    whole.shard = nil
    return whole
  }
}
