import GapAnalysis
import Regulation
import Report
import Templates
import Words

/// A link of the navigation.
struct NavigationLinkContext: TemplateContext {
  static let model = Model(
    "NavigationLink",
    "A link of the navigation",
    [
      .url("href", "Where it leads"), .text("title", "The words"),
      .flag("here", "Whether it leads to this page"),
      .flag("above", "Whether this page lies below it"),
      .optional(.text("language", "The language of the words, where it is not the site's")),
    ]
  )

  let link: NavigationLink
  let place: PagePlace
  let isHere: Bool
  let isAbove: Bool

  var slots: [Value] {
    [
      .url(place.href(link.path)), .text(link.title), .flag(isHere), .flag(isAbove),
      .text(place.mark(link.language)),
    ]
  }
}

/// A group of links.
struct NavigationGroupContext: TemplateContext {
  static let model = Model(
    "NavigationGroup",
    "A group of links of the navigation",
    [
      .text("title", "Its heading"), .list("links", of: NavigationLinkContext.self, "Its links"),
    ]
  )

  let title: String
  /// Objects of ``NavigationLinkContext``, made before since many pages share them.
  let links: [Value]

  var slots: [Value] { [.text(title), .list(links)] }
}

/// A line of the table of contents.
struct ContentsEntryContext: TemplateContext {
  static let model = Model(
    "ContentsEntry",
    "A heading of the page",
    [
      .url("href", "Where it stands"), .text("title", "Its words"),
      .flag("inner", "Whether it lies below the one before"),
      .optional(.text("language", "The language of the words, where it is not the site's")),
    ]
  )

  let id: String
  let title: String
  let isInner: Bool
  let language: String?

  var slots: [Value] { [.url("#" + id), .text(title), .flag(isInner), .text(language)] }
}

/// What all pages of a site share.
struct SiteContext: TemplateContext {
  static let model = Model(
    "Site",
    "What all pages of a site share",
    [
      .text("title", "The site's title"), .text("language", "The language, such as `en`"),
      .flag("right_to_left", "Whether its letters run from right to left"),
      .optional(.text("organization", "Who delivers")),
      .optional(.text("footer", "A line of the brand for the foot of each page")),
      .object("as_of", of: DayContext.self, "The day for which the site holds"),
      .text("generator", "The tool and its version"),
      .flag("client", "Whether it is a client's site"),
      .optional(.text("status", "`Draft` or `Issued`, in a client's site")),
      .optional(.text("version", "The report's version")),
    ]
  )

  let report: Report

  var slots: [Value] {
    let imprint = report.imprint
    let client = report.assessment?.client
    return [
      .text(imprint.title), .text(imprint.language), .flag(imprint.isRightToLeft),
      .text(imprint.organization),
      .text(imprint.footer),
      .object(DayContext(iso: report.asOf.iso, words: report.words.day(report.asOf))),
      .text("Gapbook \(imprint.toolVersion)"), .flag(client != nil),
      .text(client.map { report.words($0.reportStatus == .draft ? "draft" : "issued") }),
      .text(client?.version),
    ]
  }
}

/// A page of any kind but the print edition.
struct PageContext: TemplateContext {
  static let model = Model(
    "Page",
    "A page",
    [
      .object("site", of: SiteContext.self, "What all pages share"),
      .object("wording", of: WordsContext.self, "The words of the interface"),
      .text("title", "The title"),
      .optional(.text("title_language", "Its language, where it is not the site's")),
      .text("window_title", "The title, and what tells the page from another of its title"),
      .text("description", "One sentence on the page"),
      .text("eyebrow", "A line above the title; empty where there is none"),
      .flag("has_eyebrow", "Whether there is such a line"),
      .list("lede", of: InlineContext.self, "A sentence below the title"),
      .flag("has_lede", "Whether there is such a sentence"),
      .list("meta", of: LineContext.self, "Short facts below that"),
      .flag("has_meta", "Whether there are any"),
      .url("home", "The site's first page"), .flag("is_home", "Whether this is it"),
      .url("assets", "The folder of style and script"),
      .url("search", "The page of the search"),
      .url("all_pages", "The page with all pages from A to Z"),
      .optional(.url("logo", "The logo")), .text("logo_alternative", "The logo in words"),
      .list("navigation", of: NavigationGroupContext.self, "The navigation"),
      .list("breadcrumbs", of: LinkContext.self, "The pages above, outermost first"),
      .flag("has_breadcrumbs", "Whether there are any"),
      .optional(.object("panel", of: PanelContext.self, "Labels at the head of the page")),
      .list("sections", of: SectionContext.self, "The content"),
      .list("contents", of: ContentsEntryContext.self, "The headings of the page"),
      .flag("has_contents", "Whether they are worth a list"),
      .optional(.object("previous", of: LinkContext.self, "The neighbour before")),
      .optional(.object("next", of: LinkContext.self, "The neighbour after")),
      .flag("has_neighbours", "Whether there is one"),
      .optional(.object("law_checked", of: DayContext.self, "When its law was last checked")),
      .optional(.url("edit", "Where the page can be edited")),
      .flag("has_method", "Whether the site has a page on its method"),
      .url("method", "The page on the method"), .url("left_out", "The page on what is left out"),
    ]
  )

  let page: Page
  let shared: SharedContext
  let writer: BlockWriter

  var slots: [Value] {
    let place = writer.place
    let contents = contents()
    let imprint = shared.report.imprint
    let folder = shared.folder(of: place)
    return [
      shared.site, shared.words.value, .text(page.title),
      .text(place.mark(page.titleLanguage)), .text(page.distinctTitle),
      .text(page.description),
      .text(page.eyebrow),
      .flag(!page.eyebrow.isEmpty), .line(page.lede, at: place), .flag(!page.lede.isEmpty),
      .list(page.meta.count) { LineContext(content: page.meta[$0], place: place) },
      .flag(!page.meta.isEmpty), folder.home, .flag(page.path == SitePage.front.path),
      folder.assets,
      folder.search, folder.allPages, folder.logo, .text(imprint.logoAlternative),
      folder.navigation(shared.report.navigation, at: place),
      .list(
        page.breadcrumbs.map {
          LinkContext(href: place.href($0.path), text: $0.title, language: place.mark($0.language))
        }
      ),
      .flag(!page.breadcrumbs.isEmpty),
      page.panel.isEmpty
        ? .none
        : .object(PanelContext(items: page.panel, place: place)),
      .list(page.sections.count) { [page, writer] in
        SectionContext(section: page.sections[$0], writer: writer)
      },
      .list(contents), .flag(contents.count > 1 && isNarrow), link(page.previous), link(page.next),
      .flag(page.previous != nil || page.next != nil),
      page.lawChecked.map { .object(DayContext(iso: $0.iso, words: writer.place.words.day($0))) }
        ?? .none,
      .url(editAddress), .flag(shared.report.assessment != nil),
      folder.method, folder.leftOut,
    ]
  }

  /// Tables and the front page take the whole width.
  private var isNarrow: Bool { page.kind != .front && page.kind != .register }

  private func link(_ link: PageLink?) -> Value {
    link.map { link in
      let place = writer.place
      return .object(
        LinkContext(
          href: place.href(link.path),
          text: link.title,
          language: place.mark(link.language)
        )
      )
    } ?? .none
  }

  private var editAddress: String? {
    guard let file = page.file, let pattern = shared.report.imprint.editURL else { return nil }
    let parts = pattern.split(separator: "{path}", omittingEmptySubsequences: false)
    return parts.joined(separator: Address.escaped(file))
  }

  /// The headings of sections and of the prose in sections without one.
  private func contents() -> [ContentsEntryContext] {
    page.sections.flatMap { section -> [ContentsEntryContext] in
      if let title = section.title {
        return [
          ContentsEntryContext(
            id: section.id,
            title: title,
            isInner: false,
            language: writer.place.mark(section.titleLanguage)
          )
        ]
      }
      return section.blocks.flatMap(headings)
    }
  }

  private func headings(_ block: Block) -> [ContentsEntryContext] {
    guard case .prose(let prose) = block else { return [] }
    return writer.contents(prose)
  }
}

/// What is made once for all pages of a site.
final class SharedContext: Sendable {
  let report: Report
  let site: Value
  let words: SiteWords
  private let templates: CompiledTemplates
  private let folders: [Substring: FolderContext]

  init(_ report: Report, _ templates: CompiledTemplates) {
    self.report = report
    self.templates = templates
    site = .object(SiteContext(report: report))
    let words = SiteWords(report.words, report.imprint)
    self.words = words
    let byFolder = Dictionary(grouping: report.pages.map(\.path), by: Self.folder)
    folders = byFolder.compactMapValues { paths in
      paths.first.map { FolderContext(report, at: PagePlace(path: $0, site: words), templates) }
    }
  }

  /// What a page shares with those of its folder.
  func folder(of place: PagePlace) -> FolderContext {
    folders[Self.folder(place.path)] ?? FolderContext(report, at: place, templates)
  }

  private static func folder(_ path: String) -> Substring {
    path[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)]
  }
}
