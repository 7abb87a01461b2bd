import Report
import Templates

/// What all pages of one folder share: the addresses that the layout shows, made once.
final class FolderContext: Sendable {
  let home: String
  let assets: String
  let search: String
  let allPages: String
  let logo: String?
  let logoDark: String?
  let method: String
  let leftOut: String
  /// The groups of the navigation as they look from a page that none of their links leads to.
  private let navigation: [Prepared<NavigationGroupContext>]

  /// The context of the folder in which a place lies.
  init(_ report: Report, at place: PagePlace, _ templates: CompiledTemplates) {
    home = place.href(.front)
    assets = place.href(file: SiteAssets.folder)
    search = place.href(.search)
    allPages = place.href(.allPages)
    logo = report.imprint.logo.map { place.href(file: $0) }
    logoDark = report.imprint.logoDark.map { place.href(file: $0) }
    method = place.href(.method)
    leftOut = place.href(.leftOut)
    navigation = report.navigation.map { group in
      templates.ahead(NavigationGroupContext(group: group, place: place, isOnLink: false))
    }
  }

  /// The navigation of a page.
  func navigation(
    _ groups: [NavigationGroup],
    at place: PagePlace
  ) -> [Prepared<NavigationGroupContext>] {
    zip(groups, navigation).map { group, prepared in
      let isOnLink = group.links.contains { $0.path == place.path }
      guard isOnLink else { return prepared }
      return NavigationGroupContext(group: group, place: place, isOnLink: true).prepared
    }
  }
}
