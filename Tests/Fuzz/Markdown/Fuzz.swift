import Diagnostics
import Markdown

/// Parses the bytes in both modes, resolves and writes them.
///
/// Beside not crashing: every place lies in the text, the HTML is at most twenty times as long as the
/// text, raw HTML never passes on a site, and the same text gives the same HTML twice.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = SourceText(
    file: "page.md",
    bytes: Array(UnsafeBufferPointer(start: start, count: count))
  )
  for mode in [MarkdownMode.site, .specification] {
    let html = written(source, mode)
    precondition(html == written(source, mode), "the same text gives other HTML")
    precondition(html.count <= 20 * count + 1_000, "the HTML is too long")
  }
  return 0
}

private func written(_ source: SourceText, _ mode: MarkdownMode) -> [UInt8] {
  let parsed = Document.parse(source, from: 0, mode: mode)
  for diagnostic in parsed.diagnostics { check(diagnostic, source) }
  var document = parsed.value
  precondition(!TreeDump(document).text.isEmpty)
  var resolver = Keeping()
  if mode == .site { document.resolve(by: &resolver) }
  for place in resolver.places { check(place, source) }
  let html = document.html(options: HTMLOptions(mode: mode))
  if mode == .site {
    let text = String(decoding: html, as: UTF8.self)
    precondition(!text.contains("<script"), "raw HTML was not shown as text")
  }
  return html
}

private func check(_ diagnostic: Diagnostic, _ source: SourceText) {
  if let place = diagnostic.place { check(place, source) }
}

private func check(_ place: SourceRange, _ source: SourceText) {
  precondition(place.start <= place.end && place.start.column > 0)
  precondition(place.end.line <= max(1, source.lineStarts.count), "a place outside of the text")
}

/// Keeps links and values as they are, and remembers where they stand.
private struct Keeping: Resolver {
  var places: [SourceRange] = []

  mutating func link(_ link: LinkTarget) -> LinkResolution {
    if let place = link.place { places.append(place) }
    return .rewrite("x.html")
  }

  mutating func value(_ value: ValueName) -> ValueResolution {
    if let place = value.place { places.append(place) }
    return .text("<script>")
  }
}
