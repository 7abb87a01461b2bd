/// What a file of navigation, such as SUMMARY.md, says of a page or a folder.
public struct NavigationPlace: Sendable, Hashable {
  /// The place among all that it names, from 0.
  public let order: Int
  /// What it calls it.
  public let title: String?

  /// A place from its parts.
  public init(order: Int, title: String?) {
    self.order = order
    self.title = title
  }
}
