import Foundation
import Glibc

/// The files below a folder by their path there; folders are not listed, links are not followed.
public func contents(of folder: String) throws -> [String: [UInt8]] {
  var files: [String: [UInt8]] = [:]
  for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
  where kind(of: folder + "/" + path) == S_IFREG {
    guard let bytes = readFile(folder + "/" + path) else {
      throw TestFailure("cannot read \(folder)/\(path)")
    }
    files[path] = bytes
  }
  return files
}

/// The inode numbers of the files below a folder by their path there.
public func inodes(of folder: String) throws -> [String: UInt] {
  var inodes: [String: UInt] = [:]
  for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
    var status = stat()
    guard unsafe lstat(folder + "/" + path, &status) == 0, status.st_mode & S_IFMT == S_IFREG
    else { continue }
    inodes[path] = status.st_ino
  }
  return inodes
}

/// Whether anything stands at a path, a link to nowhere included.
public func exists(_ path: String) -> Bool { kind(of: path) != nil }

/// The names in a folder, sorted, hidden ones too; empty where there is no folder.
public func names(in folder: String) -> [String] {
  ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
}

/// The names in a workspace, sorted, without the memory that a build may have kept in it.
public func namesWithoutMemory(in folder: String) -> [String] {
  names(in: folder).filter { $0 != ".gapbook" }
}

private func kind(of path: String) -> mode_t? {
  var status = stat()
  return unsafe lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
}

/// What changed from one state of a folder to another, path by path.
public struct FolderChanges: Equatable, CustomStringConvertible {
  /// Paths that only the later state has.
  public let added: Set<String>
  /// Paths that only the earlier state has.
  public let removed: Set<String>
  /// Paths whose bytes differ.
  public let changed: Set<String>

  /// Compares two states.
  public init(from before: [String: [UInt8]], to after: [String: [UInt8]]) {
    added = Set(after.keys).subtracting(before.keys)
    removed = Set(before.keys).subtracting(after.keys)
    changed = Set(before.keys.filter { path in after[path].map { $0 != before[path] } ?? false })
  }

  /// Whether both states are the same.
  public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

  /// The paths, sorted, `+`, `-` or `~` before each.
  public var description: String {
    (added.map { "+\($0)" } + removed.map { "-\($0)" } + changed.map { "~\($0)" }).sorted()
      .joined(separator: " ")
  }
}
