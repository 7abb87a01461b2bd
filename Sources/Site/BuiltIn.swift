public import Diagnostics
import Starter

/// The files that the program carries, by the names that diagnostics use for them.
public enum BuiltIn {
  /// What the names of built-in files begin with.
  static let prefix = "(built-in)/"

  /// The text of a built-in file such as `(built-in)/content/guide/penalties.md`.
  public static func source(_ file: String) -> SourceText? {
    guard file.hasPrefix(prefix) else { return nil }
    let path = file.dropFirst(prefix.count)
    return Starter.files.first { $0.path == path }.map {
      SourceText(file: file, bytes: $0.bytes)
    }
  }

  /// The texts of all of them but styles and scripts.
  static var texts: [[UInt8]] {
    Starter.files.filter { !$0.path.hasSuffix(".css") && !$0.path.hasSuffix(".js") }.map(\.bytes)
  }

  /// Whether bytes are those of a built-in file such as `content/guide/penalties.md`.
  static func has(_ bytes: [UInt8], at path: String) -> Bool {
    Starter.files.contains { $0.path == path && $0.bytes == bytes }
  }

  /// The built-in files of `templates/` by their paths there.
  static var templates: [String: [UInt8]] {
    let prefix = "templates/"
    let files = Starter.files.filter { $0.path.hasPrefix(prefix) }
    return Dictionary(firstOf: files.map { (String($0.path.dropFirst(prefix.count)), $0.bytes) })
  }
}
