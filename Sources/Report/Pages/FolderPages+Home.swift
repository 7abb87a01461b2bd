import Words

/// The home page of a site without a client.
extension FolderPages {
  /// The page of the top folder's index, else a list of what there is, over several pages where it is
  /// long.
  func home(_ tree: Folder) -> [Page] {
    tree.index.map { [page($0, breadcrumbs: [])] } ?? generatedHome(tree)
  }

  private func generatedHome(_ tree: Folder) -> [Page] {
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
    let parts = parts(list, pages, of: tree)
    let empty = Section(id: "pages", title: nil, [.paragraph(.text(words("empty_site")))])
    let page = Page(
      kind: .sectionIndex,
      path: SitePage.front.path,
      title: imprint.title,
      description: imprint.title,
      sections: parts.sections.isEmpty ? [empty] : parts.sections
    )
    return [page] + parts.others
  }
}
