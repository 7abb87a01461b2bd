import Glibc

/// Says when something below a folder was saved, by inotify.
///
/// Hidden names are passed over, as a build passes over them. It belongs to one task.
package final class FolderWatch {
  /// What to wait on: it can be read when something was saved.
  package let file: Int32
  private let root: String
  private let skipped: Set<String>
  /// Links that lead into none of these are not followed; without links.
  private let open: [String]
  private var folders: [Int32: String] = [:]

  /// Folders nested deeper are not watched, nor read by a build.
  private static let deepest = 40

  private static let whole = UInt32(
    IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB
      | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR
  )
  /// What may bring folders that are not watched yet, or take away those that are.
  private static let unsettling = UInt32(IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF)

  /// Watches a folder and those below it, but for those at the `skipped` paths, with links into it and
  /// into the `allowed` folders; all paths are absolute.
  ///
  /// - Throws: `OutputError` where the folder cannot be watched, or the system has no room for more.
  package init(
    _ root: String,
    skipped: Set<String>,
    allowed: [String] = []
  ) throws(OutputError) {
    self.root = root
    open = ([root] + allowed).map(Disk.wholePath)
    self.skipped = skipped
    file = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard file >= 0 else {
      guard errno == EMFILE else { throw Disk.fault("watch", root) }
      throw Self.full(root, "instances")
    }
    do throws(OutputError) {
      try renew()
    } catch {
      close(file)
      throw error
    }
  }

  deinit { if file >= 0 { close(file) } }

  /// Watches what is there now as well.
  package func renew() throws(OutputError) {
    try add(root, depth: 0)
  }

  private func add(_ folder: String, depth: Int) throws(OutputError) {
    guard depth <= Self.deepest, !skipped.contains(folder) else { return }
    let number = unsafe inotify_add_watch(file, folder, Self.whole)
    guard number >= 0 else {
      if errno == ENOSPC { throw Self.full(folder, "watches") }
      // What cannot be read is the build's to tell; what is gone was seen to go.
      if depth > 0 { return }
      throw Disk.fault("watch", folder)
    }
    // A link may lead back to a folder above it.
    if let known = folders[number], known != folder { return }
    folders[number] = folder
    for entry in (try? Disk.entries(in: folder)) ?? [] where !entry.name.hasPrefix(".") {
      let path = folder + "/" + entry.name
      if entry.kind == .folder || entry.kind == .other && isOpen(path) {
        try add(path, depth: depth + 1)
      }
    }
  }

  /// Whether a link leads to a folder of which files may be read.
  private func isOpen(_ link: String) -> Bool {
    guard Disk.isFolder(link), let real = Disk.realPath(link) else { return false }
    return open.contains { real == $0 || real.hasPrefix($0 + "/") }
  }

  private static func full(_ folder: String, _ what: String) -> OutputError {
    let setting = "fs.inotify.max_user_\(what)"
    let path = "/proc/sys/" + String(setting.map { $0 == "." ? "/" : $0 })
    let bytes = (try? Disk.readArgument(path).get()) ?? []
    let most = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    return .system(
      action: "watch",
      path: folder,
      words: "the system's limit of \(what)\(most.isEmpty ? "" : ", \(most),") is reached; "
        + "raise it with sysctl \(setting)=524288, as root, or close a program that watches files"
    )
  }

  /// What was seen since the last time.
  package struct Changes {
    /// Whether something was saved that a build may read.
    package fileprivate(set) var isAny = false
    /// Whether folders came or went: what is there is to be watched anew.
    package fileprivate(set) var areFolders = false
  }

  /// Takes what was seen since the last time.
  package func changes() -> Changes {
    var changes = Changes()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe read(file, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return changes }
      unsafe buffer.withUnsafeBytes { bytes in
        var start = 0
        while start + 16 <= count {
          let number = unsafe bytes.loadUnaligned(fromByteOffset: start, as: Int32.self)
          let mask = unsafe bytes.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self)
          let length = unsafe bytes.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self)
          let isHidden = unsafe length > 0 && bytes[start + 16] == UInt8(ascii: ".")
          take(number, mask, isHidden: isHidden, &changes)
          start += 16 + Int(length)
        }
      }
    }
  }

  private func take(_ number: Int32, _ mask: UInt32, isHidden: Bool, _ changes: inout Changes) {
    if mask & UInt32(IN_IGNORED) != 0 {
      folders[number] = nil
      return
    }
    if isHidden { return }
    changes.isAny = true
    if mask & (Self.unsettling | UInt32(IN_ISDIR)) != 0 { changes.areFolders = true }
    // A folder that moved has another path.
    if mask & UInt32(IN_MOVE_SELF) != 0, folders[number] != root {
      inotify_rm_watch(file, number)
      folders[number] = nil
    }
  }
}
