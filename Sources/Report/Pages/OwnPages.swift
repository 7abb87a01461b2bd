import Diagnostics
import GapAnalysis
import Markdown
import Regulation
import Words

/// Makes the pages of the list: the one place that knows who writes which.
struct OwnPages {
  let input: SiteInput
  let folders: FolderPages
  let tree: FolderPages.Folder
  /// The findings' resolved bodies by id.
  let findings: [String: Prose]
  /// The first section of the assessors' summary.
  let opinion: Opinion?
  /// The law that has pages.
  var selection: LawSelection
  /// The policies of the site.
  let register: PolicyRegister
  /// Where the items of frameworks are.
  let items: FrameworkPlaces?
  /// Sections of pages of law that other sites have too.
  var sharedLaw = LawPages.SharedSections()
  /// The pages made so far, without those below them.
  private(set) var made: [SitePage: Page] = [:]

  /// The pages of some owners in reading order; `others` are those that an index lists.
  mutating func make(_ owners: Set<SitePage.Owner>, besides others: [Page] = []) -> [Page] {
    let order = input.order
    let wanted = SitePage.allCases.filter { owners.contains($0.owner) && !order.omits($0) }
    return wanted.flatMap { page in
      let all = pages(page, besides: others).compactMap(\.self)
      let pages = order.extent == nil ? all : all.filter { !order.omits($0.path) }
      made[page] = pages.first
      return pages
    }
  }

  /// The pages that are chapters in print; the sources are one though the site may not show them.
  func chapters() -> [SitePage: Page] {
    var chapters = made.filter { $0.key.paper != nil }
    if !input.order.omits(.sources), chapters[.sources] == nil {
      chapters[.sources] = pages(.sources).first ?? nil
    }
    return chapters
  }

  /// The pages of the law that no chapter is made of.
  var besidesChapters: [PageLink] {
    let law = SitePage.allCases.filter { [.law, .wholeLaw].contains($0.owner) && $0.paper == nil }
    return law.filter { made[$0] != nil }.map { PageLink($0, words) }
  }

  /// A page with those below it; nothing where this site has no such page.
  private func pages(_ page: SitePage, besides others: [Page] = []) -> [Page?] {
    switch page {
    case .front: front()
    case .scope: [scope()]
    case .findings: findingPages?.pages() ?? []
    case .requirements: lawPages.requirements()
    case .scorecards: [analysis?.scorecards()]
    case .gaps: [analysis?.gaps()]
    case .plan: [analysis?.plan()]
    case .decisions: [analysis?.decisions()]
    case .risks: [analysis?.risks()]
    case .breaches: [analysis?.breaches()]
    case .exposure: [analysis?.exposure()]
    case .readiness: [analysis?.readiness()]
    case .documents: [analysis?.documents()]
    case .register: registerPages?.pages() ?? []
    case .frameworks: frameworkPages?.pages() ?? []
    case .changes: [analysis?.changes()]
    case .figures: [analysis?.figures()]
    case .evidence: [clientPages?.evidence()]
    case .tests: [analysis?.tests()]
    case .method: [clientPages?.method(law: input.law)]
    case .leftOut: [clientPages?.leftOut(law: input.law)]
    case .about: [clientPages?.about()]
    case .signOff: [clientPages?.signOff()]
    case .facts: lawPages.facts()
    case .lawChanges: [lawChanges?.page()]
    case .crosswalks: crosswalks.pages()
    case .sources: [sources?.page()]
    case .search: [IndexPages(others, words: words).search()]
    case .allPages: IndexPages(others, words: words).allPages()
    // The report as one document, which `PrintComposer` makes.
    case .printEdition: []
    }
  }
}

/// Who writes them.
extension OwnPages {
  private var words: Words { input.words }
  private var assessment: Assessment? { input.client?.assessment }

  private func front() -> [Page] {
    guard let clientPages, let client = input.client else { return folders.home(tree) }
    switch input.order.extent?.kind {
    case .trust: return [clientPages.trust()]
    case .finding(let id): return [clientPages.front(ofFinding: id)]
    case .executive, nil: break
    }
    let summary = client.pages.first { $0.path == AuthorsPage.summary }
    return [
      clientPages.front(
        summary: summary.map { PageLink($0.title, $0.path) },
        opinion: opinion
      )
    ]
  }

  /// The scope by itself; nothing where the assessor wrote a page of it, which has it below.
  private func scope() -> Page? {
    guard let client = input.client, !client.pages.contains(where: { $0.path == AuthorsPage.scope })
    else { return nil }
    return Page(
      .scope,
      words,
      ScopeSections(assessment: client.assessment, words: words).all()
    )
  }

  private var clientPages: ClientPages? {
    input.client.map {
      ClientPages(
        client: $0,
        imprint: input.imprint,
        inputs: input.inputs,
        lawChecked: input.law.catalog.asOf,
        words: words
      )
    }
  }

  private var findingPages: FindingPages? {
    input.client.map { client in
      FindingPages(
        assessment: client.assessment,
        bodies: findings,
        files: input.isWhole ? client.findings.mapValues(\.file) : [:],
        words: words,
        descriptions: client.findings.mapValues(\.description).filter { !$0.value.isEmpty },
        policies: client.policies
      )
    }
  }

  private var registerPages: RegisterPages? {
    guard !register.isEmpty else { return nil }
    let authors = input.pages + (input.client.map { $0.pages + $0.policies } ?? [])
    let taken = Set(authors.map { $0.path.lowercased() })
    return RegisterPages(register: register, taken: taken, words: listWords)
  }

  /// The words of lists: those of an edition where somebody who reads the site may not see all of it.
  private var listWords: Words { input.isWhole ? words : words.ofEdition }

  private var frameworkPages: FrameworkPages? {
    items.map { FrameworkPages(register: register, places: $0, words: listWords) }
  }

  private var analysis: AnalysisPages? {
    assessment.map { AnalysisPages(assessment: $0, law: input.law, words: words) }
  }

  var lawPages: LawPages {
    LawPages(
      selection: selection,
      asOf: input.asOf,
      client: input.client,
      words: words,
      shared: sharedLaw,
      claiming: input.client == nil ? claiming : [:]
    )
  }

  /// The pages of policies by the ids of the requirements that they claim.
  private var claiming: [String: [ProsePage]] {
    var claiming: [String: [ProsePage]] = [:]
    for page in input.pages {
      let named = page.policy?.satisfies.map(\.value) ?? []
      for id in Set(named.flatMap { input.law.catalog.entries(namedBy: $0) }.map(\.id)) {
        claiming[id, default: []].append(page)
      }
    }
    return claiming
  }

  private var crosswalks: CrosswalkPages {
    CrosswalkPages(law: input.law, assessment: assessment, words: words)
  }

  private var law: Law? { input.law.isEmpty ? nil : input.law }

  private var lawChanges: LawChangesPage? {
    law.map { LawChangesPage(law: $0, asOf: input.asOf, assessment: assessment, words: words) }
  }

  private var sources: SourcesPage? {
    law.map { SourcesPage(law: $0, asOf: input.asOf, words: words) }
  }
}
