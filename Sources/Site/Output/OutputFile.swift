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
  /// The output lies where writing it would destroy something else.
  case refused(path: String, reason: String)

  /// In words.
  public var message: String {
    switch self {
    case .system(let action, let path, let words): "cannot \(action) \(path): \(words)"
    case .refused(let path, let reason): "\(path) is not written: \(reason)"
    }
  }
}
