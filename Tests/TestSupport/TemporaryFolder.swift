import Foundation
import Glibc

/// What stands at a path of a folder literal.
public enum FolderEntry: Sendable, ExpressibleByStringInterpolation {
  /// A file of text.
  case text(String)
  /// A file of bytes.
  case bytes([UInt8])
  /// A symbolic link.
  case link(to: String)
  /// A folder with nothing in it.
  case folder
  /// A named pipe, from which nobody ever reads and to which nobody ever writes.
  case pipe

  /// A file of text.
  public init(stringLiteral text: String) { self = .text(text) }
}

/// A folder in memory with room for what all tests write, where a file takes a tenth of the time that
/// it takes on a disk; nil where there is none, or `TMPDIR` names a folder.
private let memoryFolder: String? = {
  let path = "/dev/shm"
  var space = statvfs()
  guard ProcessInfo.processInfo.environment["TMPDIR"] == nil,
    FileManager.default.isWritableFile(atPath: path), unsafe statvfs(path, &space) == 0,
    UInt64(space.f_bavail) * UInt64(space.f_frsize) >= 4_000_000_000, space.f_favail >= 500_000
  else { return nil }
  return path
}()

/// The folder of this run in which all temporary folders lie; it goes when the run ends.
private let runFolder: String = {
  let base = unsafe realpath(memoryFolder ?? NSTemporaryDirectory(), nil)
  defer { unsafe free(base) }
  let path = unsafe base.map { unsafe String(cString: $0) } ?? "/tmp"
  atexit { removeTree(runFolder) }
  return "\(path)/gapbook-tests-\(getpid())"
}()

/// A folder of its own, made from a literal and removed with everything in it when the last
/// reference goes.
public final class TemporaryFolder: Sendable {
  /// The absolute path, without links in it.
  public let path: String

  /// Makes a folder that holds `entries`, each at its path with `/` between parts.
  public init(_ entries: KeyValuePairs<String, FolderEntry> = [:]) throws {
    path = runFolder + "/" + UUID().uuidString.prefix(8).lowercased()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (place, entry) in entries { try put(entry, at: place) }
  }

  /// Makes a folder with all that another one holds, times and links as they are.
  public init(copyOf other: TemporaryFolder) throws {
    path = runFolder + "/" + UUID().uuidString.prefix(8).lowercased()
    let copied = try run("/bin/cp", ["-a", "--reflink=auto", other.path, path])
    guard copied.code == 0 else { throw TestFailure(copied.stderr) }
  }

  deinit { removeTree(path) }

  /// Makes an entry; folders above it are made too, a file that is there is replaced.
  public func put(_ entry: FolderEntry, at place: String) throws {
    let whole = path + "/" + place
    let above = (whole as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: above, withIntermediateDirectories: true)
    switch entry {
    case .text(let text): try put(.bytes(Array(text.utf8)), at: place)
    case .bytes(let bytes):
      guard writeFile(bytes, to: whole) else { throw TestFailure("cannot write \(whole)") }
    case .link(let target):
      try FileManager.default.createSymbolicLink(atPath: whole, withDestinationPath: target)
    case .folder:
      try FileManager.default.createDirectory(atPath: whole, withIntermediateDirectories: true)
    case .pipe:
      guard unsafe mkfifo(whole, 0o666) == 0 else { throw TestFailure("cannot make \(whole)") }
    }
  }

  /// Copies a file or a folder from elsewhere to a place in this folder.
  public func copy(_ source: String, to place: String) throws {
    let whole = path + "/" + place
    let above = (whole as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: above, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: source, toPath: whole)
  }

  /// Replaces the one place where `old` stands in a file.
  public func replace(_ old: String, by new: String, in place: String) throws {
    let parts = try text(place).components(separatedBy: old)
    guard parts.count == 2 else {
      throw TestFailure("\"\(old)\" stands \(parts.count - 1) times in \(place)")
    }
    try put(.text(parts.joined(separator: new)), at: place)
  }

  /// The text of a file.
  public func text(_ place: String) throws -> String {
    guard let bytes = readFile(path + "/" + place) else {
      throw TestFailure("cannot read \(path)/\(place)")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Why a test cannot go on.
public struct TestFailure: Error, CustomStringConvertible {
  /// In words.
  public let description: String

  /// A failure in words.
  public init(_ words: String) { description = words }
}

/// Removes a file or a folder with all it holds, if it is there.
public func removeTree(_ path: String) {
  try? FileManager.default.removeItem(atPath: path)
}
