import Diagnostics
import Regulation

extension Diagnostic {
  /// A note on a link to a page that is no part of the site on its day: the words stay, the link
  /// goes, and on another day it stands.
  static func pageOutOfDays(_ page: ProsePage, asOf: Day, at place: SourceRange?) -> Diagnostic {
    .note(
      "page-out-of-days",
      "\(page.contentPath) is no part of a site as of \(asOf); its days are \(Setting.days(page.validity))",
      at: place,
      help: "the words stay without the link; an {only} block hides them too"
    )
  }
}
