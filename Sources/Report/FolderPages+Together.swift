/// A folder's questions on one page, for reading through, searching and printing.
extension FolderPages {
  /// Where a folder's pages stand together.
  static func togetherPath(of folder: Folder) -> String { folder.path + "/all.html" }

  /// Whether a folder's pages are shown together: they have topics, and no file of the folder takes
  /// the place.
  static func hasTogether(_ folder: Folder) -> Bool {
    folder.pages.contains { !$0.topics.isEmpty }
      && !folder.pages.contains { $0.path == togetherPath(of: folder) }
  }

  /// The pages of a folder with the whole of each; nil where they are not shown together.
  func together(_ folder: Folder, breadcrumbs: [PageLink]) -> Page? {
    guard Self.hasTogether(folder) else { return nil }
    let words = "\(Setting.count(folder.pages.count, "page")) in full, one after another."
    return Page(
      kind: .page,
      path: Self.togetherPath(of: folder),
      title: "\(title(of: folder)): all on one page",
      lede: .text(words),
      description: words,
      breadcrumbs: breadcrumbs,
      sections: folder.pages.map(inFull),
      lawChecked: folder.pages.compactMap(\.reviewed).min()
    )
  }

  private func inFull(_ page: ProsePage) -> Section {
    let body = togetherBodies[page.path].map { [Block.prose($0)] } ?? []
    var foot: [Inline] = [.link("This answer on a page of its own", .page(page.path))]
    if let reviewed = page.reviewed { foot += [.text(". Law checked on "), .day(reviewed)] }
    return Section(
      id: Address.printID(page.path, fragment: nil),
      title: page.title,
      body + [.paragraph(foot + [.text(".")])]
    )
  }
}
