public import Regulation
import Words

/// The kinds of pages; one without a template of its own is made by `page`.
public enum PageKind: String, Sendable, CaseIterable {
  /// Prose and anything that needs no kind of its own.
  case page
  /// The pages of a folder.
  case sectionIndex = "section-index"
  /// The front page of a client's site.
  case front
  /// A requirement.
  case requirement
  /// A finding.
  case finding
  /// A policy.
  case policy
  /// A table that is the page.
  case register
  /// The search.
  case search
  /// All pages from A to Z.
  case allPages = "all-pages"
}

/// A title and where it leads.
public struct PageLink: Sendable, Hashable {
  /// The words.
  public let title: String
  /// The page's path.
  public let path: String
  /// The language of the words, where it may not be the site's.
  public let language: String?

  init(_ title: String, _ path: String, language: String? = nil) {
    self.title = title
    self.path = path
    self.language = language
  }
}

/// One page of a site; an object, as lists and maps of pages hold on to it.
public final class Page: Sendable {
  /// Its kind.
  public let kind: PageKind
  /// What it is about, where templates have fields of their own for it.
  public let subject: PageSubject?
  /// The path in the site, such as `guide/penalties.html`.
  public let path: String
  /// The title.
  public let title: String
  /// The language of the title, where it may not be the site's.
  public let titleLanguage: String?
  /// What distinguishes it from other pages of the same title; empty where there are none.
  public let distinction: String
  /// A line above the title; empty where there is none.
  public let eyebrow: String
  /// A sentence below the title; empty where there is none.
  public let lede: [Inline]
  /// Short facts below that, such as version and day.
  public let meta: [[Inline]]
  /// For lists and search engines; falls back on the title.
  public let description: String
  /// The pages above, outermost first.
  public let breadcrumbs: [PageLink]
  /// Links to the pages of its tags.
  public let tags: [PageLink]
  /// Labels and what they say, at the head of a requirement or finding.
  public let panel: [PanelItem]
  /// The content.
  public let sections: [Section]
  /// The neighbor before.
  public let previous: PageLink?
  /// The neighbor after.
  public let next: PageLink?
  /// The day on which the law on the page was last checked.
  public let lawChecked: Day?
  /// The file it was made from, relative to the workspace; nil where it was computed.
  public let file: String?

  init(
    kind: PageKind,
    subject: PageSubject? = nil,
    path: String,
    title: String,
    titleLanguage: String? = nil,
    eyebrow: String = "",
    lede: [Inline] = [],
    meta: [[Inline]] = [],
    description: String = "",
    breadcrumbs: [PageLink] = [],
    tags: [PageLink] = [],
    panel: [PanelItem] = [],
    sections: [Section],
    previous: PageLink? = nil,
    next: PageLink? = nil,
    lawChecked: Day? = nil,
    file: String? = nil,
    distinction: String = ""
  ) {
    self.kind = kind
    self.subject = subject
    self.path = path
    self.title = title
    self.titleLanguage = titleLanguage
    self.eyebrow = eyebrow
    self.lede = lede
    self.meta = meta
    self.description = description
    self.breadcrumbs = breadcrumbs
    self.tags = tags
    self.panel = panel
    self.sections = sections
    self.previous = previous
    self.next = next
    self.lawChecked = lawChecked
    self.file = file
    self.distinction = distinction
  }
}

extension Page {
  /// The body of the file that the page is made from; nil where it has none.
  public var body: Prose? {
    for case .prose(let prose) in sections.first(where: { $0.id == "body" })?.blocks ?? [] {
      return prose
    }
    return nil
  }

  /// The title as lists and windows show it, which no other page of the site has.
  public var distinctTitle: String { distinction.isEmpty ? title : "\(title) · \(distinction)" }

  /// The same page, distinguished from others of the same title.
  func distinguished(by distinction: String) -> Page {
    copy(distinction, lede: lede, meta: meta, panel: panel, sections: sections)
  }

  /// The same page with more sections below its own.
  func adding(_ more: [Section]) -> Page {
    copy(distinction, lede: lede, meta: meta, panel: panel, sections: sections + more)
  }

  /// The same page with another distinction and with other parts of its content.
  func copy(
    _ distinction: String,
    lede: [Inline],
    meta: [[Inline]],
    panel: [PanelItem],
    sections: [Section]
  ) -> Page {
    Page(
      kind: kind,
      subject: subject,
      path: path,
      title: title,
      titleLanguage: titleLanguage,
      eyebrow: eyebrow,
      lede: lede,
      meta: meta,
      description: description,
      breadcrumbs: breadcrumbs,
      tags: tags,
      panel: panel,
      sections: sections,
      previous: previous,
      next: next,
      lawChecked: lawChecked,
      file: file,
      distinction: distinction
    )
  }

  /// What can distinguish it from others of the same title: the line above it, else the page above.
  public var whereabouts: String { eyebrow.isEmpty ? breadcrumbs.last?.title ?? "" : eyebrow }

  /// The language of that, where it may not be the site's.
  var whereaboutsLanguage: String? { eyebrow.isEmpty ? breadcrumbs.last?.language : nil }
}
