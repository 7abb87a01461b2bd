/// The names at the top of a site that are its own, whether or not this site has what they are for: an
/// author's page keeps its address when data are added.
enum OwnAddresses {
  private static let ofAll: Set = [
    "_gapbook", "sha256sums", SitePage.lettersFolder, SitePage.acknowledgements,
    "data/policies.csv", "data/policies.json", "data/reviews.ics", "data/frameworks.json",
  ]
  private static let ofWorkspace: Set = [
    "clients", "portfolio", "manual.pdf", "provenance.json", "sitemap.xml",
  ]
  private static let ofClient: Set = ["data", "report.pdf", "report.docx"]

  /// The names, in small letters; one with a slash is an address below the top.
  static func names(
    hasClient: Bool,
    hasLaw: Bool,
    hasFrameworks: Bool,
    hasTags: Bool = false
  ) -> Set<String> {
    let owners: Set<SitePage.Owner> =
      Set([.site, .index, .policies]).union(hasLaw ? [.law, .wholeLaw] : [])
      .union(hasClient ? [.client] : []).union(hasFrameworks ? [.frameworks] : [])
    return SitePage.names(of: owners).union(ofAll).union(hasClient ? ofClient : ofWorkspace)
      .union(hasTags ? [SitePage.tagsFolder] : [])
  }
}
