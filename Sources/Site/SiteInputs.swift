import Diagnostics
import Files
import Formats
import GapAnalysis
import Markdown
import PDF
import Privacy
import Regulation
import Report
import Starter
import Words
import Workspace

/// Turns what was loaded into what pages are composed of: bodies parsed, paths given.
struct SiteInputs {
  let workspace: Workspace
  /// How files changed by the commits of a repository, by their paths in the workspace.
  var history: [String: [PageChange]] = [:]
  let toolVersion: String
  /// Whether a PDF and a Word file are made of each client's report.
  var makesPDFs = false
  var makesWordFiles = false
  /// The address at which the workspace's own site will be read; nil where nothing says it.
  var baseURL: String?
  /// Measures what searches take; nil where nobody asks.
  var clock: BuildClock?

  /// A loaded page with its parsed body and what parsing noticed.
  struct Parsed: Sendable {
    let page: ProsePage
    /// What the page takes from its body.
    let fields: BodyFields
    /// Whether they are those that an earlier build found.
    var isKnown = false
    /// What has the form of an identifier in its file.
    var hits: [PHIHit] = []
    /// What finding that took of the processor, in nanoseconds.
    var searched: Int64 = 0

    var diagnostics: [Diagnostic] { fields.diagnostics }
  }

  /// Parses the pages outside `clients/`; `known` has what an earlier build found in bodies.
  func parsedPages(jobs: Int, known: [String: BodyFields] = [:]) async -> [Parsed] {
    let jobs = worthwhile(jobs, forPages: workspace.pages.count)
    let language = workspace.configuration.language
    var room = Self.mostKept
    let pages = workspace.pages.map { page in
      let fields = page.isKnown ? known[page.path] : nil
      if fields == nil { room -= page.size }
      return (page: page, fields: fields, isKept: room > 0)
    }
    return await orderedConcurrentMap(pages, jobs: jobs) { page, fields, isKept in
      let path = Self.sitePath(of: page)
      if let fields {
        let prose = fields.page(page, contentPath: page.path, path: path, language: language)
        return Parsed(page: prose, fields: fields, isKnown: true)
      }
      return Self.parse(
        page,
        contentPath: page.path,
        path: path,
        language: language,
        isKept: isKept,
        searching: page.isBuiltIn ? nil : PHIGuard.anywhere,
        clock: clock
      )
    }
  }

  /// The bodies of the first pages, of so many bytes in all, stay in memory as trees, which take five
  /// times as many; those of the others are parsed once more.
  private static let mostKept = 2_000_000

  /// The address that a page asks for; its site may have to give it another.
  private static func sitePath(of page: SourcePage) -> String {
    page.folders.map { $0 + "/" }.joined() + page.stem + ".html"
  }

  static func parse(
    _ page: SourcePage,
    contentPath: String,
    path: String,
    language: String,
    isKept: Bool = true,
    searching scanner: PHIScanner? = nil,
    clock: BuildClock? = nil
  ) -> Parsed {
    let parsed = page.parsedBody
    var watch = Stopwatch(clock)
    let start = watch.start()
    let hits = scanner.map { scanner in
      let source = parsed.value.source ?? page.source.value
      return scanner.hits(in: source.bytes, withHeadsOfCSV: false)
    }
    watch.stop(start)
    var document = parsed.value
    let fields = BodyFields(page, &document, parsed.diagnostics)
    let prose = fields.page(
      page,
      contentPath: contentPath,
      path: path,
      language: language,
      document: isKept ? document : nil
    )
    return Parsed(page: prose, fields: fields, hits: hits ?? [], searched: watch.spent)
  }

  /// A page that is part of no site, for links to it to say so.
  private static func draft(_ page: SourcePage, contentPath: String) -> ProsePage {
    let matter = page.frontMatter
    return ProsePage(
      contentPath: contentPath,
      path: sitePath(of: page),
      file: page.file,
      title: matter.title?.value ?? SourcePage.words(page.stem),
      policy: page.policy,
      body: .kept(Document.parse(SourceText(file: page.file, bytes: []), from: 0).value),
      anchors: [],
      isBuiltIn: page.isBuiltIn,
      isDraft: true,
      draftFinding: page.draftFinding
    )
  }

  /// Folders that clients' sites have too; the guide and the FAQ unless the configuration says no.
  private var sharedFolders: Set<String> {
    let sections = workspace.configuration.sections
    let named = Set(sections.map(\.folder.value))
    let chosen = sections.filter(\.inClientSites).map(\.folder.value)
    return Set(chosen).union(["guide", "faq"].filter { !named.contains($0) })
  }

  private var sections: [(folder: String, title: String)] {
    workspace.configuration.sections.map { section in
      (section.folder.value, section.title ?? SourcePage.words(section.folder.value))
    }
  }

  /// Where folders come, and what they are called, by what files of navigation say.
  private var navigation: [String: FolderPlace] {
    workspace.navigation.mapValues { FolderPlace(order: Double($0.order), title: $0.title) }
  }

  /// What `values:` and `organization:` of gapbook.yml say.
  var ownValues: OwnValues {
    let configuration = workspace.configuration
    return OwnValues(
      texts: configuration.values,
      organization: configuration.organizationValues
    )
  }

  private func imprint(
    title: String,
    language: String,
    brand: Configuration.Brand,
    paper: Paper? = nil,
    logos: SiteLook.Logos
  ) -> Imprint {
    let configuration = workspace.configuration
    var imprint = Imprint(title: title, toolVersion: toolVersion)
    imprint.language = language
    imprint.organization = configuration.organization.name
    imprint.url = configuration.organization.url
    imprint.contact = configuration.organization.contact
    imprint.address = configuration.organization.address
    imprint.paper = paper ?? configuration.paper ?? Paper(language: language)
    imprint.footer = brand.footer
    imprint.logo = logos.light
    imprint.logoDark = logos.dark
    imprint.logoAlternative = brand.logoAlternative ?? configuration.organization.name ?? ""
    imprint.editURL = configuration.editURL
    return imprint
  }

  /// The imprint of the workspace's own site.
  func workspaceImprint(title: String, logos: SiteLook.Logos) -> Imprint {
    imprint(
      title: title,
      language: workspace.configuration.language,
      brand: workspace.configuration.brand,
      logos: logos
    )
  }

  /// The workspace's own site; `logos` are the addresses of its logos.
  func workspaceSite(
    _ pages: [ProsePage],
    options: ClientOptions,
    logos: SiteLook.Logos,
    readers: [String],
    wantsManual: Bool
  ) -> SiteInput {
    var imprint = workspaceImprint(
      title: workspace.configuration.title ?? workspaceTitle(pages, options.words),
      logos: logos
    ).told(to: readers)
    imprint.baseURL = baseURL
    let input = SiteInput(
      imprint: imprint,
      words: options.words,
      asOf: options.asOf,
      law: workspace.law,
      shownLaw: workspace.configuration.law,
      pages: pages,
      drafts: workspace.drafts.map { Self.draft($0, contentPath: $0.path) },
      sections: sections,
      navigation: navigation,
      ownValues: ownValues,
      assets: Set(workspace.assets).subtracting(withheld),
      withheld: withheld,
      client: nil,
      audiences: workspace.configuration.audiences,
      readers: readers,
      wantsManual: wantsManual,
      frameworks: workspace.frameworks,
      history: history
    )
    return linking(input)
  }

  /// The same with what the workspace says of links that nobody marked as such.
  private func linking(_ input: SiteInput) -> SiteInput {
    var input = input
    let manners = workspace.configuration.manners
    input.linksAddresses = manners.linksAddresses
    input.linksGlossary = manners.linksGlossary ?? !workspace.glossaries.isEmpty
    input.printsAll = manners.printsAll && input.client == nil
    return input
  }

  /// What the evidence of any client names.
  private var withheld: Set<String> {
    workspace.clients.reduce(into: []) { $0.formUnion($1.withheld) }
  }

  private func workspaceTitle(_ pages: [ProsePage], _ words: Words) -> String {
    SiteInput.frontPage(among: pages)?.title
      ?? workspace.root.split(separator: "/").last.map(String.init) ?? words("site")
  }

  /// The names of the files that are made of a client's report.
  private func documents(of assessment: Assessment) -> [String] {
    let pdf = PDFPrinter.name(workspace.configuration.pdfName, of: assessment)
    return (makesPDFs ? [pdf] : [])
      + (makesWordFiles ? [PDFPrinter.name(ofEdition: assessment.audience, "docx")] : [])
  }

  /// A client's site; `logos` are the addresses of its logos, and `record` says how its inputs were.
  func clientSite(
    _ client: AssessedClient,
    pages: [ProsePage],
    logos: SiteLook.Logos,
    asOf record: IssuedVersion? = nil
  ) -> EditionInput {
    let (folder, words, assessment) = (client.folder, client.options.words, client.assessment)
    let slug = folder.client.slug
    let prefix = "clients/\(slug)/"
    let language = folder.language?.value ?? workspace.configuration.language
    var diagnostics: [Diagnostic] = []
    func parse(_ page: SourcePage, path: String, asFinding: Bool = false) -> ProsePage {
      let isOwn = page.file.hasPrefix(workspace.contentPath(prefix))
      let contentPath = isOwn ? prefix + page.path : page.path
      let parsed = Self.parse(
        page,
        contentPath: contentPath,
        path: path,
        language: isOwn ? language : workspace.configuration.language
      )
      diagnostics += parsed.diagnostics.map { isOwn ? $0.weighed(inFinding: asFinding) : $0 }
      return parsed.page
    }
    let own = folder.pages.map { parse($0, path: Self.sitePath(of: $0)) }
    let policies = folder.policyPages.map { page in
      parse(page, path: Self.sitePath(of: page))
    }
    var findings: [String: ProsePage] = [:]
    for (id, page) in folder.findingPages.sorted(by: { $0.key < $1.key }) {
      findings[id] = parse(page, path: Addresses.finding(id), asFinding: true)
    }
    let shared = sharedFolders
    let background = pages.filter { page in
      (page.contentPath.parts(between: "/").first.map { shared.contains(String($0)) } ?? false)
        && page.contentPath.contains("/")
    }
    let read = inputFiles(
      folder,
      background: Set(background.map(\.file)),
      assessment: assessment,
      previous: client.options.previous
    )
    let files = record?.recorded(read) { Disk.isThere(workspace.root + "/" + $0) } ?? read
    let input = SiteInput(
      imprint: imprint(
        title: words.title(
          words("title_of_report", ["client": folder.client.name.value]),
          for: assessment.audience
        ),
        language: language,
        brand: folder.brand.over(workspace.configuration.brand),
        paper: folder.paper,
        logos: logos
      ).told(to: assessment.audience, words),
      words: words,
      asOf: assessment.asOf,
      law: workspace.law,
      shownLaw: workspace.configuration.law,
      pages: background,
      drafts: workspace.drafts.map { Self.draft($0, contentPath: $0.path) }
        + folder.drafts.map { Self.draft($0, contentPath: prefix + $0.path) },
      sections: sections,
      navigation: navigation,
      ownValues: ownValues,
      assets: Set(workspace.assets + folder.assets).subtracting(folder.withheld),
      withheld: folder.withheld,
      client: ClientInput(
        assessment: assessment,
        pages: own,
        policies: policies,
        findings: findings,
        fields: folder.prose,
        layout: folder.report.over(workspace.configuration.report),
        documents: documents(of: assessment)
      ),
      audiences: workspace.configuration.audiences,
      readers: [assessment.audience],
      inputs: assessment.audience == Audience.full ? files : [],
      hidden: client.client,
      frameworks: workspace.frameworks,
      history: history
    )
    var watch = Stopwatch(clock)
    let start = watch.start()
    var withheld = client.client.withheld(from: assessment.audience)
    if let earlier = client.options.earlier {
      withheld.add(earlier.withheld(from: assessment.audience, shown: assessment))
    }
    withheld.add(self.withheld(background + own + policies, from: [assessment.audience]))
    withheld.add(
      self.withheld(ofFindings: findings, in: assessment, from: [assessment.audience])
    )
    watch.stop(start)
    return EditionInput(
      input: linking(input),
      files: files,
      withheld: withheld,
      listed: watch.spent,
      diagnostics: diagnostics
    )
  }
}
