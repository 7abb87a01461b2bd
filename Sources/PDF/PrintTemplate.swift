package import Diagnostics
import Formats

/// A file of `templates/print`.
package struct PrintTemplate: Sendable {
  /// The path below `templates/print`.
  package let path: String
  package let source: SourceText
  let isBuiltIn: Bool

  /// A file of a workspace or a client, or one of ours.
  package init(path: String, source: SourceText, isBuiltIn: Bool) {
    self.path = path
    self.source = source
    self.isBuiltIn = isBuiltIn
  }

  /// What the file asks of packages, which only the network has: an error where a PDF is asked for,
  /// else a warning.
  package func packages(isAskedFor: Bool) -> [Diagnostic] {
    guard !isBuiltIn, path.hasSuffix(".typ") else { return [] }
    let needle = Array("\"@".utf8)
    var found: [Diagnostic] = []
    var rest = source.bytes[...]
    while let start = rest.firstOccurrence(of: needle)?.lowerBound {
      let name = source.bytes[(start + 1)...].prefix { $0 != 0x22 && $0 != 0x0A }
      rest = source.bytes[(start + 1 + name.count)...].dropFirst()
      guard name.contains(UInt8(ascii: "/")), !isComment(at: start) else { continue }
      found.append(
        Diagnostic(
          isAskedFor ? .error : .warning,
          rule: "pdf-package",
          "\"\(String(decoding: name, as: UTF8.self))\" is a package: a PDF is made without the network",
          at: source.range(ofBytes: start..<start + name.count + 2),
          help: "put the package's files into templates/print and import them by their paths"
        )
      )
    }
    return found
  }

  /// Whether two slashes on the line begin a comment before a byte.
  private func isComment(at offset: Int) -> Bool {
    let before = source.bytes[..<offset]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? before.startIndex
    return before[start...].firstOccurrence(of: Array("//".utf8)) != nil
  }
}
