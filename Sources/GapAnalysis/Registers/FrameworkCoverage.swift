public import Regulation

/// The items of a framework with the policies that claim them, and those that none in force does.
public struct FrameworkCoverage: Sendable {
  /// An item.
  public struct Row: Sendable {
    /// The item.
    public let item: PolicyFramework.Item
    /// How many items are above it.
    public let depth: Int
    /// Whether none is below it.
    public let isLeaf: Bool
    /// The policies that name it, in the order of the register.
    public let policies: [Policy]
    /// Whether a policy that is in force names it or an item above it.
    public let isCovered: Bool
  }

  /// The framework.
  public let framework: PolicyFramework
  /// Its items, each before those below it.
  public let rows: [Row]

  /// The items that none is below, which are what is counted.
  public var leaves: [Row] { rows.filter(\.isLeaf) }
  /// Those of them that no policy in force answers.
  public var gaps: [Row] { rows.filter { $0.isLeaf && !$0.isCovered } }

  /// What policies claim of a framework on a day.
  public init(_ framework: PolicyFramework, _ policies: [Policy], asOf: Day) {
    var claiming: [String: [Policy]] = [:]
    for policy in policies {
      var seen: Set<String> = []
      for claim in policy.claims where claim.isDeclared && claim.framework == framework.id {
        if seen.insert(claim.item).inserted { claiming[claim.item, default: []].append(policy) }
      }
    }
    let parents = Set(framework.items.compactMap(\.parent))
    var covered: Set<String> = []
    self.framework = framework
    rows = framework.tree.map { item, depth in
      let own = claiming[item.id] ?? []
      let isCovered =
        own.contains { $0.covers(on: asOf) } || item.parent.map(covered.contains) ?? false
      if isCovered { covered.insert(item.id) }
      return Row(
        item: item,
        depth: depth,
        isLeaf: !parents.contains(item.id),
        policies: own,
        isCovered: isCovered
      )
    }
  }
}

extension Policy {
  /// The items of a framework that it claims, each once.
  public func items(of framework: PolicyFramework) -> [String] {
    var seen: Set<String> = []
    return claims.filter { $0.isDeclared && $0.framework == framework.id }.map(\.item)
      .filter { seen.insert($0).inserted }
  }
}
