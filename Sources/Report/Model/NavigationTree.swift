import Diagnostics

/// A group of links in the navigation.
public struct NavigationGroup: Sendable {
  /// The heading.
  public let title: String
  /// The links that all pages of the site show, before the list.
  public let before: [NavigationLink]
  /// The pages or folders at the top of the site; nil where the group has none.
  public let list: NavigationList?
  /// The links that all pages show, after the list.
  public let after: [NavigationLink]

  init(
    title: String,
    before: [NavigationLink] = [],
    list: NavigationList? = nil,
    after: [NavigationLink] = []
  ) {
    self.title = title
    self.before = before
    self.list = list
    self.after = after
  }

  var isEmpty: Bool { before.isEmpty && after.isEmpty && (list?.links.isEmpty ?? true) }
}

/// A link of the navigation.
public struct NavigationLink: Sendable {
  /// The words.
  public let title: String
  /// The language of the words, where it may not be the site's.
  public var language: String?
  /// The page's path.
  public let path: String
  /// Pages whose path begins so lie below it; nil where none do.
  public let below: String?
}

/// Links in reading order, of which a page shows those around its own.
///
/// An object, as all pages of a folder hold on to it.
public final class NavigationList: Sendable {
  /// The links.
  public let links: [NavigationLink]
  /// So many are shown at most on the pages that are in the list.
  public let most: Int
  /// So many are shown at most on the page that lists them all.
  public let mostOnIndex: Int
  /// So many are shown at most on other pages.
  public let mostElsewhere: Int
  /// Leads to the page that lists them all; shown where some are not.
  public let all: NavigationLink?
  /// The positions of the links by their paths.
  private let places: [String: Int]

  init(
    _ links: [NavigationLink],
    most: Int,
    onIndex: Int? = nil,
    elsewhere: Int,
    all: NavigationLink?
  ) {
    self.links = links
    self.most = most
    mostOnIndex = onIndex ?? most
    mostElsewhere = elsewhere
    self.all = all
    places = Dictionary(firstOf: links.enumerated().map { ($1.path, $0) })
  }

  /// The position of the link to a page.
  public func place(of path: String) -> Int? { places[path] }

  /// The position of the link below which a page lies.
  public func place(above path: String) -> Int? {
    links.firstIndex { $0.below.map(path.hasPrefix) ?? false }
  }

  /// The positions of the links that are shown around one, or from the first on, so many at most.
  public func window(around place: Int?, most: Int) -> Range<Int> {
    guard links.count > most else { return links.indices }
    let start = min(max((place ?? 0) - most / 2, 0), links.count - most)
    return start..<start + most
  }
}

/// The folders of a site's pages with what is in each.
public struct NavigationTree: Sendable {
  /// The pages and folders in each folder, by the folder's path, which is empty at the top.
  private let lists: [String: NavigationList]

  init(_ lists: [String: NavigationList]) { self.lists = lists }

  /// The lists of the folders that a page's folder is in, from the top of the site to the folder
  /// itself, where the page lies in such folders.
  public func lists(above folder: Substring) -> [NavigationList] {
    var found: [NavigationList] = []
    var path = folder
    while !path.isEmpty {
      guard let list = lists[String(path)] else { return [] }
      found.append(list)
      path = path[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)]
    }
    return found.reversed()
  }
}
