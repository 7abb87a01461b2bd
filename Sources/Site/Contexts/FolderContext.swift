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
  private let navigation: FolderNavigation

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
    navigation = FolderNavigation(report, at: place, templates)
  }

  /// The navigation of a page.
  func navigation(at place: PagePlace) -> [Prepared<NavigationGroupContext>] {
    navigation.on(place)
  }
}
