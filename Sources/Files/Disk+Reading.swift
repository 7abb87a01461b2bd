import Formats
import Glibc

/// Files: read.
extension Disk {
  /// The content of a file, and what is known of it; nil where it cannot be read.
  ///
  /// Links are not followed, and a pipe is not waited for.
  package static func readWithStatus(_ path: String) -> (bytes: [UInt8], status: Status)? {
    try? withOpen(path, O_NOFOLLOW | O_NONBLOCK) { file, status throws(SystemFault) in
      let known = Status(status)
      guard known.kind == .file else { throw .isOther }
      return (try all(of: file, expecting: Int(status.st_size)), known)
    }
  }

  /// The digest of a regular file, which is never in memory as a whole, or what the system says
  /// against it.
  ///
  /// Links are not followed, and a pipe is not waited for.
  package static func digest(of path: String) -> Result<String, SystemFault> {
    Result { () throws(SystemFault) in
      try withOpen(path, O_NOFOLLOW | O_NONBLOCK) { file, status throws(SystemFault) in
        guard Kind(status) == .file else { throw .isOther }
        var digest = SHA256.Stream()
        while true {
          let piece = try Self.piece(of: file, room: 1 << 20)
          if piece.isEmpty { return digest.hex() }
          digest.add(piece)
        }
      }
    }
  }

  /// The content of a file; nil where it cannot be read.
  ///
  /// Links are not followed.
  package static func read(_ path: String) -> [UInt8]? { readWithStatus(path)?.bytes }

  /// The content of a regular file, links followed, or what the system says against it.
  ///
  /// A pipe is not waited for.
  package static func content(
    of path: String,
    most: Int = largestFile
  ) -> Result<[UInt8], SystemFault> {
    stampedContent(of: path, most: most).map(\.bytes)
  }

  /// The most bytes of a file that is copied, and of one that is read as a text.
  package static let largestFile = 512 << 20
  package static let largestText = 64 << 20

  /// As `content(of:)`, with what tells later whether the file is still the same.
  package static func stampedContent(
    of path: String,
    most: Int = largestFile
  ) -> Result<(bytes: [UInt8], stamp: Stamp), SystemFault> {
    Result { () throws(SystemFault) in
      try withOpen(path, O_NONBLOCK) { file, status throws(SystemFault) in
        switch Kind(status) {
        case .file:
          guard status.st_size <= most else { throw .tooLarge(Int(status.st_size), most) }
          let bytes = try all(of: file, expecting: Int(status.st_size), most: most)
          return (bytes, Status(status).stamp)
        case .folder: throw .isFolder
        case .other: throw .isOther
        }
      }
    }
  }

  /// The content of a regular file in pieces of a quarter of a megabyte, links followed, or what the
  /// system says against it; the file is never in memory as a whole.
  ///
  /// A pipe is not waited for.
  package static func readInPieces(
    _ path: String,
    most: Int = largestFile,
    _ take: ([UInt8]) -> Void
  ) -> Result<Void, SystemFault> {
    Result { () throws(SystemFault) in
      try withOpen(path, O_NONBLOCK) { file, status throws(SystemFault) in
        switch Kind(status) {
        case .file: break
        case .folder: throw .isFolder
        case .other: throw .isOther
        }
        guard status.st_size <= most else { throw .tooLarge(Int(status.st_size), most) }
        var left = most
        while true {
          let piece = try Self.piece(of: file, room: 1 << 18)
          if piece.isEmpty { return }
          // A file may grow while it is read.
          left -= piece.count
          guard left >= 0 else { throw .tooLarge(most - left, most) }
          take(piece)
        }
      }
    }
  }

  /// The content of a file that an argument names, or the system's words for why it cannot be read.
  ///
  /// Links are followed and pipes are read to their end, as whoever types a path expects.
  package static func readArgument(_ path: String) -> Result<[UInt8], SystemFault> {
    Result { () throws(SystemFault) in
      try withOpen(path) { file, status throws(SystemFault) in
        guard Kind(status) != .folder else { throw .isFolder }
        return try all(of: file, expecting: 0, most: largestFile)
      }
    }
  }

  /// All of standard input, as far as it can be read.
  package static func standardInput() -> [UInt8] { (try? all(of: 0, expecting: 0)) ?? [] }

  private static func withOpen<Value>(
    _ path: String,
    _ flags: Int32 = 0,
    _ work: (Int32, stat) throws(SystemFault) -> Value
  ) throws(SystemFault) -> Value {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | flags)
    guard file >= 0 else { throw SystemFault() }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw SystemFault() }
    return try work(file, status)
  }

  /// What an open file still holds, in one piece where it has the expected size in bytes.
  private static func all(
    of file: Int32,
    expecting size: Int,
    most: Int = .max
  ) throws(SystemFault) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      // A file may grow while it is read.
      guard bytes.count <= most else { throw .tooLarge(bytes.count, most) }
      // A file of the size that is known gets no room to spare: many stay in memory.
      let room = bytes.isEmpty && size > 0 ? size : max(size - bytes.count, 0) + (1 << 12)
      let chunk = try piece(of: file, room: room)
      if chunk.isEmpty { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    }
  }

  /// The next bytes of an open file, so many at most; none at its end.
  private static func piece(of file: Int32, room: Int) throws(SystemFault) -> [UInt8] {
    var got = 0
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      repeat {
        got = unsafe Glibc.read(file, buffer.baseAddress, room)
      } while got < 0 && errno == EINTR
      count = max(got, 0)
    }
    if got < 0 { throw SystemFault() }
    return chunk
  }
}

/// A file without a name, for bytes that go with the program.
package final class UnnamedFile: Sendable {
  private let file: Int32

  /// Makes one in the system's folder for what goes soon; nil where that is not possible.
  init?() {
    guard let folder = try? Disk.makeTemporaryFolder() else { return nil }
    defer { Disk.remove(folder) }
    file = unsafe open(folder + "/bytes", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if file < 0 { return nil }
  }

  deinit { close(file) }

  /// Writes bytes from an offset on; false where there was no room for all.
  func write(_ bytes: [UInt8], at start: Int) -> Bool {
    var done = 0
    while done < bytes.count {
      let wrote = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe buffer.baseAddress.map { unsafe $0 + done }
        return unsafe pwrite(file, rest, bytes.count - done, off_t(start + done))
      }
      if wrote < 0 && errno == EINTR { continue }
      guard wrote > 0 else { return false }
      done += wrote
    }
    return true
  }

  /// So many bytes from an offset on, as far as they can be read.
  func read(_ start: Int, _ count: Int) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      while done < count {
        let rest = unsafe buffer.baseAddress.map { unsafe $0 + done }
        let got = unsafe pread(file, rest, count - done, off_t(start + done))
        if got < 0 && errno == EINTR { continue }
        guard got > 0 else { return }
        done += got
      }
    }
  }
}
