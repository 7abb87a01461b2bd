import GapAnalysis

/// Where each item of each framework is shown: its page, and its id there.
struct FrameworkPlaces {
  /// So many items are on a page at most.
  static let most = 150

  /// The pages of a framework and the ids of its items on them.
  struct Place {
    let page: String
    let anchor: String
  }

  /// The frameworks with their items in the order of their trees.
  let frameworks: [PolicyFramework]
  private let places: [[String: Place]]

  /// The places of the items of frameworks.
  init(_ frameworks: PolicyFrameworks) {
    self.frameworks = frameworks.all
    places = frameworks.all.map { framework in
      var places: [String: Place] = [:]
      var taken: Set<String> = []
      for (number, row) in framework.tree.enumerated() {
        let anchor = Addresses.free(Addresses.anchor("item-" + row.item.id), among: taken)
        taken.insert(anchor.lowercased())
        places[row.item.id] = Place(
          page: Self.page(of: framework, part: number / Self.most),
          anchor: anchor
        )
      }
      return places
    }
  }

  /// A page of a framework, the first or one on which it goes on.
  static func page(of framework: PolicyFramework, part: Int = 0) -> String {
    let name = Addresses.safe(framework.id)
    // No id of a framework has two hyphens.
    return SitePage.frameworks.member(part == 0 ? name : "\(name)--\(part + 1)")
  }

  /// The id of an item on its page.
  func anchor(of item: String, in framework: PolicyFramework) -> String {
    place(of: item, in: framework)?.anchor ?? ""
  }

  /// The row of an item.
  func target(of item: String, in framework: PolicyFramework) -> Target {
    let place = place(of: item, in: framework)
    return .page(place?.page ?? Self.page(of: framework), fragment: place?.anchor)
  }

  private func place(of item: String, in framework: PolicyFramework) -> Place? {
    frameworks.firstIndex { $0.id == framework.id }.flatMap { places[$0][item] }
  }
}
