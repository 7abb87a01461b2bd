import Diagnostics
import Formats
import GapAnalysis
import Markdown
import Regulation
import Words

/// The pages made from Markdown files: a page a file, an index a folder.
struct FolderPages {
  /// Resolved bodies by the path of the page.
  let bodies: [String: Prose]
  /// Bodies for a page that shows several together, by the path of their own page.
  let togetherBodies: [String: Prose]
  let titles: [String: String]
  let law: Law
  let asOf: Day
  let imprint: Imprint
  let words: Words
  /// What leads from policies to the pages that are made of them.
  var policies = PolicyLinks.none
  /// Sections that are made already, as other sites have them too, by the path of their page.
  var shared: [String: PageSections] = [:]

  /// The tags of the site's pages; nil where it shows none.
  var tags: TagPages?

  /// A folder of pages with its folders.
  final class Folder {
    let path: String
    /// The folder of its files, as the workspace names it below the content folder.
    let contentPath: String
    var index: ProsePage?
    var pages: [ProsePage] = []
    var folders: [Folder] = []
    /// What a file of navigation says of it.
    var place: FolderPlace?

    init(path: String, contentPath: String) {
      self.path = path
      self.contentPath = contentPath
    }

    /// Its place among its neighbors, where one is given.
    var order: Double? { index?.order ?? place?.order }

    /// Its title, where one is given: a README is called by its heading, and the folder is not.
    var ownTitle: String? { place?.title ?? index.flatMap { $0.namesFolder ? $0.title : nil } }

    /// The name of its files' folder.
    var name: String { contentPath.parts(between: "/").last.map(String.init) ?? path }

    /// The pages in it, its index and those of its folders among them.
    var count: Int { pages.count + (index == nil ? 0 : 1) + folders.reduce(0) { $0 + $1.count } }
  }

  /// The folder tree of pages; `path` of a page says where it lies.
  static func tree(_ pages: [ProsePage], _ places: [String: FolderPlace] = [:]) -> Folder {
    let root = Folder(path: "", contentPath: "")
    var known: [Substring: Folder] = ["": root]
    for page in pages {
      let folder = folder(of: page, &known)
      if page.path == SitePage.index(of: folder.path) {
        folder.index = page
      } else {
        folder.pages.append(page)
      }
    }
    if !places.isEmpty { for folder in known.values { folder.place = places[folder.contentPath] } }
    sort(root)
    return root
  }

  /// The folder of a page, made with those above it where it is new.
  private static func folder(of page: ProsePage, _ known: inout [Substring: Folder]) -> Folder {
    func found(_ path: Substring, _ content: Substring) -> Folder {
      if let folder = known[path] { return folder }
      let folder = Folder(path: String(path), contentPath: String(content))
      known[path] = folder
      found(path.above, content.above).folders.append(folder)
      return folder
    }
    return found(page.path[...].above, page.contentPath[...].above)
  }

  private static func sort(_ folder: Folder) {
    folder.pages = folder.pages.inReadingOrder { ReadingPlace($0) }
    folder.folders = folder.folders.inReadingOrder { ReadingPlace($0) }
    for inner in folder.folders { sort(inner) }
  }

  private static let builtInTitles = [
    "guide": "title_guide", "faq": "title_faq", "policies": "title_policies",
  ]

  /// The title of a folder: of the configuration, of its index, else its name in words.
  func title(of folder: Folder) -> String {
    if let title = titles[folder.path] { return title }
    if let title = folder.ownTitle { return title }
    if let title = Self.builtInTitles[folder.path] { return words(title) }
    return TextFormat.word(folder.name)
  }

  /// The language of a folder's title, where it is not the site's.
  func titleLanguage(of folder: Folder) -> String? {
    titles[folder.path] == nil && folder.ownTitle != nil ? folder.index.flatMap(mark) : nil
  }

  /// The title of a folder's page: a README's own, else that of the folder.
  func pageTitle(of folder: Folder) -> (text: String, language: String?) {
    guard let index = folder.index, !index.namesFolder, index.isNamed else {
      return (title(of: folder), titleLanguage(of: folder))
    }
    return (index.title, mark(of: index))
  }

  /// A folder's index and pages, then its folders; each has the one before it and the one after it as
  /// neighbors.
  func pages(of folder: Folder, below: [PageLink]) -> [Page] {
    pages(of: folder, below: below, ReadingOrder(links(of: folder)))
  }

  private func pages(of folder: Folder, below: [PageLink], _ order: ReadingOrder) -> [Page] {
    let trail = below + [indexLink(folder)]
    let own = folder.pages.map { page in
      let (previous, next) = order.neighbors(of: page.path)
      return self.page(page, breadcrumbs: trail, previous: previous, next: next)
    }
    return index(of: folder, breadcrumbs: below, trail, order) + own
      + [together(folder, breadcrumbs: trail)].compactMap(\.self)
      + folder.folders.flatMap { pages(of: $0, below: trail, order) }
  }

  private func indexLink(_ folder: Folder) -> PageLink {
    PageLink(
      title(of: folder),
      SitePage.index(of: folder.path),
      language: titleLanguage(of: folder)
    )
  }

  /// The page of a folder, its pages and those of its folders, as one reads them.
  private func links(of folder: Folder) -> [PageLink] {
    [indexLink(folder)] + folder.pages.map(link) + folder.folders.flatMap(links)
  }

  private func link(_ page: ProsePage) -> PageLink {
    PageLink(page.title, page.path, language: mark(of: page))
  }

  /// Pages of their own, each with its neighbors.
  func pages(_ pages: [ProsePage], breadcrumbs: [PageLink]) -> [Page] {
    pages.withNeighbors {
      page($1, breadcrumbs: breadcrumbs, previous: $0.map(link), next: $2.map(link))
    }
  }

  /// A page of its own.
  func page(
    _ page: ProsePage,
    breadcrumbs: [PageLink],
    previous: PageLink? = nil,
    next: PageLink? = nil
  ) -> Page {
    Page(
      kind: page.policy == nil ? .page : .policy,
      subject: page.policy.map { .policy(policies.view(of: $0, page)) },
      path: page.path,
      title: page.title,
      titleLanguage: mark(of: page),
      eyebrow: page.policy.map { words("policy_kind_", $0.kind) } ?? "",
      lede: page.description.isEmpty ? [] : .text(page.description).inLanguage(mark(of: page)),
      description: page.description.isEmpty ? page.title : page.description,
      breadcrumbs: breadcrumbs,
      tags: tags?.links(of: page) ?? [],
      panel: page.policy.map { panel(policies.view(of: $0, page)) } ?? [],
      sections: body(page) + satisfied(page) + policyChanges(page) + restsOn(page),
      previous: previous,
      next: next,
      lawChecked: page.reviewed,
      file: page.isBuiltIn ? nil : page.file
    )
  }

  /// The language of a page, where it is not the site's.
  func mark(of page: ProsePage) -> String? { imprint.mark(of: page.language) }

  /// The sections that a page has in each site where its body is the same.
  func sections(of page: ProsePage) -> PageSections {
    PageSections(
      body: body(page),
      restsOn: restsOn(page),
      inFull: togetherBodies[page.path] == nil ? nil : inFull(page)
    )
  }

  private func body(_ page: ProsePage) -> [Section] {
    if let shared = shared[page.path] { return shared.body }
    guard let prose = bodies[page.path], !prose.isEmpty else { return [] }
    return [Section(id: "body", title: nil, [.prose(prose)])]
  }

  private func restsOn(_ page: ProsePage) -> [Section] {
    if let shared = shared[page.path] { return shared.restsOn }
    let cites = page.cites.map(\.value)
    return [RestsOn(law: law, asOf: asOf, words: words).section(cites)].compactMap(\.self)
  }

  /// The page of a folder, and where its list is long those on which it goes on.
  private func index(
    of folder: Folder,
    breadcrumbs: [PageLink],
    _ trail: [PageLink],
    _ order: ReadingOrder
  ) -> [Page] {
    var sections = folder.index.map(body) ?? []
    var others: [Page] = []
    let (title, language) = pageTitle(of: folder)
    let topics = Set(folder.pages.flatMap(\.topics)).sorted()
    if topics.isEmpty {
      let list = ListParts(
        path: SitePage.index(of: folder.path),
        title: title,
        titleLanguage: language,
        kind: .sectionIndex,
        breadcrumbs: trail,
        words: words
      )
      let parts = parts(list, folder.pages.map { ($0.title, entry($0)) }, of: folder)
      sections += parts.sections
      others = parts.others
    } else {
      sections += together(folder, topics: topics.count) + self.topics(of: folder)
      let entries = folder.folders.map { entry($0) }
      if !entries.isEmpty {
        sections.append(Section(id: "more", title: words("heading_more"), [.list(entries)]))
      }
    }
    if sections.isEmpty {
      sections = [Section(id: "pages", title: nil, [.paragraph(.text(words("empty_folder")))])]
    }
    let description = folder.index?.description ?? ""
    let (previous, next) = order.neighbors(of: SitePage.index(of: folder.path))
    let page = Page(
      kind: .sectionIndex,
      path: SitePage.index(of: folder.path),
      title: title,
      titleLanguage: language,
      lede: description.isEmpty
        ? [] : .text(description).inLanguage(folder.index.flatMap(mark)),
      description: description.isEmpty ? title : description,
      breadcrumbs: breadcrumbs,
      tags: folder.index.flatMap { tags?.links(of: $0) } ?? [],
      sections: sections,
      previous: previous,
      next: next,
      file: folder.index.flatMap { $0.isBuiltIn ? nil : $0.file }
    )
    return [page] + others
  }

  /// Pages with the folders beside them as a list; no page of theirs gives its place to a part.
  func parts(
    _ list: ListParts,
    _ pages: [(name: String, entry: ListEntry)],
    of folder: Folder
  ) -> (sections: [Section], others: [Page]) {
    let entries =
      pages.map { ListParts.Entry(name: $0.name, entry: $0.entry) }
      + folder.folders.map { ListParts.Entry(name: title(of: $0), entry: entry($0)) }
    let taken = Set(
      entries.count > ListParts.most ? folder.pages.map { $0.path.lowercased() } : []
    )
    return list.parts(of: entries) { taken.contains($0) }
  }

  private func together(_ folder: Folder, topics: Int) -> [Section] {
    guard Self.hasTogether(folder) else { return [] }
    let all = words("link_all_on_one_page")
    let line = words.line(
      "all_under_topics",
      [
        "pages": .text(words("count_pages", count: folder.pages.count)),
        "topics": .text(words("count_topics", count: topics)),
        "link": [.link(all, .page(SitePage.together(folder.path)))],
      ]
    )
    return [Section(id: "all", title: nil, [.paragraph(line)])]
  }

  /// Pages with topics, by topic in the order of the pages that name it first; a page is listed under
  /// each of its topics.
  private func topics(of folder: Folder) -> [Section] {
    var order: [String] = []
    let mainly = folder.pages.compactMap(\.topics.first)
    for topic in mainly + folder.pages.flatMap(\.topics) where !order.contains(topic) {
      order.append(topic)
    }
    let byTopic = order.map { topic in
      Section(
        id: "topic-" + Addresses.safe(topic),
        title: TextFormat.word(topic),
        titleLanguage: folder.pages.first { $0.topics.contains(topic) }.flatMap(mark),
        [.list(folder.pages.filter { $0.topics.contains(topic) }.map { entry($0) })]
      )
    }
    let others = folder.pages.filter(\.topics.isEmpty)
    guard !others.isEmpty else { return byTopic }
    return byTopic + [
      Section(id: "others", title: words("heading_other_pages"), [.list(others.map { entry($0) })])
    ]
  }

  func entry(_ page: ProsePage) -> ListEntry {
    let mark = mark(of: page)
    let line = page.policy.map { Registers.policyLine($0, asOf: asOf, words) } ?? ""
    let note: [Inline] =
      line.isEmpty && !page.description.isEmpty
      ? .text(page.description).inLanguage(mark) : Registers.note(line)
    return ListEntry([.link(page.title, .page(page.path)).inLanguage(mark)], note: note)
  }

  private func entry(_ folder: Folder) -> ListEntry {
    ListEntry(
      [
        .link(title(of: folder), .page(SitePage.index(of: folder.path)))
          .inLanguage(titleLanguage(of: folder))
      ],
      note: .text(words("count_pages", count: folder.count))
    )
  }
}
