import Words

/// The home page of a site without a client.
extension FolderPages {
  /// The page of the top folder's index, else a list of what there is.
  func home(_ tree: Folder) -> Page {
    tree.index.map { page($0, breadcrumbs: []) } ?? generatedHome(tree)
  }

  private func generatedHome(_ tree: Folder) -> Page {
    let folders = tree.folders.map { folder in
      ListEntry(
        [.link(title(of: folder), .page(SitePage.index(of: folder.path)))],
        note: .text(words("count_pages", count: folder.count))
      )
    }
    let pages = tree.pages.map { page in
      ListEntry(
        [.link(page.title, .page(page.path)).inLanguage(mark(of: page))],
        note: page.description.isEmpty
          ? [] : .text(page.description).inLanguage(mark(of: page))
      )
    }
    let entries = pages + folders
    let block: Block = entries.isEmpty ? .paragraph(.text(words("empty_site"))) : .list(entries)
    return Page(
      kind: .sectionIndex,
      path: SitePage.front.path,
      title: imprint.title,
      description: imprint.title,
      sections: [Section(id: "pages", title: nil, [block])]
    )
  }
}
