/// The names at the top of a site that are its own, whether or not this site has what they are for: an
/// author's page keeps its address when data are added.
enum OwnAddresses {
  private static let ofAll: Set = ["_gapbook", "sha256sums", SitePage.lettersFolder]
  private static let ofWorkspace: Set = [
    "clients", "portfolio", "manual.pdf", "provenance.json", "sitemap.xml",
  ]
  private static let ofClient: Set = ["data", "report.pdf", "report.docx"]

  /// The names, in small letters.
  static func names(hasClient: Bool, hasLaw: Bool, hasTags: Bool = false) -> Set<String> {
    let owners: Set<SitePage.Owner> =
      Set([.site, .index]).union(hasLaw ? [.law, .wholeLaw] : []).union(hasClient ? [.client] : [])
    return SitePage.names(of: owners).union(ofAll).union(hasClient ? ofClient : ofWorkspace)
      .union(hasTags ? [SitePage.tagsFolder] : [])
  }
}
