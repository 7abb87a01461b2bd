import Formats
import GapAnalysis

/// The pages that an edition of a report has, where it does without most of them for its readers.
public struct ReportExtent: Sendable, Hashable {
  /// What an edition is.
  public enum Kind: Sendable, Hashable {
    /// A report of a few pages.
    case executive
    /// What everyone may know: no result.
    case trust
    /// One finding alone.
    case finding(String)
  }

  /// What it is.
  public let kind: Kind
  /// The pages of authors that it has.
  private var authors: Set<String> = []

  /// The extent of the edition for an audience; nil of one that has all that its audience may see.
  public init?(audience: String) {
    switch audience {
    case Audience.executive: kind = .executive
    case Audience.everyone: kind = .trust
    default:
      guard let id = Audience.finding(of: audience) else { return nil }
      kind = .finding(id)
    }
  }

  /// The pages of its own that it has.
  private var own: [SitePage] {
    switch kind {
    case .executive: [.front, .signOff, .method, .about, .printEdition, .search, .allPages]
    case .trust: [.front, .about, .search, .allPages]
    case .finding: [.front, .findings, .about, .printEdition, .search, .allPages]
    }
  }

  /// The chapters of its print edition.
  var chapters: [ReportChapter] {
    switch kind {
    case .executive: [.signOff]
    case .trust: []
    case .finding: [.findings]
    }
  }

  /// Whether it has an author's page: one that names the audience, and for executives the summary.
  public func takes(_ page: ProsePage, for audience: String) -> Bool {
    switch kind {
    case .executive: page.audience.contains(audience) || page.path == AuthorsPage.summary
    case .trust: page.audience.contains(audience)
    case .finding: false
    }
  }

  /// The same with an author's page, and with the indexes of the folders that it is in.
  func adding(_ path: String) -> ReportExtent {
    var other = self
    other.authors.insert(path)
    var folder = path.parts(between: "/").dropLast()
    while !folder.isEmpty {
      let name = folder.joined(separator: "/")
      other.authors.formUnion([SitePage.index(of: name), SitePage.together(name)])
      folder.removeLast()
    }
    return other
  }

  /// Whether it does without the page at a path.
  func excludes(_ path: String) -> Bool {
    if authors.contains(path) || own.contains(where: { $0.path == path }) { return false }
    if case .finding(let id) = kind { return path != Addresses.finding(id) }
    return !path.hasPrefix(SitePage.lettersFolder + "/")
  }
}
