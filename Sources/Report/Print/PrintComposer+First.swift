import GapAnalysis
import Words

/// The first page after the cover, and what of the plan is beside a finding.
extension PrintComposer {
  private static let firstID = "first-page"

  /// The verdict, what changed, the numbers, the worst risks, the plan and the assessors' opinion.
  func first(_ opinion: Opinion?) -> PrintEdition.FirstSheet {
    let page = FirstPage(client, words)
    var sections = [
      Section(id: "verdict", title: nil, [.paragraph(clientPages.verdict())]), page.numbers(),
    ]
    let since = page.since()
    if let since { sections.insert(since, at: 1) }
    if let edition = clientPages.edition() { sections.append(edition) }
    sections += [page.worst(), page.legalDeadlines(), page.plan(), page.noEarlier()].compactMap(
      \.self
    )
    sections = sections.map {
      Section(id: "\(Self.firstID)--\($0.id)", title: $0.title, $0.blocks)
    }
    return PrintEdition.FirstSheet(
      id: Self.firstID,
      title: words("heading_first_page"),
      sections: sections + [opinionSection(opinion)].compactMap(\.self)
    )
  }

  /// The opinion; what a chapter has too is there under other ids.
  private func opinionSection(_ opinion: Opinion?) -> Section? {
    guard var opinion else {
      return FirstPage(client, words).opinion(
        nil,
        id: "\(Self.firstID)--opinion",
        continuing: nil
      )
    }
    if !opinion.isWhole || opinion.rest == nil {
      opinion = opinion.repeated(under: Self.firstID + "--opinion--")
    }
    // The edition of a few sheets has no chapter in which it would go on.
    let summary =
      order.extent == nil ? client.pages.first { $0.path == AuthorsPage.summary } : nil
    return FirstPage(client, words).opinion(
      opinion,
      id: "\(Self.firstID)--opinion",
      continuing: summary.map { PageLink($0.title, $0.path) }
    )
  }

  /// Whether a section of the front page is on the first page, or for the screen alone.
  static func isElsewhere(_ id: String) -> Bool {
    ["reading", "opinion", "plan", "top-findings", "legal-deadlines", "changes"].contains(id)
  }

  /// The milestones of a finding and how it was closed.
  func work(_ finding: Finding) -> [Block] {
    let pages = FindingPages(assessment: client.assessment, bodies: [:], files: [:], words: words)
    return [pages.closure(finding), pages.milestones(finding)].compactMap(\.self)
      .flatMap(\.blocks)
  }
}
