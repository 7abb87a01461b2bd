import Formats

/// What a file of navigation says of a folder.
public struct FolderPlace: Sendable, Hashable {
  /// The place among its neighbors; lower first.
  public let order: Double
  /// What it calls the folder.
  public let title: String?

  /// A place from its parts.
  public init(order: Double, title: String?) {
    self.order = order
    self.title = title
  }
}

extension ProsePage {
  /// Whether its author gives it a title: in the front matter, or as the heading that opens it.
  var isNamed: Bool { titlePlace != nil }

  /// Whether its title is that of its folder where it speaks for it: the heading of a README is not, and
  /// neither is the name of a file.
  var namesFolder: Bool { isNamed && (titleID == nil || stem.lowercased() != "readme") }
}
