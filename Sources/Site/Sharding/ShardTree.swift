import Files
import Formats

/// The output of one shard, as it is found.
struct ShardTree {
  /// As the call names it.
  let name: String
  let path: String
  /// What the first line of its lists says.
  let id: String
  let provenance: Provenance
  let shard: Provenance.ShardRecord
  /// Its sites: the files at its top, then those of each client.
  let sites: [Site]
  /// What it keeps for the portfolio; nil where it keeps nothing.
  let parts: FileList?
  /// Those of its sites that were issued before and so are not its own, or not there.
  let issued: IssuedSites

  /// The names of the sites that it has, each client's editions after one another.
  var siteNames: [String] {
    shard.sites.filter { !issued.leftOut.contains("clients/\($0)/") }
  }

  /// What a list of ours says of the files below a folder.
  struct FileList {
    /// Empty, or a path that ends in `/`.
    let folder: String
    /// What its first line says.
    let id: String
    /// The files with their digests, without the list itself.
    let files: [(path: String, digest: String)]
  }

  /// A site, or what is at the top.
  struct Site {
    let list: FileList
    let provenance: Provenance

    var folder: String { list.folder }
    var id: String { list.id }
    var files: [(path: String, digest: String)] { list.files }
  }

  /// What is wrong with a folder that is no output of a shard.
  struct Fault: Error {
    let words: String
    var isOfCall = true
  }

  /// Looks at a folder that the call names.
  init(_ name: String) throws(Fault) {
    self.name = name
    guard Disk.isFolder(name), let real = Disk.realPath(name) else {
      throw Fault(words: "there is no folder \(name)")
    }
    path = real
    let top = try Self.site("", in: real, name)
    guard let shard = top.provenance.shard else {
      throw Fault(words: "\(name) is no shard: it was built without --shard")
    }
    id = top.id
    provenance = top.provenance
    self.shard = shard
    parts = try Self.list(PortfolioParts.folder, in: real, name)
    if let parts, parts.id != id {
      throw Fault(
        words: "\(name)/\(parts.folder) is another workspace's, \"\(parts.id)\"",
        isOfCall: false
      )
    }
    issued = try Self.issued(parts, in: real, name)
    var sites = [top]
    for folder in shard.sites where !issued.leftOut.contains("clients/\(folder)/") {
      let site = try Self.site("clients/\(folder)/", in: real, name)
      guard site.id == id else {
        throw Fault(
          words: "\(name)/\(site.folder) is another workspace's, \"\(site.id)\"",
          isOfCall: false
        )
      }
      sites.append(site)
    }
    self.sites = sites
    try refuseStrangers()
  }

  /// What a shard says of its sites that were issued, if that is as it was written.
  private static func issued(
    _ parts: FileList?,
    in path: String,
    _ name: String
  ) throws(Fault) -> IssuedSites {
    guard let parts, let file = parts.files.first(where: { $0.path == IssuedSites.name }) else {
      return IssuedSites()
    }
    let place = parts.folder + IssuedSites.name
    guard let bytes = Disk.read("\(path)/\(place)"), SHA256.hex(bytes) == file.digest else {
      throw Fault(words: "\(name) is damaged: \(place) is not as it was written", isOfCall: false)
    }
    return IssuedSites(bytes)
  }

  private static func foreign(_ name: String) -> Fault {
    // A pattern such as shards/* names it too.
    let isOfEarlier = name.hasSuffix(earlierFolder(""))
    return Fault(
      words: isOfEarlier
        ? "\(name) keeps documents that a later build did not make again; do not name it"
        : "\(name) is not the output of gapbook build --shard: it has no list of ours"
    )
  }

  private static func site(
    _ folder: String,
    in path: String,
    _ name: String
  ) throws(Fault) -> Site {
    guard let list = try list(folder, in: path, name) else {
      guard folder.isEmpty else {
        throw Fault(words: "\(name) is damaged: \(folder) is missing", isOfCall: false)
      }
      throw foreign(name)
    }
    let place = folder.isEmpty ? Provenance.name : "data/" + Provenance.name
    guard list.files.contains(where: { $0.path == place }),
      let provenance = Disk.read("\(path)/\(folder)\(place)").flatMap(Provenance.init)
    else {
      throw Fault(
        words:
          "\(name) has no \(folder)\(place) of this version of gapbook; build it again with --shard"
      )
    }
    return Site(list: list, provenance: provenance)
  }

  /// The list of a folder; nil where there is none of ours.
  private static func list(
    _ folder: String,
    in path: String,
    _ name: String
  ) throws(Fault) -> FileList? {
    guard let list = Disk.read("\(path)/\(folder)\(Manifest.name)").map(Manifest.init),
      let id = list.id
    else { return nil }
    // Names become paths below the output.
    if let wrong = list.files.first(where: { !RelativePath.isBelow($0.path) }) {
      throw Fault(words: "\(name) is damaged: its list names \(wrong.path)", isOfCall: false)
    }
    return FileList(folder: folder, id: id, files: list.files)
  }

  /// Every file must be in a list: what is not would be lost.
  private func refuseStrangers() throws(Fault) {
    let lists = sites.map(\.list) + [parts].compactMap(\.self)
    let known = lists.flatMap { list in
      list.files.map { list.folder + $0.path }
        + [list.folder + Manifest.name, list.folder + Manifest.signature]
    }
    let ours: Set = [".git", "CNAME", ".nojekyll"]
    do {
      guard let other = try OutputFolder.first(in: path, besides: Set(known), ours) else { return }
      throw Fault(
        words: "\(name) holds \(other), which \(shard.words) did not write; build it again",
        isOfCall: false
      )
    } catch let fault as Fault {
      throw fault
    } catch let error as OutputError {
      throw Fault(words: error.message, isOfCall: false)
    } catch {
      throw Fault(words: "\(error)", isOfCall: false)
    }
  }

  /// The bytes of a file below a folder, if they are those of its list.
  func read(_ file: (path: String, digest: String), in folder: String) -> [UInt8]? {
    guard let bytes = Disk.read("\(path)/\(folder)\(file.path)"),
      SHA256.hex(bytes) == file.digest
    else { return nil }
    return bytes
  }
}
