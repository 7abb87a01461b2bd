import Diagnostics
import Templates

/// Compiles three templates cut from the bytes at 0xFF and renders them if they pass.
///
/// Beside not crashing: what a page shows of a text is escaped, every fault has a place in a file,
/// and a compiled set renders the same bytes twice.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let parts = bytes.split(separator: 0xFF, maxSplits: 2, omittingEmptySubsequences: false)
  let sources = zip(["page", "a", "b"], parts).map { name, part in
    TemplateSource(name: name, SourceText(file: "\(name).mustache", bytes: Array(part)))
  }
  let set = TemplateSet(sources)
  let result = compile(set, roots: [Root("page", Page.self, "the page")])
  for fault in result.diagnostics { check(fault, set) }
  precondition((result.value == nil) == result.diagnostics.hasErrors)
  if let templates = result.value { render(templates) }
  return 0
}

private func check(_ fault: Diagnostic, _ set: TemplateSet) {
  guard let place = fault.place else { return }
  guard let source = set.source(of: String(place.file.dropLast(".mustache".count))) else {
    preconditionFailure("a fault in no template")
  }
  precondition(place.start <= place.end && place.start.line <= source.lineStarts.count)
}

private func render(_ templates: CompiledTemplates) {
  var once: [UInt8] = []
  templates.render("page", Page(depth: 2), to: &once)
  var twice: [UInt8] = []
  templates.render("page", Page(depth: 2), to: &twice)
  precondition(once == twice, "the same page differs")
  let text = String(decoding: once, as: UTF8.self)
  precondition(!text.contains("<hostile"), "a text was not escaped")
}
