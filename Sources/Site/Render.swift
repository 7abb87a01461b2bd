import Files
import Report
import Templates

/// Renders the pages of a site, their search index and the print edition, and hands over each file in
/// the order of the site.
///
/// Several threads work on stretches of pages: no more than these are ever in memory. `prints` has what
/// is rendered for several sites.
func render(
  _ site: ComposedSite,
  jobs: Int,
  withIndex: Bool = true,
  _ prints: inout SectionPrints,
  to take: (OutputFile) throws -> Void
) async throws {
  let renderer = Renderer(site.report, templates: site.templates, prints)
  let jobs = worthwhile(jobs, forPages: site.report.pages.count)
  var index = SearchIndex()
  var rest = site.report.pages[...]
  while !rest.isEmpty {
    let batch = stretches(of: &rest, jobs: jobs)
    let parts = await orderedConcurrentMap(batch, jobs: jobs) { pages in
      var words = SearchStretch()
      var printed: [PrintedSection] = []
      let files = pages.map { page in
        let file = renderer.file(page, noting: &printed)
        if withIndex { words.add(page, html: file.bytes) }
        return file
      }
      return (files: files, words: words, printed: printed)
    }
    for part in parts {
      prints.add(part.printed, by: site.templates)
      for file in part.files { try take(file) }
      index.add(part.words)
    }
  }
  if withIndex { try take(index.file()) }
  if let edition = site.report.print { try take(renderer.file(edition)) }
}

/// Takes the next pages, in stretches that are worked on at once; so few stay in a thread's caches.
private func stretches(of rest: inout ArraySlice<Page>, jobs: Int) -> [ArraySlice<Page>] {
  var stretches: [ArraySlice<Page>] = []
  while !rest.isEmpty, stretches.count < max(4, min(jobs, 16) * 2) {
    stretches.append(rest.prefix(16))
    rest = rest.dropFirst(16)
  }
  return stretches
}

/// Renders pages through templates; a page is bytes and nothing else is kept.
struct Renderer: Sendable {
  let templates: CompiledTemplates
  let shared: SharedContext

  init(
    _ report: Report,
    templates: CompiledTemplates,
    _ prints: SectionPrints = SectionPrints()
  ) {
    self.templates = templates
    shared = SharedContext(report, templates, prints)
  }

  /// A page of any kind.
  func file(_ page: Page) -> OutputFile {
    var printed: [PrintedSection] = []
    return file(page, noting: &printed)
  }

  /// The same; adds what was rendered for the first time and several sites show.
  func file(_ page: Page, noting printed: inout [PrintedSection]) -> OutputFile {
    let writer = BlockWriter(
      place: PagePlace(path: page.path, site: shared.words),
      templates: templates,
      headingLevel: 2
    )
    var out: [UInt8] = []
    out.reserveCapacity(16_384)
    let context = PageContext(page: page, shared: shared, writer: writer)
    let own = page.kind.rawValue
    let name = templates.makes(own) ? own : PageKind.page.rawValue
    templates.render(name, context, to: &out, noting: &printed)
    return OutputFile(path: page.path, bytes: out)
  }

  /// The print edition.
  func file(_ edition: PrintEdition) -> OutputFile {
    let writer = BlockWriter(
      place: PagePlace(path: SitePage.printEdition.path, site: shared.words, printIDs: edition.ids),
      templates: templates,
      headingLevel: 4
    )
    var out: [UInt8] = []
    let context = PrintContext(edition: edition, shared: shared, writer: writer)
    templates.render("report", context, to: &out)
    return OutputFile(path: SitePage.printEdition.path, bytes: out)
  }
}
