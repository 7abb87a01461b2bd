import Diagnostics
import Formats
import Markdown
import Report
import Starter
import Workspace

/// What a page and those that link it take from its body, and what was noticed as that was parsed.
struct BodyFields: Sendable {
  /// The title as it is shown.
  let title: String
  /// The parts of a title that is a heading with values.
  let titleParts: [TitlePart]
  /// The id of the title in the file, where it is the first heading.
  let titleID: String?
  /// Whether the author gives the title; else it is the file's name.
  let isNamed: Bool
  /// The parts of a description that holds values.
  let descriptionParts: [TitlePart]
  /// Where the title is written.
  let titlePlace: SourceRange?
  /// The title as the author wrote it, where it is a heading that no field repeats.
  let heading: Sourced<String>?
  /// Every id of the body that a link may lead to.
  let anchors: [String]
  let diagnostics: [Diagnostic]

  /// Takes the fields of a page from its body, from which a heading that is the title is removed.
  init(_ page: SourcePage, _ document: inout Document, _ parsing: [Diagnostic]) {
    var diagnostics = parsing
    let matter = page.frontMatter
    var title = matter.title?.value ?? matter.question?.value
    let written = matter.title?.place ?? matter.question?.place
    let heading = document.titleHeading(besides: title)
    titlePlace = written ?? heading.flatMap { document.range(of: $0.node) }
    var titleID: String?
    var titleParts: [TitlePart] = []
    var own: Sourced<String>?
    if heading == nil, !page.hasLiteralValues, !page.hasLiteralTitle,
      let field = matter.title ?? matter.question
    {
      let parts = TitlePart.parts(of: field)
      titleParts = parts.value
      diagnostics += parts.diagnostics
    }
    let description = page.hasLiteralValues ? nil : matter.description.map(TitlePart.parts)
    descriptionParts = description?.value ?? []
    diagnostics += description?.diagnostics ?? []
    if let heading {
      title = heading.text
      titleID = heading.id
      diagnostics += document.notInTitle(heading.node)
      titleParts = TitlePart.parts(of: heading.node, in: document)
      if !matter.prose.contains(where: { $0.value == heading.text }) {
        own = document.range(of: heading.node).map { Sourced(heading.text, at: $0) }
      }
      document.remove(heading.node)
    }
    isNamed = title != nil
    let shown = title ?? SourcePage.words(page.stem)
    let most = Self.mostInTitle
    let isLong = shown.utf8.count > most && shown.unicodeScalars.count > most
    self.title = isLong ? String(shown.prefix(most)) : shown
    self.titleParts = titleParts
    self.titleID = titleID
    self.heading = own
    anchors = document.anchors
    self.diagnostics =
      diagnostics + document.headingDiagnostics + (isLong ? [Self.longTitle(page)] : [])
  }

  /// The page; without `document` its body is parsed where it is needed.
  func page(
    _ page: SourcePage,
    contentPath: String,
    path: String,
    language: String,
    document: Document? = nil
  ) -> ProsePage {
    let matter = page.frontMatter
    let isTitled = titleID != nil
    let navigation = page.navigation
    return ProsePage(
      contentPath: contentPath,
      path: path,
      file: page.file,
      title: isNamed ? title : navigation?.title ?? title,
      titleParts: titleParts,
      titleID: titleID,
      titlePlace: titlePlace,
      order: matter.order ?? navigation.map { Double($0.order) },
      description: matter.description?.value ?? "",
      descriptionParts: descriptionParts,
      permalink: matter.permalink,
      reviewed: matter.reviewed,
      validity: matter.validity,
      validityPlace: matter.validityPlace,
      cites: matter.cites,
      topics: matter.topics.map(\.value),
      tags: matter.tags,
      aliases: matter.aliases,
      policy: page.policy,
      audience: matter.audience,
      body: document.map(PageBody.kept) ?? .parsed { Self.body(page, isTitled: isTitled) },
      anchors: anchors,
      fields: matter.prose + [heading].compactMap(\.self),
      isBuiltIn: page.isBuiltIn,
      language: page.isBuiltIn || Self.isCopy(page) ? "en" : language
    )
  }

  /// The body of a page, parsed again; what is noticed in it was said the first time.
  private static func body(_ page: SourcePage, isTitled: Bool) -> Diagnosed<Document> {
    let parsed = page.parsedBody
    var document = parsed.value
    let title = page.frontMatter.title?.value ?? page.frontMatter.question?.value
    if isTitled, let heading = document.titleHeading(besides: title) {
      document.remove(heading.node)
    }
    return Diagnosed(document, parsed.diagnostics.filter { $0.rule == PageText.changedRule })
  }

  /// Whether a page is a copy of a built-in one, which `gapbook init` writes.
  static func isCopy(_ page: SourcePage) -> Bool {
    // As arrays, which compare many times faster than the views of strings.
    builtInTexts["content/" + page.path].map { page.source.value.bytes == Array($0.utf8) } ?? false
  }

  private static let builtInTexts = Dictionary(
    firstOf: Starter.files.filter { $0.path.hasSuffix(".md") }.map { ($0.path, $0.text) }
  )

  /// A title, which many pages show, has so many characters at most.
  private static let mostInTitle = 500

  private static func longTitle(_ page: SourcePage) -> Diagnostic {
    .error(
      "field-too-long",
      "the title of the page has more than \(mostInTitle) characters",
      at: .file(page.file),
      help: "the title is the heading that opens the page, or title: in the front matter"
    )
  }
}

extension BodyFields {
  /// Writes them; `file` is the file as diagnostics name it.
  func pack(to packer: inout Packer, in file: String) {
    packer.add(title)
    packer.add(isNamed)
    for parts in [titleParts, descriptionParts] {
      packer.add(each: parts) { $0.pack(to: &$1, in: file) }
    }
    packer.add(titleID) { $1.add($0) }
    packer.add(titlePlace) { $1.add($0, in: file) }
    packer.add(heading) { $1.add($0, in: file) }
    packer.add(each: anchors) { $1.add($0) }
    packer.add(each: diagnostics) { $1.add($0, in: file) }
  }

  /// Reads what `pack` wrote.
  init(_ unpacker: inout Unpacker, in file: String) {
    title = unpacker.text()
    isNamed = unpacker.flag()
    titleParts = unpacker.values { TitlePart(&$0, in: file) }
    descriptionParts = unpacker.values { TitlePart(&$0, in: file) }
    titleID = unpacker.optional { $0.text() }
    titlePlace = unpacker.optional { $0.place(in: file) }
    heading = unpacker.optional { $0.sourced(in: file) }
    anchors = unpacker.values { $0.text() }
    diagnostics = unpacker.values { $0.diagnostic(in: file) }
  }
}

extension TitlePart {
  fileprivate func pack(to packer: inout Packer, in file: String) {
    switch self {
    case .text(let text):
      packer.add(true)
      packer.add(text)
    case .value(let name, let raw, let place):
      packer.add(false)
      packer.add(name)
      packer.add(raw)
      packer.add(place) { $1.add($0, in: file) }
    }
  }

  fileprivate init(_ unpacker: inout Unpacker, in file: String) {
    self =
      unpacker.flag()
      ? .text(unpacker.text())
      : .value(
        name: unpacker.text(),
        raw: unpacker.text(),
        place: unpacker.optional { $0.place(in: file) }
      )
  }
}
