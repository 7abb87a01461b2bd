import CSystem
import Glibc

/// Files: written, moved, exchanged and locked.
extension Disk {
  /// Writes a new file, with `mode` or what the mask leaves; one that is there already is a fault.
  package static func write(
    _ bytes: [UInt8],
    to path: String,
    mode: UInt32? = nil
  ) throws(OutputError) {
    try write(parts: CollectionOfOne(bytes), to: path, mode: mode)
  }

  /// As `write`, of bytes that are made part by part.
  package static func write(
    parts: some Sequence<[UInt8]>,
    to path: String,
    mode: UInt32? = nil
  ) throws(OutputError) {
    let start = mode.map { $0 & 0o600 } ?? 0o666
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, start)
    guard file >= 0 else { throw fault("write", path) }
    for part in parts {
      do throws(OutputError) { try write(part, to: file, at: path) } catch {
        close(file)
        throw error
      }
    }
    if let mode { fchmod(file, mode) }
    guard close(file) == 0 else { throw fault("write", path) }
  }

  /// Copies a regular file to a new one piece by piece; what was written stays where that fails.
  package static func copy(_ path: String, to other: String) throws(OutputError) {
    let file = unsafe open(other, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw fault("write", other) }
    var failed: OutputError?
    let read = readInPieces(path) { piece in
      if failed != nil { return }
      do throws(OutputError) { try write(piece, to: file, at: other) } catch { failed = error }
    }
    if case .failure(let fault) = read {
      failed = failed ?? .refused(path: path, reason: fault.words)
    }
    if close(file) != 0, failed == nil { failed = fault("write", other) }
    if let failed { throw failed }
  }

  private static func write(
    _ bytes: [UInt8],
    to file: Int32,
    at path: String
  ) throws(OutputError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(file, $0.baseAddress.map { unsafe $0 + done }, bytes.count - done)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw fault("write", path)
      }
      done += count
    }
  }

  /// Gives a file a second name; false where the file system cannot.
  package static func link(_ path: String, as other: String) -> Bool {
    unsafe Glibc.link(path, other) == 0
  }

  /// Makes a symbolic link; what is there already is a fault.
  package static func makeLink(to target: String, at path: String) throws(OutputError) {
    guard unsafe symlink(target, path) == 0 else { throw fault("make the link", path) }
  }

  /// Removes a file; a folder is left.
  package static func unlink(_ path: String) { _ = unsafe Glibc.unlink(path) }

  /// Moves a path; what is at the target is replaced if it is a file or an empty folder.
  package static func move(_ path: String, to other: String) throws(OutputError) {
    guard unsafe rename(path, other) == 0 else { throw fault("move", path) }
  }

  /// The outcome of an exchange.
  package enum Exchange {
    case done
    /// The file system has no exchange in one step.
    case unknown
    /// One of the two folders cannot be moved: it is a mount point, or what holds it is closed.
    case fixed
  }

  /// Exchanges two paths in one step.
  package static func exchange(_ path: String, _ other: String) throws(OutputError) -> Exchange {
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
  package static func lock(_ folder: String) throws(OutputError) -> Int32? {
    let file = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw fault("read the folder", folder)
    }
    // On a file system without locks, another build is not noticed.
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
  package static func unlock(_ lock: Int32) { close(lock) }
}
