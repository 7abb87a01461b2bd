import CCmarkReference
import Diagnostics
import Foundation
import Glibc
import Markdown

/// Renders the same bytes by ours, by libcmark and by Debian's cmark-gfm in turns, and prints the
/// ratios of CPU time and of memory.
@main
enum Benchmark {
  static let rounds = 11

  static func main() {
    let arguments = CommandLine.arguments
    if arguments.count == 4, arguments[1] == "child" {
      return child(arguments[2], arguments[3])
    }
    if arguments.count == 3, arguments[1] == "corpus" {
      write(Corpus.plain, to: arguments[2] + "/plain.md")
      return write(Corpus.tables, to: arguments[2] + "/tables.md")
    }
    let folder = arguments.count > 1 ? arguments[1] : NSTemporaryDirectory()
    comparePlain(folder)
    compareTables(folder)
  }

  /// Without tables: parse and HTML in this process, against libcmark's own.
  private static func comparePlain(_ folder: String) {
    precondition(ours(Corpus.plain) == theirs(Corpus.plain), "the two do not agree")
    var times = (ours: [Double](), site: [Double](), theirs: [Double](), parse: [Double]())
    var out: [UInt8] = []
    let source = SourceText(file: "page.md", bytes: Corpus.plain)
    for _ in 0..<rounds {
      times.theirs.append(seconds { runTheirs(Corpus.plain) })
      times.ours.append(seconds { _ = ours(Corpus.plain) })
      times.site.append(seconds { site(source, .site, &out) })
      times.parse.append(seconds { parseOnly(Corpus.plain) })
    }
    print("without tables, \(Corpus.plain.count) bytes, medians of \(rounds) rounds in turns")
    report("libcmark parse", times.parse, to: times.theirs)
    report("libcmark parse + HTML", times.theirs, to: times.theirs)
    report("ours, as the specification", times.ours, to: times.theirs)
    report("ours, as a site", times.site, to: times.theirs)
    comparePages()
    let file = folder + "/gapbook-benchmark-plain.md"
    write(Corpus.plain, to: file)
    let memory = (ours: peak("ours", file), theirs: peak("theirs", file))
    let ratio = rounded(Double(memory.ours) / Double(memory.theirs))
    print("  memory: ours \(memory.ours) KB, libcmark \(memory.theirs) KB, ratio \(ratio)\n")
    unlink(file)
  }

  /// The same text page by page, as a site is built.
  private static func comparePages() {
    var times = (ours: [Double](), site: [Double](), theirs: [Double]())
    var out: [UInt8] = []
    let sources = Corpus.pages.map { SourceText(file: "page.md", bytes: $0) }
    for _ in 0..<rounds {
      times.theirs.append(seconds { for page in Corpus.pages { runTheirs(page) } })
      times.ours.append(seconds { for page in sources { site(page, .specification, &out) } })
      times.site.append(seconds { for page in sources { site(page, .site, &out) } })
    }
    report("page by page: libcmark", times.theirs, to: times.theirs)
    report("page by page: specification", times.ours, to: times.theirs)
    report("page by page: site", times.site, to: times.theirs)
  }

  /// With tables: the CPU of whole programs, cmark-gfm's and this one's.
  private static func compareTables(_ folder: String) {
    let file = folder + "/gapbook-benchmark-tables.md"
    write(Corpus.tables, to: file)
    var times = (ours: [Double](), theirs: [Double]())
    for _ in 0..<rounds {
      times.theirs.append(usage(["-e", "table", file], program: "/usr/bin/cmark-gfm").seconds)
      times.ours.append(usage(["child", "ours", file]).seconds)
    }
    print("with tables, \(Corpus.tables.count) bytes, whole programs, medians of \(rounds) rounds")
    report("cmark-gfm -e table", times.theirs, to: times.theirs)
    report("ours", times.ours, to: times.theirs)
    unlink(file)
  }

  private static func child(_ which: String, _ file: String) {
    // For a profiler.
    if which.hasPrefix("pages") {
      var out: [UInt8] = []
      let sources = Corpus.pages.map { SourceText(file: "page.md", bytes: $0) }
      for _ in 0..<(Int(file) ?? 1) {
        for page in sources {
          if which == "pages" { site(page, .site, &out) } else { runTheirs(page.bytes) }
        }
      }
      return
    }
    let bytes = read(file)
    let html = which == "ours" ? ours(bytes) : theirs(bytes)
    precondition(html.count > bytes.count / 2)
    print(peakKilobytes())
  }

  static func ours(_ bytes: [UInt8]) -> [UInt8] {
    let source = SourceText(file: "page.md", bytes: bytes)
    let document = Document.parse(source, mode: .specification).value
    return document.html(options: HTMLOptions(mode: .specification))
  }

  /// As pages of a site are written: from a source read before, into a buffer that serves for all.
  private static func site(_ page: SourceText, _ mode: MarkdownMode, _ out: inout [UInt8]) {
    out.removeAll(keepingCapacity: true)
    let document = Document.parse(page, mode: mode).value
    document.writeHTML(to: &out, options: HTMLOptions(mode: mode))
  }

  static func theirs(_ bytes: [UInt8]) -> [UInt8] {
    var html: [UInt8] = []
    withTheirs(bytes) { html.append(contentsOf: $0) }
    return html
  }

  /// Hands libcmark's HTML to a closure.
  ///
  /// An array made of it and thrown away would be copied into after its release: the optimiser of
  /// Swift 6.3.1 takes the two for independent where all is inlined.
  private static func withTheirs(_ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) -> Void) {
    bytes.withUnsafeBytes { buffer in
      let text = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let document = cmark_parse_document(text, buffer.count, CMARK_OPT_UNSAFE)
      defer { cmark_node_free(document) }
      guard let html = cmark_render_html(document, CMARK_OPT_UNSAFE) else { return }
      defer { free(html) }
      body(UnsafeRawBufferPointer(start: html, count: strlen(html)))
    }
  }

  private static func runTheirs(_ bytes: [UInt8]) {
    withTheirs(bytes) { precondition($0.count > bytes.count / 2) }
  }

  private static func parseOnly(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      let text = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      cmark_node_free(cmark_parse_document(text, buffer.count, CMARK_OPT_UNSAFE))
    }
  }
}
