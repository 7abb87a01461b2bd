/// Finds citations of 45 CFR Part 164 in words.
///
/// It reads `164.308(a)(1)`, `§ 164.308`, `§§ 164.308 and 164.312`, `45 CFR 164.312(b)`, ranges
/// (`164.308-164.316`, `164.308(a)(1)-(8)`), short sections (`164.308, .310 and .312`) and lists that
/// go on from the paragraph before (`164.308(a)(1), (a)(3) and (a)(5)`,
/// `164.314(a)(2)(i)(A) and (B)`). Part 164 of another title, such as 21 CFR 164.150, is passed over.
struct CitationScanner {
  /// One citation, written out in full, and where its own part is among the scalars.
  struct Citation: Equatable {
    let id: String
    let range: Range<Int>
  }

  private let known: KnownCitations

  init(_ known: KnownCitations) { self.known = known }

  /// The citations in reading order.
  func citations(in text: [Unicode.Scalar]) -> [Citation] {
    var found: [Citation] = []
    var cursor = CitationCursor(text)
    while let start = cursor.nextSection() {
      guard let section = cursor.section(at: start) else { continue }
      var paragraphs = cursor.paragraphs(level: 0)
      if paragraphs.isEmpty { paragraphs = cursor.paragraphsBefore(start) }
      let isForeign = cursor.isForeign(before: start)
      let first = Citation(id: section + Self.joined(paragraphs), range: start..<cursor.index)
      let more = continuations(&cursor, section: section, paragraphs: paragraphs)
      if !isForeign { found += [first] + more }
    }
    return found
  }

  private func continuations(
    _ cursor: inout CitationCursor,
    section: String,
    paragraphs: [String]
  ) -> [Citation] {
    var found: [Citation] = []
    var (section, paragraphs) = (section, paragraphs)
    while true {
      let before = cursor.index
      guard let joint = cursor.joint() else { return found }
      let start = cursor.index
      if let next = cursor.shortSection(after: joint) {
        section = next
        paragraphs = cursor.paragraphs(level: 0)
      } else {
        let markers = cursor.markers()
        guard let next = goneOn(markers, from: paragraphs, section) else {
          cursor.index = before
          return found
        }
        // "…(a)(1), (c) encrypt": a bare comma may also end the citation and begin another list.
        if joint == .comma, cursor.isFollowedByWord, !known.isKnown(section + Self.joined(next)) {
          return found
        }
        paragraphs = next
      }
      let id = section + Self.joined(paragraphs)
      found.append(Citation(id: id, range: start..<cursor.index))
    }
  }

  /// The paragraph that markers name, seen from the one before: `(3)` after `(a)(1)` is `(a)(3)`.
  private func goneOn(
    _ markers: [String],
    from paragraphs: [String],
    _ section: String
  ) -> [String]? {
    guard let first = markers.first else { return nil }
    let readings = paragraphs.indices.reversed().filter { depth in
      Self.isAlike(first, paragraphs[depth], depth: depth)
    }.map { Array((paragraphs[..<$0] + markers).prefix(CitationCursor.deepest)) }
    return readings.first { known.isListed(section + Self.joined($0)) } ?? readings.first
  }

  /// Right below a section come letters; elsewhere `(i)` is a Roman number.
  private static func isAlike(_ marker: String, _ other: String, depth: Int) -> Bool {
    let own = CitationCursor.kinds(of: other)
    let expected = depth > 0 && own.contains(.roman) ? [.roman] : own
    return !CitationCursor.kinds(of: marker).isDisjoint(with: expected)
  }

  private static func joined(_ paragraphs: [String]) -> String {
    paragraphs.map { "(\($0))" }.joined()
  }
}
