/// What an id names in a catalog.
public enum NamedRequirement: Sendable, Hashable {
  /// The entry at a position of the catalog.
  case entry(Int)
  /// A paragraph or section that is no entry itself: its id, the title of a section, and the
  /// positions of the entries that it means. These are the one standard whose leaves are
  /// exactly those below the paragraph, else the topmost entries below it.
  case above(String, title: String?, standards: [Int])

  /// The positions of the entries that it means.
  public var positions: [Int] {
    switch self {
    case .entry(let position): [position]
    case .above(_, _, let standards): standards
    }
  }
}
