import Diagnostics
import Formats
import Markdown

/// What the last build learned of pages, and what the next one may.
extension Composer {
  /// The prose of a page that is in the last output, with all that resolving it would come to; nil where
  /// a file that it shows would be copied elsewhere.
  mutating func settled(_ known: KnownProse, _ page: ProsePage) -> Prose? {
    for file in known.copies where !copies.keep(file, in: input.addresses) { return nil }
    diagnostics += known.diagnostics
    for path in known.lawPages { selection.add(path) }
    return Prose(known: known.headings, language: input.imprint.mark(of: page.language))
  }

  /// Notes what the next build need not do again, where that is all there is to a page.
  mutating func learn(
    _ page: ProsePage,
    _ resolver: ProseResolver,
    _ law: [Diagnostic],
    _ headings: [ProseHeading]
  ) {
    guard input.learns, resolver.diagnostics.isEmpty, resolver.embedded.isEmpty,
      resolver.leftOut.isEmpty, !resolver.isMixed, page.topics.isEmpty
    else { return }
    let known = KnownProse(
      diagnostics: law,
      lawPages: resolver.lawPages,
      copies: resolver.copied,
      uses: resolver.uses,
      headings: headings
    )
    var packer = Packer()
    known.pack(to: &packer, in: page.file)
    learned[page.file] = packer.bytes
  }
}
