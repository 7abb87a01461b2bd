import CSystem
import Glibc

/// The file system: only this target calls it.
package enum Disk {
  /// What is at a path.
  package enum Kind: Sendable {
    case file
    case folder
    /// A pipe, a device, a link.
    case other
  }

  /// What the system knows of a path.
  package struct Status: Sendable {
    package let kind: Kind
    /// The permissions, set-group and sticky bits included.
    package let mode: UInt32
    package let owner: UInt32
    package let group: UInt32
    /// Tells whether a file is still as it was.
    package let stamp: Stamp

    init(_ status: stat) {
      kind = Kind(status)
      mode = status.st_mode & 0o7777
      owner = status.st_uid
      group = status.st_gid
      stamp = Stamp(status)
    }
  }

  /// What tells whether a file is still as it was: its size, its number and when it was last changed.
  package struct Stamp: Sendable, Hashable {
    /// How many bytes it has.
    package let size: Int64
    private let number: Int64
    /// When the bytes were written, as far as no program set another time; nanoseconds since 1970.
    package let written: Int64
    /// When the file or what is said of it was changed, which no program can set; nanoseconds since
    /// 1970.
    package let changed: Int64

    fileprivate init(_ status: stat) {
      size = Int64(status.st_size)
      number = Int64(truncatingIfNeeded: status.st_ino)
      written = Self.nanoseconds(status.st_mtim)
      changed = Self.nanoseconds(status.st_ctim)
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
      Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// All of it as numbers.
    package var numbers: [Int64] { [size, number, written, changed] }

    /// A stamp from its numbers; nil of another count.
    package init?(_ numbers: [Int64]) {
      guard numbers.count == 4 else { return nil }
      (size, number, written, changed) = (numbers[0], numbers[1], numbers[2], numbers[3])
    }
  }

  /// What is known of a path, links followed; nil where nothing is there.
  package static func status(following path: String) -> Status? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Status(status) : nil
  }

  /// When a file was last changed, in nanoseconds since 1970; nil where there is none.
  package static func changed(_ path: String) -> Int64? { status(of: path)?.stamp.changed }

  /// The program that runs; nil where the system does not say.
  package static var program: String? { realPath("/proc/self/exe") }

  /// Now, as the system stamps files; nanoseconds since 1970.
  package static var now: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME_COARSE, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// What is known of a path, a link taken for itself; nil where nothing is there.
  package static func status(of path: String) -> Status? {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? Status(status) : nil
  }

  /// What is at a path, a link taken for itself; nil where nothing is there.
  package static func kind(of path: String) -> Kind? { status(of: path)?.kind }

  /// What is at a path, links followed; `other` for a link to nowhere, nil where nothing is there.
  package static func kind(following path: String) -> Kind? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return kind(of: path) == nil ? nil : .other }
    return Kind(status)
  }

  /// Whether a folder is at a path, links followed.
  package static func isFolder(_ path: String) -> Bool { kind(following: path) == .folder }

  /// Whether anything is at a path, links followed.
  package static func isThere(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Whether a program is at a path, links followed.
  package static func isExecutable(_ path: String) -> Bool {
    unsafe !isFolder(path) && access(path, X_OK) == 0
  }

  /// Whether a path is a symbolic link.
  package static func isLink(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// What a symbolic link names, as it is written; nil where there is no link.
  package static func target(ofLink path: String) -> String? {
    let most = 4096
    let bytes = unsafe [CChar](unsafeUninitializedCapacity: most) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      count = max(unsafe readlink(path, start, most), 0)
    }
    return bytes.isEmpty ? nil : String(decoding: bytes.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether a folder shows the system and contains no files of users, as /proc does.
  package static func isOfSystem(_ path: String) -> Bool { unsafe gapbook_is_of_system(path) != 0 }

  /// The absolute path without links, or nil where there is nothing.
  package static func realPath(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// The absolute path without links; the path itself where nothing is there.
  package static func wholePath(_ path: String) -> String { realPath(path) ?? path }

  /// The current folder.
  package static var currentFolder: String { realPath(".") ?? "." }

  /// The number of this process.
  package static var process: Int32 { getpid() }

  /// What the system said last against an action.
  package static func fault(_ action: String, _ path: String) -> OutputError {
    .system(action: action, path: path, words: SystemFault().words)
  }
}

extension Disk.Kind {
  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}

/// What the operating system said against a call, such as "No such file or directory".
package struct SystemFault: Error, Sendable {
  /// The system's words, or ours.
  package let words: String

  /// What the system said last.
  package init() { words = unsafe String(cString: strerror(errno)) }

  private init(words: String) { self.words = words }

  /// A folder is where a file belongs.
  package static let isFolder = SystemFault(words: "it is a folder")
  /// A file has more bytes than may be read.
  static func tooLarge(_ count: Int, _ most: Int) -> SystemFault {
    SystemFault(words: "it has \(count >> 20) MB, and at most \(most >> 20) MB are read")
  }

  /// A pipe, a device or a link to nowhere is where a file belongs.
  package static let isOther = SystemFault(words: "it is neither a file nor a folder")
}
