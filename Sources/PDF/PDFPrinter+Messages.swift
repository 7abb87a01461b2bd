import Diagnostics
import Files
import Formats
import Markdown
import Report

extension PDFPrinter {
  /// What the engine said, at the places of the templates.
  func diagnostics(of messages: TypstMessages, _ site: PrintedSite) -> [Diagnostic] {
    messages.all.map { message in
      if let font = site.font, message.isAbout(unknownFont: font.value) {
        return .error(
          "unknown-font",
          "no file of the font says that its family is \"\(font.value)\"",
          at: font.place,
          help: "fc-scan --format '%{family}' FILE prints a file's family"
        )
      }
      let file = message.place.flatMap { place in
        site.printTemplates.filter { "/\(place.file)".hasSuffix("/" + $0.path) }
          .max { $0.path.count < $1.path.count }?.source.file
      }
      let place = message.place.flatMap { place in
        file.map { file in
          SourceRange(file: file, start: SourcePosition(line: place.line, column: place.column))
        }
      }
      return Diagnostic(
        message.isError ? .error : .warning,
        rule: "pdf-template",
        "the PDF of \(site.name): \(message.words)",
        at: place
      )
    }
  }

  /// Warns of texts that are shown as numbers, once for each place where prose says them first.
  func warnings(ofSignless signless: [String], _ site: PrintedSite) -> [Diagnostic] {
    let found = Set(signless).sorted().map { (text: $0, place: site.report.edition?.place(of: $0)) }
    let groups = Dictionary(grouping: found) { $0.place }
    return groups.map { place, texts in
      let shown = texts.map { $0.text.shown }.joined(separator: ", ")
      return .warning(
        "no-sign-in-fonts",
        "the PDF of \(site.name) shows \(shown) by number: its fonts have no sign for it",
        at: place,
        help: "name a font that has it: brand.font in gapbook.yml"
      )
    }
  }
}

extension PrintEdition {
  /// Where the prose says a text first; nil where data do.
  fileprivate func place(of text: String) -> SourceRange? {
    let sections = (first?.sections ?? []) + front + chapters.flatMap(\.sections)
    for case .prose(let prose) in sections.lazy.flatMap(\.blocks) {
      let document = prose.document
      // By bytes, as a mark joins what is before it.
      for node in document.descendants(of: document.root)
      where Array(document.literal(of: node).utf8).firstRange(of: Array(text.utf8)) != nil {
        return document.range(of: node)
      }
    }
    return nil
  }
}

extension PrintFault {
  /// What the run of an engine for a site came to.
  init(_ result: ChildResult, limit: Int, of site: PrintedSite, by engine: TypstEngine) {
    let said = String(decoding: result.errors, as: UTF8.self).split(separator: "\n").last ?? ""
    let words =
      switch result.ending {
      case .code(0): "what it gave is no PDF"
      case .code(let code): "it ended with code \(code): \(said)"
      case .signal(let signal): "signal \(signal) ended it"
      case .tooLong: "it was ended after \(limit) s"
      case .notStarted(let words): "it cannot be started: \(words)"
      }
    self.init(message: "the PDF of \(site.name): the PDF engine failed: \(words) (\(engine.path))")
  }
}

extension String {
  /// JSON with the numbers of characters in the place of those that the fonts cannot show, and which
  /// these were.
  ///
  /// The engine names the pieces of text for which a font has no sign. Of a character that is made of
  /// several, such as a digit in a key cap, it may name the digit too, which by itself has a sign: so
  /// nothing of ASCII counts. Such a character is numbered as a whole.
  func numbering(_ texts: [String]) -> (text: String, numbered: Set<String>) {
    let signless = Set(texts.flatMap(\.unicodeScalars).filter { !$0.isASCII })
    var numbered: Set<String> = []
    guard !signless.isEmpty else { return (self, numbered) }
    var out = ""
    out.reserveCapacity(utf8.count)
    for character in self {
      let scalars = character.unicodeScalars
      guard scalars.contains(where: signless.contains) else {
        out.append(character)
        continue
      }
      // A mark may follow a blank, or the quotation mark that begins a text.
      let before = scalars.prefix { " \"\\".unicodeScalars.contains($0) }
      let text = String(String.UnicodeScalarView(scalars.dropFirst(before.count)))
      out.unicodeScalars.append(contentsOf: before)
      out += text.numbers
      numbered.insert(text)
    }
    return (out, numbered)
  }

  /// The numbers of its characters, `[U+6F22]`.
  private var numbers: String {
    "[\(unicodeScalars.map { Hexadecimal.codePoint($0.value) }.joined(separator: " "))]"
  }

  /// Itself in quotation marks; its numbers where it cannot be seen by itself.
  fileprivate var shown: String {
    unicodeScalars.contains(where: \.isSeen) ? "\"\(self)\"" : numbers
  }
}

extension Unicode.Scalar {
  fileprivate var isSeen: Bool {
    switch properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark, .spacingMark, .privateUse, .unassigned,
      .surrogate, .spaceSeparator, .lineSeparator, .paragraphSeparator:
      false
    default: true
    }
  }
}
