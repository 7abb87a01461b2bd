import Diagnostics
import Regulation

/// Finds the leaf that a row of somebody else's table is about.
struct RequirementFinder {
  let catalog: Catalog
  /// The rules that the client is assessed on.
  let rules: [HIPAARule]
  private let titles: RequirementTitles

  init(_ catalog: Catalog, rules: [HIPAARule]) {
    self.catalog = catalog
    self.rules = rules
    titles = RequirementTitles(catalog)
  }

  /// What a row says of its requirement.
  struct Names {
    /// Cells that may hold its id, or its title.
    var requirements: [String] = []
    var standard: String?
    var specification: String?
    var title: String?
  }

  /// Why a row has no place.
  struct Reason: Error {
    let message: String
    var help: String?
  }

  /// The leaf of a row; `isAlone` where the row names what is above that one leaf.
  typealias Found = (leaf: Requirement, isAlone: String?)

  func leaf(of names: Names) throws(Reason) -> Found {
    let cells = names.requirements + [names.specification, names.title].compactMap(\.self)
    var cited = CitedIDs(naming: cells, in: catalog)
    let isOfStandard = cited.isEmpty
    if isOfStandard { cited = CitedIDs(naming: [names.standard].compactMap(\.self), in: catalog) }
    if cited.known.count > 1 { throw severalNamed(cited.known) }
    if let id = cited.known.first {
      if isOfStandard, let text = own(names) { return try titled(text, below: id) }
      let found = try leaf(named: id)
      // What is above one leaf has a title of its own.
      if found.isAlone == nil { try check(names.title ?? names.specification, against: found.leaf) }
      return found
    }
    if let id = cited.unknown.first {
      if cited.lists.contains(id) {
        throw Reason(
          message: "\"\(id)\" names several requirements",
          help: "give each of them a row of its own"
        )
      }
      throw Reason(message: "\"\(id)\" is no requirement", help: catalog.idHelp(for: id))
    }
    return try titled(names)
  }

  private func severalNamed(_ ids: [String]) -> Reason {
    Reason(
      message: "the row names \(ids.count) requirements: \(ids.joined(separator: ", "))",
      help: "give each of them a row"
    )
  }

  /// The leaf of an id; one that is above leaves answers none of them.
  private func leaf(named id: String) throws(Reason) -> Found {
    if case .entry(let position) = catalog.named(id) {
      let entry = catalog.requirements[position]
      if entry.isAssessable { return (entry, nil) }
      let above = catalog.ancestors(of: position).map { catalog.requirements[$0] }
      if let leaf = above.first(where: \.isAssessable) {
        throw Reason(
          message: "\(entry.id) is a part of \(leaf.id), which is answered as a whole",
          help: "write \(leaf.id)"
        )
      }
      return try alone(below: entry.id)
    }
    return try alone(below: RequirementID(id)?.spelling ?? id)
  }

  /// The one leaf below what an id names; that of several leaves answers none of them.
  private func alone(below id: String) throws(Reason) -> Found {
    let found = catalog.leaves(namedBy: id)
    if found.count == 1 { return (found[0], id) }
    let leaves = found.map(\.id)
    guard !leaves.isEmpty else {
      throw Reason(message: "\(id) is answered by nobody: it has no requirement that counts")
    }
    throw Reason(
      message: "\(id) is broad: one answer cannot be that of each of its \(leaves.count) leaves",
      help: "give each a row of its own: " + leaves.prefix(12).joined(separator: ", ")
        + (leaves.count > 12 ? " and \(leaves.count - 12) more" : "")
    )
  }

  /// Refuses a title that is that of another leaf.
  private func check(_ title: String?, against leaf: Requirement) throws(Reason) {
    guard let title else { return }
    let titled = titles.leaves(titled: title)
    if !titled.isEmpty, !titled.contains(where: { $0.id == leaf.id }) {
      throw Reason(
        message: "the row names \(leaf.id), and \(quoted(title)) is the title of \(titled[0].id)",
        help: "\(leaf.id) is \"\(leaf.title)\""
      )
    }
  }
}

/// By titles.
extension RequirementFinder {
  private static let empty: Set = [
    "", "-", "n a", "na", "none", "no specification", "no implementation specification",
    "no implementation specifications", "standard", "see standard", "not applicable",
  ]

  /// The text that is about the leaf itself, not the standard.
  private func own(_ names: Names) -> String? {
    let texts = [names.specification, names.title].compactMap(\.self) + names.requirements
    return texts.first { !Self.empty.contains(FoldedWords.of($0)) }
  }

  private func titled(_ names: Names) throws(Reason) -> Found {
    if let own = own(names) { return try titled(own, standard: names.standard) }
    guard let standard = names.standard else {
      throw Reason(message: "the row names no requirement", help: "write its id, as 164.312(b)")
    }
    return try titled(standard, standard: nil)
  }

  /// The leaf of a title below what an id names.
  private func titled(_ title: String, below id: String) throws(Reason) -> Found {
    let below = Set(catalog.leaves(namedBy: id).map(\.id))
    let found = titles.leaves(titled: title).filter { below.contains($0.id) }
    if found.count == 1 { return (found[0], nil) }
    // The standard's own row repeats its title, or describes it.
    if titles.leaves(titled: title).isEmpty { return try leaf(named: id) }
    throw Reason(
      message: "\(quoted(title)) is no title of a requirement below \(id)",
      help: catalog.leaves(namedBy: id).map { "\($0.id) \($0.title)" }.joined(separator: "; ")
    )
  }

  private func titled(_ title: String, standard: String?) throws(Reason) -> Found {
    var found = titles.leaves(titled: title)
    if let standard {
      let above = titles.standards(titled: standard)
      let leaves = Set(above.flatMap { catalog.leaves(namedBy: $0.id) }.map(\.id))
      let below = found.filter { leaves.contains($0.id) }
      if !found.isEmpty, below.isEmpty, !above.isEmpty {
        throw Reason(
          message: "\(quoted(title)) is no title of a requirement below \(quoted(standard))",
          help: "it is \(found.map(\.id).joined(separator: " or "))"
        )
      }
      if !below.isEmpty { found = below }
    }
    let inScope = found.filter { rules.contains($0.rule) }
    if inScope.count == 1 { return (inScope[0], nil) }
    if found.count == 1 { return (found[0], nil) }
    if found.count > 1 {
      throw Reason(
        message: "\(quoted(title)) is the title of \(found.count) requirements",
        help: "write the id: " + found.map(\.id).joined(separator: " or ")
      )
    }
    if let broad = titles.standards(titled: title).first { return try alone(below: broad.id) }
    throw Reason(
      message: "\(quoted(title)) is no id and no title of a requirement",
      help: titles.nearest(to: title).map(didYouMean) ?? "write its id, as 164.312(b)"
    )
  }
}
