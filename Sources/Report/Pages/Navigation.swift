import Regulation
import Words

/// The navigation of a site: a page shows a bounded part of it, whatever the number of pages.
struct Navigation {
  let input: SiteInput
  let tree: FolderPages.Folder
  let folders: FolderPages
  /// The pages of its own that the site has.
  let made: Set<SitePage>
  /// The page of words, if the site has it.
  let glossary: Page?
  /// Whether the site has a list of tags.
  let hasTags: Bool
  /// Where all pages are as one document; nil where they are not.
  let printPage: String?

  /// So many pages at the top and so many folders are listed in a client's site, which has groups of
  /// its own, and so many folders in any other.
  private static let most = 12
  /// So many pages of the folder that the page at hand is in.
  private static let mostInFolder = 24
  /// So many of them on the folder's own page, which lists them all.
  private static let mostOnIndex = 10
  /// So many pages at the top, on pages below it.
  private static let mostAbove = 5
  /// So many pages and folders of each folder above, and of all of them together.
  private static let (leastInFolderAbove, mostInFoldersAbove) = (2, 8)

  func groups() -> [NavigationGroup] {
    let menus = SitePage.Menu.allCases.filter { $0.isOfClient == (input.client != nil) }
    return menus.map(group).filter { !$0.isEmpty }
  }

  /// The links of a group: of our own pages, and where it has them those of authors.
  private func group(_ menu: SitePage.Menu) -> NavigationGroup {
    let own = menu.pages.filter { page in
      made.contains(page) || page == .printEdition && !input.order.omits(page)
    }.map {
      NavigationLink(title: input.words($0.title(in: menu)), path: $0.path, below: $0.folder)
    }
    let title = input.words("group_", menu)
    return switch menu {
    case .site, .report:
      NavigationGroup(
        title: title,
        before: Array(own.prefix(1)),
        list: topPages(),
        after: tagLinks() + own.dropFirst() + printLinks()
      )
    case .sections: NavigationGroup(title: title, list: topFolders(), after: own)
    case .background:
      NavigationGroup(title: title, list: topFolders(), after: glossaryLinks() + own)
    case .law, .analysis, .records, .about: NavigationGroup(title: title, before: own)
    }
  }

  private func tagLinks() -> [NavigationLink] {
    guard hasTags else { return [] }
    let title = input.words("title_tags")
    return [
      NavigationLink(title: title, path: TagPages.index, below: SitePage.tagsFolder + "/")
    ]
  }

  private func printLinks() -> [NavigationLink] {
    [printPage].compactMap(\.self).map {
      NavigationLink(title: input.words(SitePage.printEdition.title), path: $0, below: nil)
    }
  }

  private func glossaryLinks() -> [NavigationLink] {
    [glossary].compactMap(\.self).map {
      NavigationLink(title: $0.title, language: $0.titleLanguage, path: $0.path, below: nil)
    }
  }

  /// Top folders in the order of the configuration, others in reading order.
  static func ordered(
    _ folders: [FolderPages.Folder],
    sections: [(folder: String, title: String)]
  ) -> [FolderPages.Folder] {
    let hasPlaces = folders.contains { $0.order != nil }
    let order = sections.map(\.folder) + (hasPlaces ? [] : ["guide", "faq", "policies"])
    // Folders come in reading order already, and those that are not named stay in it.
    let ranked = folders.enumerated().map { place, folder in
      (order.firstIndex(of: folder.path) ?? Int.max, place, folder)
    }
    return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  private func topPages() -> NavigationList {
    let isClient = input.client != nil
    let pages = isClient ? PrintComposer.readingOrder(tree.pages) : tree.pages
    return NavigationList(
      pages.map(link),
      most: isClient ? Self.most : Self.mostInFolder,
      elsewhere: isClient ? Self.most : Self.mostAbove,
      all: all(pages.count, at: topIndex)
    )
  }

  private func topFolders() -> NavigationList {
    let folders = Self.ordered(tree.folders, sections: input.sections)
    return NavigationList(
      folders.map(link),
      most: Self.most,
      elsewhere: Self.most,
      all: all(folders.count, at: topIndex)
    )
  }

  /// The page that lists what is at the top: the home page, unless an author wrote it.
  private var topIndex: String {
    let isListed = input.client == nil && tree.index == nil
    return (isListed ? SitePage.front : SitePage.allPages).path
  }

  private func link(_ page: ProsePage) -> NavigationLink {
    NavigationLink(
      title: page.title,
      language: input.imprint.mark(of: page.language),
      path: page.path,
      below: nil
    )
  }

  private func link(_ folder: FolderPages.Folder) -> NavigationLink {
    NavigationLink(
      title: folders.title(of: folder),
      language: folders.titleLanguage(of: folder),
      path: SitePage.index(of: folder.path),
      below: folder.path + "/"
    )
  }

  private func all(_ count: Int, at path: String) -> NavigationLink {
    NavigationLink(title: input.words("all_of_list", count: count), path: path, below: nil)
  }
}

extension Navigation {
  /// The folders with what is in each: its pages, then its folders, as its page lists them.
  func folderLists() -> NavigationTree {
    var lists: [String: NavigationList] = [:]
    var rest = tree.folders.map { (folder: $0, depth: 1) }
    while let (folder, depth) = rest.popLast() {
      let links = folder.pages.map(link) + folder.folders.map(link)
      lists[folder.path] = NavigationList(
        links,
        most: Self.mostInFolder,
        onIndex: Self.mostOnIndex,
        elsewhere: max(Self.leastInFolderAbove, Self.mostInFoldersAbove / depth),
        all: all(links.count, at: SitePage.index(of: folder.path))
      )
      rest += folder.folders.map { ($0, depth + 1) }
    }
    return NavigationTree(lists)
  }
}

extension FolderPages {
  /// The folders of authors' pages that are no chapter of a client's print edition.
  func besidesChapters(
    _ tree: Folder,
    sections: [(folder: String, title: String)],
    of client: ClientInput
  ) -> [PageLink] {
    Navigation.ordered(tree.folders, sections: sections).filter { folder in
      !client.pages.contains { $0.path.hasPrefix(folder.path + "/") }
    }.map {
      PageLink(title(of: $0), SitePage.index(of: $0.path), language: titleLanguage(of: $0))
    }
  }
}
