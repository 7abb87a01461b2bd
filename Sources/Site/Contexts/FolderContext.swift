import Report
import Templates

/// What all pages of one folder share: the addresses that the layout shows, made once.
final class FolderContext: Sendable {
  let home: Value
  let assets: Value
  let search: Value
  let allPages: Value
  let logo: Value
  let method: Value
  let leftOut: Value
  /// The groups of the navigation as they look from a page that none of their links leads to.
  private let navigation: [Value]

  /// The context of the folder in which a place lies.
  init(_ report: Report, at place: PagePlace, _ templates: CompiledTemplates) {
    home = .url(place.href(.front))
    assets = .url(place.href(file: SiteAssets.folder))
    search = .url(place.href(.search))
    allPages = .url(place.href(.allPages))
    logo = .url(report.imprint.logo.map { place.href(file: $0) })
    method = .url(place.href(.method))
    leftOut = .url(place.href(.leftOut))
    navigation = report.navigation.map { group in
      templates.ahead(Self.group(group, at: place, isOnLink: false))
    }
  }

  /// The navigation of a page.
  func navigation(_ groups: [NavigationGroup], at place: PagePlace) -> Value {
    .list(
      zip(groups, navigation).map { group, value in
        let isOnLink = group.links.contains { $0.path == place.path }
        return isOnLink ? Self.group(group, at: place, isOnLink: true) : value
      }
    )
  }

  private static func group(
    _ group: NavigationGroup,
    at place: PagePlace,
    isOnLink: Bool
  ) -> Value {
    let links = group.links.map { link in
      let isHere = isOnLink && link.path == place.path
      let isAbove = !isHere && (link.below.map { place.path.hasPrefix($0) } ?? false)
      return NavigationLinkContext(link: link, place: place, isHere: isHere, isAbove: isAbove).value
    }
    return .object(NavigationGroupContext(title: group.title, links: links))
  }
}
