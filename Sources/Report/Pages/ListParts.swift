import Words

/// A list of pages that goes on over several pages where it is longer than a reader wants to scroll
/// and a browser lays out at once.
struct ListParts {
  /// The page that has the list or its first part.
  let path: String
  let title: String
  let titleLanguage: String?
  let kind: PageKind
  /// Above the parts behind the first.
  let breadcrumbs: [PageLink]
  let words: Words

  /// So many entries are on a page at most.
  static let most = 500

  /// An entry and the name by which a range of them is told.
  struct Entry {
    let name: String
    let entry: ListEntry
  }

  /// The sections of the first page, and the other pages; `isTaken` says of an address in small
  /// letters whether another page has it.
  func parts(
    of entries: [Entry],
    isTaken: (String) -> Bool
  ) -> (sections: [Section], others: [Page]) {
    guard entries.count > Self.most else {
      guard !entries.isEmpty else { return ([], []) }
      return ([Section(id: "pages", title: nil, [.list(entries.map(\.entry))])], [])
    }
    let parts = stride(from: 0, to: entries.count, by: Self.most).map { start in
      Part(start: start, entries: entries[start..<min(start + Self.most, entries.count)])
    }
    let links = zip(parts, paths(parts.count, isTaken: isTaken)).map { part, path in
      PageLink(name(of: part), path, language: titleLanguage)
    }
    let lede = words.line(
      "list_in_parts",
      [
        "entries": .text(words("count_pages", count: entries.count)),
        "parts": .text(words("count_parts", count: parts.count)),
      ]
    )
    let contents = zip(parts, links).map { part, link in
      ListEntry([.link(range(of: part), .page(link.path))], note: .text(names(in: part)))
    }
    let first = [
      Section(id: "parts", title: nil, [.paragraph(lede), .list(contents)]),
      Section(id: "pages", title: range(of: parts[0]), [.list(parts[0].entries.map(\.entry))]),
    ]
    let others = parts.indices.dropFirst().map { index in
      Page(
        kind: kind,
        path: links[index].path,
        title: links[index].title,
        titleLanguage: titleLanguage,
        lede: .text(names(in: parts[index])),
        description: links[index].title,
        breadcrumbs: breadcrumbs,
        sections: [Section(id: "pages", title: nil, [.list(parts[index].entries.map(\.entry))])],
        previous: links[index - 1],
        next: index + 1 < links.count ? links[index + 1] : nil
      )
    }
    return (first, others)
  }

  private struct Part {
    let start: Int
    let entries: ArraySlice<Entry>
  }

  /// The addresses of the parts: the page's own, then those with a number that are free.
  private func paths(_ count: Int, isTaken: (String) -> Bool) -> [String] {
    let stem = path.dropLast(SitePage.ending.count)
    func address(_ part: Int, _ mark: String) -> String {
      "\(stem)\(mark)-\(part)\(SitePage.ending)"
    }
    func isFree(_ mark: String) -> Bool {
      !(2...count).contains { isTaken(address($0, mark).lowercased()) }
    }
    var mark = isFree("") ? "" : "-part"
    while !isFree(mark) { mark += "-part" }
    return [path] + (2...count).map { address($0, mark) }
  }

  private func name(of part: Part) -> String {
    words("title_list_part", ["title": title, "range": range(of: part)])
  }

  private func range(of part: Part) -> String {
    let numbers = [part.start + 1, part.start + part.entries.count]
    return words(
      "list_range",
      ["from": words.grouped(String(numbers[0])), "to": words.grouped(String(numbers[1]))]
    )
  }

  /// The first name and the last.
  private func names(in part: Part) -> String {
    let names = [part.entries.first, part.entries.last].map { $0?.name ?? "" }
    return words("list_names", ["first": names[0], "last": names[1]])
  }
}
