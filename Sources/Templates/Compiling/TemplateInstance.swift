/// A body of a template and all that its meaning depends on; compiled once for each.
struct TemplateInstance: Hashable {
  let template: Int
  let body: Int
  /// What names mean.
  let scope: Scope
  /// What fills its blocks: a number of the block table.
  let blocks: Int
  /// Where in the HTML it begins.
  let html: HTMLState
}

/// What fills the blocks of templates: environments by number, each one once.
struct BlockTable {
  private var environments: [[String: Filling]] = [[:]]
  private var numbers: [[String: Filling]: Int] = [[:]: 0]

  /// A body that replaces a block's own, with the environment of the template that contains it.
  struct Filling: Hashable {
    let template: Int
    let body: Int
    let environment: Int
  }

  func filling(of name: String, in environment: Int) -> Filling? {
    environments[environment][name]
  }

  /// An environment with more fillings; those that it has already win, as the outermost page's do.
  mutating func adding(_ fillings: [String: Filling], to environment: Int) -> Int {
    let merged = environments[environment].merging(fillings) { outer, _ in outer }
    if let known = numbers[merged] { return known }
    environments.append(merged)
    numbers[merged] = environments.count - 1
    return environments.count - 1
  }
}
