import Regulation
import Words

/// The pages that a site has of its own, and all that is to be said of each but its content.
///
/// A case is the page's address. The cases are in reading order: that of the search, and of the
/// chapters of the print edition. `OwnPages` makes the pages.
public enum SitePage: String, Sendable, CaseIterable {
  case front = "index.html"
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
  case changes = "changes.html"
  case figures = "figures.html"
  case evidence = "evidence.html"
  case method = "method.html"
  case leftOut = "left-out.html"
  case about = "about.html"
  case facts = "facts/index.html"
  case lawChanges = "law-changes.html"
  case crosswalks = "crosswalks/index.html"
  case sources = "sources.html"
  case search = "search.html"
  case allPages = "a-to-z.html"
  case printEdition = "report.html"

  /// Whose pages they are.
  enum Owner {
    /// Every site's, from the start.
    case site
    /// A client's.
    case client
    /// The law's, where a site shows any.
    case law
    /// The law's as a whole, which a site without a client has only if it shows all of the law.
    case wholeLaw
    /// Every site's, made of all its other pages.
    case index
  }

  /// The groups of the navigation in their order: of the workspace's own site, then of a client's.
  enum Menu: String, CaseIterable {
    case site, sections, law
    case report, analysis, records, background, about

    var isOfClient: Bool { ![.site, .sections, .law].contains(self) }
  }

  /// How a chapter of the print edition is set.
  enum Paper { case portrait, landscape }

  /// What is said of a page.
  private struct Row {
    let owner: Owner
    let kind: PageKind
    let title: String
    let lede: String?
    /// The groups of the navigation that have it, and its place in each.
    let menu: [(group: Menu, place: Int)]
    let paper: Paper?
    /// The place in the guide to a client's pages, and the note there.
    let guide: (place: Int, note: String)?

    init(
      _ owner: Owner,
      _ kind: PageKind,
      _ title: String,
      _ lede: String? = nil,
      menu: [(group: Menu, place: Int)] = [],
      paper: Paper? = nil,
      guide: (place: Int, note: String)? = nil
    ) {
      self.owner = owner
      self.kind = kind
      self.title = title
      self.lede = lede
      self.menu = menu
      self.paper = paper
      self.guide = guide
    }
  }

  private var row: Row {
    switch self {
    case .front: Row(.site, .front, "overview", menu: [(.site, 1), (.report, 1)])
    case .findings:
      Row(
        .client,
        .register,
        "title_findings",
        menu: [(.analysis, 2)],
        paper: .portrait,
        guide: (2, "reading_findings")
      )
    case .requirements:
      Row(
        .law,
        .register,
        "title_requirements",
        menu: [(.analysis, 1), (.law, 1)],
        paper: .landscape,
        guide: (1, "reading_requirements")
      )
    case .scorecards: register("title_scorecards", "lede_scorecards", (.analysis, 3))
    case .gaps: register("title_gaps", "lede_gaps", (.analysis, 4), .landscape)
    case .plan: register("title_plan", "lede_plan", (.analysis, 7), .landscape)
    case .decisions: register("title_decisions", "lede_decisions", (.analysis, 6), .landscape)
    case .risks: register("title_risks", "lede_risks", (.analysis, 5))
    case .breaches: register("title_breaches", "lede_breaches", (.records, 2))
    case .exposure: register("title_exposure", "lede_exposure", (.records, 3), .landscape)
    case .readiness: register("title_readiness", "lede_readiness", (.records, 4))
    case .documents: register("title_documents", "lede_documents", (.records, 5))
    case .changes: register("title_changes", "lede_changes", (.analysis, 8))
    case .figures: register("title_figures", "lede_figures", (.about, 2), .landscape)
    case .evidence: register("title_evidence", "lede_evidence", (.records, 1))
    case .method: background("method", "lede_method", (.about, 1), (3, "reading_method"))
    case .leftOut: background("left_out", "lede_left_out", (.about, 3), (4, "reading_left_out"))
    case .about: background("title_about", "lede_about", (.about, 6), (6, "reading_about"))
    case .facts:
      Row(.law, .register, "title_facts", "lede_facts", menu: [(.background, 1), (.law, 2)])
    case .lawChanges:
      Row(.wholeLaw, .page, "title_law_changes", menu: [(.about, 4), (.law, 3)])
    case .crosswalks:
      Row(
        .wholeLaw,
        .sectionIndex,
        "title_crosswalks",
        "lede_crosswalks",
        menu: [(.background, 2), (.law, 5)]
      )
    case .sources:
      Row(
        .wholeLaw,
        .page,
        "title_sources",
        "lede_sources",
        menu: [(.about, 5), (.law, 4)],
        paper: .portrait
      )
    case .search: Row(.index, .search, "search")
    case .allPages:
      Row(.index, .allPages, "all_pages", "lede_all_pages", menu: [(.background, 3), (.site, 2)])
    case .printEdition:
      Row(
        .client,
        .page,
        "print_edition",
        menu: [(.report, 2)],
        guide: (5, "reading_print_edition")
      )
    }
  }

  /// A register of a client's, which is a chapter too.
  private func register(
    _ title: String,
    _ lede: String,
    _ menu: (group: Menu, place: Int),
    _ paper: Paper = .portrait
  ) -> Row { Row(.client, .register, title, lede, menu: [menu], paper: paper) }

  /// A page on how a client's report came about, which is a chapter too.
  private func background(
    _ title: String,
    _ lede: String,
    _ menu: (group: Menu, place: Int),
    _ guide: (place: Int, note: String)
  ) -> Row { Row(.client, .page, title, lede, menu: [menu], paper: .portrait, guide: guide) }
}

extension SitePage {
  /// Where the page is in its site.
  public var path: String { rawValue }

  /// The folder of the pages below it, with `/` at its end; nil where there are none.
  var folder: String? {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) }
  }

  var owner: Owner { row.owner }

  /// The template.
  var kind: PageKind { row.kind }

  /// The key of its title, by which links to it call it.
  var title: String { row.title }

  /// The key of the sentence below the title; nil where none serves on all days.
  var lede: String? { row.lede }

  /// How it is set as a chapter of the print edition; nil where it is none.
  var paper: Paper? { row.paper }

  /// The key of its name in a group of the navigation.
  func title(in menu: Menu) -> String { self == .front && menu == .site ? "home" : title }

  /// The pages of a group of the navigation in their order.
  static func pages(in menu: Menu) -> [SitePage] {
    let places = allCases.compactMap { page in
      page.row.menu.first { $0.group == menu }.map { (page: page, place: $0.place) }
    }
    return places.sorted { $0.place < $1.place }.map(\.page)
  }

  /// The pages that the front page of a client's site explains, in their order, and the keys of what
  /// it says.
  static var guide: [(page: SitePage, note: String)] {
    let entries = allCases.compactMap { page in page.row.guide.map { (page, $0) } }
    return entries.sorted { $0.1.place < $1.1.place }.map { ($0, $1.note) }
  }

  /// The names that the pages of some owners have at the top of a site.
  static func names(of owners: Set<Owner>) -> Set<String> {
    Set(
      allCases.filter { owners.contains($0.owner) }.map { page in
        page.folder.map { String($0.dropLast()) } ?? page.path
      }
    )
  }

  /// The sections that a chapter has of the page's own.
  func onPaper(_ sections: [Section]) -> [Section] {
    switch self {
    // A register says it all on paper; its rows' own sections are for links on the screen.
    case .evidence: Array(sections.prefix(1))
    // The result shows the families already.
    case .scorecards: sections.filter { $0.id != "families" }
    default: sections
    }
  }

  /// A page below one of these, such as that of a finding.
  func member(_ name: String) -> String { (folder ?? "") + name + ".html" }

  /// The page of a folder of pages.
  static func index(of folder: String) -> String {
    folder.isEmpty ? front.path : folder + "/" + front.path
  }

  /// The page that has those of a folder one after the other.
  static func together(_ folder: String) -> String { folder + "/all.html" }
}

/// Pages of authors that the program gives a place, by their addresses.
enum AuthorsPage {
  static let summary = "summary.html"
  static let scope = "scope.html"
  /// The words that the guide explains.
  static let glossary = "guide/glossary.html"

  /// Whether a page explains words.
  static func isGlossary(_ page: ProsePage) -> Bool {
    page.path.split(separator: "/").last == "glossary.html"
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
