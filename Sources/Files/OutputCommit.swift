extension OutputWriter {
  /// Puts the staged output in the place of the old one.
  ///
  /// - Returns: what of the old one could not be removed, as an error in words; nil where all is gone.
  package func commit() throws(OutputError) -> OutputError? {
    let left = isInside ? try exchangeInside() : try exchangeBeside()
    unlock()
    return left
  }

  private func exchangeBeside() throws(OutputError) -> OutputError? {
    try settle()
    guard old.isThere else {
      try Disk.move(staging, to: old.path)
      return nil
    }
    switch try Disk.exchange(staging, old.path) {
    case .done:
      do throws(OutputError) {
        // Somebody may have put a file into the old output meanwhile.
        try old.refuseStrangers(in: staging)
      } catch {
        _ = try Disk.exchange(staging, old.path)
        throw error
      }
      return Staging.discard(staging)
    case .unknown: return try moveTwice()
    case .fixed: return try exchangeInside()
    }
  }

  /// Gives the staged folders the permissions of the old ones, and takes the mark away.
  private func settle() throws(OutputError) {
    var folders: Set<Substring> = []
    for folder in made {
      var above = folder
      while !above.isEmpty, folders.insert(above).inserted {
        above = above[..<(above.utf8.lastIndex(of: UInt8(ascii: "/")) ?? above.startIndex)]
      }
    }
    for folder in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      guard let status = Disk.status(of: "\(old.path)/\(folder)"), status.kind == .folder else {
        continue
      }
      Disk.take(status, for: "\(staging)/\(folder)")
    }
    // Left in the output, it would be a file that no list has, and the next build would be refused.
    if let fault = Disk.remove(staging + "/" + Staging.mark) { throw fault }
    if let status = Disk.status(of: old.path) {
      Disk.take(status, for: staging)
    } else {
      Disk.setMode(0o777 & ~mask, of: staging)
    }
  }

  /// For a file system without an exchange in one step; the next run ends what is stopped in between.
  private func moveTwice() throws(OutputError) -> OutputError? {
    try old.refuseStrangers()
    let aside = Self.aside(old.path)
    try Disk.move(old.path, to: aside)
    do throws(OutputError) {
      try Disk.move(staging, to: old.path)
    } catch {
      try Disk.move(aside, to: old.path)
      throw error
    }
    return Staging.discard(aside)
  }

  /// Where the output's own folder cannot be moved.
  private func exchangeInside() throws(OutputError) -> OutputError? {
    try old.refuseStrangers()
    let new = try OutputFolder.files(in: staging)
    let gone = old.known.subtracting(new).subtracting(staying.files).filter { path in
      !staying.folders.contains { path.hasPrefix($0) }
    }
    let commit = InsideCommit(old.path)
    try commit.begin(staging, gone: gone.sorted())
    return try commit.finish()
  }
}

/// Moves a staged output into the place of an old one, file by file.
///
/// From `begin` on the new output is whole in a folder of its own with a list of what goes, so that
/// `finish` may be stopped anywhere and begun again.
package struct InsideCommit {
  private let target: String
  private var next: String { target + "/" + Staging.next }
  private var list: String { next + "/" + Staging.gone }

  /// A commit of the output at a path.
  package init(_ target: String) { self.target = target }

  package func begin(_ staging: String, gone: [String]) throws(OutputError) {
    try Disk.write(Array(gone.map { $0 + "\0" }.joined().utf8), to: staging + "/" + Staging.gone)
    try Disk.move(staging, to: next)
  }

  /// - Returns: what could not be removed in the end.
  @discardableResult package func finish() throws(OutputError) -> OutputError? {
    guard let gone = Disk.read(list) else {
      // All is in its place, and the folder was being removed.
      if let stranger = try Staging.stranger(in: next) {
        throw .blocked(path: next, holding: stranger)
      }
      return Staging.discard(next)
    }
    for path in gone.split(separator: 0) { try remove(String(decoding: path, as: UTF8.self)) }
    let ours: Set = [Staging.mark, Staging.gone]
    let files = try OutputFolder.files(in: next).filter { !ours.contains($0) }
    // The lists last, the output's own at the very end: until then the old ones hold.
    for path in files.sorted(by: { rank($0) < rank($1) }) { try place(path) }
    return Staging.discard(next)
  }

  private func rank(_ path: String) -> Int {
    let name = path.split(separator: "/").last ?? ""
    guard name == Manifest.name || name == Manifest.signature else { return 0 }
    return name.utf8.count == path.utf8.count ? 2 : 1
  }

  private func place(_ path: String) throws(OutputError) {
    let whole = target + "/" + path
    let folder = OutputFolder.parent(of: whole)
    try Disk.makeFolder(folder)
    try Disk.opened(folder) { () throws(OutputError) in
      try Disk.move(next + "/" + path, to: whole)
    }
  }

  /// Removes a file of the old output, and the folders that are empty then.
  private func remove(_ path: String) throws(OutputError) {
    let file = target + "/" + path
    var folder = OutputFolder.parent(of: file)
    try Disk.opened(folder) { () throws(OutputError) in
      if Disk.kind(of: file) != .folder, let fault = Disk.remove(file) { throw fault }
    }
    while folder != target, Disk.removeEmptyFolder(folder) {
      folder = OutputFolder.parent(of: folder)
    }
  }
}
