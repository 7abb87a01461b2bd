/// Which blocks each template offers to those that name it as parent: its own and those of the
/// templates that it uses.
struct BlockNames {
  private let own: [Set<String>]
  private let uses: [Set<Int>]
  private var known: [Int: Set<String>] = [:]

  init(_ templates: [Template], _ numbers: [String: Int]) {
    own = templates.map { template in
      Set(
        template.nodes.compactMap { if case .block(let block) = $0 { block.tag.name } else { nil } }
      )
    }
    uses = templates.map { template in
      Set(
        template.nodes.compactMap { node in
          switch node {
          case .partial(let tag, _): numbers[tag.name]
          case .parent(let parent): numbers[parent.tag.name]
          default: nil
          }
        }
      )
    }
  }

  /// The names of the blocks in a template and in all that it uses.
  mutating func names(below template: Int) -> Set<String> {
    if let names = known[template] { return names }
    var names: Set<String> = []
    var reached: Set<Int> = [template]
    var waiting = [template]
    while let next = waiting.popLast() {
      names.formUnion(own[next])
      for use in uses[next] where reached.insert(use).inserted { waiting.append(use) }
    }
    known[template] = names
    return names
  }
}

extension Template {
  /// All nodes, in no particular order.
  fileprivate var nodes: some Sequence<Node> { bodies.joined() }
}
