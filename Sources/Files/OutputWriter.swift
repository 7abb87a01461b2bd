import Formats

/// Writes the whole output, all or nothing: staged apart, then exchanged with the old one.
///
/// A file whose bytes did not change keeps its inode. Until `commit` the old output is whole; a run
/// that is stopped leaves nothing but its staging folder, which the next run removes. Where the output
/// is a mount point, or the folder above it is not writable, its entries are exchanged inside it: a run
/// that is stopped then is finished by the next one.
package struct OutputWriter {
  /// The output as it was found.
  package let old: OutputFolder
  package let id: OutputID
  /// Where the new output is put together.
  package let staging: String
  /// Whether the staging folder is inside the output.
  package let isInside: Bool
  /// What new files are denied.
  package let mask: UInt32
  /// Held on the folders that are exchanged: each is at the other's place afterwards.
  private let locks: [Int32]
  /// The folders that were made, by their paths below the output's.
  var made: Set<Substring> = []
  /// The files of the old output that stay where they are, and the folders, each with `/` at its end.
  var staying: (files: Set<String>, folders: [String]) = ([], [])
  /// The files of each site that were staged.
  var sums: [String: [(path: String, digest: String)]] = [:]
  /// How many files are new or changed.
  package var written = 0
  /// How many are as they were.
  package var unchanged = 0

  /// How many files there are so far.
  package var count: Int { written + unchanged }

  /// Begins an output at the absolute path `target`; what an interrupted run left is cleared first.
  ///
  /// A folder that is there and is no output of this workspace is refused: it would be lost.
  package init(target: String, id: OutputID) throws(OutputError) {
    let path = try OutputFolder.resolved(target)
    let folder = OutputFolder.parent(of: path)
    let beside = Self.beside(path)
    self.id = id
    mask = Disk.mask
    var locks: [Int32] = []
    do throws(OutputError) {
      if Disk.kind(of: path) != nil { locks.append(try Self.lock(path, for: path)) }
      try Self.recover(path, aside: Self.aside(path), beside: beside)
      old = try OutputFolder(path, id: id)
      try Staging.clear(path + "/" + Staging.new, known: [])
      isInside = old.isFixed
      staging = isInside ? path + "/" + Staging.new : beside
      if !isInside {
        try Disk.makeFolder(folder)
        locks.append(try Self.stagingLock(beside, for: path, known: old.known))
      }
      try Staging.make(staging)
      self.locks = locks
    } catch {
      for lock in locks { Disk.unlock(lock) }
      throw error
    }
    if !isInside, old.isThere { Disk.copyAccessLists(of: path, to: staging) }
  }

  /// Where an old output waits where a file system cannot exchange two folders in one step.
  package static func aside(_ path: String) -> String {
    let folder = OutputFolder.parent(of: path)
    let name = path.split(separator: "/").last ?? ""
    return "\(folder == "/" ? "" : folder)/.\(name).gapbook-old"
  }

  /// Where a new output is put together, beside the old one.
  private static func beside(_ path: String) -> String {
    let folder = OutputFolder.parent(of: path)
    let name = path.dropFirst(folder == "/" ? 1 : folder.utf8.count + 1)
    return "\(folder == "/" ? "" : folder)/.\(name).gapbook-new"
  }

  /// Whether an interrupted run left something, or another one is under way.
  package static func hasRemains(at target: String) -> Bool {
    let path = (try? OutputFolder.resolved(target)) ?? target
    let inside = Staging.names.map { path + "/" + $0 }
    return ([beside(path), aside(path)] + inside).contains { Disk.kind(of: $0) != nil }
  }

  private static func lock(_ folder: String, for path: String) throws(OutputError) -> Int32 {
    guard let lock = try Disk.lock(folder) else { throw .taken(path: path) }
    return lock
  }

  /// Makes the staging folder for this run only, empty.
  private static func stagingLock(
    _ staging: String,
    for path: String,
    known: Set<String>
  ) throws(OutputError) -> Int32 {
    guard Disk.kind(of: staging) ?? .folder == .folder else {
      throw .blocked(path: staging, holding: nil)
    }
    if Disk.kind(of: staging) != nil {
      let earlier = try lock(staging, for: path)
      defer { Disk.unlock(earlier) }
      try Staging.clear(staging, known: known)
    }
    try Disk.makeFolder(staging, mode: 0o700)
    return try lock(staging, for: path)
  }

  /// Finishes or removes what an interrupted run left.
  private static func recover(_ path: String, aside: String, beside: String) throws(OutputError) {
    if Disk.kind(of: path + "/" + Staging.next) != nil { try InsideCommit(path).finish() }
    guard Disk.kind(of: aside) != nil else { return }
    if Disk.kind(of: path) == nil {
      if let stranger = try Staging.stranger(in: aside) {
        throw .blocked(path: aside, holding: stranger)
      }
      try Disk.move(aside, to: path)
    } else {
      try Staging.clear(aside, known: [])
    }
  }

  /// Stages a file of the site at `site` (empty, or a path that ends in `/`); its digest is given back.
  @discardableResult
  package mutating func add(_ file: OutputFile, to site: String) throws(OutputError) -> String {
    try stage(file.bytes, at: site + file.path)
    let digest = SHA256.hex(file.bytes)
    sums[site, default: []].append((file.path, digest))
    return digest
  }

  /// Stages a file of the old output as it is; `file` is what was read of it.
  package mutating func keep(
    _ file: OutputFile,
    digest: String,
    of site: String
  ) throws(OutputError) {
    let path = site + file.path
    guard let status = Disk.status(of: old.path + "/" + path), mode(like: status) == status.mode,
      try carry(path)
    else {
      try add(file, to: site)
      return
    }
    unchanged += 1
    sums[site, default: []].append((file.path, digest))
  }

  /// The digest of a staged file of a site; nil where there is none.
  package func digest(of path: String, in site: String) -> String? {
    sums[site]?.last { $0.path == path }?.digest
  }

  /// Stages the list of digests of a site, after its last file.
  package mutating func finish(_ site: String) throws(OutputError) {
    try stage(Manifest.bytes(of: sums[site] ?? [], id: id.text), at: site + Manifest.name)
  }

  mutating func stage(_ bytes: [UInt8], at path: String) throws(OutputError) {
    let before = old.isThere ? Disk.readWithStatus(old.path + "/" + path) : nil
    let isSame = before?.bytes == bytes
    if isSame { unchanged += 1 } else { written += 1 }
    if isSame, let status = before?.status, mode(like: status) == status.mode, try carry(path) {
      return
    }
    try makeFolder(of: path)
    try write(bytes, to: path, like: before?.status)
  }

  private mutating func makeFolder(of path: String) throws(OutputError) {
    let folder = path[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)]
    if made.insert(folder).inserted { try Disk.makeFolder("\(staging)/\(folder)") }
  }

  /// Links a file of the old output into the new one; false where the file system cannot.
  mutating func carry(_ path: String) throws(OutputError) -> Bool {
    if isInside {
      staying.files.insert(path)
      return true
    }
    try makeFolder(of: path)
    return Disk.link(old.path + "/" + path, as: staging + "/" + path)
  }

  private func write(
    _ bytes: [UInt8],
    to path: String,
    like old: Disk.Status?
  ) throws(OutputError) {
    let whole = staging + "/" + path
    try Disk.write(bytes, to: whole, mode: old.map(mode))
    if let old { Disk.takeOwner(old, for: whole) }
  }

  /// The permissions of a file in the place of an older one: the same, without those of whom the mask
  /// denies everything.
  private func mode(like old: Disk.Status) -> UInt32 {
    var mode = old.mode & 0o777
    for group: UInt32 in [0o007, 0o070] where mask & group == group { mode &= ~group }
    return mode
  }

  /// A folder for this run's own files, to be removed before `commit`.
  package var workFolder: String { staging + "/.work" }

  /// The names below a folder of the old output.
  package func oldNames(in folder: String) -> [String] { Disk.names(in: old.path + "/" + folder) }

  /// The documents that a build wrote into a site's folder of the old output and that are not in the
  /// new one.
  package func goneDocuments(of site: String) -> [String] {
    let new = Set((sums[site] ?? []).map(\.path))
    return oldNames(in: site).filter { name in
      (name.hasSuffix(".pdf") || name.hasSuffix(".docx")) && !new.contains(name)
        && old.known.contains(site + name)
    }.map { site + $0 }
  }

  /// Gives a file of the old output a second place, where it replaces what is there.
  package func copyOld(_ path: String, to copy: String) throws(OutputError) {
    let (file, new) = (old.path + "/" + path, copy + ".gapbook-new")
    try Disk.makeFolder(OutputFolder.parent(of: copy))
    Disk.unlink(new)
    if !Disk.link(file, as: new) {
      guard let (bytes, status) = Disk.readWithStatus(file) else { throw Disk.fault("read", file) }
      try Disk.write(bytes, to: new, mode: status.mode & 0o777)
    }
    try Disk.move(new, to: copy)
    // Two names of one file already: the move leaves both.
    Disk.unlink(new)
  }

  /// Carries a client's site of the old output over as it is.
  package mutating func keep(client: String) throws(OutputError) {
    let folder = "clients/\(client)/"
    if isInside {
      staying.folders.append(folder)
      return
    }
    for path in old.known.filter({ $0.hasPrefix(folder) }).sorted() {
      guard let (bytes, status) = Disk.readWithStatus(old.path + "/" + path) else { continue }
      if mode(like: status) == status.mode, try carry(path) { continue }
      try makeFolder(of: path)
      try write(bytes, to: path, like: status)
    }
  }

  /// Carries over what publishing needs beside the pages, such as `CNAME`.
  package mutating func keepOwnFiles() throws(OutputError) {
    guard !isInside else { return }
    for entry in old.kept where Disk.kind(of: staging + "/" + entry.name) == nil {
      if try carry(entry.name) { continue }
      guard let (bytes, status) = Disk.readWithStatus(old.path + "/" + entry.name) else {
        throw Disk.fault("read", old.path + "/" + entry.name)
      }
      try write(bytes, to: entry.name, like: status)
    }
  }

  /// Lets other builds write again; call once.
  package func unlock() {
    for lock in locks { Disk.unlock(lock) }
  }

  /// Removes the staged files.
  package func abandon() {
    _ = Staging.discard(staging)
    unlock()
  }
}
