import Diagnostics
import GapAnalysis
import Markdown
import Regulation
import Words

/// Arranges a site's own pages as one document: a chapter a folder, a section a page.
struct ManualComposer {
  let input: SiteInput
  let folders: FolderPages
  /// The resolved bodies by the path of the page.
  let bodies: [String: Prose]
  let ids: Set<String>

  /// The parts that links within the document may lead to.
  static func ids(_ pages: [ProsePage]) -> Set<String> {
    var ids: Set<String> = []
    for page in pages {
      ids.insert(Address.printID(page.path, fragment: nil))
      ids.formUnion(page.anchors.map { Address.printID(page.path, fragment: $0) })
    }
    return ids
  }

  func edition(_ tree: FolderPages.Folder) -> PrintEdition {
    let policies = input.pages.filter { $0.policy != nil && bodies[$0.path] != nil }
    let imprint = input.imprint
    var cover = [
      PanelItem(input.words("label_as_of"), [.day(input.asOf)]),
      PanelItem(input.words("label_pages"), .text("\(bodies.count)")),
    ]
    if !policies.isEmpty {
      cover.append(PanelItem(input.words("label_policies"), .text("\(policies.count)")))
    }
    if let organization = imprint.organization {
      cover.append(PanelItem(input.words("label_published_by"), .text(organization)))
    }
    return PrintEdition(
      title: imprint.title,
      heading: imprint.title,
      client: nil,
      isDraft: false,
      keywords: [],
      cover: cover,
      front: policies.isEmpty ? [] : [approvals(policies)],
      chapters: chapters(tree).numbered,
      ids: ids
    )
  }

  /// Which policy holds in which version, and who approved it when.
  private func approvals(_ pages: [ProsePage]) -> Section {
    let words = input.words
    let table = Table(
      words("caption_approvals"),
      rows: pages.naturally(by: \.path).naturally(by: \.title)
    ) {
      Column(words("column_policy")) { [.link($0.title, .page($0.path))] }
      Column(words("column_version")) { .text($0.policy?.version ?? words("not_numbered")) }
      Column(words("column_owner")) { .text($0.policy?.owner ?? "") }
      Column(words("column_approved"), .id) { page in
        page.policy?.approved.map { [.day($0)] } ?? .text(words("not_approved"))
      }
      Column(words("column_review_by"), .id) { page in
        page.policy?.reviewBy.map { [.day($0)] } ?? []
      }
    }
    return Section(id: "approvals", title: words("heading_versions_and_approvals"), [.table(table)])
  }

  private func chapters(_ tree: FolderPages.Folder) -> [PrintEdition.Chapter] {
    let single = [tree.index].compactMap(\.self) + tree.pages
    let own = single.compactMap { page -> PrintEdition.Chapter? in
      guard let section = section(page, title: nil, id: body(page)) else { return nil }
      return chapter(Address.printID(page.path, fragment: nil), page.title, [section])
    }
    let ordered = Navigation.ordered(tree.folders, sections: input.sections)
    return own + ordered.compactMap(chapter)
  }

  private func chapter(_ folder: FolderPages.Folder) -> PrintEdition.Chapter? {
    let sections = sections(of: folder)
    guard !sections.isEmpty else { return nil }
    return chapter(Self.id(of: folder), folders.title(of: folder), sections)
  }

  private static func id(of folder: FolderPages.Folder) -> String {
    Address.printID(SitePage.index(of: folder.path), fragment: nil)
  }

  private func chapter(
    _ id: String,
    _ title: String,
    _ sections: [Section]
  ) -> PrintEdition.Chapter {
    PrintEdition.Chapter(id: id, title: title, isWide: false, sections: sections)
  }

  /// The folder's own page without a heading, its pages, then those of its folders.
  private func sections(of folder: FolderPages.Folder) -> [Section] {
    let index = folder.index.flatMap { section($0, title: nil, id: body($0)) }
    let pages = folder.pages.compactMap { page in
      section(page, title: page.title, id: Address.printID(page.path, fragment: nil))
    }
    let inner = folder.folders.flatMap { folder in
      sections(of: folder).map { section in
        section.title == nil
          ? Section(id: Self.id(of: folder), title: folders.title(of: folder), section.blocks)
          : section
      }
    }
    return [index].compactMap(\.self) + pages + inner
  }

  private func section(_ page: ProsePage, title: String?, id: String) -> Section? {
    guard let prose = bodies[page.path] else { return nil }
    let panel =
      page.policy.map {
        [Block.panel(folders.panel(folders.policies.view(of: $0, page, hasForm: false)))]
      } ?? []
    return Section(id: id, title: title, panel + [.prose(prose)])
  }

  private func body(_ page: ProsePage) -> String {
    Address.printID(page.path, fragment: "body")
  }
}
