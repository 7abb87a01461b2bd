import Diagnostics
import Files
import Report
import Templates
import Words

/// Renders pages through templates; a page is bytes and nothing else is kept.
struct Renderer: Sendable {
  let templates: CompiledTemplates
  let shared: SharedContext

  init(_ report: Report, templates: CompiledTemplates) {
    self.templates = templates
    shared = SharedContext(report, templates)
  }

  /// A page of any kind.
  func file(_ page: Page) -> OutputFile {
    let writer = BlockWriter(
      place: PagePlace(path: page.path, site: shared.words),
      templates: templates,
      headingLevel: 2
    )
    var out: [UInt8] = []
    out.reserveCapacity(16_384)
    let context = PageContext(page: page, shared: shared, writer: writer)
    let own = page.kind.rawValue
    templates.render(templates.makes(own) ? own : PageKind.page.rawValue, context, to: &out)
    return OutputFile(path: page.path, bytes: out)
  }

  /// Pages with what the search index takes from them.
  func indexed(_ pages: ArraySlice<Page>) -> (files: [OutputFile], words: SearchStretch) {
    var words = SearchStretch()
    let files = pages.map { page in
      let file = file(page)
      words.add(page, html: file.bytes)
      return file
    }
    return (files, words)
  }

  /// The print edition.
  func file(_ edition: PrintEdition) -> OutputFile {
    let writer = BlockWriter(
      place: PagePlace(path: edition.path, site: shared.words, printIDs: edition.ids),
      templates: templates,
      headingLevel: 4
    )
    var out: [UInt8] = []
    let context = PrintContext(edition: edition, shared: shared, writer: writer)
    templates.render("report", context, to: &out)
    return OutputFile(path: edition.path, bytes: out)
  }
}
