import Regulation
import Words

/// The navigation of a site: bounded, whatever the number of pages.
struct Navigation {
  let input: SiteInput
  let tree: FolderPages.Folder
  let folders: FolderPages
  /// Links to all pages by their paths.
  let titles: [String: PageLink]

  /// Single pages at the top are listed up to this many; the home page lists them all.
  private static let most = 12

  func groups() -> [NavigationGroup] {
    let groups = input.client == nil ? siteGroups() : clientGroups()
    return groups.filter { !$0.links.isEmpty }
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

  private func siteGroups() -> [NavigationGroup] {
    let home = NavigationLink(title: input.words("home"), path: "index.html", below: nil)
    return [
      NavigationGroup(
        title: input.words("group_site"),
        links: [home] + topPages() + registers([IndexPages.allPages])
      ),
      NavigationGroup(title: input.words("group_sections"), links: folderLinks()),
      NavigationGroup(title: input.words("group_law"), links: lawLinks() + crosswalkLinks()),
    ]
  }

  private func clientGroups() -> [NavigationGroup] {
    let front = NavigationLink(title: input.words("overview"), path: "index.html", below: nil)
    return [
      NavigationGroup(
        title: input.words("group_report"),
        links: [front] + topPages()
          + [NavigationLink(title: input.words("print_edition"), path: "report.html", below: nil)]
      ),
      NavigationGroup(
        title: input.words("group_analysis"),
        links: [
          NavigationLink(
            title: input.words("title_requirements"),
            path: "requirements/index.html",
            below: "requirements/"
          ),
          NavigationLink(
            title: input.words("title_findings"),
            path: "findings/index.html",
            below: "findings/"
          ),
        ]
          + registers([
            "scorecards.html", "gaps.html", "risks.html", "decisions.html", "plan.html",
            "changes.html",
          ])
      ),
      NavigationGroup(
        title: input.words("group_records"),
        links: registers([
          "evidence.html", "breaches.html", "exposure.html", "readiness.html", "documents.html",
        ])
      ),
      NavigationGroup(
        title: input.words("group_background"),
        links: folderLinks() + registers(["guide/glossary.html"])
          + lawLinks().filter { $0.path.hasPrefix("facts/") } + crosswalkLinks()
          + registers([IndexPages.allPages])
      ),
      NavigationGroup(
        title: input.words("group_about"),
        links: [
          NavigationLink(title: input.words("method"), path: "method.html", below: nil)
        ] + registers(["figures.html", "left-out.html"])
          + lawLinks().filter { !$0.path.contains("/") } + registers([AboutPage.path])
      ),
    ]
  }

  /// The registers that this site has, by the titles of their pages.
  private func registers(_ paths: [String]) -> [NavigationLink] {
    paths.compactMap { path in
      titles[path].map {
        NavigationLink(title: $0.title, language: $0.language, path: path, below: nil)
      }
    }
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
        path: folder.path + "/index.html",
        below: folder.path + "/"
      )
    }
  }

  private func crosswalkLinks() -> [NavigationLink] {
    guard let title = titles[CrosswalkPages.path]?.title else { return [] }
    return [
      NavigationLink(title: title, path: CrosswalkPages.path, below: "crosswalks/")
    ]
  }

  private func lawLinks() -> [NavigationLink] {
    [
      NavigationLink(
        title: input.words("title_requirements"),
        path: "requirements/index.html",
        below: "requirements/"
      ),
      NavigationLink(title: input.words("title_facts"), path: "facts/index.html", below: "facts/"),
      NavigationLink(
        title: input.words("title_law_changes"),
        path: LawChangesPage.path,
        below: nil
      ),
      NavigationLink(title: input.words("title_sources"), path: SourcesPage.path, below: nil),
    ].filter { titles[$0.path] != nil }
  }
}
