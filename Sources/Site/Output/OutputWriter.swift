/// Writes the whole output, all or nothing: staged beside it, then exchanged with it in one step.
///
/// A file whose bytes did not change keeps its inode: the staged name is a hard link to it. Until
/// `commit` the old output is whole; a run that is stopped leaves nothing but its staging folder,
/// which the next run removes.
struct OutputWriter {
  private let target: String
  private let staging: String
  private let old: String
  private let lock: Int32
  private var made: Set<String> = []
  private var sums: [String: [(path: String, digest: String)]] = [:]
  /// How many files are new or changed.
  private(set) var written = 0
  /// How many are as they were.
  private(set) var unchanged = 0

  /// The file that lists all others of a site with their digests.
  static let sumsName = "SHA256SUMS"

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
    try Self.check(target)
    try Disk.makeFolder(staging)
    guard let lock = Disk.lock(staging) else {
      throw .refused(path: target, reason: "another build is writing it")
    }
    self.lock = lock
    for name in Disk.names(in: staging) { Disk.remove(staging + "/" + name) }
    try recover()
  }

  private static func check(_ target: String) throws(OutputError) {
    guard let kind = Disk.kind(of: target) else { return }
    guard kind == .folder else { throw .refused(path: target, reason: "it is not a folder") }
    let names = Disk.names(in: target)
    guard names.isEmpty || names.contains(sumsName) else {
      throw .refused(
        path: target,
        reason: "it holds files, but no \(sumsName) of an earlier build; name an empty folder"
      )
    }
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
    guard let digest = SHA256.hex(file.bytes) else {
      throw .system(action: "hash", path: file.path, words: "libcrypto failed")
    }
    try stage(file.bytes, at: site + file.path)
    sums[site, default: []].append((file.path, digest))
  }

  /// Stages the list of digests of a site, after its last file.
  mutating func finish(_ site: String) throws(OutputError) {
    var list: [UInt8] = []
    for (path, digest) in (sums[site] ?? []).sorted(by: { $0.path < $1.path }) {
      list.append(contentsOf: Self.line(path, digest))
    }
    try stage(list, at: site + Self.sumsName)
  }

  /// A line as `sha256sum -c` reads it: names with a backslash or a line's end are escaped.
  private static func line(_ path: String, _ digest: String) -> [UInt8] {
    var name: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): name.append(contentsOf: "\\\\".utf8)
      case 0x0A: name.append(contentsOf: "\\n".utf8)
      case 0x0D: name.append(contentsOf: "\\r".utf8)
      default: name.append(byte)
      }
    }
    let mark = name.count == path.utf8.count ? "" : "\\"
    return Array("\(mark)\(digest)  ".utf8) + name + [0x0A]
  }

  private mutating func stage(_ bytes: [UInt8], at path: String) throws(OutputError) {
    let parts = path.split(separator: "/")
    let folder = staging + parts.dropLast().map { "/" + $0 }.joined()
    if made.insert(folder).inserted { try Disk.makeFolder(folder) }
    let before = target + "/" + path
    if Disk.read(before) == bytes, Disk.link(before, as: staging + "/" + path) {
      unchanged += 1
      return
    }
    try Disk.write(bytes, to: staging + "/" + path)
    written += 1
  }

  /// The names below a folder of the old output.
  func oldNames(in folder: String) -> [String] { Disk.names(in: target + "/" + folder) }

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
    Disk.unlock(lock)
  }

  /// Takes the staged files away again.
  func abandon() {
    Disk.remove(staging)
    Disk.unlock(lock)
  }
}
