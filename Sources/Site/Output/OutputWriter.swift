/// Writes the whole output, all or nothing: staged beside it, then exchanged with it in one step.
///
/// A file whose bytes did not change keeps its inode: the staged name is a hard link to it. Until
/// `commit` the old output is whole; a run that is stopped leaves nothing but its staging folder,
/// which the next run removes.
struct OutputWriter {
  private let target: String
  private let staging: String
  private let old: String
  /// Held on the two folders that are exchanged: each stands under the other's name afterwards.
  private let locks: [Int32]
  /// Whether there is an output that this one replaces.
  private var hasOld = false
  /// The folders that were made, by their paths below the output's.
  private var made: Set<Substring> = []
  private var sums: [String: [(path: String, digest: String)]] = [:]
  /// How many files are new or changed.
  private(set) var written = 0
  /// How many are as they were.
  private(set) var unchanged = 0

  /// Begins an output at the absolute path `target`; what an interrupted run left is cleared first.
  ///
  /// A folder that is there and is no output of ours is refused: it would be lost.
  init(target: String) throws(OutputError) {
    let parts = target.split(separator: "/")
    guard let name = parts.last else {
      throw .refused(path: target, reason: "it is the root of the file system")
    }
    let folder = "/" + parts.dropLast().joined(separator: "/")
    self.target = target
    staging = "\(folder)/.\(name).gapbook-new"
    old = "\(folder)/.\(name).gapbook-old"
    try Disk.makeFolder(folder)
    locks = try Self.locks(staging, target: target)
    do throws(OutputError) {
      for name in Disk.names(in: staging) { Disk.remove(staging + "/" + name) }
      try recover()
      hasOld = Disk.kind(of: target) != nil
      if let stranger = Manifest.stranger(in: target) {
        let reason = "it holds \(stranger), which no build wrote; name another folder or move it"
        throw OutputError.refused(path: target, reason: reason)
      }
    } catch {
      abandon()
      throw error
    }
  }

  /// Takes both folders for this run; makes the one for staging.
  private static func locks(_ staging: String, target: String) throws(OutputError) -> [Int32] {
    let kind = Disk.kind(of: target)
    guard kind == nil || kind == .folder else {
      throw .refused(path: target, reason: "it is not a folder")
    }
    try Disk.makeFolder(staging)
    let taken = OutputError.refused(path: target, reason: "another build is writing it")
    guard let lock = Disk.lock(staging) else { throw taken }
    guard kind == .folder else { return [lock] }
    guard let other = Disk.lock(target) else {
      Disk.remove(staging)
      Disk.unlock(lock)
      throw taken
    }
    return [lock, other]
  }

  /// Ends what a run began that was stopped between two renames.
  private func recover() throws(OutputError) {
    guard Disk.kind(of: old) != nil else { return }
    if Disk.kind(of: target) == nil {
      try Disk.move(old, to: target)
    } else {
      Disk.remove(old)
    }
  }

  /// Stages a file of the site at `site` (empty, or a path that ends in `/`).
  mutating func add(_ file: OutputFile, to site: String) throws(OutputError) {
    try stage(file.bytes, at: site + file.path)
    sums[site, default: []].append((file.path, SHA256.hex(file.bytes)))
  }

  /// Stages the list of digests of a site, after its last file.
  mutating func finish(_ site: String) throws(OutputError) {
    try stage(Manifest.bytes(of: sums[site] ?? []), at: site + Manifest.name)
  }

  private mutating func stage(_ bytes: [UInt8], at path: String) throws(OutputError) {
    let folder = path[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)]
    if made.insert(folder).inserted { try Disk.makeFolder("\(staging)/\(folder)") }
    let before = target + "/" + path
    if hasOld, Disk.read(before) == bytes, Disk.link(before, as: staging + "/" + path) {
      unchanged += 1
      return
    }
    try Disk.write(bytes, to: staging + "/" + path)
    written += 1
  }

  /// A folder for this run's own files, to be removed before `commit`.
  var workFolder: String { staging + "/.work" }

  /// The names below a folder of the old output.
  func oldNames(in folder: String) -> [String] { Disk.names(in: target + "/" + folder) }

  /// The PDFs that stand in a site's folder of the old output and not in the new one.
  func gonePDFs(of site: String) -> [String] {
    let new = Set((sums[site] ?? []).map(\.path))
    return oldNames(in: site).filter { $0.hasSuffix(".pdf") && !new.contains($0) }.map { site + $0 }
  }

  /// Carries a folder of the old output over as it is.
  mutating func keep(_ folder: String) throws(OutputError) {
    guard Disk.kind(of: target + "/" + folder) == .folder else { return }
    try Disk.makeFolder(staging + "/" + folder)
    for name in Disk.names(in: target + "/" + folder) {
      let path = folder + "/" + name
      switch Disk.kind(of: target + "/" + path) {
      case .folder: try keep(path)
      case .file:
        if Disk.link(target + "/" + path, as: staging + "/" + path) { break }
        guard let bytes = Disk.read(target + "/" + path) else {
          throw .system(action: "read", path: path, words: "it changed meanwhile")
        }
        try Disk.write(bytes, to: staging + "/" + path)
      default: break
      }
    }
  }

  /// Puts the staged output in the place of the old one.
  func commit() throws(OutputError) {
    if Disk.kind(of: target) == nil {
      try Disk.move(staging, to: target)
    } else if try Disk.exchange(staging, target) {
      Disk.remove(staging)
    } else {
      try Disk.move(target, to: old)
      try Disk.move(staging, to: target)
      Disk.remove(old)
    }
    for lock in locks { Disk.unlock(lock) }
  }

  /// Takes the staged files away again.
  func abandon() {
    Disk.remove(staging)
    for lock in locks { Disk.unlock(lock) }
  }
}
