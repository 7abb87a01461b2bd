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

  /// The list, and where it is long a page for each letter.
  func allPages() -> [Page] {
    let letters = letters()
    guard others.count > ListParts.most else {
      let sections = letters.map { letter, pages in
        Section(
          id: "letter-" + (letter.isEmpty ? "none" : Self.code(letter)),
          title: name(of: letter),
          [.list(pages.map(Self.entry))]
        )
      }
      return [Page(.allPages, words, sections)]
    }
    let entries = letters.map { letter, pages in
      ListEntry(
        [.link(name(of: letter), .page(Self.path(of: letter)))],
        note: .text(words("count_pages", count: pages.count))
      )
    }
    let list = Section(id: "letters", title: nil, [.list(entries)])
    return [Page(.allPages, words, [list])] + letters.flatMap { self.pages(of: $0, $1) }
  }

  /// The pages of one letter.
  private func pages(of letter: String, _ pages: [Page]) -> [Page] {
    let title = words(
      "title_list_part",
      ["title": words(SitePage.allPages.title), "range": name(of: letter)]
    )
    let above = [PageLink(.allPages, words)]
    let list = ListParts(
      path: Self.path(of: letter),
      title: title,
      titleLanguage: nil,
      kind: .allPages,
      breadcrumbs: above,
      words: words
    )
    let entries = pages.map { ListParts.Entry(name: $0.distinctTitle, entry: Self.entry($0)) }
    let parts = list.parts(of: entries) { _ in false }
    let first = Page(
      kind: .allPages,
      path: list.path,
      title: title,
      description: title,
      breadcrumbs: above,
      sections: parts.sections
    )
    return [first] + parts.others
  }

  private func name(of letter: String) -> String { letter.isEmpty ? words("no_letter") : letter }

  private static func path(of letter: String) -> String {
    let isPlain = letter.utf8.count == 1 && letter.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    let name = isPlain ? letter.lowercased() : letter.isEmpty ? "other" : "u" + code(letter)
    return SitePage.lettersFolder + "/" + name + SitePage.ending
  }

  private static func code(_ letter: String) -> String {
    letter.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: "-")
  }

  /// The pages by their first letter; what begins with none comes first.
  private func letters() -> [(letter: String, pages: [Page])] {
    let sorted = others.map {
      (letter: Self.letter($0), key: NaturalKey($0.distinctTitle), page: $0)
    }
    .sorted { ($0.letter, $0.key, $0.page.path) < ($1.letter, $1.key, $1.page.path) }
    var letters: [(letter: String, pages: [Page])] = []
    for (letter, _, page) in sorted {
      if letters.last?.letter != letter { letters.append((letter, [])) }
      letters[letters.count - 1].pages.append(page)
    }
    return letters
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
