public import Diagnostics
import Markdown
import Report
import Workspace

/// What `renderFile` gives back.
public struct RenderedFile: Sendable {
  /// HTML, or the dump of the tree.
  public let bytes: [UInt8]
  /// What a diagnostic's excerpt is cut from, where the file lies in no workspace.
  public let source: SourceText?
}

/// How one Markdown file is to be rendered.
public enum RenderStyle: Sendable {
  /// As the site would set it.
  case site
  /// As the specification's suites mark it up: raw HTML passes, no extensions of ours.
  case specification
  /// The tree with its places.
  case dump
}

/// Renders one Markdown file that is in no workspace: values and links stay as written.
///
/// `bytes` is the whole file, front matter and all; `name` is what diagnostics call it.
public func renderFile(
  _ bytes: [UInt8],
  name: String,
  style: RenderStyle
) -> Diagnosed<RenderedFile> {
  let source = SourceText(file: name, bytes: bytes)
  let start = style == .specification ? 0 : bodyStart(of: source)
  let parsed = Document.parse(
    source,
    from: start,
    mode: style == .specification ? .specification : .site
  )
  if style == .dump {
    let dump = Array(TreeDump(parsed.value).text.utf8)
    return Diagnosed(RenderedFile(bytes: dump, source: source), parsed.diagnostics)
  }
  var document = parsed.value
  var resolver = LooseResolver()
  if style == .site { document.resolve(by: &resolver) }
  var options = HTMLOptions(mode: style == .specification ? .specification : .site)
  options.headingShift = 0
  let rendered = RenderedFile(bytes: document.html(options: options), source: source)
  return Diagnosed(rendered, (parsed.diagnostics + resolver.diagnostics).sortedUnique())
}

/// Renders one Markdown file of a workspace as its site sets it; nil where no page is made of it.
///
/// `file` is the path below the workspace's top, such as `content/guide/penalties.md`.
public func renderFile(
  _ file: String,
  in options: BuildOptions
) async throws -> Diagnosed<RenderedFile?> {
  let composed = try await composed(options)
  let own = composed.diagnostics.filter { $0.place?.file == file }
  for site in composed.value.sites {
    for page in site.report.pages where page.file == file {
      let writer = BlockWriter(
        place: PagePlace(path: page.path, site: SiteWords(site.report.words, site.report.imprint)),
        templates: site.templates,
        headingLevel: 2
      )
      for block in page.sections.flatMap(\.blocks) {
        guard case .prose(let prose) = block else { continue }
        let bytes = writer.html(prose, id: "body")
        return Diagnosed(RenderedFile(bytes: bytes, source: nil), own)
      }
    }
  }
  return Diagnosed(nil, own)
}

/// Leaves links as they are and values as text, with a note.
private struct LooseResolver: Resolver {
  var diagnostics: [Diagnostic] = []

  mutating func value(_ value: ValueName) -> ValueResolution {
    diagnostics.append(
      .note(
        "no-workspace",
        "\"{{ \(value.name) }}\" stays as it is: this file is in no workspace",
        at: value.place
      )
    )
    return .leave
  }
}
