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

  /// Warns of texts that are shown as words or numbers, once for each place where prose says them
  /// first; a sign that stands for an emoji says the same.
  func warnings(of standIns: [String: StandIn], _ site: PrintedSite) -> [Diagnostic] {
    let told = standIns.filter { $0.value.words != nil }.keys.sorted()
    let found = told.map { (text: $0, place: site.report.edition?.place(of: $0)) }
    let groups = Dictionary(grouping: found) { $0.place }
    return groups.flatMap { place, texts in
      [true, false].compactMap { isNamed -> Diagnostic? in
        let some = texts.map(\.text).filter { text in
          if case .name = standIns[text] { isNamed } else { !isNamed }
        }
        guard !some.isEmpty else { return nil }
        let shown = some.map(\.shown).joined(separator: ", ")
        return .warning(
          "no-sign-in-fonts",
          "the PDF of \(site.name) shows \(shown) by \(isNamed ? "name" : "number"): "
            + "its fonts have no sign for it",
          at: place,
          help:
            "name a font that has it: brand: { font: { family: Noto Emoji, files: [fonts/NotoEmoji.ttf] } }"
        )
      }
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
  /// JSON with something in the place of characters that the fonts cannot show, and what that is.
  ///
  /// The engine names the pieces of text for which a font has no sign. Of a character that is made of
  /// several, such as a digit in a key cap, it may name the digit too, which by itself has a sign: so
  /// nothing of ASCII counts. Such a character is replaced as a whole.
  /// A sign that was tried already and is not set where the character is gives way to words.
  func replacing(
    signless texts: [String],
    after tried: [String: StandIn]
  ) -> (text: String, standIns: [String: StandIn]) {
    let signless = Set(texts.flatMap(\.unicodeScalars).filter { !$0.isASCII })
    var standIns: [String: StandIn] = [:]
    guard !signless.isEmpty else { return (self, standIns) }
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
      let standIn = text.first.map { StandIn(for: $0, isTried: tried[text] != nil) } ?? .numbers("")
      out.unicodeScalars.append(contentsOf: before)
      out += standIn.words ?? text
      standIns[text] = standIn
    }
    return (out, standIns)
  }

  /// The document's JSON with the signs that the templates set.
  func adding(_ standIns: [String: StandIn]) -> String {
    let signs = standIns.compactMap { text, standIn -> (key: String, value: JSON)? in
      if case .sign(let sign) = standIn { (text, sign.json) } else { nil }
    }
    // The longer of two that begin alike is looked for first.
    let sorted = signs.sorted { ($1.key.utf8.count, $0.key) < ($0.key.utf8.count, $1.key) }
    let key = "\"\(PrintData.signs)\":"
    let json = String(decoding: JSON.object(sorted).serialized(), as: UTF8.self)
    return replacing(key + "{}", with: key + json, maxReplacements: 1)
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
