import Regulation
import Words

/// The pages that a site has of its own, and all that is to be said of each but its content.
///
/// A case is the page's address. The cases are in the order of the search; `ReportOrder` has that of
/// the chapters of the print edition. `OwnPages` makes the pages.
public enum SitePage: String, Sendable, CaseIterable {
  case front = "index.html"
  case scope = "scope.html"
  case findings = "findings/index.html"
  case requirements = "requirements/index.html"
  case scorecards = "scorecards.html"
  case gaps = "gaps.html"
  case plan = "plan.html"
  case decisions = "decisions.html"
  case risks = "risks.html"
  case breaches = "breaches.html"
  case exposure = "exposure.html"
  case readiness = "readiness.html"
  case documents = "documents.html"
  case register = "policies/register.html"
  case frameworks = "frameworks/index.html"
  case changes = "changes.html"
  case figures = "figures.html"
  case evidence = "evidence.html"
  case tests = "tests.html"
  case method = "method.html"
  case leftOut = "left-out.html"
  case about = "about.html"
  case facts = "facts/index.html"
  case lawChanges = "law-changes.html"
  case crosswalks = "crosswalks/index.html"
  case sources = "sources.html"
  case search = "search.html"
  case allPages = "a-to-z.html"
  case signOff = "sign-off.html"
  case printEdition = "report.html"

  /// Whose pages they are.
  enum Owner {
    /// Every site's, from the start.
    case site
    /// A client's.
    case client
    /// Of a site that has policies.
    case policies
    /// Of a site with policies whose workspace declares frameworks.
    case frameworks
    /// The law's, where a site shows any.
    case law
    /// The law's as a whole, which a site without a client has only if it shows all of the law.
    case wholeLaw
    /// Every site's, made of all its other pages.
    case index
  }

  /// How a chapter of the print edition is set.
  enum Paper { case portrait, landscape }

  /// Whose page it is, its template, the key of its title, that of the sentence below it where one
  /// serves on all days, and how it is set as a chapter where it is one.
  private var row: (owner: Owner, kind: PageKind, title: String, lede: String?, paper: Paper?) {
    switch self {
    case .front: (.site, .front, "overview", nil, nil)
    case .scope: (.client, .page, "title_scope", "lede_scope", .portrait)
    case .findings: (.client, .register, "title_findings", nil, .portrait)
    case .requirements: (.law, .register, "title_requirements", nil, .landscape)
    case .scorecards: (.client, .register, "title_scorecards", "lede_scorecards", .portrait)
    case .gaps: (.client, .register, "title_gaps", "lede_gaps", .landscape)
    case .plan: (.client, .register, "title_plan", "lede_plan", .landscape)
    case .decisions: (.client, .register, "title_decisions", "lede_decisions", .landscape)
    case .risks: (.client, .register, "title_risks", "lede_risks", .landscape)
    case .breaches: (.client, .register, "title_breaches", "lede_breaches", .portrait)
    case .exposure: (.client, .register, "title_exposure", "lede_exposure", .landscape)
    case .readiness: (.client, .register, "title_readiness", "lede_readiness", .portrait)
    case .documents: (.client, .register, "title_documents", "lede_documents", .portrait)
    case .register: (.policies, .register, "title_register", nil, nil)
    case .frameworks: (.frameworks, .register, "title_frameworks", "lede_frameworks", nil)
    case .changes: (.client, .register, "title_changes", nil, .portrait)
    case .figures: (.client, .register, "title_figures", "lede_figures", .landscape)
    case .evidence: (.client, .register, "title_evidence", "lede_evidence", .landscape)
    case .tests: (.client, .register, "title_tests", "lede_tests", .landscape)
    case .method: (.client, .page, "method", "lede_method", .portrait)
    case .leftOut: (.client, .page, "left_out", "lede_left_out", .portrait)
    case .about: (.client, .page, "title_about", "lede_about", .portrait)
    case .facts: (.law, .register, "title_facts", "lede_facts", nil)
    case .lawChanges: (.wholeLaw, .page, "title_law_changes", nil, nil)
    case .crosswalks: (.wholeLaw, .sectionIndex, "title_crosswalks", "lede_crosswalks", nil)
    case .sources: (.wholeLaw, .page, "title_sources", "lede_sources", .portrait)
    case .search: (.index, .search, "search", nil, nil)
    case .allPages: (.index, .allPages, "all_pages", "lede_all_pages", nil)
    case .signOff: (.client, .page, "sign_off", "lede_sign_off", .portrait)
    case .printEdition: (.client, .page, "print_edition", nil, nil)
    }
  }

  /// The groups of the navigation in their order: of the workspace's own site, then of a client's.
  enum Menu: String, CaseIterable {
    case site, sections, law
    case report, analysis, records, background, about

    var isOfClient: Bool { ![.site, .sections, .law].contains(self) }

    /// The pages of the group in their order; authors' pages come among them.
    var pages: [SitePage] {
      switch self {
      case .site: [.front, .allPages]
      case .sections: [.register, .frameworks]
      case .law: [.requirements, .facts, .lawChanges, .sources, .crosswalks]
      case .report: [.front, .scope, .printEdition, .signOff]
      case .analysis:
        [.requirements, .findings, .scorecards, .gaps, .risks, .decisions, .plan, .changes]
      case .records:
        [
          .evidence, .tests, .breaches, .exposure, .readiness, .documents, .register, .frameworks,
        ]
      case .background: [.facts, .crosswalks, .allPages]
      case .about: [.method, .figures, .leftOut, .lawChanges, .sources, .about]
      }
    }
  }

  /// What the front page of a client's site explains, and the keys of what it says; the method is in
  /// the menu and at the foot of each page.
  static let guide: [(page: SitePage, note: String)] = [
    (.requirements, "reading_requirements"), (.findings, "reading_findings"),
    (.leftOut, "reading_left_out"), (.printEdition, "reading_print_edition"),
    (.about, "reading_about"),
  ]
}

extension SitePage {
  /// Where the page is in its site.
  public var path: String { rawValue }

  /// The folder of the pages below it, with `/` at its end; nil where there are none.
  var folder: String? {
    // Authors' pages are in the folder of the register.
    if self == .register { return nil }
    return path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) }
  }

  var owner: Owner { row.owner }
  var kind: PageKind { row.kind }
  var title: String { row.title }
  var lede: String? { row.lede }
  var paper: Paper? { row.paper }

  /// The key of its name in a group of the navigation.
  func title(in menu: Menu) -> String { self == .front && menu == .site ? "home" : title }

  /// Whether an author's page may have its address, and what it says then stands below that.
  var isSharedWithAuthors: Bool { self == .scope }

  /// The names that the pages of some owners have at the top of a site, which no author's page takes.
  static func names(of owners: Set<Owner>) -> Set<String> {
    Set(
      allCases.filter { owners.contains($0.owner) && !$0.isSharedWithAuthors }.map { page in
        page.folder.map { String($0.dropLast()) } ?? page.path
      }
    )
  }

  /// The sections that a chapter has of the page's own.
  func onPaper(_ sections: [Section], in order: ReportOrder) -> [Section] {
    switch self {
    // The chapter of requirements has the samples.
    case .scope: sections.map { $0.withoutLast(ifNamed: "scope-examined") }
    // The result shows the families already.
    case .scorecards where order.hasResult: sections.filter { $0.id != "families" }
    // Where the inputs and their digests are is said with what is not in the report.
    case .about:
      sections.filter {
        $0.id != ClientPages.documents && (order.hasInputsInPrint || $0.id != "inputs")
      }
    default: sections
    }
  }

  /// What the address of every page ends in.
  public static let ending = ".html"

  /// The folder of the pages of tags.
  static let tagsFolder = "tags"

  /// The folder of the forms on which policies are acknowledged.
  public static let acknowledgements = "policies/acknowledge"

  /// The folder of the pages of all pages' list, where it takes several.
  static let lettersFolder = "a-to-z"

  /// A page below one of these, such as that of a finding.
  func member(_ name: String) -> String { (folder ?? "") + name + Self.ending }

  /// The page of a folder of pages.
  static func index(of folder: String) -> String {
    folder.isEmpty ? front.path : folder + "/" + front.path
  }

  /// The interview script of a client, beside the content of a workspace and in no site.
  public static func interview(of slug: String) -> String { "interviews/\(slug).html" }

  /// The questions of that script as a table, to be filled and imported.
  public static func interviewTable(of slug: String) -> String { "interviews/\(slug).csv" }

  /// Where all pages of a site without a client are as one document: at an address that no page has.
  static func printPage(besides pages: [Page]) -> String {
    Addresses.free("print" + ending, among: Set(pages.map { $0.path.lowercased() }))
  }

  /// The page that has those of a folder one after the other.
  static func together(_ folder: String) -> String { folder + "/all.html" }
}

/// The pages that the portfolio has beside the search and the list from A to Z: it is a site of its own
/// and of no client.
public enum PortfolioPage: String, Sendable, CaseIterable {
  case clients = "index.html"
  case families = "families.html"
  case risks = "risks.html"

  /// Where the portfolio is in the output.
  public static let folder = "portfolio/"

  /// The key of the title.
  var title: String {
    switch self {
    case .clients: "portfolio"
    case .families: "title_portfolio_families"
    case .risks: "title_portfolio_risks"
    }
  }

  /// The key of the sentence below the title.
  var lede: String {
    switch self {
    case .clients: "lede_portfolio"
    case .families: "lede_portfolio_families"
    case .risks: "lede_portfolio_risks"
    }
  }
}

/// Pages of authors that the program gives a place, by their addresses.
public enum AuthorsPage {
  static let summary = "summary.html"
  static let scope = SitePage.scope.path
  /// The words that the guide explains.
  static let glossary = "guide/glossary.html"

  /// Whether a page explains words.
  static func isGlossary(_ page: ProsePage) -> Bool { isGlossary(page.path) }

  /// Whether a path is that of a page that explains words.
  public static func isGlossary(_ path: String) -> Bool {
    path.split(separator: "/").last == "glossary.html"
  }
}

extension Target {
  /// A page of the list.
  public static func page(_ page: SitePage, fragment: String? = nil) -> Target {
    .page(page.path, fragment: fragment)
  }

  static func requirement(_ id: String) -> Target { .page(Addresses.requirement(id)) }

  static func finding(_ id: String) -> Target { .page(Addresses.finding(id)) }

  static func fact(_ id: String) -> Target { .page(Addresses.fact(id)) }

  /// An item in the register of evidence.
  static func evidence(_ id: String) -> Target {
    .page(.evidence, fragment: Addresses.anchor(id))
  }

  /// A risk in the register.
  static func risk(_ id: String) -> Target { .page(.risks, fragment: Addresses.anchor(id)) }

  /// A breach among the others.
  static func breach(_ id: String) -> Target { .page(.breaches, fragment: Addresses.anchor(id)) }

  /// Where it is said how a metric was computed.
  public static func figure(_ metric: String) -> Target {
    .page(.figures, fragment: Addresses.anchor(metric))
  }
}

extension Inline {
  /// A link to a page of the list, by its title.
  static func link(_ page: SitePage, _ words: Words) -> Inline {
    .link(words(page.title), .page(page))
  }
}

extension Target {
  /// A page of a client's site, as a page of the portfolio links it.
  static func page(_ path: String, fragment: String? = nil, of slug: String) -> Target {
    let page = Target.page("clients/\(slug)/\(path)", fragment: fragment)
    return .external(Address.relative(page, from: PortfolioPage.folder + SitePage.front.path))
  }
}

extension PageLink {
  /// A link to a page of the list, by its title.
  init(_ page: SitePage, _ words: Words) {
    self.init(words(page.title), page.path)
  }
}

extension Page {
  /// A page of the list, with its own title and sentence where it is not called otherwise.
  convenience init(
    _ page: SitePage,
    _ words: Words,
    title: String? = nil,
    lede: String? = nil,
    panel: [PanelItem] = [],
    _ sections: [Section],
    lawChecked: Day? = nil
  ) {
    let lede = (lede ?? page.lede.map { words($0) }).map { [Inline].text($0) } ?? []
    self.init(
      kind: page.kind,
      path: page.path,
      title: title ?? words(page.title),
      lede: lede,
      description: lede.plain(in: words),
      panel: panel,
      sections: sections,
      lawChecked: lawChecked
    )
  }
}
