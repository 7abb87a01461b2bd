import Diagnostics
import Regulation
import Words

/// Tells pages of one title apart: by a requirement's citation, else by the page they lie below, else
/// by their path.
struct DistinctTitles {
  private var counts: [String: Int] = [:]
  private let law: Law

  /// Titles among pages, and of the indexes, which are made of them.
  init(_ pages: [Page], law: Law, _ words: Words) {
    self.law = law
    for page in pages { counts[page.title, default: 0] += 1 }
    for page in SitePage.allCases where page.owner == .index {
      counts[words(page.title), default: 0] += 1
    }
  }

  /// The pages, each with what distinguishes it where its title does not; the front page needs
  /// nothing.
  func applied(to pages: [Page]) -> [Page] {
    guard counts.values.contains(where: { $0 > 1 }) else { return pages }
    let citations = Dictionary(
      firstOf: law.catalog.requirements.map { (Addresses.requirement($0.id), $0.id) }
    )
    var marks: [String: String] = [:]
    var uses: [String: Int] = [:]
    for page in pages where isShared(page) {
      let mark = citations[page.path] ?? page.breadcrumbs.last?.title ?? ""
      marks[page.path] = mark
      uses[page.title + "\n" + mark, default: 0] += 1
    }
    return pages.map { page in
      guard let mark = marks[page.path] else { return page }
      let isEnough = !mark.isEmpty && uses[page.title + "\n" + mark] == 1
      return page.distinguished(by: isEnough ? mark : page.path)
    }
  }

  private func isShared(_ page: Page) -> Bool {
    page.path != SitePage.front.path && counts[page.title, default: 0] > 1
  }
}
