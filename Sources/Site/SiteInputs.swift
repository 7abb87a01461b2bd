import Diagnostics
import Formats
import GapAnalysis
import Markdown
import Regulation
import Report
import Starter
import Words
import Workspace

/// Turns what was loaded into what pages are composed of: bodies parsed, paths given.
struct SiteInputs {
  let workspace: Workspace
  let toolVersion: String

  /// A loaded page with its parsed body and what parsing noticed.
  struct Parsed: Sendable {
    let page: ProsePage
    let diagnostics: [Diagnostic]
  }

  /// Parses the pages outside `clients/`.
  func parsedPages(jobs: Int) async -> [Parsed] {
    let jobs = worthwhile(jobs, forPages: workspace.pages.count)
    let language = workspace.configuration.language
    var room = Self.mostKept
    let pages = workspace.pages.map { page in
      room -= page.size
      return (page: page, isKept: room > 0)
    }
    return await orderedConcurrentMap(pages, jobs: jobs) { page, isKept in
      Self.parse(
        page,
        contentPath: page.path,
        path: Self.sitePath(of: page),
        language: language,
        isKept: isKept
      )
    }
  }

  /// The bodies of the first pages, of so many bytes in all, stay in memory as trees, which take five
  /// times as many; those of the others are parsed once more.
  private static let mostKept = 3_000_000

  /// The address that a page asks for; its site may have to give it another.
  private static func sitePath(of page: SourcePage) -> String {
    page.folders.map { $0 + "/" }.joined() + page.stem + ".html"
  }

  static func parse(
    _ page: SourcePage,
    contentPath: String,
    path: String,
    language: String,
    isKept: Bool = true
  ) -> Parsed {
    let parsed = page.parsedBody
    var document = parsed.value
    var diagnostics = parsed.diagnostics
    let matter = page.frontMatter
    var title = matter.title?.value ?? matter.question?.value
    var titleID: String?
    let written = matter.title?.place ?? matter.question?.place
    let titlePlace = written ?? document.firstHeading.flatMap { document.range(of: $0.node) }
    var titleParts: [TitlePart] = []
    var fields = matter.prose
    let isTitled = document.isTitled(title)
    if let heading = document.firstHeading, isTitled {
      title = heading.text
      titleID = heading.id
      diagnostics += document.notInTitle(heading.node)
      titleParts = TitlePart.parts(of: heading.node, in: document)
      if !fields.contains(where: { $0.value == heading.text }) {
        fields += document.range(of: heading.node).map { [Sourced(heading.text, at: $0)] } ?? []
      }
      document.remove(heading.node)
    }
    if title == nil, let heading = document.firstHeading {
      titleParts = TitlePart.parts(of: heading.node, in: document)
    }
    let shown = title ?? document.firstHeading?.text ?? words(page.stem)
    let isLong = shown.utf8.count > mostInTitle && shown.unicodeScalars.count > mostInTitle
    let prose = ProsePage(
      contentPath: contentPath,
      path: path,
      file: page.file,
      title: isLong ? String(shown.prefix(mostInTitle)) : shown,
      titleParts: titleParts,
      titleID: titleID,
      titlePlace: titlePlace,
      order: matter.order,
      description: matter.description ?? "",
      reviewed: matter.reviewed,
      validity: matter.validity,
      validityPlace: matter.validityPlace,
      cites: matter.cites,
      topics: matter.topics.map(\.value),
      policy: page.policy,
      body: isKept ? .kept(document) : .parsed { body(page, isTitled: isTitled) },
      anchors: document.anchors,
      fields: fields,
      isBuiltIn: page.isBuiltIn,
      language: page.isBuiltIn || isCopy(page) ? "en" : language
    )
    diagnostics += document.headingDiagnostics + (isLong ? [longTitle(page)] : [])
    return Parsed(page: prose, diagnostics: diagnostics)
  }

  /// The body of a page, parsed again; what is noticed in it was said the first time.
  private static func body(_ page: SourcePage, isTitled: Bool) -> Diagnosed<Document> {
    let parsed = page.parsedBody
    var document = parsed.value
    if isTitled, let heading = document.firstHeading { document.remove(heading.node) }
    return Diagnosed(document, parsed.diagnostics.filter { $0.rule == PageText.changedRule })
  }

  /// Whether a page is a copy of a built-in one, which `gapbook init` writes.
  private static func isCopy(_ page: SourcePage) -> Bool {
    // As arrays, which compare many times faster than the views of strings.
    builtInTexts["content/" + page.path].map { page.source.value.bytes == Array($0.utf8) } ?? false
  }

  private static let builtInTexts = Dictionary(
    firstOf: Starter.files.filter { $0.path.hasSuffix(".md") }.map { ($0.path, $0.text) }
  )

  /// A title, which many pages show, has so many characters at most.
  private static let mostInTitle = 500

  private static func longTitle(_ page: SourcePage) -> Diagnostic {
    .error(
      "field-too-long",
      "the title of the page has more than \(mostInTitle) characters",
      at: .file(page.file),
      help: "the title is the first heading, or title: in the front matter"
    )
  }

  /// A page that is part of no site, for links to it to say so.
  private static func draft(_ page: SourcePage, contentPath: String) -> ProsePage {
    let matter = page.frontMatter
    return ProsePage(
      contentPath: contentPath,
      path: sitePath(of: page),
      file: page.file,
      title: matter.title?.value ?? words(page.stem),
      policy: page.policy,
      body: .kept(Document.parse(SourceText(file: page.file, bytes: []), from: 0).value),
      anchors: [],
      isBuiltIn: page.isBuiltIn,
      isDraft: true,
      draftFinding: page.draftFinding
    )
  }

  private static func words(_ stem: String) -> String {
    let words = stem.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
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
      (section.folder.value, section.title ?? Self.words(section.folder.value))
    }
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
    wantsManual: Bool
  ) -> SiteInput {
    SiteInput(
      imprint: workspaceImprint(
        title: workspace.configuration.title ?? workspaceTitle(pages, options.words),
        logos: logos
      ),
      words: options.words,
      asOf: options.asOf,
      law: workspace.law,
      shownLaw: workspace.configuration.law,
      pages: pages,
      drafts: workspace.drafts.map { Self.draft($0, contentPath: $0.path) },
      sections: sections,
      assets: Set(workspace.assets).subtracting(withheld),
      withheld: withheld,
      client: nil,
      audiences: workspace.configuration.audiences,
      wantsManual: wantsManual
    )
  }

  /// What the evidence of any client names.
  private var withheld: Set<String> {
    workspace.clients.reduce(into: []) { $0.formUnion($1.withheld) }
  }

  private func workspaceTitle(_ pages: [ProsePage], _ words: Words) -> String {
    SiteInput.frontPage(among: pages)?.title
      ?? workspace.root.split(separator: "/").last.map(String.init) ?? words("site")
  }

  /// A client's site; `logos` are the addresses of its logos.
  func clientSite(
    _ client: AssessedClient,
    pages: [ProsePage],
    logos: SiteLook.Logos
  ) -> (input: SiteInput, diagnostics: [Diagnostic]) {
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
    let input = SiteInput(
      imprint: imprint(
        title: words("title_of_report", ["client": folder.client.name.value]),
        language: language,
        brand: folder.brand.over(workspace.configuration.brand),
        paper: folder.paper,
        logos: logos
      ),
      words: words,
      asOf: assessment.asOf,
      law: workspace.law,
      shownLaw: workspace.configuration.law,
      pages: background,
      drafts: workspace.drafts.map { Self.draft($0, contentPath: $0.path) }
        + folder.drafts.map { Self.draft($0, contentPath: prefix + $0.path) },
      sections: sections,
      assets: Set(workspace.assets + folder.assets).subtracting(folder.withheld),
      withheld: folder.withheld,
      client: ClientInput(
        assessment: assessment,
        pages: own,
        policies: policies,
        findings: findings,
        fields: folder.prose,
        layout: folder.report.over(workspace.configuration.report)
      ),
      audiences: workspace.configuration.audiences,
      inputs: inputFiles(
        folder,
        background: Set(background.map(\.file)),
        assessment: assessment,
        previous: client.options.previous
      )
    )
    return (input, diagnostics)
  }
}
