import CSystem
import Glibc

/// Folders: their names, permissions, and how they are made and removed.
extension Disk {
  /// A name in a folder with the kind of what it names; a link is not followed.
  package struct Entry {
    package let name: String
    package let kind: Kind
  }

  /// A name in a folder, as the system has it, with the kind of what it names; links are followed.
  package struct ListedName {
    package let name: [UInt8]
    package let kind: Kind
  }

  /// The names in a folder, sorted.
  package static func entries(in path: String) throws(OutputError) -> [Entry] {
    let names: [(bytes: [UInt8], type: Int)]
    do throws(SystemFault) {
      names = try namesWithTypes(in: path)
    } catch {
      throw .system(action: "read the folder", path: path, words: error.words)
    }
    let entries = names.map { bytes, type in
      let name = String(decoding: bytes, as: UTF8.self)
      let kind: Kind
      switch type {
      case Int(DT_REG): kind = .file
      case Int(DT_DIR): kind = .folder
      case Int(DT_UNKNOWN): kind = self.kind(of: path + "/" + name) ?? .other
      default: kind = .other
      }
      return Entry(name: name, kind: kind)
    }
    return entries.sorted { $0.name < $1.name }
  }

  /// The names in a folder, sorted by bytes, or what the system says against it.
  package static func list(_ path: String) -> Result<[ListedName], SystemFault> {
    Result { () throws(SystemFault) in
      try namesWithTypes(in: path).map(\.bytes).sorted { $0.lexicographicallyPrecedes($1) }
        .map { name in
          let whole = path + "/" + String(decoding: name, as: UTF8.self)
          return ListedName(name: name, kind: kind(following: whole) ?? .other)
        }
    }
  }

  private static func namesWithTypes(
    in path: String
  ) throws(SystemFault) -> [(bytes: [UInt8], type: Int)] {
    guard let folder = unsafe opendir(path) else { throw SystemFault() }
    defer { unsafe closedir(folder) }
    var names: [(bytes: [UInt8], type: Int)] = []
    errno = 0
    while let entry = unsafe readdir(folder) {
      let bytes = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { start in
          unsafe Array(UnsafeBufferPointer(start: start, count: strlen(start)))
            .map(UInt8.init(bitPattern:))
        }
      }
      if bytes != [0x2E], bytes != [0x2E, 0x2E] {
        names.append((bytes, unsafe Int(entry.pointee.d_type)))
      }
      errno = 0
    }
    guard errno == 0 else { throw SystemFault() }
    return names
  }

  /// The names in a folder, sorted; empty where it cannot be read.
  package static func names(in path: String) -> [String] {
    ((try? entries(in: path)) ?? []).map(\.name)
  }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String, mode: UInt32 = 0o777) throws(OutputError) {
    if unsafe kind(of: path) == .folder || mkdir(path, mode) == 0 { return }
    if errno == EEXIST, isFolder(path) { return }
    if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolder(String(path[..<slash]))
      if unsafe mkdir(path, mode) == 0 || errno == EEXIST { return }
    }
    throw fault("make the folder", path)
  }

  /// Makes a folder in the system's temporary folder that nobody else may read.
  package static func makeTemporaryFolder() throws(OutputError) -> String {
    let named = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
    let pattern = (named.isEmpty ? "/tmp" : named) + "/gapbook-XXXXXX"
    var name = Array(pattern.utf8CString)
    let made = unsafe mkdtemp(&name).map { unsafe String(cString: $0) }
    guard let made else { throw fault("make a folder like", pattern) }
    return made
  }

  /// Whether files can be made in a folder.
  package static func isWritable(_ path: String) -> Bool { unsafe access(path, W_OK | X_OK) == 0 }

  /// Whether a file system is mounted at a folder.
  package static func isMount(_ path: String) -> Bool {
    if unsafe gapbook_is_mount(path) != 0 { return true }
    var own = stat()
    var above = stat()
    return unsafe stat(path, &own) == 0 && stat(path + "/..", &above) == 0
      && own.st_dev != above.st_dev
  }

  /// The paths of all mounts below a folder, which has no links in its path: folders and files.
  package static func mounts(below folder: String) -> [String] {
    let prefix = Array((folder == "/" ? "" : folder).utf8) + [0x2F]
    let list = (try? readArgument("/proc/self/mountinfo").get()) ?? []
    return list.split(separator: 0x0A).compactMap { line in
      let fields = line.split(separator: 0x20, maxSplits: 5)
      guard fields.count > 4 else { return nil }
      let path = unescaped(fields[4])
      return path.starts(with: prefix) && path.count > prefix.count
        ? String(decoding: path.dropFirst(prefix.count), as: UTF8.self) : nil
    }.sorted()
  }

  /// A path of the list of mounts: `\040` is a blank.
  private static func unescaped(_ field: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = field
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      guard byte == UInt8(ascii: "\\"), digits.count == 3,
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      else {
        bytes.append(byte)
        continue
      }
      bytes.append(code)
      rest = rest.dropFirst(3)
    }
    return bytes
  }

  /// Gives a path the owner and the permissions of another, as far as this process may.
  package static func take(_ status: Status, for path: String) {
    takeOwner(status, for: path)
    setMode(status.mode, of: path)
  }

  /// Gives a path that this process made the owner of another one, if it may.
  package static func takeOwner(_ status: Status, for path: String) {
    if status.owner != geteuid() || status.group != getegid() {
      _ = unsafe lchown(path, status.owner, status.group)
    }
  }

  /// Works in a folder that may be closed to its owner, and leaves its permissions as they were.
  package static func opened<Failure: Error>(
    _ folder: String,
    _ work: () throws(Failure) -> Void
  ) throws(Failure) {
    guard !isWritable(folder), let status = status(of: folder) else { return try work() }
    setMode(status.mode | 0o700, of: folder)
    defer { setMode(status.mode, of: folder) }
    try work()
  }

  package static func setMode(_ mode: UInt32, of path: String) { _ = unsafe chmod(path, mode) }

  /// Gives a folder the access control lists of another one.
  package static func copyAccessLists(of path: String, to other: String) {
    unsafe gapbook_copy_access_lists(path, other)
  }

  /// What the process takes away from the permissions of new files; to be asked while no other thread
  /// makes any.
  package static var mask: UInt32 {
    let mask = umask(0o077)
    umask(mask)
    return mask
  }

  /// Removes a folder that is empty; false where it is not.
  @discardableResult package static func removeEmptyFolder(_ path: String) -> Bool {
    unsafe rmdir(path) == 0
  }

  /// Removes a file or a folder with all it holds; links are removed, never followed.
  ///
  /// A folder of our own that is closed is opened first.
  /// - Returns: what could not be removed first; nil where all is gone.
  @discardableResult package static func remove(_ path: String) -> OutputError? {
    guard let kind = kind(of: path) else { return nil }
    guard kind == .folder else {
      return unsafe Glibc.unlink(path) == 0 || errno == ENOENT ? nil : fault("remove", path)
    }
    if unsafe access(path, R_OK | W_OK | X_OK) != 0 { _ = unsafe chmod(path, 0o700) }
    var first: OutputError?
    do throws(OutputError) {
      for entry in try entries(in: path) {
        let fault = remove(path + "/" + entry.name)
        first = first ?? fault
      }
    } catch {
      first = error
    }
    if first == nil, unsafe rmdir(path) != 0, errno != ENOENT { first = fault("remove", path) }
    return first
  }
}
