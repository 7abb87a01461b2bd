/// The names by which Markdown files are known.
public enum MarkdownFile {
  /// What follows the last full stop of a Markdown file's name, in small letters.
  public static let extensions = ["md", "markdown", "mdown"]

  /// A path without the ending of a Markdown file; the whole path where it has none.
  public static func stem(_ path: String) -> String {
    let bytes = path.utf8
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), dot != bytes.startIndex else {
      return path
    }
    let ending = path[bytes.index(after: dot)...]
    guard ending.utf8.count <= 8, extensions.contains(ending.lowercased()) else { return path }
    return String(path[..<dot])
  }
}
