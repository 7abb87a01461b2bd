import Diagnostics
import Regulation

extension [SourcePage] {
  /// An error for each policy whose `id` is that of another by the name of its file: a link could
  /// mean both, and a register would list one under two names.
  ///
  /// Editions whose days do not overlap may share an id, as only one of them is ever in a site.
  var clashingPolicyIDs: [Diagnostic] {
    let policies = filter { $0.frontMatter.policy != nil && !$0.frontMatter.isDraft }
    let unnamed = policies.filter { $0.frontMatter.policy?.id == nil }
    let byName = Dictionary(grouping: unnamed) { $0.stem.lowercased() }
    return policies.compactMap { page in
      guard let id = page.frontMatter.policy?.id,
        let other = byName[id.value.lowercased()]?.prefix(16).first(where: page.overlaps)
      else { return nil }
      return .error(
        "duplicate-id",
        "policy \"\(id.value)\" is \(other.file) too, by the name of the file",
        at: id.place,
        help: "give one of the two another id in its front matter"
      )
    }
  }
}

extension SourcePage {
  /// Whether both pages are in a site on some day.
  fileprivate func overlaps(_ other: SourcePage) -> Bool {
    frontMatter.validity.overlaps(other.frontMatter.validity)
  }
}
