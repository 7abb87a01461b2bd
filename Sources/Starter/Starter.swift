/// A built-in file.
public struct StarterFile: Sendable, Hashable {
  /// The path in a workspace, such as `content/guide/penalties.md`.
  public let path: String
  /// The text, UTF-8.
  public let text: String

  /// The range of its YAML: all of a YAML file, the front matter of a page.
  let yaml: Range<Int>
  /// The tree of the YAML's nodes, as EmbedStarter packs it; nil where there is none.
  let nodes: String?

  /// The content as bytes.
  public var bytes: [UInt8] { Array(text.utf8) }
}

/// A phrase of the interface: its key, its form for one, if it has its own, and the form for any other
/// count.
public typealias EmbeddedPhrase = (key: String, one: String?, other: String)

/// The built-in content and templates, which apply where a workspace has none of its own.
public enum Starter {
  /// Every built-in file, sorted by path.
  public static let files: [StarterFile] = embeddedFiles.map {
    StarterFile(path: $0.path, text: $0.text, yaml: $0.yaml, nodes: $0.nodes)
  }

  /// The words of each language, in order of their keys.
  public static let words = embeddedWords

  /// The nodes of a YAML text that is built in byte for byte, as a file or as front matter, whatever
  /// its file is called; nil for another text.
  public static func nodes(ofYAML text: String) -> String? {
    // As arrays, which compare many times faster than the views of strings.
    let bytes = Array(text.utf8)
    return yamlFiles.first {
      $0.yaml.count == bytes.count && Array($0.bytes[$0.yaml]) == bytes
    }?.nodes
  }

  /// The files with which `gapbook init --starter` begins a workspace, by their paths there; empty for
  /// a name that no starter has.
  ///
  /// A text may hold what `init` fills in, such as `$(today)`.
  public static func workspace(_ name: String) -> [(path: String, text: String)] {
    let prefix = name + "/"
    return embeddedStarters.filter { $0.path.hasPrefix(prefix) }.map {
      (String($0.path.dropFirst(prefix.count)), $0.text)
    }
  }

  private static let yamlFiles = files.filter { $0.nodes != nil }
}
