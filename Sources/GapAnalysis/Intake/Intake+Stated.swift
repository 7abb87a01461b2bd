import Diagnostics
import Regulation

extension Intake {
  /// Checks the title and the obligation in a row, which differ where one column was sorted alone.
  mutating func checkStated(_ response: Response, of leaf: Requirement, _ titles: LeafTitles?) {
    if let title = response.statedTitle, let titles { check(title, of: leaf, titles) }
    guard let stated = response.statedObligation else { return }
    let obligation = leaf.isPermissive ? "permitted" : leaf.obligation.rawValue
    let said = stated.value.lowercased()
    guard said != obligation, said != leaf.obligation.rawValue else { return }
    report(
      .note,
      .obligationMismatch,
      "\(leaf.id) is \(obligation), not \"\(stated.value)\"",
      at: stated.place
    )
  }

  private mutating func check(
    _ title: Sourced<String>,
    of leaf: Requirement,
    _ titles: LeafTitles
  ) {
    let owners = titles.ids(of: title.value)
    guard !owners.contains(leaf.id), LeafTitles.folded(leaf.title) != LeafTitles.folded(title.value)
    else { return }
    let named = catalog.leadingEntry(of: title.value)
      .flatMap { $0.isAssessable && $0.id != leaf.id ? $0.id : nil }
    if let owner = owners.first ?? named {
      report(
        .error,
        .titleMismatch,
        "\"\(title.value)\" is \(owners.isEmpty ? "" : "the title ")of \(owner), but the row answers \(leaf.id)",
        at: title.place,
        help: "\(leaf.id) is \"\(leaf.title)\"; was a column sorted alone?"
      )
    } else {
      report(
        .note,
        .titleMismatch,
        "\(leaf.id) is titled \"\(leaf.title)\", not \"\(title.value)\"",
        at: title.place
      )
    }
  }
}

/// The leaves of a catalog by their titles, by their letters and digits alone, of any case.
struct LeafTitles {
  private let ids: [String: [String]]

  init(_ catalog: Catalog) {
    let leaves = catalog.requirements.filter(\.isAssessable)
    ids = Dictionary(grouping: leaves, by: { Self.folded($0.title) }).mapValues { $0.map(\.id) }
  }

  func ids(of title: String) -> [String] { ids[Self.folded(title)] ?? [] }

  static func folded(_ title: String) -> String {
    title.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
