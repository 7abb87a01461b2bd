import CSystem
import Glibc

/// The file system as the writer needs it: with `DiskFolders.swift` the one place of this module that
/// talks to it.
enum Disk {
  enum Kind {
    case file
    case folder
    case other
  }

  /// What the system knows of a path.
  struct Status {
    let kind: Kind
    /// The permissions, set-group and sticky bits included.
    let mode: UInt32
    let owner: UInt32
    let group: UInt32

    fileprivate init(_ status: stat) {
      switch status.st_mode & S_IFMT {
      case S_IFREG: kind = .file
      case S_IFDIR: kind = .folder
      default: kind = .other
      }
      mode = status.st_mode & 0o7777
      owner = status.st_uid
      group = status.st_gid
    }
  }

  /// What is known of a path, a link taken for itself; nil where nothing is there.
  static func status(of path: String) -> Status? {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? Status(status) : nil
  }

  static func kind(of path: String) -> Kind? { status(of: path)?.kind }

  /// Whether a folder is at a path, links followed.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether anything is at a path, links followed.
  static func isThere(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Whether a program is at a path, links followed.
  static func isExecutable(_ path: String) -> Bool {
    unsafe !isFolder(path) && access(path, X_OK) == 0
  }

  /// Writes a new file, with `mode` or what the mask leaves; one that is there already is a fault.
  static func write(
    _ bytes: [UInt8],
    to path: String,
    mode: UInt32? = nil
  ) throws(OutputError) {
    let start = mode.map { $0 & 0o600 } ?? 0o666
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, start)
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
    if let mode { fchmod(file, mode) }
    guard close(file) == 0 else { throw fault("write", path) }
  }

  /// The content of a file; nil where it cannot be read.
  static func read(_ path: String) -> [UInt8]? { readWithStatus(path)?.bytes }

  /// The content of a file and what is known of it; nil where it cannot be read.
  ///
  /// Links are not followed, and a pipe is not waited for.
  static func readWithStatus(_ path: String) -> (bytes: [UInt8], status: Status)? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
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
        if got < 0, errno == EINTR { continue }
        if got <= 0 { return }
        count += got
      }
    }
    bytes.reserveCapacity(0)
    return bytes.count == size ? (bytes, Status(status)) : nil
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

  /// Makes a symbolic link; what is there already is a fault.
  static func makeLink(to target: String, at path: String) throws(OutputError) {
    guard unsafe symlink(target, path) == 0 else { throw fault("make the link", path) }
  }

  /// Removes a file; a folder is left.
  static func unlink(_ path: String) { _ = unsafe Glibc.unlink(path) }

  /// Moves a path; what is at the target is replaced if it is a file or an empty folder.
  static func move(_ path: String, to other: String) throws(OutputError) {
    guard unsafe rename(path, other) == 0 else { throw fault("move", path) }
  }

  /// What came of an exchange.
  enum Exchange {
    case done
    /// The file system has no exchange in one step.
    case unknown
    /// One of the two folders cannot be moved: it is a mount point, or what holds it is closed.
    case fixed
  }

  /// Exchanges two paths in one step.
  static func exchange(_ path: String, _ other: String) throws(OutputError) -> Exchange {
    switch unsafe gapbook_exchange(path, other) {
    case 0: return .done
    case EINVAL, ENOSYS, ENOTSUP: return .unknown
    case EBUSY, EXDEV, EACCES, EPERM, EROFS: return .fixed
    case let code:
      errno = code
      throw fault("exchange", other)
    }
  }

  /// Keeps other processes from a folder until `unlock`; nil where another one holds it.
  static func lock(_ folder: String) throws(OutputError) -> Int32? {
    let file = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw fault("read the folder", folder)
    }
    // A file system without locks cannot tell of another build.
    let isTaken = flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
    if !isTaken, isStill(file, at: folder) { return file }
    close(file)
    return nil
  }

  /// Whether an open folder is still the one at a path: another process may have moved it.
  private static func isStill(_ file: Int32, at path: String) -> Bool {
    var open = stat()
    var there = stat()
    guard unsafe fstat(file, &open) == 0, unsafe lstat(path, &there) == 0 else { return false }
    return open.st_dev == there.st_dev && open.st_ino == there.st_ino
  }

  /// Lets go of what `lock` gave.
  static func unlock(_ lock: Int32) { close(lock) }

  /// The absolute path without links; nil where nothing is there.
  static func realPath(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// The current folder.
  static var currentFolder: String { realPath(".") ?? "." }

  /// The number of this process.
  static var process: Int32 { getpid() }

  /// What the system said last against an action.
  static func fault(_ action: String, _ path: String) -> OutputError {
    .system(action: action, path: path, words: unsafe String(cString: strerror(errno)))
  }
}

/// Why a file cannot be read, in the system's words, such as "Permission denied".
struct ReadingFault: Error {
  let words: String
}
