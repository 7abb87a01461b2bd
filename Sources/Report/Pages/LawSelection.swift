import GapAnalysis
import Regulation
import Words

/// Which requirements and facts have pages in a site.
struct LawSelection {
  let law: Law
  let shown: ShownLaw
  let assessment: Assessment?
  /// The paths of pages of law that other pages lead to.
  private(set) var named: Set<String> = []

  init(law: Law, shown: ShownLaw, assessment: Assessment?) {
    self.law = law
    self.shown = shown
    self.assessment = assessment
    guard let assessment, shown != .all else { return }
    for result in assessment.requirements {
      named.insert(Addresses.requirement(result.requirement.id))
    }
  }

  /// Whether the pages on the whole of the law are there: crosswalks, sources and what changed.
  var hasOverviews: Bool { shown == .all || (shown == .named && assessment != nil) }

  /// The requirements that have a page, in the order of the catalog.
  var requirements: [Requirement] {
    law.catalog.requirements.filter {
      shown == .all || named.contains(Addresses.requirement($0.id))
    }
  }

  /// The facts that have a page.
  var facts: [Fact] {
    law.facts.all.filter { shown == .all || named.contains(Addresses.fact($0.id)) }
  }

  /// Whether a page of law is in the site, or comes in when it is linked.
  func admits(_ path: String) -> Bool { shown != .none || named.contains(path) }

  /// Notes that a page is linked, cited or satisfied.
  mutating func add(_ path: String) {
    if shown == .named { named.insert(path) }
  }

  /// Notes all that pages lead to; what a policy satisfies brings its standard.
  mutating func add(_ pages: [Page], satisfied: [String]) {
    guard shown == .named, !law.isEmpty else { return }
    for page in pages {
      page.forEachTarget { target in
        if case .page(let path, _) = target, Self.isOfLaw(path) { named.insert(path) }
      }
    }
    for requirement in satisfied.flatMap(law.catalog.entries(namedBy:)) {
      named.insert(Addresses.requirement(requirement.id))
      named.insert(Addresses.requirement(law.catalog.standard(of: requirement).id))
    }
  }

  private static func isOfLaw(_ path: String) -> Bool {
    families.contains { path.hasPrefix($0) }
  }

  /// Pages whose links to law that has no page here are words.
  func settled(_ pages: [Page]) -> [Page] {
    guard shown != .all, !law.isEmpty else { return pages }
    let others = hasOverviews ? [] : Self.overviews
    return pages.map { page in
      page.keepingLinks { target in
        guard case .page(let path, _) = target else { return true }
        return Self.isOfLaw(path)
          ? named.contains(path) || Self.indexes.contains(path) : !others.contains(path)
      }
    }
  }

  private static let registers = SitePage.allCases.filter { $0.owner == .law }
  private static let indexes = Set(registers.map(\.path))
  private static let families = registers.compactMap(\.folder)
  private static let overviews = Set(SitePage.allCases.filter { $0.owner == .wholeLaw }.map(\.path))
}
