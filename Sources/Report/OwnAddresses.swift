/// The names at the top of a site that are its own, whether or not this site has what they are for: an
/// author's page keeps its address when data are added.
enum OwnAddresses {
  private static let ofAll = [
    "index.html", "_gapbook", "sha256sums", IndexPages.search, IndexPages.allPages,
  ]
  private static let ofLaw = [
    "requirements", "facts", "crosswalks", "sources.html", LawChangesPage.path,
  ]
  private static let ofWorkspace = ["clients", "portfolio", "manual.pdf"]
  private static let ofClient = [
    "data", "findings", "report.html", "report.pdf", "report.docx", "scorecards.html", "gaps.html",
    "risks.html", "decisions.html", "plan.html", "changes.html", "evidence.html",
    "breaches.html", "exposure.html", "readiness.html", "documents.html", "figures.html",
    "left-out.html", "method.html", AboutPage.path,
  ]

  /// The names, in small letters.
  static func names(hasClient: Bool, hasLaw: Bool) -> Set<String> {
    Set(ofAll + (hasLaw ? ofLaw : []) + (hasClient ? ofClient : ofWorkspace))
  }
}
