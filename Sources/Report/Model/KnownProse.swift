public import Diagnostics
public import Formats

/// What resolving the body of a page came to beside the words themselves, so that a page whose file is
/// still in the last output need not be resolved again.
///
/// It holds as long as the body, the law, the day, the words, the names of pages and files, and the ids
/// of the pages in `uses` are the same. A page that shows another one, or a block of ours, or of whose
/// links something was to be said, has none.
public struct KnownProse: Sendable {
  /// What the checks of the law said.
  public let diagnostics: [Diagnostic]
  /// The paths of the pages of law that it leads to.
  let lawPages: [String]
  /// The files that it shows or links, as they are copied.
  let copies: [CopiedFile]
  /// The files of the pages whose ids its links name, by their paths below the content folder.
  public let uses: [String]
  /// The headings that a list of contents may name.
  let headings: [ProseHeading]

  init(
    diagnostics: [Diagnostic],
    lawPages: Set<String>,
    copies: [CopiedFile],
    uses: Set<String>,
    headings: [ProseHeading]
  ) {
    self.diagnostics = diagnostics
    self.lawPages = lawPages.sorted()
    self.copies = copies
    self.uses = uses.sorted()
    self.headings = headings
  }
}

extension KnownProse {
  /// Writes it; `file` is the file of the page as diagnostics name it.
  public func pack(to packer: inout Packer, in file: String) {
    packer.add(each: diagnostics) { $1.add($0, in: file) }
    packer.add(each: lawPages) { $1.add($0) }
    packer.add(each: copies) {
      $1.add($0.source)
      $1.add($0.path)
      $1.add($0.place) { $1.add($0, in: file) }
    }
    packer.add(each: uses) { $1.add($0) }
    packer.add(each: headings) {
      $1.add($0.level)
      $1.add($0.id)
      $1.add($0.text)
    }
  }

  /// Reads what `pack` wrote.
  public init(_ unpacker: inout Unpacker, in file: String) {
    diagnostics = unpacker.values { $0.diagnostic(in: file) }
    lawPages = unpacker.values { $0.text() }
    copies = unpacker.values {
      CopiedFile(source: $0.text(), path: $0.text(), place: $0.optional { $0.place(in: file) })
    }
    uses = unpacker.values { $0.text() }
    headings = unpacker.values { ProseHeading(level: $0.number(), id: $0.text(), text: $0.text()) }
  }
}
