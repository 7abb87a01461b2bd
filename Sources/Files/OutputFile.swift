/// A file of a site before it is written.
public struct OutputFile: Sendable {
  /// The path in the site, `/` between parts.
  public let path: String
  /// The content.
  public let bytes: [UInt8]

  /// A file from its parts.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Why the output cannot be written.
public enum OutputError: Error, Sendable {
  /// The system refused.
  case system(action: String, path: String, words: String)
  /// The output is at a place where writing it would destroy something else.
  case refused(path: String, reason: String)
  /// It is, or the site below it is, another workspace's.
  case another(path: String, site: String, id: String)
  /// Another build holds it.
  case taken(path: String)
  /// The staging folder contains something that no build wrote.
  case blocked(path: String, holding: String?)
  /// What an earlier build left cannot be removed.
  case leftOver(path: String, words: String)

  /// In words.
  public var message: String {
    switch self {
    case .system(let action, let path, let words): "cannot \(action) \(path): \(words)"
    case .refused(let path, let reason): "\(path) is not written: \(reason)"
    case .another(let path, let site, let id):
      "\(path) is not written: \(site.isEmpty ? "it" : site) is the output of another workspace, "
        + "\"\(id)\"; name another folder or move it, or set id: \"\(id)\" in gapbook.yml if that "
        + "is this workspace"
    case .taken(let path): "\(path) is not written: another build is writing it"
    case .blocked(let path, let holding):
      "\(path), where the output is put together, "
        + (holding.map { "holds \($0), which no build wrote" } ?? "is not a folder") + "; move it"
    case .leftOver(let path, let words):
      "\(path), left by a build, cannot be removed: \(words); remove it by hand"
    }
  }

  /// What the system said; the whole message where it said nothing.
  package var words: String {
    if case .system(_, _, let words) = self { words } else { message }
  }
}
