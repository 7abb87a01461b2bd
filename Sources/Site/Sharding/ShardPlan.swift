import Files
import Formats
import GapAnalysis
import Workspace

/// What one shard of a workspace makes.
struct ShardPlan: Sendable {
  let shard: Shard
  /// The slugs of its clients, sorted.
  let slugs: [String]
  /// Whether any shard has a client.
  let hasClients: Bool
  /// The audiences for whom each client's site is made.
  let audiences: [String]
  /// A digest of how all clients are split: the same in every shard of the same files.
  let split: String

  /// The plan for a workspace's folder; nothing in `skipped` counts.
  init(
    _ shard: Shard,
    of workspace: String,
    for audiences: [String] = [Audience.full],
    skipping skipped: [String]
  ) {
    self.audiences = audiences
    let sizes = Workspace.clientSizes(in: workspace, skipping: skipped)
    let numbers = Shard.split(sizes, among: shard.count)
    self.shard = shard
    slugs = numbers.filter { $0.value == shard.number }.keys.sorted()
    hasClients = !sizes.isEmpty
    let lines = sizes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)\n" }
    split = SHA256.hex(Array("\(shard.count)\n\(lines.joined())".utf8))
  }

  /// Whether the workspace's own site is its to make.
  var makesOwnSite: Bool { shard.number == 1 }

  /// The clients to read, none for all: the workspace's own site shows nothing that the evidence of
  /// any client names.
  var clientsToRead: [String] { makesOwnSite ? [] : slugs }

  /// What is said of it in the shard's tree.
  var record: Provenance.ShardRecord {
    Provenance.ShardRecord(
      number: shard.number,
      count: shard.count,
      split: split,
      clients: slugs,
      audiences: audiences
    )
  }

  /// Refuses to put a shard in the place of whole sites.
  static func refuseWhole(_ old: OutputFolder) throws(OutputError) {
    guard !old.known.isEmpty else { return }
    let provenance = Disk.read(old.path + "/" + Provenance.name).flatMap(Provenance.init)
    guard provenance?.shard == nil else { return }
    throw .refused(
      path: old.path,
      reason: "it has the sites of a whole workspace, and a shard is a part; name another by -o"
    )
  }
}
