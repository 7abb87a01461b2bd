/// The folders in which a build puts an output together before it takes the old one's place.
package enum Staging {
  /// Inside an output: what is being made, and what is whole and on its way to its place.
  package static let new = ".gapbook-new"
  package static let next = ".gapbook-next"
  package static let names = [new, next]

  /// A file that marks such a folder as a build's.
  package static let mark = ".gapbook-stage"
  /// In `next`: the files of the old output that go, each ended by a zero byte.
  package static let gone = ".gapbook-gone"

  /// Removes what an interrupted build left; a folder that no build made is refused.
  ///
  /// `known` are the paths of the output that the folder belongs to.
  package static func clear(_ folder: String, known: Set<String>) throws(OutputError) {
    guard let kind = Disk.kind(of: folder) else { return }
    guard kind == .folder else { throw .blocked(path: folder, holding: nil) }
    if let stranger = try stranger(in: folder, known: known) {
      throw .blocked(path: folder, holding: stranger)
    }
    if let fault = discard(folder) { throw fault }
  }

  /// The first file of such a folder that no build put there.
  package static func stranger(
    in folder: String,
    known: Set<String> = []
  ) throws(OutputError) -> String? {
    if Disk.kind(of: folder + "/" + mark) != nil { return nil }
    return try OutputFolder.first(in: folder, besides: known.union(listed(in: folder)))
  }

  /// Removes such a folder, its mark last.
  ///
  /// - Returns: what could not be removed; nil where all is gone.
  package static func discard(_ folder: String) -> OutputError? {
    guard let status = Disk.status(of: folder) else { return nil }
    if status.mode & 0o700 != 0o700 { Disk.setMode(0o700, of: folder) }
    // An old output has no mark: without one, half of it would be taken for somebody else's.
    if Disk.kind(of: folder + "/" + mark) == nil { try? Disk.write([], to: folder + "/" + mark) }
    for name in Disk.names(in: folder) where name != mark {
      if let fault = Disk.remove(folder + "/" + name) {
        return .leftOver(path: folder, words: fault.words)
      }
    }
    return Disk.remove(folder).map { .leftOver(path: folder, words: $0.words) }
  }

  /// Makes a staging folder that nobody else may read.
  package static func make(_ folder: String) throws(OutputError) {
    try Disk.makeFolder(folder, mode: 0o700)
    try Disk.write([], to: folder + "/" + mark)
  }

  /// The files that the lists of an output name, whichever workspace wrote them.
  private static func listed(in folder: String) -> Set<String> {
    let clients = Disk.names(in: folder + "/clients").map { "clients/\($0)/" }
    var paths: Set<String> = []
    for site in ["", OutputFolder.portfolio] + clients {
      guard let bytes = Disk.read(folder + "/" + site + Manifest.name) else { continue }
      paths.formUnion([site + Manifest.name, site + Manifest.signature])
      paths.formUnion(Manifest(bytes).files.map { site + $0.path })
    }
    return paths
  }
}
