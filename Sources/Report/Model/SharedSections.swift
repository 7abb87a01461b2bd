import GapAnalysis
import Regulation
import Words

/// What the pages of several clients say alike, made once: prose that reads nothing of its site, and
/// the law.
///
/// It is of one workspace, and of the bases of the last few sites.
struct SharedSections: Sendable {
  /// What they are made from, beside the page or the entry of the law.
  struct Basis: Equatable {
    /// A page that clients share, as their site has it.
    private struct Page: Equatable {
      let contentPath: String
      let path: String
      let title: String
    }

    private let asOf: Day
    private let phrases: [String: Words.Phrase]
    private let language: String
    private let shownLaw: ShownLaw
    private let audience: String
    private let layout: ReportLayout
    private let pages: [Page]

    /// The basis of a client's site; nil for another site, and where the client's own files say which
    /// links of shared pages lead anywhere.
    init?(_ input: SiteInput) {
      guard let client = input.client, input.shownLaw != .none,
        !input.pages.contains(where: { input.withheld.contains($0.contentPath) })
      else { return nil }
      asOf = input.asOf
      phrases = input.words.phrases
      language = input.imprint.language
      shownLaw = input.shownLaw
      audience = client.assessment.audience
      layout = client.order.layout
      pages = input.pages.map { Page(contentPath: $0.contentPath, path: $0.path, title: $0.title) }
    }
  }

  /// A page of prose that reads nothing of its site.
  struct ProseOfAll {
    let body: Prose
    /// The pages of law that it leads to.
    let lawPages: Set<String>
    /// The same among others on one page.
    var together: Prose?
    fileprivate(set) var sections: FolderPages.PageSections?
  }

  private struct Kept {
    let basis: Basis
    var prose: [String: ProseOfAll] = [:]
    var law = LawPages.SharedSections()
  }

  private var kept: [Kept] = []
  /// How many sections have a number.
  private var count = 0
  /// The position of the site's basis; nil for a site that shares nothing.
  private var current: Int?

  /// So many bases stay, as reports of one office are of a few days.
  private static let most = 8

  /// Begins a site.
  mutating func begin(_ basis: Basis?) {
    guard let basis else {
      current = nil
      return
    }
    current = kept.firstIndex { $0.basis == basis }
    guard current == nil else { return }
    if kept.count == Self.most { kept.removeFirst() }
    kept.append(Kept(basis: basis))
    current = kept.count - 1
  }

  /// Whether the site shares anything.
  var isUsed: Bool { current != nil }

  /// A page's resolved prose, by its path.
  subscript(path: String) -> ProseOfAll? {
    get { current.flatMap { kept[$0].prose[path] } }
    set { if let current { kept[current].prose[path] = newValue } }
  }

  /// The sections of the pages whose prose is here, by their paths.
  mutating func sections(
    of pages: [ProsePage],
    by folders: FolderPages
  ) -> [String: FolderPages.PageSections] {
    guard let current else { return [:] }
    for page in pages {
      guard let prose = kept[current].prose[page.path], prose.sections == nil else { continue }
      kept[current].prose[page.path]?.sections = folders.sections(of: page).numbered(&count)
    }
    return kept[current].prose.compactMapValues(\.sections)
  }

  /// The sections of the pages of law.
  mutating func law(by pages: LawPages) -> LawPages.SharedSections {
    guard let current else { return LawPages.SharedSections() }
    kept[current].law.add(by: pages, &count)
    return kept[current].law
  }
}

extension Section {
  /// The same section with the next number.
  fileprivate func numbered(_ count: inout Int) -> Section {
    count += 1
    return Section(
      id: id,
      title: title,
      titleLanguage: titleLanguage,
      number: count,
      blocks
    )
  }
}

extension FolderPages {
  /// The sections that a page of prose has in each site.
  struct PageSections {
    /// On its own page.
    var body: [Section]
    var restsOn: [Section]
    /// Among others.
    var inFull: Section?

    fileprivate func numbered(_ count: inout Int) -> PageSections {
      PageSections(
        body: body.map { $0.numbered(&count) },
        restsOn: restsOn.map { $0.numbered(&count) },
        inFull: inFull.map { $0.numbered(&count) }
      )
    }
  }
}

extension LawPages {
  /// The sections of law alone on the pages of requirements and facts, by the ids of these.
  struct SharedSections {
    private(set) var ofRequirements: [String: [Section]] = [:]
    private(set) var ofFacts: [String: [Section]] = [:]

    /// Adds those of the pages of a site that are not here yet.
    fileprivate mutating func add(by pages: LawPages, _ count: inout Int) {
      for requirement in pages.selection.requirements
      where ofRequirements[requirement.id] == nil {
        ofRequirements[requirement.id] = pages.lawAlone(requirement).map { $0.numbered(&count) }
      }
      for fact in pages.selection.facts where ofFacts[fact.id] == nil {
        ofFacts[fact.id] = pages.sections(of: fact).map { $0.numbered(&count) }
      }
    }
  }
}
