import Diagnostics
import Words

/// The pages that lead to all others: the search, and the list from A to Z for readers without script.
struct IndexPages {
  private let others: [Page]
  private let words: Words

  /// The pages that lead to the others.
  init(_ others: [Page], words: Words) {
    self.others = others
    self.words = words
  }

  func search() -> Page {
    Page(
      kind: .search,
      path: SitePage.search.path,
      title: words(SitePage.search.title),
      description: words("description_search"),
      sections: []
    )
  }

  func allPages() -> Page { Page(.allPages, words, letters()) }

  /// A section for each letter; what begins with none comes first.
  private func letters() -> [Section] {
    let sorted = others.map {
      (letter: Self.letter($0), key: NaturalKey($0.distinctTitle), page: $0)
    }
    .sorted { ($0.letter, $0.key, $0.page.path) < ($1.letter, $1.key, $1.page.path) }
    var sections: [(letter: String, entries: [ListEntry])] = []
    for (letter, _, page) in sorted {
      if sections.last?.letter != letter { sections.append((letter, [])) }
      sections[sections.count - 1].entries.append(Self.entry(page))
    }
    return sections.map { letter, entries in
      let code = letter.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: "-")
      return Section(
        id: "letter-" + (letter.isEmpty ? "none" : code),
        title: letter.isEmpty ? words("no_letter") : letter,
        [.list(entries)]
      )
    }
  }

  private static func letter(_ page: Page) -> String {
    guard let first = page.title.first, first.isLetter else { return "" }
    return String(NaturalKey.folded(String(first)).prefix(1)).uppercased()
  }

  private static func entry(_ page: Page) -> ListEntry {
    let whereabouts: [Inline] =
      page.whereabouts.isEmpty
      ? [] : [.note(" " + page.whereabouts).inLanguage(page.whereaboutsLanguage)]
    return ListEntry(
      [.link(page.distinctTitle, .page(page.path)).inLanguage(page.titleLanguage)] + whereabouts
    )
  }
}
