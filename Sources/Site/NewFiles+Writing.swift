import Files

/// How new files are written: all of them or none, and none over a file that is there.
extension NewFiles {
  /// Writes files that are not there yet, and gives their paths back.
  ///
  /// - Throws: `BuildError.inTheWay`, which names all that stands where a file would go, before
  ///   anything is written; `OutputError` where the system refuses, and then nothing is left behind.
  func write(_ files: [(path: String, text: String)]) throws -> [String] {
    try checkThatNothingIsInTheWay(files.map(\.path))
    return try allOrNothing { made in
      for file in files { try made.write(file.text, to: workspace, file.path) }
      return files.map(\.path)
    }
  }

  /// Refuses paths at which something is, a link too, and those below what is no folder.
  func checkThatNothingIsInTheWay(_ paths: [String]) throws(BuildError) {
    var found: [String] = []
    for path in paths {
      let names = path.split(separator: "/")
      let above = names.indices.dropFirst().map { names[..<$0].joined(separator: "/") }
      // A link to a folder is one that the author chose; what is below it is looked at all the same.
      let closed = above.first {
        Disk.kind(following: workspace + "/" + $0) != .folder
          && Disk.kind(of: workspace + "/" + $0) != nil
      }
      let taken = closed ?? (Disk.kind(of: workspace + "/" + path) != nil ? path : nil)
      if let taken, !found.contains(taken) { found.append(taken) }
    }
    if !found.isEmpty { throw .inTheWay(found) }
  }

  /// Does a work that makes files and folders; where it fails, what it made is removed again.
  func allOrNothing<Value>(_ work: (inout MadeFiles) throws -> Value) throws -> Value {
    var made = MadeFiles()
    do {
      return try work(&made)
    } catch {
      made.remove()
      throw error
    }
  }
}

/// What a work made so far: files, and the folders that they needed.
struct MadeFiles {
  private var files: [String] = []
  private var folders: [String] = []

  /// Makes a folder and those above it.
  mutating func makeFolder(_ path: String) throws(OutputError) {
    var missing: [String] = []
    var folder = path[...]
    while !folder.isEmpty, Disk.kind(following: String(folder)) == nil {
      missing.append(String(folder))
      let end = folder.lastIndex(of: "/") ?? folder.startIndex
      folder = folder[..<end]
    }
    // Those that are made before one cannot be are removed, too.
    folders += missing.reversed()
    try Disk.makeFolder(path)
  }

  /// Writes a file that is not there yet, at a path below a folder.
  mutating func write(_ text: String, to folder: String, _ path: String) throws(OutputError) {
    let whole = folder + "/" + path
    let names = whole.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    try makeFolder(names.joined(separator: "/"))
    // What appeared meanwhile is somebody else's.
    if Disk.kind(of: whole) == nil { files.append(whole) }
    try Disk.write(Array(text.utf8), to: whole)
  }

  /// Removes the files, and the folders that are empty then.
  func remove() {
    for file in files { Disk.unlink(file) }
    for folder in folders.reversed() { Disk.removeEmptyFolder(folder) }
  }
}
