import Files
import Formats

/// A file or a folder at a revision of a git repository, as a call names it.
struct Revision: Sendable {
  /// What the call says: `main:reports`, or `main`.
  let argument: String
  /// What git knows the revision by.
  let name: String
  /// The file or folder, a path of the command line.
  let path: String
  /// Whether the call names a path at all; without one its word may have been meant as a path.
  let hasPath: Bool

  /// How messages name it, so that `git show` understands the name of a file.
  var title: String { hasPath ? argument : "\(name):\(path == "." ? "" : path)" }

  /// A file of it as messages name it.
  func title(of file: String) -> String {
    title.hasSuffix(":") ? title + file : inFolder(title, file)
  }
}

/// One side of a comparison as the call names it.
enum DiffArgument: Sendable {
  /// A file or a folder that is there.
  case path(String)
  /// A revision, and perhaps a path at it.
  case revision(String, path: String?)

  /// What is there comes before a revision of the same name; `REV:PATH` is split at the first colon, as
  /// no name of a revision holds one.
  init(_ text: String) {
    if Disk.isThere(text) {
      self = .path(text)
    } else if let colon = text.firstIndex(of: ":") {
      self = .revision(String(text[..<colon]), path: String(text[text.index(after: colon)...]))
    } else {
      self = .revision(text, path: nil)
    }
  }

  var isRevision: Bool {
    if case .revision = self { return true }
    return false
  }

  /// The folder of a workspace that a revision without a folder means on the other side.
  private var folder: String? {
    switch self {
    case .path(let path): Disk.isFolder(path) ? path : nil
    case .revision(_, let path): path
    }
  }

  /// The revision, its path taken from the other side where it has none; nil for what is there.
  func revision(named argument: String, beside other: DiffArgument) -> Revision? {
    guard case .revision(let name, let path) = self else { return nil }
    let own = path.map { $0.isEmpty ? "." : $0 }
    let taken = own ?? other.folder.map { $0.isEmpty ? "." : $0 } ?? "."
    return Revision(argument: argument, name: name, path: taken, hasPath: path != nil)
  }
}

/// The repository around a path, and the place of the path in it.
struct Repository: Sendable {
  let git: Git
  /// The nearest folder around the path that is there, an absolute path.
  let folder: String
  /// The path from the top of the repository; empty for the top itself.
  let path: String
  private let isShallow: Bool

  /// Finds the repository around the path of a revision.
  init(around revision: Revision, _ options: GitOptions) throws {
    var above = CurrentFolder.absolute(revision.path)
    var below: [Substring] = []
    while !Disk.isFolder(above), let slash = above.lastIndex(of: "/") {
      below.append(above[above.index(after: slash)...])
      above = String(above[..<slash])
    }
    folder = Disk.realPath(above.isEmpty ? "/" : above) ?? "/"
    guard let git = Git(options) else { throw revision.withoutGit() }
    self.git = git
    let result = try git.run(["rev-parse", "--show-prefix", "--is-shallow-repository"], in: folder)
    guard result.ending == .code(0) else {
      throw revision.outside(Self.shown(revision.path), result.lastWords)
    }
    var lines = String(decoding: result.output, as: UTF8.self).split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    if lines.last == "" { lines.removeLast() }
    isShallow = lines.popLast() == "true"
    let prefix = lines.joined(separator: "\n")
    path = RelativePath.withoutDots(prefix + "/" + below.reversed().joined(separator: "/"))
  }

  /// A path as a sentence names it.
  private static func shown(_ path: String) -> String {
    path == "." ? "the current folder" : path
  }

  /// The id of the commit that a revision names.
  func commit(_ revision: Revision) throws -> String {
    if let id = try id(revision.name + "^{commit}") { return id }
    let remote = "origin/" + revision.name
    let hasRemote = try id("refs/remotes/\(remote)^{commit}") != nil
    throw revision.unknown(
      in: Self.shown(revision.path),
      remote: hasRemote ? remote : nil,
      isShallow: isShallow
    )
  }

  /// The id of an object by its name; nil where there is none.
  func id(_ name: String) throws -> String? {
    // What begins with a dash would be an option, with a caret all but that revision.
    guard let first = name.utf8.first, ![0x2D, 0x5E].contains(first) else { return nil }
    let output = try git.output(["rev-parse", "--verify", "--quiet", name], in: folder)
    let text = String(decoding: output ?? [], as: UTF8.self)
    let id = text.hasSuffix("\n") ? text.dropLast() : text[...]
    let isID = [40, 64].contains(id.utf8.count) && id.allSatisfy(\.isHexDigit)
    return isID ? String(id) : nil
  }
}

extension Revision {
  /// What begins a message about a word without a colon, which may have been meant as a path.
  private var start: String {
    hasPath ? "" : "there is no file or folder \(argument), and "
  }

  fileprivate func withoutGit() -> RevisionFault {
    RevisionFault(
      "\(start)a revision needs the program git, which is in no folder of PATH",
      isOfCall: !hasPath
    )
  }

  /// `place` is in no repository, or git does not open the one it is in.
  fileprivate func outside(_ place: String, _ words: String) -> RevisionFault {
    // The second is the last line of the same message where a folder is on a file system of its own.
    let none = ["not a git repository", "Stopping at filesystem boundary"]
    if none.contains(where: words.hasPrefix) {
      let no = hasPath ? "\(argument) names a revision, and " : "\(start)no revision either: "
      return RevisionFault("\(no)\(place) is in no git repository", isOfCall: true)
    }
    guard words.contains("dubious ownership") || words.contains("safe.directory") else {
      return RevisionFault("\(start)git cannot read the repository: \(words)", isOfCall: false)
    }
    return RevisionFault(
      "\(start)git does not trust the repository around \(place), which belongs to another user; "
        + "git config --global --add safe.directory FOLDER trusts it",
      isOfCall: false
    )
  }

  fileprivate func unknown(in place: String, remote: String?, isShallow: Bool) -> RevisionFault {
    let named = name.isEmpty ? "no name of a revision is before the colon of \(argument)" : nil
    let known = "no revision \(name) is in the git repository around \(place)"
    let help =
      if name.contains("..") {
        "; name the two revisions apart: gapbook diff "
          + name.split(separator: ".").joined(separator: " ")
      } else if let remote {
        "; did you mean \(remote)?"
      } else if isShallow {
        "; it is a shallow clone, which lacks older revisions: git fetch --unshallow brings them"
      } else {
        ""
      }
    return RevisionFault((named ?? start + known) + help, isOfCall: true)
  }

  /// Nothing is at the path.
  func missing(at path: String, isSubmodule: Bool = false) -> RevisionFault {
    let place = path.isEmpty ? "folder" : "file or folder \(path)"
    let reason =
      isSubmodule
      ? ": it is a submodule there, whose files are in another repository"
      : "; a path after the colon begins at the current folder, as everywhere in a call"
    return RevisionFault("revision \(name) has no \(place)\(reason)", isOfCall: true)
  }
}

/// A file of a folder, as whoever named the folder sees it.
func inFolder(_ folder: String, _ file: String) -> String {
  folder + (folder.hasSuffix("/") ? "" : "/") + file
}
