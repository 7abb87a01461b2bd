import Diagnostics
import Formats
import Words

/// The tags of a site without a client: a page that lists them, and one for each with its pages.
struct TagPages {
  /// A tag in all its spellings.
  private struct Tag {
    /// As it is first spelled.
    let name: String
    let path: String
    var pages: [ProsePage] = []
  }

  /// In natural order.
  private let tags: [Tag]
  /// The links to the tags' pages by the tags in small letters.
  private let links: [String: PageLink]

  /// The tags of the pages in a tree of folders.
  init(_ tree: FolderPages.Folder) {
    var tags: [Tag] = []
    var places: [String: Int] = [:]
    var taken: Set<String> = [Self.index]
    for page in Self.pages(of: tree) {
      for tag in Self.tags(of: page) {
        let place = places[tag.folded] ?? tags.count
        if place == tags.count {
          let path = Addresses.free(Self.path(of: tag.folded), among: taken)
          taken.insert(path)
          places[tag.folded] = place
          tags.append(Tag(name: tag.name, path: path))
        }
        tags[place].pages.append(page)
      }
    }
    links = places.mapValues { PageLink(tags[$0].name, tags[$0].path) }
    self.tags = tags.naturally(by: \.name)
  }

  var isEmpty: Bool { tags.isEmpty }

  /// The path of the page that lists the tags.
  static let index = SitePage.index(of: SitePage.tagsFolder)

  /// The tags of a page, each spelling once.
  private static func tags(of page: ProsePage) -> [(name: String, folded: String)] {
    var seen: Set<String> = []
    return page.tags.compactMap { tag in
      let name = tag.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let folded = name.lowercased()
      return name.isEmpty || !seen.insert(folded).inserted ? nil : (name, folded)
    }
  }

  private static func path(of folded: String) -> String {
    let name = PortableName.safe(String(folded.prefix(longest)).replacing("/", with: "-"))
    return SitePage.tagsFolder + "/" + name + SitePage.ending
  }

  /// So many characters of a tag are in its page's address.
  private static let longest = 60

  /// The pages in reading order, folders' own pages before what is in the folders.
  private static func pages(of folder: FolderPages.Folder) -> [ProsePage] {
    [folder.index].compactMap(\.self) + folder.pages + folder.folders.flatMap { pages(of: $0) }
  }

  /// Links to the pages of a page's tags.
  func links(of page: ProsePage) -> [PageLink] {
    guard !page.tags.isEmpty else { return [] }
    return Self.tags(of: page).compactMap { links[$0.folded] }
  }

  /// The list of the tags, and the page of each, on several pages where it has many.
  func pages(by folders: FolderPages) -> [Page] {
    guard !isEmpty else { return [] }
    let words = folders.words
    let title = words("title_tags")
    let list = tags.map { tag in
      ListEntry(
        [.link(tag.name, .page(tag.path))],
        note: .text(words("count_pages", count: tag.pages.count))
      )
    }
    let index = Page(
      kind: .allPages,
      path: Self.index,
      title: title,
      description: title,
      sections: [Section(id: "tags", title: nil, [.list(list)])]
    )
    let above = [PageLink(title, Self.index)]
    let taken = Set(tags.map { $0.path.lowercased() })
    return [index] + tags.flatMap { page(of: $0, above, folders) { taken.contains($0) } }
  }

  private func page(
    of tag: Tag,
    _ above: [PageLink],
    _ folders: FolderPages,
    isTaken: (String) -> Bool
  ) -> [Page] {
    let title = folders.words("title_tag", ["tag": tag.name])
    let list = ListParts(
      path: tag.path,
      title: title,
      titleLanguage: nil,
      kind: .allPages,
      breadcrumbs: above + [PageLink(title, tag.path)],
      words: folders.words
    )
    let entries = tag.pages.map { page in
      ListParts.Entry(name: page.title, entry: folders.entry(page))
    }
    let parts = list.parts(of: entries, isTaken: isTaken)
    let first = Page(
      kind: .allPages,
      path: tag.path,
      title: title,
      description: title,
      breadcrumbs: above,
      sections: parts.sections
    )
    return [first] + parts.others
  }
}
