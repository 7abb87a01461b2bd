import Diagnostics
import Files
import Report

/// What was found of one site: whether it is as its list says.
public struct SiteCheck: Sendable {
  /// What became of a signature.
  public enum Signature: Sendable, Equatable {
    /// Nobody asked for it; whether there is one.
    case unchecked(isThere: Bool)
    /// It is of that identity.
    case good(String)
    /// There is none.
    case missing
    /// It is not, for that reason.
    case bad(String)
  }

  /// The site as the call names it.
  public let name: String
  /// How many files its list names.
  public let listed: Int
  /// Each difference in words, such as `changed: index.html`.
  public internal(set) var problems: [String] = []
  /// What could not be read, with the system's words.
  public internal(set) var unreadable: [String] = []
  /// Files that a build keeps and that no list covers.
  public internal(set) var uncovered: [String] = []
  /// The signature of its list.
  public internal(set) var signature = Signature.unchecked(isThere: false)

  /// Whether it holds.
  public var holds: Bool {
    switch signature {
    case .good, .unchecked: problems.isEmpty && unreadable.isEmpty
    case .missing, .bad: false
    }
  }

  init(name: String, listed: Int) {
    self.name = name
    self.listed = listed
  }
}

/// Compares the files of a site with its list; nothing outside the site is opened, and no link in it is
/// followed.
struct SiteComparison {
  private let folder: String
  private let list: SiteList
  /// Folders at the top that are sites of their own.
  private let others: Set<String>
  /// Names at the top that a build keeps.
  private let kept: Set<String>
  private var check: SiteCheck
  private var found: Set<String> = []
  private var added: [String] = []
  private var addedDigests: [String: [String]] = [:]

  /// The site in a folder; a `whole` output has sites of its own below, and files that builds keep.
  static func check(
    _ folder: String,
    named name: String,
    _ list: SiteList,
    isWhole: Bool
  ) -> SiteCheck {
    var comparison = SiteComparison(folder, name, list, isWhole)
    comparison.walk()
    comparison.conclude()
    return comparison.check
  }

  private init(_ folder: String, _ name: String, _ list: SiteList, _ isWhole: Bool) {
    self.folder = folder
    self.list = list
    others = isWhole ? ["clients/", PortfolioPage.folder] : []
    kept = isWhole ? [".git", "CNAME", ".nojekyll"] : []
    check = SiteCheck(name: name, listed: list.files.count)
    check.problems = list.faults
  }

  private mutating func walk() {
    var folders = [""]
    while let below = folders.popLast() {
      let entries: [Disk.Entry]
      do {
        entries = try Disk.entries(in: folder + "/" + below)
      } catch {
        check.unreadable.append("\(below.isEmpty ? "the folder" : below): \(error.words)")
        continue
      }
      if entries.isEmpty, !below.isEmpty {
        check.problems.append("added: \(below), an empty folder")
      }
      for entry in entries {
        let path = below + entry.name
        if entry.kind == .folder, others.contains(path + "/") { continue }
        if below.isEmpty, kept.contains(path), list.files[path] == nil, entry.kind != .other {
          check.uncovered.append(path)
        } else if entry.kind == .folder {
          folders.append(path + "/")
        } else {
          look(at: path, entry.kind)
        }
      }
    }
  }

  private mutating func look(at path: String, _ kind: Disk.Kind) {
    found.insert(path)
    guard kind == .file else {
      let what = Disk.isLink(folder + "/" + path) ? "a link" : "a device, a pipe or a socket"
      check.problems.append("no file: \(path) is \(what), and was not opened")
      return
    }
    if [Manifest.name, Manifest.signature].contains(path) { return }
    switch Disk.digest(of: folder + "/" + path) {
    case .failure(let fault): check.unreadable.append("\(path): \(fault.words)")
    case .success(let digest):
      guard let listed = list.files[path] else {
        added.append(path)
        addedDigests[digest, default: []].append(path)
        return
      }
      if listed != digest { check.problems.append("changed: \(path)") }
    }
  }

  /// A file that is missing and one of the same content that nobody listed are one that was renamed.
  private mutating func conclude() {
    var renamed: Set<String> = []
    for (path, digest) in list.files.sorted(by: { $0.key < $1.key }) where !found.contains(path) {
      if let new = addedDigests[digest]?.sorted().first(where: { !renamed.contains($0) }) {
        renamed.insert(new)
        check.problems.append("renamed: \(path) is now \(new)")
      } else {
        check.problems.append("missing: \(path)")
      }
    }
    check.problems += added.filter { !renamed.contains($0) }.map { "added: \($0)" }
    check.problems = check.problems.sorted { kindOrder($0) < kindOrder($1) }
  }

  /// Faults of the list first, as they are, then by kind and path.
  private func kindOrder(_ problem: String) -> (Int, String) {
    let kinds = ["missing: ", "changed: ", "renamed: ", "added: ", "no file: "]
    let kind = kinds.firstIndex { problem.hasPrefix($0) }
    return (kind ?? -1, kind == nil ? "" : problem)
  }
}
