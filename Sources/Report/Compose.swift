public import Diagnostics
import GapAnalysis
import Markdown
import Regulation
import Words

/// Arranges the input of one site into its pages; everything a link or value names is looked up.
///
/// Of several sites, what the law checks said of a shared page is said once.
///
/// `store` keeps what pages say until they are rendered.
public func compose(
  _ input: SiteInput,
  after earlier: inout SharedPageCache,
  keeping store: inout some ByteStore
) -> Diagnosed<Report> {
  var composer = Composer(input, after: earlier)
  let report = composer.report(keeping: &store)
  earlier = composer.earlier
  return Diagnosed(report, composer.diagnostics)
}

/// The pages of one site as they come to be.
struct Composer {
  var input: SiteInput
  let index: PageIndex
  let prose: [ProsePage]
  /// The pages that others may include, by the paths of their files below the content folder.
  private let pages: [String: ProsePage]
  let checks: LawChecks
  var selection: LawSelection
  var earlier: SharedPageCache
  var diagnostics: [Diagnostic] = []
  var copies = Copies()
  var leftOut: [LeftOut] = []
  var learned: [String: [UInt8]] = [:]
  /// The words that lead to the site's glossary; nil where none do.
  private let glossary: GlossaryTerms?
  /// The pages of law that the page resolved last leads to; nil where it read something of the site.
  private var lawPages: Set<String>?

  init(_ input: SiteInput, after earlier: SharedPageCache) {
    self.input = input
    diagnostics = input.titleDiagnostics
    var earlier = earlier
    prose = input.pages + (input.client.map { $0.pages + $0.policies } ?? [])
    index = PageIndex(input, pages: prose)
    glossary = GlossaryTerms.ofSite(input)
    let omitted = input.client?.omitted ?? []
    pages = Dictionary(firstOf: (prose + omitted).map { ($0.contentPath, $0) })
    selection = LawSelection(
      law: input.law,
      shown: input.shownLaw,
      assessment: input.client?.assessment
    )
    checks = LawChecks(
      law: input.law,
      asOf: input.asOf,
      readers: input.readers,
      &earlier.lawIndices
    )
    self.earlier = earlier
  }

  mutating func report(keeping store: inout some ByteStore) -> Report {
    diagnostics += input.addresses.diagnostics
    earlier.sections.begin(earlier.isForSeveral ? SharedSections.Basis(input) : nil)
    var bodies: [String: Prose] = [:]
    var togetherBodies: [String: Prose] = [:]
    let proseWords = HTMLOptions.Words(input.words)
    for page in prose {
      if let known = input.known[page.file], let body = settled(known, page) {
        bodies[page.path] = body
        continue
      }
      let page = held(page)
      let body = resolved(page)
      let isShared = !page.topics.isEmpty
      // What a client reads is in the print edition too, and is little.
      guard input.client == nil else {
        bodies[page.path] = body
        if isShared { togetherBodies[page.path] = sharedTogether(page, body) }
        continue
      }
      bodies[page.path] = body.written(words: proseWords, level: 2, to: &store)
      if isShared {
        let body = together(page, body)
        togetherBodies[page.path] = body.written(words: proseWords, level: 3, to: &store)
      }
    }
    var folders = FolderPages(
      bodies: bodies,
      togetherBodies: togetherBodies,
      titles: Dictionary(firstOf: input.sections.map { ($0.folder, $0.title) }),
      law: input.law,
      asOf: input.asOf,
      imprint: input.imprint,
      words: input.words
    )
    let register = register()
    folders.policies = PolicyLinks(register, input)
    folders.shared = earlier.sections.sections(of: input.pages, by: folders)
    let tree = FolderPages.tree(prose, input.navigation)
    let tags = TagPages(tree)
    if input.client == nil { folders.tags = tags }
    let findings = input.client.map { findingBodies($0, style: .site) } ?? [:]
    reportOutOfDays()
    input = input.leavingOut(leftOut)
    let opinion = opinion()
    reportIssued(opinion)
    var own = OwnPages(
      input: input,
      folders: folders,
      tree: tree,
      findings: findings,
      opinion: opinion,
      selection: selection,
      register: register,
      items: folders.policies.items
    )
    var pages =
      own.make([.site, .client, .policies, .frameworks])
      + contentPages(tree, folders).map(withScope)
    selection.add(
      pages,
      satisfied: prose.compactMap(\.policy).flatMap { $0.satisfies.map(\.value) }
    )
    own.selection = selection
    own.sharedLaw = earlier.sections.law(by: own.lawPages)
    let ofLaw = own.make(selection.hasOverviews ? [.law, .wholeLaw] : [.law])
    // What the other pages lead to has a page now.
    pages = (selection.hasOverviews ? pages : selection.settled(pages)) + selection.settled(ofLaw)
    pages = DistinctTitles(pages, law: input.law, input.words).applied(to: pages)
    pages += own.make([.index], besides: pages) + folders.policies.forms(prose, input)
    pages += folders.tags?.pages(by: folders) ?? []
    let redirects = formerAddresses(besides: pages)
    let all = input.wantsManual || input.printsAll ? manual(tree, folders) : nil
    let printPath = input.printsAll ? SitePage.printPage(besides: pages) : nil
    reportEqualTitles()
    diagnostics += input.client.map { checks.diagnostics($0.fields) } ?? []
    checkAddresses(pages)
    checkSatisfied()
    let navigation = Navigation(
      input: input,
      tree: tree,
      folders: folders,
      made: Set(own.made.keys),
      glossary: pages.first { $0.path == AuthorsPage.glossary },
      hasTags: !(folders.tags?.isEmpty ?? true),
      printPage: printPath
    )
    return Report(
      imprint: input.imprint,
      words: input.words,
      asOf: input.asOf,
      assessment: input.client?.assessment,
      navigation: navigation.groups(),
      tree: navigation.folderLists(),
      pages: pages,
      redirects: redirects,
      omitted: input.order,
      print: input.client.flatMap {
        input.order.omits(.printEdition)
          ? nil
          : printEdition(
            $0,
            own.chapters(),
            besides: own.besidesChapters
              + folders.besidesChapters(tree, sections: input.sections, of: $0)
          )
      },
      manual: input.wantsManual ? all : nil,
      printPage: printPath.flatMap { path in all.map { (path, $0) } },
      policies: input.client == nil ? prose.compactMap(\.policy) : [],
      register: input.order.omits(.register) ? nil : register,
      copies: copies.files,
      linkedElsewhere: linkedElsewhere(),
      learned: learned
    )
  }

  /// A page with its body in memory.
  private mutating func held(_ page: ProsePage) -> ProsePage {
    page.held.adding(to: &diagnostics)
  }

  /// How links are written.
  private enum Style {
    /// Relative to the page.
    case site
    /// Relative to the page's folder, on a page that shows it among others.
    case together
    /// Relative to the site's front page, which shows it too.
    case front
    /// To ids within one document.
    case print(Set<String>)

    var isPrint: Bool { if case .print = self { true } else { false } }
    var isOnOwnPage: Bool { if case .site = self { true } else { false } }
  }

  /// The body of a page on its own page; of one that says the same in another site, as it is there.
  private mutating func resolved(_ page: ProsePage) -> Prose {
    guard !page.isOfClient, earlier.sections.isUsed else { return resolved(page, style: .site) }
    if let known = earlier.sections[page.path] {
      for path in known.lawPages { selection.add(path) }
      return known.body
    }
    let noticed = (diagnostics.count, leftOut.count)
    let body = resolved(page, style: .site)
    if let lawPages, noticed == (diagnostics.count, leftOut.count) {
      earlier.sections[page.path] = .init(body: body, lawPages: lawPages)
    }
    return body
  }

  private mutating func resolved(_ page: ProsePage, style: Style) -> Prose {
    let path = page.path
    let language = input.imprint.mark(of: page.language)
    let context = ProseContext(
      index: index,
      pages: pages,
      values: Values(
        law: input.law,
        asOf: input.asOf,
        assessment: input.client?.assessment,
        words: input.words,
        wholeFacts: input.wholeFacts,
        own: input.ownValues
      ),
      law: input.law,
      asOf: input.asOf,
      assessment: input.client?.assessment,
      assets: input.assets,
      addresses: input.addresses,
      withheld: input.withheld,
      words: input.words,
      selection: selection,
      audiences: input.audiences,
      readers: input.readers,
      isInPrint: style.isPrint,
      address: { [order = input.order] target in
        if case .page(let path, _) = target, order.omits(path) { return nil }
        return switch style {
        case .site: Address.relative(target, from: path)
        case .together: Address.among(target, from: path)
        case .front: Address.relative(target, from: SitePage.front.path)
        case .print(let ids): Address.inPrint(target, ids: ids)
        }
      }
    )
    // Held once: a set that two hold is copied at each change.
    let (bodies, copies) = (earlier.bodies, self.copies)
    earlier.bodies = ParsedBodies()
    self.copies = Copies()
    var resolver = ProseResolver(page, context: context, bodies: bodies, copies: copies)
    var document = page.document
    document.resolve(by: &resolver)
    if input.linksAddresses { document.linkBareAddresses() }
    let hasTerms = style.isOnOwnPage && linkTerms(in: &document, of: page)
    earlier.bodies = resolver.bodies
    self.copies = resolver.copies
    guard case .site = style else {
      // Several documents become one, and their ids would meet.
      let prefix = Address.printID(path, fragment: "")
      return Prose(
        document: document,
        embedded: resolver.embedded,
        metrics: resolver.metrics,
        idPrefix: prefix,
        language: language
      )
    }
    let law = lawDiagnostics(page)
    diagnostics += resolver.diagnostics + law + literalNumbers(page)
    for path in resolver.lawPages { selection.add(path) }
    lawPages = resolver.readsSite || hasTerms ? nil : resolver.lawPages
    leftOut += resolver.leftOut
    let prose = Prose(
      document: document,
      embedded: resolver.embedded,
      metrics: resolver.metrics,
      language: language
    )
    if !prose.isEmpty { learn(page, resolver, law, prose.headings) }
    return prose
  }

  /// Makes links to the glossary of the first use of each of its words.
  private func linkTerms(in document: inout Document, of page: ProsePage) -> Bool {
    guard let glossary, glossary.path != page.path, !input.order.omits(glossary.path) else {
      return false
    }
    return glossary.link(in: &document) {
      Address.relative(.page(glossary.path, fragment: $0), from: page.path)
    }
  }

  /// A page as shown among others; of one that says the same in another site, as it is there.
  private mutating func sharedTogether(_ page: ProsePage, _ body: Prose) -> Prose {
    if let known = earlier.sections[page.path]?.together { return known }
    let prose = together(page, body)
    earlier.sections[page.path]?.together = prose
    return prose
  }

  /// A page as shown among others: only links to its own parts are written otherwise.
  private mutating func together(_ page: ProsePage, _ body: Prose) -> Prose {
    let document = body.document
    if document.links.contains(where: { document.destination(of: $0).hasPrefix("#") }) {
      return resolved(page, style: .together)
    }
    let prefix = Address.printID(page.path, fragment: "")
    return Prose(
      document: document,
      embedded: body.embedded,
      idPrefix: prefix,
      language: body.language
    )
  }

  private func contentPages(_ tree: FolderPages.Folder, _ folders: FolderPages) -> [Page] {
    let ordered = Navigation.ordered(tree.folders, sections: input.sections)
    return folders.pages(tree.pages, breadcrumbs: [])
      + ordered.flatMap { folders.pages(of: $0, below: []) }
  }

  /// The assessor's page on the scope, with what the data say of it.
  private func withScope(_ page: Page) -> Page {
    guard let client = input.client, page.path == AuthorsPage.scope else { return page }
    return page.adding(ScopeSections(assessment: client.assessment, words: input.words).all())
  }

  private mutating func findingBodies(_ client: ClientInput, style: Style) -> [String: Prose] {
    var bodies: [String: Prose] = [:]
    for (id, page) in client.findings.sorted(by: { $0.key < $1.key }) {
      bodies[id] = resolved(page, style: style)
    }
    return bodies
  }

  private mutating func printEdition(
    _ client: ClientInput,
    _ chapters: [SitePage: Page],
    besides others: [PageLink]
  ) -> PrintEdition {
    let composer = PrintComposer(
      client: client,
      imprint: input.imprint,
      inputs: input.inputs,
      lawChecked: input.law.catalog.asOf,
      pages: chapters,
      others: others,
      glossary: input.pages.first(where: AuthorsPage.isGlossary),
      words: input.words
    )
    let ids = composer.ids
    var own = Dictionary(firstOf: client.pages.map { ($0.path, resolved($0, style: .print(ids))) })
    let opinion = own[AuthorsPage.summary].flatMap {
      Opinion($0, longest: FirstPage.longestOpinion)
    }
    // What the first page has as a whole is in no chapter again.
    if let opinion, opinion.isWhole, let rest = opinion.rest { own[AuthorsPage.summary] = rest }
    return composer.edition(
      own: own,
      opinion: opinion,
      findings: findingBodies(client, style: .print(ids)),
      glossary: composer.glossary.map { resolved($0, style: .print(ids)) },
      ids: ids
    )
  }

  /// The first section of the assessors' summary, for the front page.
  private mutating func opinion() -> Opinion? {
    guard let summary = input.client?.pages.first(where: { $0.path == AuthorsPage.summary })
    else { return nil }
    return Opinion(resolved(summary, style: .front))
  }

  private mutating func manual(
    _ tree: FolderPages.Folder,
    _ folders: FolderPages
  ) -> PrintEdition {
    let own = prose.filter { !$0.isBuiltIn }
    let ids = ManualComposer.ids(own)
    let bodies = Dictionary(
      firstOf: own.map { ($0.path, resolved(held($0), style: .print(ids))) }
    )
    let composer = ManualComposer(input: input, folders: folders, bodies: bodies, ids: ids)
    return composer.edition(tree)
  }
}
