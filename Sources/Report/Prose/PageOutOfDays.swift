import Diagnostics
import GapAnalysis
import Regulation

extension ProsePage {
  /// Whether it is one of a client's own files.
  var isOfClient: Bool { contentPath.hasPrefix("clients/") }

  /// That it is not in a client's report on its day.
  func leftOut(on day: Day) -> LeftOut {
    LeftOut(
      source: validityPlace ?? .file(file),
      reason: validity.begins(after: day) ? .pageBegins(validity.from) : .pageEnded(validity.to)
    )
  }
}

extension Diagnostic {
  /// A note on a page that is not in a site on its day.
  static func pageOutOfDays(_ page: ProsePage, asOf: Day) -> Diagnostic {
    .note(
      "page-out-of-days",
      "\(page.contentPath) is not in a site as of \(asOf); its days are \(TextFormat.days(page.validity))",
      at: page.validityPlace ?? .file(page.file)
    )
  }

  /// A note on a link to a page that is no part of the site on its day: the words stay, the link
  /// goes, and on another day it is there.
  static func pageOutOfDays(_ page: PageEntry, asOf: Day, at place: SourceRange?) -> Diagnostic {
    if page.isDraft { return draft(page, at: place) }
    return .note(
      "page-out-of-days",
      "\(page.contentPath) is no part of a site as of \(asOf); its days are \(TextFormat.days(page.validity))",
      at: place,
      help: "the words stay without the link; an {only} block hides them too"
    )
  }

  /// A note on a link to a page that its author holds back.
  private static func draft(_ page: PageEntry, at place: SourceRange?) -> Diagnostic {
    .note(
      "draft-page",
      "\(page.contentPath) is a draft, which is left out",
      at: place,
      help: "the words stay without the link until the page says draft: false"
    )
  }
}
