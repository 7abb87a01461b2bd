import Formats

/// Tells whether files are as they were, without reading them: by the names below folders, and by the
/// size, number and times of each file.
package struct Fingerprint {
  private var bytes: [UInt8] = []
  /// When the newest of the files was changed; nanoseconds since 1970.
  package private(set) var newest = Int64.min

  /// One of nothing yet.
  package init() {}

  /// Takes in a text.
  package mutating func add(_ text: String) {
    bytes += text.utf8
    bytes.append(0)
  }

  /// Takes in a file, links followed, or that there is none.
  package mutating func add(file path: String) {
    add(path)
    guard let status = Disk.status(following: path) else { return bytes.append(0) }
    add(status.stamp)
  }

  /// Takes in all below a folder, links to folders followed, each target once; of links that lead
  /// neither into it nor into a folder of `allowed`, only what they name.
  ///
  /// Hidden names, the folders in `skipped` and those of the system are passed over, and of those in
  /// `closed` only the names are taken.
  package mutating func add(
    folder: String,
    skipped: Set<String> = [],
    closed: Set<String> = [],
    allowed: [String] = []
  ) {
    let open = [Disk.wholePath(folder)] + allowed.compactMap(Disk.realPath)
    var folders = [(path: folder, depth: 0)]
    var targets: Set<String> = []
    while let (path, depth) = folders.popLast() {
      add(path)
      guard depth <= Self.deepest, !closed.contains(path), !Disk.isOfSystem(path) else { continue }
      for entry in (try? Disk.entries(in: path)) ?? [] where !entry.name.hasPrefix(".") {
        let whole = path + "/" + entry.name
        if skipped.contains(whole) { continue }
        add(entry.name)
        if entry.kind == .folder {
          folders.append((whole, depth + 1))
        } else if entry.kind == .other, Disk.isFolder(whole) {
          let target = Disk.realPath(whole) ?? whole
          add(target)
          // Nothing there is read, and it may be the whole machine.
          guard open.contains(where: { target == $0 || target.hasPrefix($0 + "/") }) else {
            continue
          }
          if targets.insert(target).inserted { folders.append((whole, depth + 1)) }
        } else if entry.kind == .other {
          add(Disk.target(ofLink: whole) ?? "")
          add(file: whole)
        } else if let status = Disk.status(of: whole) {
          add(status.stamp)
        }
      }
    }
  }

  /// Folders nested deeper are not entered.
  private static let deepest = 40

  private mutating func add(_ stamp: Disk.Stamp) {
    newest = max(newest, stamp.changed)
    for number in stamp.numbers {
      for shift in stride(from: 0, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> Int64(shift)))
      }
    }
  }

  /// Its digest, 64 hexadecimal digits.
  package var digest: String { SHA256.hex(bytes) }
}
