import GapAnalysis
import Regulation
import Report
import Templates
import Words

/// What all pages of a site share.
struct SiteContext: TemplateContext {
  static let model = Model<Self>("Site", "What all pages of a site share") {
    Field.text("title", "The site's title") { $0.report.imprint.title }
    Field.text("language", "The language, such as `en`") { $0.report.imprint.language }
    Field.flag("right_to_left", "Whether its letters run from right to left") {
      $0.report.imprint.isRightToLeft
    }
    Field.text("organization", "Who delivers") { $0.report.imprint.organization }
    Field.text("footer", "A line of the brand for the foot of each page, but for the public") {
      $0.report.assessment?.audience == Audience.everyone ? nil : $0.report.imprint.footer
    }
    Field.object("as_of", "The day for which the site holds") {
      DayContext(day: $0.report.asOf, words: $0.report.words)
    }
    Field.text("generator", "The tool and its version") {
      "Gapbook \($0.report.imprint.toolVersion)"
    }
    Field.flag("client", "Whether it is a client's site") { $0.report.assessment != nil }
    Field.text("status", "`Draft` or `Issued`, in a client's site") { context in
      context.report.assessment.map {
        context.report.words($0.client.reportStatus == .draft ? "draft" : "issued")
      }
    }
    Field.text("version", "The report's version") { $0.report.assessment?.client.version }
  }

  let report: Report
}

/// A page of any kind but the print edition; an object, as so many fields read it.
final class PageContext: TemplateContext {
  static let model = Model<PageContext>("Page", "A page") {
    Field.object("site", "What all pages share") { $0.shared.site }
    Field.object("wording", "The words of the interface") { $0.shared.words.wording }
    Field.text("title", "The title") { $0.page.title }
    Field.text("title_language", "Its language, where it is not the site's") {
      $0.place.mark($0.page.titleLanguage)
    }
    Field.text("window_title", "The title, and what tells the page from another of its title") {
      $0.page.distinctTitle
    }
    Field.text("description", "One sentence on the page") { $0.page.description }
    Field.text("eyebrow", "A line above the title; empty where there is none") { $0.page.eyebrow }
    Field.flag("has_eyebrow", "Whether there is such a line") { !$0.page.eyebrow.isEmpty }
    Field.list("lede", "A sentence below the title") { $0.lede }
    Field.flag("has_lede", "Whether there is such a sentence") { !$0.page.lede.isEmpty }
    Field.list("meta", "Short facts below that") { context in
      context.page.meta.map { LineContext(content: $0, place: context.place) }
    }
    Field.flag("has_meta", "Whether there are any") { !$0.page.meta.isEmpty }
    Field.url("home", "The site's first page") { $0.folder.home }
    Field.flag("is_home", "Whether this is it") { $0.page.path == SitePage.front.path }
    Field.url("assets", "The folder of style and script") { $0.folder.assets }
    Field.url("search", "The page of the search") { $0.folder.search }
    Field.url("all_pages", "The page with all pages from A to Z") { $0.folder.allPages }
    Field.url("logo", "The logo") { $0.folder.logo }
    Field.url("logo_dark", "The logo for the dark theme") { $0.folder.logoDark }
    Field.text("logo_alternative", "The logo in words") {
      $0.shared.report.imprint.logoAlternative
    }
    Field.list("navigation", "The navigation") { $0.folder.navigation(at: $0.place) }
    Field.list("breadcrumbs", "The pages above, outermost first") { context in
      context.page.breadcrumbs.map(context.place.link)
    }
    Field.url("canonical", "The page's whole address, where it is known") {
      $0.shared.address(of: $0.page.path)
    }
    Field.list("tags", "Links to the pages of its tags") { context in
      context.page.tags.map(context.place.link)
    }
    Field.flag("has_tags", "Whether there are any") { $0.hasTags }
    Field.flag("has_breadcrumbs", "Whether there are any") { !$0.page.breadcrumbs.isEmpty }
    Field.object("requirement", "The requirement, on its page") { $0.requirement }
    Field.object("finding", "The finding, on its page") { $0.finding }
    Field.object("front", "The result, on the front page") { $0.front }
    Field.object("policy", "The policy, on its page") { $0.policy }
    Field.object("panel", "Labels at the head of the page") { context in
      context.page.panel.isEmpty
        ? nil : PanelContext(items: context.page.panel, place: context.place)
    }
    Field.list("sections", "The content") { context in
      LazyList(context.page.sections.count) {
        context.shown(context.page.sections[$0])
      }
    }
    Field.list("contents", "The headings of the page") { $0.contents }
    Field.flag("has_contents", "Whether they are worth a list") {
      $0.isNarrow && $0.contents.reduce(0) { $0 + 1 + $1.below.count } > 1
    }
    Field.object("previous", "The neighbour before") { context in
      context.page.previous.map(context.place.link)
    }
    Field.object("next", "The neighbour after") { context in
      context.page.next.map(context.place.link)
    }
    Field.flag("has_neighbours", "Whether there is one") {
      $0.page.previous != nil || $0.page.next != nil
    }
    Field.object("law_checked", "When its law was last checked") { context in
      context.page.lawChecked.flatMap { context.shared.lawChecked[$0] }
    }
    Field.url("edit", "Where the page can be edited") { $0.editAddress }
    Field.flag("has_method", "Whether the site has a page on its method") { $0.shared.hasMethod }
    Field.flag("has_left_out", "Whether the site has a page on what is left out") {
      $0.shared.hasLeftOut
    }
    Field.url("method", "The page on the method") { $0.folder.method }
    Field.url("left_out", "The page on what is left out") { $0.folder.leftOut }
  }

  private let page: Page
  private let shared: SharedContext
  private let writer: BlockWriter
  private let folder: FolderContext
  private let contents: [ContentsEntryContext]

  init(page: Page, shared: SharedContext, writer: BlockWriter) {
    self.page = page
    self.shared = shared
    self.writer = writer
    folder = shared.folder(of: writer.place)
    contents = writer.contents(of: page)
  }

  var place: PagePlace { writer.place }

  private var requirement: RequirementContext? {
    guard case .requirement(let view) = page.subject else { return nil }
    return RequirementContext(view: view, page: self)
  }

  private var finding: FindingContext? {
    guard case .finding(let result) = page.subject else { return nil }
    return FindingContext(result: result, page: self)
  }

  private var front: FrontContext? {
    guard case .front(let assessment) = page.subject else { return nil }
    return FrontContext(assessment: assessment, page: self)
  }

  private var policy: PolicyContext? {
    guard case .policy(let policy) = page.subject else { return nil }
    return PolicyContext(view: policy, page: self)
  }

  /// Tables and the front page take the whole width.
  private var isNarrow: Bool { page.kind != .front && page.kind != .register }

  private var editAddress: String? {
    guard let file = page.file, let pattern = shared.report.imprint.editURL else { return nil }
    let parts = pattern.split(separator: "{path}", omittingEmptySubsequences: false)
    return parts.joined(separator: Address.escaped(file))
  }
}

/// What a page's subject takes from it.
extension PageContext {
  var site: SiteWords { place.site }
  var words: Words { place.words }
  var asOf: Day { shared.report.asOf }
  /// The assessment, in a client's site.
  var assessment: Assessment? { shared.report.assessment }
  /// Whether the page shows its tags as links.
  var hasTags: Bool { !page.tags.isEmpty }
  var lede: LazyList<InlineContext> { place.line(page.lede) }

  /// A part of the page by its id.
  func section(_ id: String) -> Prepared<SectionContext>? {
    page.sections.first { $0.id == id }.map(shown)
  }

  /// A part of the page as templates see it.
  fileprivate func shown(_ section: Section) -> Prepared<SectionContext> {
    shared.prints.context(of: section, writer)
  }

  func line(_ parts: [Inline]) -> LineContext { LineContext(content: parts, place: place) }

  func day(_ day: Day) -> DayContext { DayContext(day: day, words: words) }

  /// A number that leads to how it was computed.
  func figure(_ number: String, _ metric: String) -> LinkContext {
    LinkContext(href: place.href(.figure(metric)) ?? place.href(.method), text: number)
  }
}

extension PagePlace {
  /// A link to a page.
  func link(_ link: PageLink) -> LinkContext {
    LinkContext(href: href(link.path), text: link.title, language: mark(link.language))
  }
}

/// What is made once for all pages of a site.
final class SharedContext: Sendable {
  let report: Report
  let site: Prepared<SiteContext>
  let words: SiteWords
  private let templates: CompiledTemplates
  private let folders: [Substring: FolderContext]
  let hasMethod: Bool
  let hasLeftOut: Bool
  /// When the law of pages was last checked, by the day.
  let lawChecked: [Day: Prepared<LawCheckedContext>]
  /// What is rendered already.
  let prints: SectionPrints

  init(_ report: Report, _ templates: CompiledTemplates, _ prints: SectionPrints) {
    self.report = report
    self.prints = prints
    self.templates = templates
    site = SiteContext(report: report).prepared
    let words = SiteWords(report.words, report.imprint, omitting: report.omitted)
    self.words = words
    lawChecked = Set(report.pages.compactMap(\.lawChecked)).reduce(into: [:]) {
      let context = LawCheckedContext(day: $1, asOf: report.asOf, words: report.words)
      $0[$1] = context.prepared
    }
    // The editions for some audiences have few pages.
    let isClient = report.assessment != nil
    hasMethod = isClient && report.pages.contains { $0.path == SitePage.method.path }
    hasLeftOut = isClient && report.pages.contains { $0.path == SitePage.leftOut.path }
    let byFolder = Dictionary(grouping: report.pages.map(\.path), by: Self.folder)
    folders = byFolder.compactMapValues { paths in
      paths.first.map { FolderContext(report, at: PagePlace(path: $0, site: words), templates) }
    }
  }

  /// What a page shares with those of its folder.
  func folder(of place: PagePlace) -> FolderContext {
    folders[Self.folder(place.path)] ?? FolderContext(report, at: place, templates)
  }

  /// The path of a page's folder; empty at the top.
  static func folder(_ path: String) -> Substring {
    path[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)]
  }
}
