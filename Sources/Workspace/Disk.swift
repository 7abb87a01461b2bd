import CSystem
import Glibc

/// The file system, read only: the one place of this module that talks to it.
enum Disk {
  /// What stands at a path.
  enum Kind {
    case file
    case folder
    /// A pipe, a device, a link to nowhere.
    case other
  }

  /// One name in a folder.
  struct Entry {
    let name: [UInt8]
    let kind: Kind
  }

  /// What is at a path (links are followed), or nil where there is nothing.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      return unsafe lstat(path, &status) == 0 ? .other : nil
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Whether a path is a symbolic link.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// What a symbolic link names, as it is written; nil where there is no link.
  static func target(ofLink path: String) -> String? {
    let most = 4096
    let bytes = unsafe [CChar](unsafeUninitializedCapacity: most) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      count = max(unsafe readlink(path, start, most), 0)
    }
    return bytes.isEmpty ? nil : String(decoding: bytes.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether a folder shows the machine and holds nobody's files, as /proc does.
  static func isOfSystem(_ path: String) -> Bool { unsafe gapbook_is_of_system(path) != 0 }

  /// The absolute path without links, or nil where there is nothing.
  static func realPath(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// The names in a folder, sorted by bytes, or what the system says against it.
  static func list(_ path: String) -> Result<[Entry], SystemFault> {
    guard let folder = unsafe opendir(path) else { return .failure(SystemFault()) }
    defer { unsafe closedir(folder) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { start in
          unsafe Array(
            UnsafeBufferPointer(
              start: start,
              count: unsafe strlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))
            )
          )
        }
      }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { return .failure(SystemFault()) }
    names.sort { $0.lexicographicallyPrecedes($1) }
    return .success(
      names.map { name in
        let whole = path + "/" + String(decoding: name, as: UTF8.self)
        return Entry(name: name, kind: kind(of: whole) ?? .other)
      }
    )
  }

  /// The content of a regular file, or what the system says against it; a pipe is not waited for.
  static func read(_ path: String) -> Result<[UInt8], SystemFault> {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return .failure(SystemFault()) }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { return .failure(SystemFault()) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: return .failure(.isFolder)
    default: return .failure(.isOther)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size) + 1)
    var fault: SystemFault?
    while fault == nil {
      let expected = max(Int(status.st_size) - bytes.count, 0) + 4096
      let before = bytes.count
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: expected) { buffer, count in
        let got = unsafe Glibc.read(file, buffer.baseAddress, expected)
        if got < 0 { fault = SystemFault() }
        count = max(got, 0)
      }
      if before == 0 { bytes = chunk } else { bytes += chunk }
      if chunk.isEmpty { break }
    }
    return fault.map { .failure($0) } ?? .success(bytes)
  }
}

/// What the operating system said against a call, such as "No such file or directory".
struct SystemFault: Error {
  /// The system's words, or ours.
  let words: String

  /// What the system said last.
  init() {
    words = unsafe String(cString: strerror(errno))
  }

  private init(words: String) { self.words = words }

  /// Where a file belongs stands a folder.
  static let isFolder = SystemFault(words: "it is a folder")
  /// Where a file belongs stands a pipe, a device or a link to nowhere.
  static let isOther = SystemFault(words: "it is neither a file nor a folder")
}
