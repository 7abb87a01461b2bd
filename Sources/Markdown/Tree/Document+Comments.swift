public import Diagnostics

extension Document {
  /// The text of a file without its HTML comments, for those who are given the Markdown itself.
  ///
  /// - Parameters:
  ///   - source: the whole file.
  ///   - offset: the byte at which the text begins, after any front matter.
  /// - Returns: the text from there on; what is a comment is read as the site reads it, in the bodies
  ///   of `{only}` and other blocks too, so that the same words in code are kept.
  public static func sourceWithoutComments(
    _ source: SourceText,
    from offset: Int = 0
  ) -> [UInt8] {
    let start = min(max(offset, 0), source.bytes.count)
    let text = source.bytes[start...]
    guard text.containsPair(UInt8(ascii: "<"), UInt8(ascii: "!")) else { return Array(text) }
    var comments = parse(source, from: start).value.comments
    comments.sort { $0.lowerBound < $1.lowerBound }
    var out: [UInt8] = []
    var done = start
    for comment in comments where comment.upperBound > done {
      out.append(contentsOf: source.bytes[done..<max(done, comment.lowerBound)])
      done = comment.upperBound
    }
    return out + source.bytes[done...]
  }

  /// Where comments are in the file, those in the bodies of blocks included.
  private var comments: [Range<Int>] {
    var found = commentPlaces
    for node in descendants(of: root) where kind(of: node) == .block {
      if let block = block(node) { found += block.parseBody().value.comments }
    }
    return found
  }
}
