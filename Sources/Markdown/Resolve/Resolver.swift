public import Diagnostics

/// A link or an image as a resolver sees it.
public struct LinkTarget {
  /// As written, escapes and entities decoded.
  public let destination: String
  private let node: Int
  private let asked: UnresolvedDocument

  init(destination: String, _ node: Int, of asked: UnresolvedDocument) {
    self.destination = destination
    self.node = node
    self.asked = asked
  }

  /// The link's words, the image's alternative text, without markup.
  public var words: String { asked.document.plainText(of: NodeID(node)) }

  /// The place of the link, from its opening bracket on; nil in a document built by hand.
  public var place: SourceRange? { asked.place(of: node) }
}

/// A value as a resolver sees it.
public struct ValueName {
  /// The dotted name, without braces and blanks.
  public let name: String
  private let node: Int
  private let asked: UnresolvedDocument

  init(name: String, _ node: Int, of asked: UnresolvedDocument) {
    self.name = name
    self.node = node
    self.asked = asked
  }

  /// Its place, braces included.
  public var place: SourceRange? { asked.place(of: node) }
}

/// What becomes of a link.
public enum LinkResolution: Sendable, Hashable {
  /// It stays as it is.
  case keep
  /// It leads elsewhere.
  case rewrite(String)
  /// Its words stay, the link goes.
  case drop
  /// Other words are in its place.
  case words(String)
}

/// What becomes of an image.
public enum ImageResolution: Sendable, Hashable {
  /// It stays as it is.
  case keep
  /// It is found elsewhere.
  case rewrite(String)
  /// Its alternative text stays, the image goes.
  case drop
}

/// What becomes of a value.
public enum ValueResolution: Sendable, Hashable {
  /// Its name stays as written.
  case leave
  /// Plain text.
  case text(String)
}

/// What becomes of a block.
public enum BlockResolution: Sendable {
  /// It stays and is shown as code.
  case leave
  /// Nothing stays.
  case remove
  /// Blocks of another document, which is resolved already.
  case document(Document)
  /// A place that a callback of the HTML writer fills.
  case embedded(Int)
}

/// Says what the names in a document mean; asked in reading order.
///
/// A resolver keeps its own diagnostics: each question has its place.
public protocol Resolver {
  /// What becomes of a link.
  mutating func link(_ link: LinkTarget) -> LinkResolution
  /// What becomes of an image.
  mutating func image(_ image: LinkTarget) -> ImageResolution
  /// What becomes of a value.
  mutating func value(_ value: ValueName) -> ValueResolution
  /// What becomes of a block.
  mutating func block(_ block: NamedBlock) -> BlockResolution
}

extension Resolver {
  /// Keeps every link.
  public mutating func link(_ link: LinkTarget) -> LinkResolution { .keep }
  /// Keeps every image.
  public mutating func image(_ image: LinkTarget) -> ImageResolution { .keep }
  /// Leaves every value as written.
  public mutating func value(_ value: ValueName) -> ValueResolution { .leave }
  /// Leaves every block, to be shown as code.
  public mutating func block(_ block: NamedBlock) -> BlockResolution { .leave }
}
