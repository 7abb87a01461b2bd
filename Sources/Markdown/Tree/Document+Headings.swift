extension Document {
  /// The headings that skip a level below the one before, or below the title above the document.
  public struct HeadingGaps: Sendable {
    /// The first of them.
    public let first: NodeID
    /// Its level as written, 1 to 6.
    public let level: Int
    /// The level, as written, at which it is set.
    public let shown: Int
    /// How many there are.
    public let count: Int
  }

  /// The headings that skip a level, as pages set them: the highest level outside of quotations and
  /// lists counts as the first, and each heading is at most one below the one before.
  public var headingGaps: HeadingGaps? {
    let top = headings.map(\.level).min() ?? 2
    var before = top - 1
    var found: (first: NodeID, level: Int, shown: Int)?
    var count = 0
    for node in descendants(of: root) where kind(of: node) == .heading {
      let level = max(level(of: node), top)
      let shown = min(level, before + 1)
      if shown < level {
        count += 1
        found = found ?? (node, level, shown)
      }
      before = shown
    }
    return found.map {
      HeadingGaps(first: $0.first, level: $0.level, shown: $0.shown, count: count)
    }
  }
}
