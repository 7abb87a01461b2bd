import GapAnalysis
import Markdown
import Regulation

/// What the pages of a site know of one another to link it: where it is, its ids and its days, and
/// nothing of what its document says; a class, as several tables have each page.
final class PageEntry: Sendable {
  /// The path of the file below the content folder.
  let contentPath: String
  /// The path in the site.
  let path: String
  /// The id that the title has in the file.
  let titleID: String?
  /// The ids of the body.
  let anchors: Set<String>
  let validity: Validity
  let isDraft: Bool
  /// The id of the policy that it is, and whether its author wrote it.
  let policy: (id: String, isWritten: Bool)?
  /// The id of the finding that it is a draft of.
  let draftFinding: String?
  /// Where another generator puts the page, from the top of the site.
  let permalink: String?
  /// Whether it is one of a client's own files.
  let isOfClient: Bool

  init(_ page: ProsePage) {
    contentPath = page.contentPath
    path = page.path
    titleID = page.titleID
    anchors = Set(page.anchors)
    validity = page.validity
    isDraft = page.isDraft
    policy = page.policy.map { ($0.id, $0.places["id"] != nil) }
    draftFinding = page.draftFinding
    permalink = page.permalink
    isOfClient = page.isOfClient
  }
}
