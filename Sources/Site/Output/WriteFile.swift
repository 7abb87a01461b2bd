/// Puts a file in place of what stands at a path, at once.
///
/// - Throws: `OutputError` where it cannot be written.
public func writeFile(_ bytes: [UInt8], to path: String) throws {
  // A link is followed; a device or a pipe would be replaced by the renaming.
  let target = Disk.realPath(path) ?? path
  if let kind = Disk.kind(of: target), kind != .file {
    let reason = kind == .folder ? "it is a folder" : "it is no regular file"
    throw OutputError.refused(path: path, reason: reason)
  }
  let new = target + ".gapbook-new"
  Disk.remove(new)
  do {
    try Disk.write(bytes, to: new)
    try Disk.move(new, to: target)
  } catch {
    Disk.remove(new)
    throw error
  }
}
