/// A file that the program carries inside itself.
public struct StarterFile: Sendable, Hashable {
  /// The path in a workspace, such as `content/guide/penalties.md`.
  public let path: String
  /// The text, UTF-8.
  public let text: String

  /// The tree of a YAML file's nodes, as EmbedStarter packs it; nil for other files.
  public let nodes: String?

  /// The content as bytes.
  public var bytes: [UInt8] { Array(text.utf8) }
}

/// The content and templates that apply where a workspace has none of its own.
public enum Starter {
  /// Every built-in file, sorted by path.
  public static let files: [StarterFile] = embeddedFiles.map {
    StarterFile(path: $0.path, text: $0.text, nodes: $0.nodes)
  }

  /// The nodes of a YAML text that is built in byte for byte, whatever its file is called; nil for
  /// another text.
  public static func nodes(ofYAML text: String) -> String? {
    // As arrays, which compare many times faster than the views of strings.
    yamlFiles.first { $0.text.utf8.count == text.utf8.count && $0.bytes == Array(text.utf8) }?.nodes
  }

  private static let yamlFiles = files.filter { $0.nodes != nil }
}
