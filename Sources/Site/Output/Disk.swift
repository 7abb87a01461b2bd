import CSystem
import Glibc

/// The file system as the writer needs it: the one place of this module that talks to it.
enum Disk {
  enum Kind {
    case file
    case folder
    case other
  }

  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(OutputError) {
    if unsafe kind(of: path) == .folder || mkdir(path, 0o777) == 0 { return }
    if errno == EEXIST, isFolder(path) { return }
    if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolder(String(path[..<slash]))
      if unsafe mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    }
    throw fault("make the folder", path)
  }

  /// Whether a folder stands at a path, links followed.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a program stands at a path, links followed.
  static func isExecutable(_ path: String) -> Bool {
    unsafe !isFolder(path) && access(path, X_OK) == 0
  }

  /// Writes a new file; one that is there already is replaced.
  static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw fault("write", path) }
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(file, $0.baseAddress.map { unsafe $0 + done }, bytes.count - done)
      }
      if count < 0 {
        if errno == EINTR { continue }
        let fault = fault("write", path)
        close(file)
        throw fault
      }
      done += count
    }
    guard close(file) == 0 else { throw fault("write", path) }
  }

  /// The content of a file; nil where it cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    var bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let got = unsafe Glibc.read(
          file,
          buffer.baseAddress.map { unsafe $0 + count },
          size - count
        )
        if got <= 0 { return }
        count += got
      }
    }
    bytes.reserveCapacity(0)
    return bytes.count == size ? bytes : nil
  }

  /// The content of a file that an argument names, or the system's words for why it cannot be read.
  ///
  /// Links are followed and pipes are read to their end, as whoever types a path expects.
  static func readArgument(_ path: String) -> Result<[UInt8], ReadingFault> {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return .failure(lastReadingFault) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(file, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return .failure(lastReadingFault) }
      if count == 0 { return .success(bytes) }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  private static var lastReadingFault: ReadingFault {
    guard errno != EISDIR else { return ReadingFault(words: "it is a folder") }
    return unsafe ReadingFault(words: String(cString: strerror(errno)))
  }

  /// Gives a file a second name; false where the file system will not.
  static func link(_ path: String, as other: String) -> Bool {
    unsafe Glibc.link(path, other) == 0
  }

  /// The names in a folder; empty where it cannot be read.
  static func names(in path: String) -> [String] {
    guard let folder = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { start in
          unsafe String(cString: start)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The paths of what lies below a folder and is no folder, `/` between parts.
  static func paths(below folder: String) -> [String] {
    var paths: [String] = []
    var folders = [""]
    while let below = folders.popLast() {
      for name in names(in: folder + "/" + below) {
        let path = below + name
        if kind(of: folder + "/" + path) == .folder {
          folders.append(path + "/")
        } else {
          paths.append(path)
        }
      }
    }
    return paths.sorted()
  }

  /// Removes a file or a folder with all it holds; links are removed, never followed.
  static func remove(_ path: String) {
    guard let kind = kind(of: path) else { return }
    if kind == .folder {
      for name in names(in: path) { remove(path + "/" + name) }
      unsafe rmdir(path)
    } else {
      unsafe unlink(path)
    }
  }

  /// Moves a path; what stands at the target is replaced if it is a file or an empty folder.
  static func move(_ path: String, to other: String) throws(OutputError) {
    guard unsafe rename(path, other) == 0 else { throw fault("move", path) }
  }

  /// Exchanges two paths in one step; false where the file system cannot.
  static func exchange(_ path: String, _ other: String) throws(OutputError) -> Bool {
    switch unsafe gapbook_exchange(path, other) {
    case 0: return true
    case EINVAL, ENOSYS, ENOTSUP: return false
    case let code:
      errno = code
      throw fault("exchange", other)
    }
  }

  /// Keeps other processes from a folder until `unlock`; nil where another one holds it.
  static func lock(_ folder: String) -> Int32? {
    let file = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    if flock(file, LOCK_EX | LOCK_NB) == 0, stands(file, at: folder) { return file }
    close(file)
    return nil
  }

  /// Whether an open folder is still the one at a path: another process may have moved it.
  private static func stands(_ file: Int32, at path: String) -> Bool {
    var open = stat()
    var there = stat()
    guard unsafe fstat(file, &open) == 0, unsafe lstat(path, &there) == 0 else { return false }
    return open.st_dev == there.st_dev && open.st_ino == there.st_ino
  }

  /// Lets go of what `lock` gave.
  static func unlock(_ lock: Int32) { close(lock) }

  /// The absolute path without links; nil where nothing stands there.
  static func realPath(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// The current folder.
  static var currentFolder: String { realPath(".") ?? "." }

  private static func fault(_ action: String, _ path: String) -> OutputError {
    .system(action: action, path: path, words: unsafe String(cString: strerror(errno)))
  }
}

/// Why a file cannot be read, in the system's words, such as "Permission denied".
struct ReadingFault: Error {
  let words: String
}
