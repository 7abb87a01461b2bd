import Regulation
import Words

/// The navigation of a site: bounded, whatever the number of pages.
struct Navigation {
  let input: SiteInput
  let tree: FolderPages.Folder
  let folders: FolderPages
  /// The pages of its own that the site has.
  let made: Set<SitePage>
  /// The page of words, if the site has it.
  let glossary: Page?

  /// Single pages at the top are listed up to this many; the home page lists them all.
  private static let most = 12

  func groups() -> [NavigationGroup] {
    let menus = SitePage.Menu.allCases.filter { $0.isOfClient == (input.client != nil) }
    return menus.map { NavigationGroup(title: input.words("group_", $0), links: links($0)) }
      .filter { !$0.links.isEmpty }
  }

  /// The links of a group: of our own pages, and where it has them those of authors.
  private func links(_ menu: SitePage.Menu) -> [NavigationLink] {
    let own = menu.pages.filter { page in
      made.contains(page) || page == .printEdition && !input.order.omits(page)
    }.map {
      NavigationLink(title: input.words($0.title(in: menu)), path: $0.path, below: $0.folder)
    }
    return switch menu {
    case .site, .report: own.prefix(1) + topPages() + own.dropFirst()
    case .sections: folderLinks() + own
    case .background: folderLinks() + glossaryLinks() + own
    case .law, .analysis, .records, .about: own
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
    let order = sections.map(\.folder) + ["guide", "faq", "policies"]
    // Folders come in reading order already, and those that are not named stay in it.
    let ranked = folders.enumerated().map { place, folder in
      (order.firstIndex(of: folder.path) ?? Int.max, place, folder)
    }
    return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  private func topPages() -> [NavigationLink] {
    let pages = input.client == nil ? tree.pages : PrintComposer.readingOrder(tree.pages)
    return pages.prefix(Self.most).map {
      NavigationLink(
        title: $0.title,
        language: input.imprint.mark(of: $0.language),
        path: $0.path,
        below: nil
      )
    }
  }

  private func folderLinks() -> [NavigationLink] {
    Self.ordered(tree.folders, sections: input.sections).prefix(Self.most).map { folder in
      NavigationLink(
        title: folders.title(of: folder),
        language: folders.titleLanguage(of: folder),
        path: SitePage.index(of: folder.path),
        below: folder.path + "/"
      )
    }
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
