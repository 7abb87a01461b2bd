/// A file that the program carries inside itself.
public struct StarterFile: Sendable, Hashable {
  /// The path in a workspace, such as `content/guide/penalties.md`.
  public let path: String
  /// The text, UTF-8.
  public let text: String

  /// The content as bytes.
  public var bytes: [UInt8] { Array(text.utf8) }
}

/// The content and templates that apply where a workspace has none of its own.
public enum Starter {
  /// Every built-in file, sorted by path.
  public static let files: [StarterFile] = embeddedFiles.map {
    StarterFile(path: $0.path, text: $0.text)
  }
}
