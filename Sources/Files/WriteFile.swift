/// Replaces what is at a path by a file in one step; a file that was there keeps its permissions.
///
/// - Throws: `OutputError` where it cannot be written.
public func writeFile(_ bytes: [UInt8], to path: String) throws {
  // A link is followed; a device or a pipe would be replaced by the renaming.
  let target = Disk.wholePath(path)
  let old = Disk.status(of: target)
  if let old, old.kind != .file {
    let reason = old.kind == .folder ? "it is a folder" : "it is no regular file"
    throw OutputError.refused(path: path, reason: reason)
  }
  let new = unusedName(beside: target)
  do {
    try Disk.write(bytes, to: new, mode: old.map { $0.mode & 0o777 })
    try Disk.move(new, to: target)
  } catch {
    Disk.unlink(new)
    throw error
  }
}

/// An unused path in the same folder: another program may have written a file of such a name.
private func unusedName(beside target: String) -> String {
  let first = "\(target).gapbook-\(Disk.process)"
  return ([first] + (1...99).lazy.map { "\(first)-\($0)" }).first { Disk.kind(of: $0) == nil }
    ?? first
}

/// Replaces several files; where one cannot be written, the others are as they were.
///
/// - Throws: `OutputError` where one cannot be written.
public func writeFiles(_ files: [(path: String, bytes: [UInt8])]) throws {
  var done: [(path: String, bytes: [UInt8]?)] = []
  for file in files {
    let old = Disk.read(file.path)
    do {
      try writeFile(file.bytes, to: file.path)
    } catch {
      for (path, bytes) in done {
        if let bytes { try writeFile(bytes, to: path) } else { Disk.unlink(path) }
      }
      throw error
    }
    done.append((file.path, old))
  }
}
