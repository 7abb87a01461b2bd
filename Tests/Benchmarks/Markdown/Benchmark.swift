import CCmarkReference
import Diagnostics
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
    let folder = arguments.count > 1 ? arguments[1] : "/tmp"
    comparePlain(folder)
    compareTables(folder)
  }

  /// Without tables: parse and HTML in this process, against libcmark's own.
  private static func comparePlain(_ folder: String) {
    precondition(ours(Corpus.plain) == theirs(Corpus.plain), "the two do not agree")
    var times = (ours: [Double](), site: [Double](), theirs: [Double](), parse: [Double]())
    for _ in 0..<rounds {
      times.theirs.append(seconds { _ = theirs(Corpus.plain) })
      times.ours.append(seconds { _ = ours(Corpus.plain) })
      times.site.append(seconds { _ = site(Corpus.plain) })
      times.parse.append(seconds { parseOnly(Corpus.plain) })
    }
    print("without tables, \(Corpus.plain.count) bytes, medians of \(rounds) rounds in turns")
    report("libcmark parse", times.parse, to: times.theirs)
    report("libcmark parse + HTML", times.theirs, to: times.theirs)
    report("ours, as the specification", times.ours, to: times.theirs)
    report("ours, as a site", times.site, to: times.theirs)
    let file = folder + "/gapbook-benchmark-plain.md"
    write(Corpus.plain, to: file)
    let memory = (ours: usage(["child", "ours", file]), theirs: usage(["child", "theirs", file]))
    let ratio = Double(memory.ours.kilobytes) / Double(memory.theirs.kilobytes)
    print(
      "memory: ours \(memory.ours.kilobytes) KB, libcmark \(memory.theirs.kilobytes) KB,",
      terminator: " "
    )
    print("ratio \(rounded(ratio))\n")
    unlink(file)
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
    let bytes = read(file)
    let html = which == "ours" ? ours(bytes) : theirs(bytes)
    precondition(html.count > bytes.count / 2)
  }

  static func ours(_ bytes: [UInt8]) -> [UInt8] {
    let source = SourceText(file: "page.md", bytes: bytes)
    let document = Document.parse(source, mode: .specification).value
    return document.html(options: HTMLOptions(mode: .specification))
  }

  private static func site(_ bytes: [UInt8]) -> [UInt8] {
    Document.parse(SourceText(file: "page.md", bytes: bytes)).value.html()
  }

  static func theirs(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBytes { buffer in
      let text = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let document = cmark_parse_document(text, buffer.count, CMARK_OPT_UNSAFE)
      defer { cmark_node_free(document) }
      guard let html = cmark_render_html(document, CMARK_OPT_UNSAFE) else { return [] }
      defer { free(html) }
      return Array(UnsafeRawBufferPointer(start: html, count: strlen(html)))
    }
  }

  private static func parseOnly(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      let text = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      cmark_node_free(cmark_parse_document(text, buffer.count, CMARK_OPT_UNSAFE))
    }
  }
}
