import Words

/// The home page of a site without a client.
extension FolderPages {
  /// The page of the top folder's index, else a list of what there is, over several pages where it is
  /// long; a README, which was not written to be a home page, has the list below it.
  func home(_ tree: Folder) -> [Page] {
    guard let index = tree.index else { return generatedHome(tree) }
    let own = page(index, breadcrumbs: [])
    guard index.stem.lowercased() == "readme" else { return [own] }
    let (sections, others) = list(of: tree)
    let titled = sections.map { Section(id: $0.id, title: words("heading_more"), $0.blocks) }
    return [own.adding(titled)] + others
  }

  private func generatedHome(_ tree: Folder) -> [Page] {
    let (sections, others) = list(of: tree)
    let empty = Section(id: "pages", title: nil, [.paragraph(.text(words("empty_site")))])
    let page = Page(
      kind: .sectionIndex,
      path: SitePage.front.path,
      title: imprint.title,
      description: imprint.title,
      sections: sections.isEmpty ? [empty] : sections
    )
    return [page] + others
  }

  /// The pages and folders of the top, and the pages on which a long list of them goes on.
  private func list(of tree: Folder) -> (sections: [Section], others: [Page]) {
    let pages = tree.pages.map { page in
      let entry = ListEntry(
        [.link(page.title, .page(page.path)).inLanguage(mark(of: page))],
        note: page.description.isEmpty
          ? [] : .text(page.description).inLanguage(mark(of: page))
      )
      return (page.title, entry)
    }
    let list = ListParts(
      path: SitePage.front.path,
      title: imprint.title,
      titleLanguage: nil,
      kind: .sectionIndex,
      breadcrumbs: [],
      words: words
    )
    return parts(list, pages, of: tree)
  }
}
