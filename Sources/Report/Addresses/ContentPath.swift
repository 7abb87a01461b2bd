import Formats

/// Paths below the content folder, with `/` between parts.
enum ContentPath {
  /// A relative link seen from a file; nil where it climbs out of the content folder.
  static func resolve(_ link: String, from file: String) -> String? {
    RelativePath.resolved(link, from: RelativePath.folder(of: file))
  }

  /// A file as another one links it: relative, with %-escapes only where Markdown needs them.
  static func link(to path: String, from file: String) -> String {
    RelativePath.address(of: path, in: file, keeping: kept)
  }

  private static let kept = ByteSet(allBut: " %#?()<>\\\"")

  /// A link cut into its path and what follows `#`, both with %-escapes read; a query is dropped.
  static func cut(_ link: String) -> (path: String, fragment: String?) {
    let hash = link.utf8.firstIndex(of: UInt8(ascii: "#"))
    let path = link[..<(hash ?? link.endIndex)].utf8.prefix { $0 != UInt8(ascii: "?") }
    return (
      PercentCodes.decoded(String(Substring(path))),
      hash.map { PercentCodes.decoded(String(link[link.index(after: $0)...])) }
    )
  }
}

extension Substring {
  /// The path of the folder that holds a file or folder; empty at the top.
  var above: Substring {
    utf8.lastIndex(of: UInt8(ascii: "/")).map { self[..<$0] } ?? self[..<startIndex]
  }
}
