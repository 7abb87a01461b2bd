import GapAnalysis

/// Which pages of a client's site a report does without, and the order of its chapters in print.
public struct ReportOrder: Sendable {
  let layout: ReportLayout
  /// What an edition for few readers has alone; nil where it has all that its audience may see.
  public internal(set) var extent: ReportExtent?

  /// Nothing is left out, and the order is the usual one.
  public static let usual = ReportOrder(.usual)

  init(_ layout: ReportLayout, _ extent: ReportExtent? = nil) {
    self.layout = layout
    self.extent = extent
  }

  /// The order of the whole report, of which an edition may have parts.
  var ofWhole: ReportOrder { ReportOrder(layout) }

  /// Whether a report does without the page at a path, as it does without what is below it.
  public func omits(_ path: String) -> Bool {
    if let extent, extent.excludes(path) { return true }
    guard let omit = layout.omit, !omit.isEmpty else { return false }
    return omit.contains { $0 != .result && $0.holds(path) }
  }

  /// Whether a report does without a page of the list.
  func omits(_ page: SitePage) -> Bool { omits(page.path) }

  /// Whether the result is a chapter.
  var hasResult: Bool { !layout.omits(.result) }

  /// The chapters that print leaves to the site: the appendices, unless they are asked for.
  var onSiteAlone: [ReportChapter] {
    guard (layout.appendices ?? .web) == .web, extent == nil else { return [] }
    return [.figures, .sources, .glossary].filter { !layout.lists($0) && !layout.omits($0) }
  }

  /// Whether the inputs with their digests are printed.
  var hasInputsInPrint: Bool { layout.appendices == .print }

  /// Whether the table of gaps is printed, though the requirements and the plan list the same.
  var hasGapsInPrint: Bool { layout.lists(.gaps) || layout.omits(.plan) }

  /// The usual order of chapters; nil is where the assessor's further pages come.
  private static let usualChapters: [ReportChapter?] = [
    .summary, .result, .scope, nil, .findings, .plan, .risks, .scorecards, .gaps, .requirements,
    .decisions, .breaches, .exposure, .readiness, .documents, .changes, .evidence, .tests, .method,
    .leftOut, .about, .figures, .sources, .glossary, .signOff,
  ]

  /// The chapters of the print edition in their order; nil is where the assessor's further pages
  /// come.
  var printed: [ReportChapter?] {
    if let extent { return extent.chapters.filter { !layout.omits($0) } }
    let first = layout.chapters ?? []
    let rest = Self.usualChapters.filter { chapter in
      guard let chapter else { return true }
      return !first.contains(chapter) && !onSiteAlone.contains(chapter)
    }
    return (first + rest).filter { $0.map { !layout.omits($0) } ?? true }
  }
}

extension ReportChapter {
  /// The page of the chapter; nil where an author writes it.
  var page: SitePage? {
    switch self {
    case .summary, .glossary: nil
    case .scope: .scope
    case .result: .front
    case .findings: .findings
    case .plan: .plan
    case .risks: .risks
    case .scorecards: .scorecards
    case .gaps: .gaps
    case .requirements: .requirements
    case .decisions: .decisions
    case .breaches: .breaches
    case .exposure: .exposure
    case .readiness: .readiness
    case .documents: .documents
    case .changes: .changes
    case .evidence: .evidence
    case .tests: .tests
    case .signOff: .signOff
    case .method: .method
    case .about: .about
    case .figures: .figures
    case .leftOut: .leftOut
    case .sources: .sources
    }
  }

  /// Whether a page is the chapter's, or below it.
  func holds(_ path: String) -> Bool {
    switch self {
    case .summary: path == AuthorsPage.summary
    case .glossary: AuthorsPage.isGlossary(path)
    default:
      page.map { page in
        path == page.path || page.folder.map(path.hasPrefix) ?? false
      } ?? false
    }
  }
}
