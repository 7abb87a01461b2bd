import Report
import Templates

/// A link of the navigation.
final class NavigationLinkContext: TemplateContext {
  static let model = Model<NavigationLinkContext>("NavigationLink", "A link of the navigation") {
    Field.url("href", "Where it leads") { $0.place.href($0.link.path) }
    Field.text("title", "The words") { $0.link.title }
    Field.flag("here", "Whether it leads to this page") { $0.isHere }
    Field.flag("above", "Whether this page lies below it") { $0.isAbove }
    Field.text("language", "The language of the words, where it is not the site's") {
      $0.place.mark($0.link.language)
    }
    Field.object("inner", "The links below it, where this page is it or lies below it") {
      $0.inner
    }
  }

  let link: NavigationLink
  let place: PagePlace
  let isHere: Bool
  private let inner: NavigationBranchContext?

  init(
    link: NavigationLink,
    place: PagePlace,
    isHere: Bool = false,
    inner: NavigationBranchContext? = nil
  ) {
    (self.link, self.place, self.isHere, self.inner) = (link, place, isHere, inner)
  }

  private var isAbove: Bool { !isHere && (link.below.map { place.path.hasPrefix($0) } ?? false) }
}

/// Links of which one may be this page's or lead to what is above it.
struct NavigationBranchContext: TemplateContext {
  static let model = Model<Self>("NavigationBranch", "Links of the navigation below another one") {
    Field.list("before", "The links before the open one; all where none is open") { $0.before }
    Field.object("open", "The link that leads to this page or to what is above it") { $0.open }
    Field.list("after", "The links after the open one") { $0.after }
  }

  typealias Lines = [Prepared<NavigationLinkContext>]

  let before: Lines
  let open: NavigationLinkContext?
  let after: Lines
}

/// A group of links.
struct NavigationGroupContext: TemplateContext {
  static let model = Model<Self>("NavigationGroup", "A group of links of the navigation") {
    Field.text("title", "Its heading") { $0.title }
    Field.list("before", "The links before the open one; all where none is open") {
      $0.branch.before
    }
    Field.object("open", "The link that leads to this page or to what is above it") {
      $0.branch.open
    }
    Field.list("after", "The links after the open one") { $0.branch.after }
  }

  let title: String
  let branch: NavigationBranchContext
}

/// The navigation of the pages of one folder: every link is rendered once, and a page takes those
/// around its own.
struct FolderNavigation: Sendable {
  /// Folders above are shown so deep, from the page's own on.
  private static let deepest = 5

  private let groups: [Group]

  /// The navigation as a page of the folder sees it, whose place this is.
  init(_ report: Report, at place: PagePlace, _ templates: CompiledTemplates) {
    let folder = SharedContext.folder(place.path)
    let lists = report.tree.lists(above: folder).suffix(Self.deepest)
    let levels = lists.enumerated().map { depth, list in
      Level(list, at: place, templates, isOwn: depth == lists.count - 1)
    }
    groups = report.navigation.map { group in
      Group(group, at: place, templates, isOwn: folder.isEmpty, levels)
    }
  }

  /// The groups as a page shows them.
  func on(_ place: PagePlace) -> [Prepared<NavigationGroupContext>] {
    groups.map { $0.on(place) }
  }
}

/// A list as the pages of one folder see it.
private struct Level: Sendable {
  private let list: NavigationList
  private let most: Int
  private let mostOnIndex: Int
  /// The position of the link below which the folder is.
  let above: Int?
  /// The lines from `first` on, as they look where they are not open.
  private let lines: NavigationBranchContext.Lines
  private let first: Int
  private let all: Prepared<NavigationLinkContext>?

  /// Only where the pages of the folder are in the list, all of its lines are needed.
  init(
    _ list: NavigationList,
    at place: PagePlace,
    _ templates: CompiledTemplates,
    isOwn: Bool
  ) {
    self.list = list
    most = isOwn ? list.most : list.mostElsewhere
    mostOnIndex = isOwn ? list.mostOnIndex : list.mostElsewhere
    above = list.place(above: place.path)
    let needed = isOwn ? list.links.indices : list.window(around: above, most: most)
    first = needed.lowerBound
    lines = needed.map {
      templates.ahead(NavigationLinkContext(link: list.links[$0], place: place))
    }
    all = list.all.map { templates.ahead(NavigationLinkContext(link: $0, place: place)) }
  }

  /// The lines before and behind the one that is open on a page, with that one's position.
  func around(
    _ path: String
  ) -> (
    before: NavigationBranchContext.Lines, open: Int?, after: NavigationBranchContext.Lines
  ) {
    let open = list.place(of: path) ?? above
    let window = list.window(around: open, most: open == nil ? mostOnIndex : most)
    let (shown, rest) = lines(in: window)
    guard let open else { return (shown + rest, nil, []) }
    return (
      Array(shown.prefix(open - window.lowerBound)), open,
      shown.suffix(window.upperBound - open - 1) + rest
    )
  }

  /// The lines where the page's own link is not in the list, but may lie below one of it: none is open.
  var closed: NavigationBranchContext.Lines {
    let (shown, rest) =
      lines(in: list.window(around: above, most: above == nil ? mostOnIndex : most))
    return shown + rest
  }

  private func lines(
    in window: Range<Int>
  ) -> (shown: ArraySlice<Prepared<NavigationLinkContext>>, rest: NavigationBranchContext.Lines) {
    (
      lines[(window.lowerBound - first)..<(window.upperBound - first)],
      window.count < list.links.count ? [all].compactMap(\.self) : []
    )
  }

  /// The link at a position.
  func link(_ position: Int) -> NavigationLink { list.links[position] }

  /// What a page shows of the list; `inner` is below the link that is open.
  func branch(at place: PagePlace, inner: NavigationBranchContext?) -> NavigationBranchContext {
    let (before, open, after) = around(place.path)
    let line = open.map { position in
      let link = link(position)
      return NavigationLinkContext(
        link: link,
        place: place,
        isHere: link.path == place.path,
        inner: link.below == nil ? nil : inner
      )
    }
    return NavigationBranchContext(before: before, open: line, after: after)
  }
}

/// A group as the pages of one folder see it.
private struct Group: Sendable {
  private let group: NavigationGroup
  private let before: NavigationBranchContext.Lines
  private let level: Level?
  private let after: NavigationBranchContext.Lines
  /// The levels below the link of the list that is above the folder.
  private let levels: [Level]
  /// How it looks on pages that none of its links lead to or are above.
  private let usual: Prepared<NavigationGroupContext>

  init(
    _ group: NavigationGroup,
    at place: PagePlace,
    _ templates: CompiledTemplates,
    isOwn: Bool,
    _ levels: [Level]
  ) {
    func lines(_ links: [NavigationLink]) -> NavigationBranchContext.Lines {
      links.map { templates.ahead(NavigationLinkContext(link: $0, place: place)) }
    }
    self.group = group
    before = lines(group.before)
    after = lines(group.after)
    level = group.list.map { Level($0, at: place, templates, isOwn: isOwn) }
    self.levels = level?.above == nil ? [] : levels
    let shown = level?.closed ?? []
    usual =
      NavigationGroupContext(
        title: group.title,
        branch: .init(before: before + shown + after, open: nil, after: [])
      ).prepared
  }

  func on(_ place: PagePlace) -> Prepared<NavigationGroupContext> {
    guard let branch = branch(at: place) else { return usual }
    return NavigationGroupContext(title: group.title, branch: branch).prepared
  }

  private func branch(at place: PagePlace) -> NavigationBranchContext? {
    func here(_ link: NavigationLink) -> NavigationLinkContext {
      NavigationLinkContext(link: link, place: place, isHere: true)
    }
    if let own = group.before.firstIndex(where: { $0.path == place.path }) {
      let shown = level?.closed ?? []
      return .init(
        before: Array(before[..<own]),
        open: here(group.before[own]),
        after: before[(own + 1)...] + shown + after
      )
    }
    if let own = group.after.firstIndex(where: { $0.path == place.path }) {
      let shown = level?.closed ?? []
      return .init(
        before: before + shown + after[..<own],
        open: here(group.after[own]),
        after: Array(after[(own + 1)...])
      )
    }
    guard let level, level.around(place.path).open != nil else { return nil }
    var inner: NavigationBranchContext?
    for below in levels.reversed() { inner = below.branch(at: place, inner: inner) }
    let branch = level.branch(at: place, inner: inner)
    return .init(
      before: before + branch.before,
      open: branch.open,
      after: branch.after + after
    )
  }
}
