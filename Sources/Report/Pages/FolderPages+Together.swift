import Words

/// A folder's questions on one page, for reading through, searching and printing.
extension FolderPages {
  /// Whether a folder's pages are shown together: they have topics, and no file of the folder takes
  /// the place.
  static func hasTogether(_ folder: Folder) -> Bool {
    folder.pages.contains { !$0.topics.isEmpty }
      && !folder.pages.contains { $0.path == SitePage.together(folder.path) }
  }

  /// The pages of a folder with the whole of each; nil where they are not shown together.
  func together(_ folder: Folder, breadcrumbs: [PageLink]) -> Page? {
    guard Self.hasTogether(folder) else { return nil }
    let lede = words("lede_all_on_one_page", count: folder.pages.count)
    return Page(
      kind: .page,
      path: SitePage.together(folder.path),
      title: words("title_all_on_one_page", ["folder": title(of: folder)]),
      lede: .text(lede),
      description: lede,
      breadcrumbs: breadcrumbs,
      sections: folder.pages.map(inFull),
      lawChecked: folder.pages.compactMap(\.reviewed).min()
    )
  }

  func inFull(_ page: ProsePage) -> Section {
    if let known = shared[page.path]?.inFull { return known }
    let body = togetherBodies[page.path].map { [Block.prose($0)] } ?? []
    let isLater = page.reviewed.map { $0 > asOf } ?? false
    let checked = isLater ? "answer_alone_checked_later" : "answer_alone_checked"
    let foot = words.line(
      page.reviewed == nil ? "answer_alone" : checked,
      [
        "link": [.link(words("link_answer_alone"), .page(page.path))],
        "day": page.reviewed.map { [.day($0)] } ?? [], "as_of": [.day(asOf)],
      ]
    )
    return Section(
      id: Address.printID(page.path, fragment: nil),
      title: page.title,
      titleLanguage: mark(of: page),
      body + [.paragraph(foot)]
    )
  }
}
