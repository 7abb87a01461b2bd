public import GapAnalysis
public import Regulation
public import Words

/// A client in a portfolio.
public struct PortfolioClient: Sendable {
  /// What is shown of it.
  public let summary: ClientSummary
  /// What its own report does without, so that nothing leads there.
  public let omitted: [ReportChapter]
  /// The language of its report, in which its titles are.
  public let language: String

  /// A client as it was read.
  public init(summary: ClientSummary, omitted: [ReportChapter], language: String) {
    self.summary = summary
    self.omitted = omitted
    self.language = language
  }

  /// The client of a report; nil where it has none.
  public init?(_ report: Report) {
    guard let assessment = report.assessment else { return nil }
    summary = ClientSummary(assessment)
    omitted = report.omitted.layout.omit ?? []
    language = report.imprint.language
  }

  /// Whether its report does without the page at a path.
  func omits(_ path: String) -> Bool { ReportOrder(ReportLayout(omit: omitted)).omits(path) }
}

/// What a portfolio has in common with the workspace's own site.
public struct PortfolioFrame: Sendable {
  /// Who delivers and how the workspace is named.
  public let imprint: Imprint
  /// The words of the interface.
  public let words: Words
  /// The day of the workspace; each client has its own.
  public let asOf: Day
  /// The families of the catalog, in the order of the regulation.
  public let families: [Family]

  /// The frame of a workspace's own site.
  public init(_ report: Report, families: [Family]) {
    self.init(
      imprint: report.imprint,
      words: report.words,
      asOf: report.asOf,
      families: families
    )
  }

  /// A frame from its parts.
  public init(imprint: Imprint, words: Words, asOf: Day, families: [Family]) {
    self.imprint = imprint
    self.words = words
    self.asOf = asOf
    self.families = families
  }
}

extension Report {
  /// The portfolio: all clients side by side, as a site of its own that no other links.
  public init(portfolio clients: [PortfolioClient], in frame: PortfolioFrame) {
    let words = frame.words
    let pages = PortfolioPages(clients: clients, frame: frame).all()
    let links = PortfolioPage.allCases.map { page in
      NavigationLink(title: words(page.title), path: page.rawValue, below: nil)
    }
    let all = NavigationLink(
      title: words(SitePage.allPages.title),
      path: SitePage.allPages.path,
      below: nil
    )
    self.init(
      imprint: frame.imprint.titled(
        words("portfolio_of", ["title": frame.imprint.title])
      ),
      words: words,
      asOf: frame.asOf,
      assessment: nil,
      navigation: [NavigationGroup(title: words("portfolio"), before: links + [all])],
      tree: NavigationTree([:]),
      pages: pages,
      redirects: [],
      omitted: .usual,
      print: nil,
      manual: nil,
      printPage: nil,
      policies: [],
      register: nil,
      copies: [],
      linkedElsewhere: [],
      learned: [:]
    )
  }
}
