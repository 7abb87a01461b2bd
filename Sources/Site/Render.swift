import Files
import Formats
import Privacy
import Report
import Templates

/// A page of a site as it is to be written.
struct MadePage: Sendable {
  let file: OutputFile
  /// How the last output has it, where it stays.
  var kept: PageTrace?
  /// The digest of its HTML without that of its body, where the next build may go by it.
  var frame: String?
  /// The file in the workspace of a page that is kept or has such a digest.
  var source: String?
  /// What has the form of an identifier in it, unless it stays as it is.
  var hits: [PHIHit] = []
  /// What finding that took of the processor, in nanoseconds.
  var searched: Int64 = 0
}

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
  to take: (MadePage) throws -> Void
) async throws {
  let renderer = Renderer(site.report, templates: site.templates, prints)
  let jobs = worthwhile(jobs, forPages: site.report.pages.count)
  var index = SearchIndex(language: site.report.imprint.language)
  var rest = site.report.pages[...]
  while !rest.isEmpty {
    let batch = stretches(of: &rest, jobs: jobs)
    let parts = await orderedConcurrentMap(batch, jobs: jobs) { pages in
      Result { () throws(OutputError) in
        var words = SearchStretch()
        var printed: [PrintedSection] = []
        var files: [MadePage] = []
        for page in pages {
          var made = try renderer.made(page, of: site, noting: &printed)
          if made.kept == nil { (made.hits, made.searched) = site.phi.timedHits(in: made.file) }
          if withIndex { words.add(page, html: made.file.bytes) }
          files.append(made)
        }
        return (files: files, words: words, printed: printed)
      }
    }
    for part in parts {
      let part = try part.get()
      prints.add(part.printed, by: site.templates)
      for file in part.files { try take(file) }
      try hand(over: index.add(part.words), of: site, to: take)
    }
  }
  var last = withIndex ? index.files() : []
  if let edition = site.report.print { last.append(renderer.file(edition)) }
  last += renderer.besides(site)
  try hand(over: last, of: site, to: take)
}

/// Hands over files that are no pages.
private func hand(
  over files: [OutputFile],
  of site: ComposedSite,
  to take: (MadePage) throws -> Void
) throws {
  for file in files {
    let (hits, spent) = site.phi.timedHits(in: file)
    try take(MadePage(file: file, hits: hits, searched: spent))
  }
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

  /// A page as it is to be written: as the last output has it, or rendered.
  func made(
    _ page: Page,
    of site: ComposedSite,
    noting printed: inout [PrintedSection]
  ) throws(OutputError) -> MadePage {
    if let file = page.file, let trace = site.kept.pages[file]?.trace {
      let html = OutputFile(path: page.path, bytes: try site.kept.html(trace))
      return MadePage(file: html, kept: trace, source: file)
    }
    let html = self.file(page, noting: &printed)
    guard let file = page.file, site.report.learned[file] != nil else {
      return MadePage(file: html)
    }
    return MadePage(file: html, frame: frame(of: page, in: html.bytes), source: file)
  }

  /// The digest of a page's HTML without that of its body; nil where it is not found there.
  func frame(of page: Page, in html: [UInt8]) -> String? {
    guard let prose = page.body else { return nil }
    let body = prose.isKnown ? [] : writer(of: page).html(prose, id: "body")
    guard !body.isEmpty else { return prose.isKnown ? SHA256.hex(html) : nil }
    return html[...].firstOccurrence(of: body).map {
      SHA256.hex(Array(html[..<$0.lowerBound] + html[$0.upperBound...]))
    }
  }

  private func writer(of page: Page) -> BlockWriter {
    BlockWriter(
      place: PagePlace(path: page.path, site: shared.words),
      templates: templates,
      headingLevel: 2
    )
  }

  /// A page of any kind.
  func file(_ page: Page) -> OutputFile {
    var printed: [PrintedSection] = []
    return file(page, noting: &printed)
  }

  /// The same; adds what was rendered for the first time and several sites show.
  func file(_ page: Page, noting printed: inout [PrintedSection]) -> OutputFile {
    var out: [UInt8] = []
    out.reserveCapacity(16_384)
    let context = PageContext(page: page, shared: shared, writer: writer(of: page))
    let own = page.kind.rawValue
    let name = templates.makes(own) ? own : PageKind.page.rawValue
    templates.render(name, context, to: &out, noting: &printed)
    return OutputFile(path: page.path, bytes: out)
  }

  /// The print edition.
  func file(
    _ edition: PrintEdition,
    at path: String = SitePage.printEdition.path
  ) -> OutputFile {
    let writer = BlockWriter(
      place: PagePlace(path: path, site: shared.words, printIDs: edition.ids),
      templates: templates,
      headingLevel: 4
    )
    var out: [UInt8] = []
    let context = PrintContext(edition: edition, shared: shared, writer: writer)
    templates.render("report", context, to: &out)
    return OutputFile(path: path, bytes: out)
  }
}
