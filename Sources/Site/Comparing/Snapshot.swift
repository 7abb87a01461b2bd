import Diagnostics
import Files
import Formats

/// What a path held at a revision: a file's bytes, or a folder whose files are written elsewhere.
enum Snapshot {
  case file([UInt8])
  /// The folder, and what is not in it.
  case folder(String, [Diagnostic])
}

extension Repository {
  /// Reads what a revision holds at the path; files of a folder go into `target`, which is made.
  func snapshot(of revision: Revision, to target: String) throws -> Snapshot {
    let commit = try commit(revision)
    let name = path.isEmpty ? commit + "^{tree}" : "\(commit):\(path)"
    guard let object = try id(name) else { throw revision.missing(at: path) }
    if let bytes = try git.output(["cat-file", "blob", object], in: folder) { return .file(bytes) }
    // The commit of a submodule is in another repository.
    guard try id(object + "^{tree}") != nil else {
      throw revision.missing(at: path, isSubmodule: true)
    }
    let writer = SnapshotWriter(repository: self, revision: revision, target: target)
    return .folder(target, try writer.write(tree: object))
  }
}

/// Writes the files of a tree as git keeps them: no filter, no attribute and no line end changes them.
private struct SnapshotWriter {
  /// One file, link or submodule.
  struct Entry {
    let mode: Substring
    let id: Substring
    let size: Int
    let path: String

    /// Reads `mode type id size TAB path`.
    init?(_ line: ArraySlice<UInt8>) {
      guard let tab = line.firstIndex(of: 0x09) else { return nil }
      let head = String(decoding: line[..<tab], as: UTF8.self).split(separator: " ")
      guard head.count == 4 else { return nil }
      mode = head[0]
      id = head[2]
      size = Int(head[3]) ?? 0
      path = String(decoding: line[line.index(after: tab)...], as: UTF8.self)
    }

    var isLink: Bool { mode == "120000" }
    var isSubmodule: Bool { mode == "160000" }
  }

  /// So many bytes of files are in memory at once, unless one is larger.
  private static let most = 64 << 20

  let repository: Repository
  let revision: Revision
  let target: String

  /// Writes all files of a tree; returns what is said of those that are left out.
  func write(tree: String) throws -> [Diagnostic] {
    try Disk.makeFolder(target, mode: 0o700)
    let arguments = ["ls-tree", "-r", "-z", "-l", "--full-tree", tree]
    let listed = try repository.git.run(arguments, in: repository.folder)
    guard listed.ending == .code(0) else { throw unreadable(listed.lastWords) }
    let entries = try listed.output.split(separator: 0).map { line in
      guard let entry = Entry(line) else { throw unreadable("its list of files is unknown") }
      return entry
    }
    let files = entries.filter { !$0.isLink && !$0.isSubmodule }
    for batch in batches(of: files) { try read(batch) { try write($1, as: $0.path) } }
    // Links come last, so that no file is written through one.
    var left = entries.filter(\.isSubmodule).map { leftOut(submodule: $0.path) }
    for batch in batches(of: entries.filter(\.isLink)) {
      try read(batch) { link, bytes in
        let goal = String(decoding: bytes, as: UTF8.self)
        guard stays(goal, from: link.path) else {
          left.append(leftOut(link: link.path, to: goal))
          return
        }
        try makeFolder(above: link.path)
        try Disk.makeLink(to: goal, at: target + "/" + link.path)
      }
    }
    return left
  }

  private func batches(of entries: [Entry]) -> [[Entry]] {
    var batches: [[Entry]] = []
    var size = Self.most
    for entry in entries {
      if size + entry.size > Self.most {
        batches.append([])
        size = 0
      }
      size += entry.size
      batches[batches.count - 1].append(entry)
    }
    return batches
  }

  /// Reads some files in one call of git, and hands each on.
  private func read(_ entries: [Entry], _ work: (Entry, ArraySlice<UInt8>) throws -> Void) throws {
    let list = target + ".list"
    defer { Disk.unlink(list) }
    try Disk.write(Array(entries.map { $0.id + "\n" }.joined().utf8), to: list)
    let read = try repository.git.run(["cat-file", "--batch"], in: repository.folder, input: list)
    guard read.ending == .code(0) else { throw unreadable(read.lastWords) }
    var rest = read.output[...]
    for entry in entries {
      // `id blob size`, or `id missing`.
      guard let end = rest.firstIndex(of: 0x0A) else { throw lacks(entry) }
      let head = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
      rest = rest[(end + 1)...]
      guard head.count == 3, let size = Int(head[2]), rest.count > size else { throw lacks(entry) }
      try work(entry, rest.prefix(size))
      rest = rest.dropFirst(size + 1)
    }
  }

  private func write(_ bytes: ArraySlice<UInt8>, as path: String) throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { ["", ".", ".."].contains($0) }) else {
      throw unreadable("it holds a file of the impossible name \(path)")
    }
    try makeFolder(above: path)
    try Disk.write(Array(bytes), to: target + "/" + path)
  }

  private func makeFolder(above path: String) throws {
    guard let slash = path.lastIndex(of: "/") else { return }
    try Disk.makeFolder(target + "/" + path[..<slash])
  }

  /// Whether a link leads to somewhere in the folder.
  private func stays(_ goal: String, from path: String) -> Bool {
    !goal.hasPrefix("/")
      && RelativePath.resolved(goal, from: RelativePath.folder(of: path)) != nil
  }

  private func leftOut(submodule path: String) -> Diagnostic {
    .warning(
      "submodule-left-out",
      "\(revision.title(of: path)) is a submodule, whose files are in another repository: they are left out",
      at: nil,
      help: "compare with a folder into which that revision and its submodules are checked out"
    )
  }

  private func leftOut(link path: String, to goal: String) -> Diagnostic {
    .warning(
      "link-left-out",
      "\(revision.title(of: path)) is a link to \(goal), out of what is read of the revision: it is left out",
      at: nil,
      help: "compare with a folder into which that revision is checked out"
    )
  }

  private func lacks(_ entry: Entry) -> RevisionFault {
    unreadable("\(entry.path) is not in the repository, or is larger than 1 GB")
  }

  private func unreadable(_ words: String) -> RevisionFault {
    let help =
      words.contains("promisor")
      ? "; it is a partial clone, and nothing is fetched for a comparison: git checkout fetches a revision"
      : ""
    return RevisionFault("\(revision.title) cannot be read: \(words)\(help)", isOfCall: false)
  }
}
