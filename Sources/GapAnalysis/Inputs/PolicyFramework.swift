public import Diagnostics

/// A framework that gapbook.yml declares besides HIPAA, such as SOC 2: its items, which policies claim to
/// satisfy.
public struct PolicyFramework: Sendable, Hashable {
  /// An item: a criterion, a control, or a heading above others.
  public struct Item: Sendable, Hashable {
    /// The id, such as `CC6.1`.
    public let id: String
    /// The title; the id where the file has none.
    public let title: String
    /// The id of the item above it; nil at the top.
    public let parent: String?
    /// Where it is written.
    public let place: SourceRange

    /// An item from its parts.
    public init(id: String, title: String, parent: String?, place: SourceRange) {
      self.id = id
      self.title = title
      self.parent = parent
      self.place = place
    }
  }

  /// The id, which policies write before a colon.
  public let id: String
  /// The title.
  public let title: String
  /// The items in the order of the file; no parent is missing, and none is below itself.
  public let items: [Item]

  /// A framework from its parts.
  public init(id: String, title: String, items: [Item]) {
    self.id = id
    self.title = title
    self.items = items
  }

  /// The items, each before those below it, with how many are above.
  public var tree: [(item: Item, depth: Int)] {
    let below = Dictionary(grouping: items.indices) { items[$0].parent }
    var rest = (below[nil] ?? []).reversed().map { (number: $0, depth: 0) }
    var tree: [(item: Item, depth: Int)] = []
    while let (number, depth) = rest.popLast() {
      tree.append((items[number], depth))
      rest += (below[items[number].id] ?? []).reversed().map { ($0, depth + 1) }
    }
    return tree
  }
}

/// The frameworks of a workspace, by the names that policies may write.
public struct PolicyFrameworks: Sendable {
  /// In the order of gapbook.yml.
  public let all: [PolicyFramework]
  private let byID: [String: Int]
  /// The items of each framework by their ids as they are compared.
  private let items: [[String: Int]]

  /// None.
  public static let none = PolicyFrameworks([])

  /// PolicyFrameworks, each of an id of its own.
  public init(_ all: [PolicyFramework]) {
    self.all = all
    byID = Dictionary(firstOf: all.enumerated().map { ($0.element.id.lowercased(), $0.offset) })
    items = all.map { framework in
      Dictionary(firstOf: framework.items.enumerated().map { (Self.key($0.element.id), $0.offset) })
    }
  }

  /// Whether there are none.
  public var isEmpty: Bool { all.isEmpty }

  /// The framework of an id, in whatever capitals.
  public func framework(_ id: String) -> PolicyFramework? { byID[id.lowercased()].map { all[$0] } }

  /// The item of a framework by its id, in whatever capitals.
  public func item(_ id: String, of framework: PolicyFramework) -> PolicyFramework.Item? {
    guard let number = byID[framework.id.lowercased()] else { return nil }
    return items[number][Self.key(id)].map { framework.items[$0] }
  }

  /// The frameworks that have an item of an id.
  public func frameworks(holding id: String) -> [PolicyFramework] {
    let key = Self.key(id)
    return all.indices.filter { items[$0][key] != nil }.map { all[$0] }
  }

  /// An id as it is compared: neither capitals nor blanks count.
  private static func key(_ id: String) -> String {
    id.lowercased().filter { !$0.isWhitespace }
  }
}
