public import Diagnostics
import Formats

/// A section of the regulation, such as 164.312.
public struct LawSection: Sendable, Hashable {
  /// The number, such as `164.312`.
  public let id: String
  /// The heading.
  public let title: String
  /// The rule it belongs to.
  public let rule: HIPAARule
  /// The safeguard family that its requirements share.
  public let family: String
  /// Paragraphs of the law that are no entries of the catalog, such as `164.306(d)(3)`.
  public var furtherParagraphs: [String] = []
  /// Whether the catalog contains every paragraph of the section.
  public var isWhole = false
}

extension LawSection {
  /// A section all paragraphs of which are entries; the rest is set on it.
  public init(id: String, title: String, rule: HIPAARule, family: String) {
    self.id = id
    self.title = title
    self.rule = rule
    self.family = family
  }
}

/// A safeguard family of one rule; two rules may use the same name.
public struct Family: Sendable, Hashable {
  /// The name, such as `technical`.
  public let id: String
  /// The rule.
  public let rule: HIPAARule

  /// A family from its name and rule.
  public init(id: String, rule: HIPAARule) {
    self.id = id
    self.rule = rule
  }

  /// In words, such as "Administrative safeguards".
  public var title: String {
    switch (rule, id) {
    case (.security, "administrative"), (.security, "physical"), (.security, "technical"):
      return id.prefix(1).uppercased() + id.dropFirst() + " safeguards"
    case (.security, "organizational"): return "Organizational requirements"
    case (.security, "documentation"): return "Policies and documentation"
    case (.breachNotification, "definitions"): return "Breach assessment"
    case (.breachNotification, "notification"): return "Breach notices"
    case (.breachNotification, "administrative-requirements"): return "Breach administration"
    default:
      let words = id.parts(between: "-").joined(separator: " ")
      return words.prefix(1).uppercased() + words.dropFirst()
    }
  }
}

/// The requirements of an authority, in the order of the regulation.
public struct Catalog: Sendable {
  /// Who issued them and where, such as "45 CFR Part 164 Subparts C, D, E".
  public let authority: String
  /// The day up to which the catalog is complete.
  public let asOf: Day?
  /// The sections in order.
  public let sections: [LawSection]
  /// The requirements in order.
  public let requirements: [Requirement]
  /// What sections are about in words that are no titles.
  public let subjects: [CitedSubject]

  /// By position: the positions of the entries above, the nearest first.
  private let above: [[Int]]
  /// By position: the positions of the entries at any depth below, in order.
  private let below: [[Int]]
  private let indexByID: [String: Int]
  /// By paragraph: the positions of the entries at any depth below it by their ids.
  private let indexByParagraph: [String: [Int]]
  private let childrenByParent: [String: [Int]]
  private let sectionByID: [String: Int]

  /// A catalog without requirements.
  public static let empty = Catalog(authority: "", asOf: nil, sections: [], kept: [], index: [:])

  private init(
    authority: String,
    asOf: Day?,
    sections: [LawSection],
    kept: [Requirement],
    index: [String: Int],
    subjects: [CitedSubject] = []
  ) {
    self.subjects = subjects
    self.authority = authority
    self.asOf = asOf
    self.sections = sections
    requirements = kept
    indexByID = index
    indexByParagraph = Self.paragraphs(of: kept)
    let above = kept.map { entry in
      var found: [Int] = []
      var parent = entry.parent
      // A ring of parents ends after sixteen steps.
      while found.count < 16, let position = index[parent] {
        found.append(position)
        parent = kept[position].parent
      }
      return found
    }
    self.above = above
    var below: [[Int]] = kept.map { _ in [] }
    for position in kept.indices {
      for ancestor in above[position] { below[ancestor].append(position) }
    }
    self.below = below
    childrenByParent = Dictionary(grouping: kept.indices) { kept[$0].parent }
    sectionByID = Dictionary(
      sections.indices.map { (sections[$0].id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Indexes requirements; a second entry of the same id or alias, and a parent or section that
  /// does not exist, are errors; a second entry and one that is below itself are left out.
  public static func make(
    authority: String,
    asOf: Day?,
    sections: [LawSection],
    requirements: [Requirement],
    subjects: [CitedSubject] = []
  ) -> Diagnosed<Catalog> {
    var diagnostics: [Diagnostic] = []
    var index: [String: Int] = [:]
    var kept: [Requirement] = []
    for entry in requirements {
      if let first = index[entry.id] {
        let place = kept[first].place
        diagnostics.append(
          .error(
            "duplicate-id",
            "requirement \"\(entry.id)\" is in the catalog twice",
            at: entry.place,
            help: "the first is at \(place.fileLine)"
          )
        )
        continue
      }
      for name in names(of: entry) where index[name] == nil { index[name] = kept.count }
      kept.append(entry)
    }
    let known = Set(kept.map(\.id) + sections.map(\.id))
    let sectionIDs = Set(sections.map(\.id))
    for entry in kept {
      for name in Set([entry.parent, entry.section]) where !known.contains(name) {
        diagnostics.append(
          .error(
            "unknown-requirement",
            "\"\(name)\", above requirement \"\(entry.id)\", is neither a requirement nor a section",
            at: entry.place,
            help: suggestion(for: name, among: sectionIDs.sorted())
          )
        )
      }
    }
    let circular = Self.circular(kept, index)
    for entry in kept where circular.contains(entry.id) {
      diagnostics.append(
        .error(
          "parent-cycle",
          "requirement \"\(entry.id)\" lies below itself",
          at: entry.place,
          help: "its parent is \"\(entry.parent)\"; parents must lead to a section"
        )
      )
    }
    kept.removeAll { circular.contains($0.id) }
    if !circular.isEmpty {
      index = [:]
      for (number, entry) in kept.enumerated() {
        for name in names(of: entry) where index[name] == nil { index[name] = number }
      }
    }
    let catalog = Catalog(
      authority: authority,
      asOf: asOf,
      sections: sections,
      kept: kept,
      index: index,
      subjects: subjects
    )
    return Diagnosed(catalog, diagnostics)
  }

  /// The ids of an entry, as written and as the law spells them.
  private static func names(of entry: Requirement) -> [String] {
    ([entry.id] + entry.aliases).flatMap { name in
      RequirementID.isPrinted(name)
        ? [name] : [name, RequirementID(name)?.spelling].compactMap(\.self)
    }
  }

  /// The entries that are below themselves: their parents form a ring.
  private static func circular(_ entries: [Requirement], _ index: [String: Int]) -> Set<String> {
    var found: Set<String> = []
    for entry in entries {
      var current = entry
      var steps = 0
      while let above = index[current.parent], steps <= entries.count {
        current = entries[above]
        steps += 1
      }
      if steps > entries.count { found.insert(entry.id) }
    }
    return found
  }

  /// By paragraph and section, the entries that are below it by their ids.
  private static func paragraphs(of entries: [Requirement]) -> [String: [Int]] {
    var found: [String: [Int]] = [:]
    for (position, entry) in entries.enumerated() {
      var id = entry.id[...]
      while let end = id.lastIndex(of: "(") {
        id = id[..<end]
        found[String(id), default: []].append(position)
      }
      if id != entry.section { found[entry.section, default: []].append(position) }
    }
    return found
  }

  /// The requirement of an id or alias in any spelling; for a paragraph that is no entry, the
  /// standard that it means.
  public func requirement(_ id: String) -> Requirement? {
    if let position = indexByID[id] { return requirements[position] }
    guard sectionByID[id] == nil, let named = named(id), section(named) == nil,
      named.positions.count == 1
    else { return nil }
    return requirements[named.positions[0]]
  }

  /// The entries that an id in any spelling names: its own, or those that a paragraph or section
  /// above entries means; none where it is unknown.
  public func entries(namedBy id: String) -> [Requirement] {
    named(id)?.positions.map { requirements[$0] } ?? []
  }

  private func section(_ named: NamedRequirement) -> LawSection? {
    if case .above(let id, _, _) = named { section(id) } else { nil }
  }

  /// The section of a number.
  public func section(_ id: String) -> LawSection? {
    sectionByID[id].map { sections[$0] }
  }

  /// The place of a requirement in the order of the regulation, by its id or alias in any spelling.
  public func order(of id: String) -> Int? {
    if let position = indexByID[id] { return position }
    // What links and parents name most often besides entries are sections.
    guard sectionByID[id] == nil, let read = RequirementID(id) else { return nil }
    return indexByID[read.spelling] ?? read.otherSpelling.flatMap { indexByID[$0] }
  }

  /// What an id in any spelling names; nil where it is neither in the catalog nor above an entry.
  public func named(_ id: String) -> NamedRequirement? {
    if let position = order(of: id) { return .entry(position) }
    let read = RequirementID(id)
    for spelling in [id, read?.spelling, read?.otherSpelling] {
      guard let spelling else { continue }
      let (section, below) = (section(spelling), indexByParagraph[spelling])
      guard section != nil || below != nil else { continue }
      return .above(spelling, title: section?.title, standards: standards(of: below ?? []))
    }
    return nil
  }

  /// The standard whose leaves are exactly these entries, else the topmost of them.
  private func standards(of entries: [Int]) -> [Int] {
    let all = Set(entries)
    let topmost = entries.filter { entry in !above[entry].contains { all.contains($0) } }
    guard let first = topmost.first, let parent = above[first].first,
      topmost.allSatisfy({ above[$0].first == parent })
    else { return topmost }
    let leaves = entries.filter { requirements[$0].isAssessable }
    let whole = below[parent].filter { requirements[$0].isAssessable }
    return leaves == whole ? [parent] : topmost
  }

  /// The leaves that an id in any spelling names or is above, whatever the day.
  public func leaves(namedBy id: String) -> [Requirement] {
    let positions: [Int]
    switch named(id) {
    case .entry(let position): positions = [position] + below[position]
    case .above(let name, _, _): positions = indexByParagraph[name] ?? []
    case nil: positions = []
    }
    return positions.map { requirements[$0] }.filter(\.isAssessable)
  }

  /// Help for an id that names no entry: what is right below it, never a neighbor by spelling.
  public func idHelp(for id: String) -> String? {
    if let entry = leadingEntry(of: id) { return "write the id alone: \(entry.id)" }
    guard let read = RequirementID(id) else {
      return "an id is written as 164.312(a)(2)(iv)"
    }
    guard case .above(_, _, let standards) = named(id), !standards.isEmpty else {
      return section(read.spelling).map { "the catalog holds nothing of \($0.id) \($0.title)" }
        ?? partsHelp(above: read.spelling)
    }
    return "did you mean " + Self.choice(standards.map { requirements[$0].id }) + "?"
  }

  private static func choice(_ ids: [String]) -> String {
    let shown = ids.prefix(12).map { "\"\($0)\"" }
    if ids.count > shown.count {
      return shown.joined(separator: ", ") + " or another of \(ids.count)"
    }
    guard let last = shown.last, shown.count > 1 else { return shown.joined() }
    return shown.dropLast().joined(separator: ", ") + " or " + last
  }

  /// The positions of the entries above the one at a position, the nearest first.
  public func ancestors(of position: Int) -> [Int] { above[position] }

  /// The positions of the entries at any depth below the one at a position, in order.
  public func descendants(of position: Int) -> [Int] { below[position] }

  /// The requirements right below a requirement or section, in order.
  public func children(of id: String) -> [Requirement] {
    (childrenByParent[id] ?? []).map { requirements[$0] }
  }

  /// The leaves in force on a day, of the rules given.
  public func leaves(on day: Day, rules: [HIPAARule] = HIPAARule.allCases) -> [Requirement] {
    requirements.filter {
      $0.isAssessable && $0.validity.contains(day) && rules.contains($0.rule)
    }
  }

  /// The standard of a leaf: the topmost requirement above it, or itself where a
  /// section is right above.
  public func standard(of leaf: Requirement) -> Requirement {
    order(of: leaf.id).flatMap { above[$0].last }.map { requirements[$0] } ?? leaf
  }

  /// Every id and alias, for suggestions.
  public var allIDs: [String] { requirements.flatMap { [$0.id] + $0.aliases } }
}
