import Diagnostics
import Markdown
import Report

extension PDFPrinter {
  /// What the engine said, at the places of the templates.
  func told(_ messages: TypstMessages, _ site: PlannedSite) -> [Diagnostic] {
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
        site.printTemplates.first { $0.fileName == place.file }?.file
      }
      let place = message.place.flatMap { place in
        file.map { file in
          SourceRange(
            file: file,
            start: SourcePosition(line: place.line, column: place.column)
          )
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

  /// That texts stand as numbers, each where prose says it first.
  func told(_ signless: [String], _ site: PlannedSite) -> [Diagnostic] {
    Set(signless).sorted().map { text in
      .warning(
        "no-sign-in-fonts",
        "the PDF of \(site.name) shows \"\(text)\" by number: its fonts have no sign for it",
        at: site.edition?.place(of: text)
      )
    }
  }
}

extension PrintEdition {
  /// Where the prose says a text first; nil where data do.
  fileprivate func place(of text: String) -> SourceRange? {
    let sections = front + chapters.flatMap(\.sections)
    for case .prose(let prose) in sections.lazy.flatMap(\.blocks) {
      let document = prose.document
      for node in document.descendants(of: document.root)
      where document.literal(of: node).contains(text) {
        return document.range(of: node)
      }
    }
    return nil
  }
}

extension PrintFault {
  /// What the run of an engine for a site came to.
  init(_ result: ChildResult, limit: Int, of site: PlannedSite, by engine: TypstEngine) {
    let said = String(decoding: result.errors, as: UTF8.self).split(separator: "\n").last ?? ""
    let words =
      switch result.ending {
      case .code(0): "what it gave is no PDF"
      case .code(let code): "it ended with code \(code): \(said)"
      case .signal(let signal): "signal \(signal) ended it"
      case .tooLong: "it was ended after \(limit) s"
      case .notStarted(let words): "it cannot be started: \(words)"
      }
    self.init(
      message: "the PDF of \(site.name): the PDF engine failed: \(words) (\(engine.path))"
    )
  }
}

extension SourceText {
  /// The last part of the path.
  var fileName: String { file.split(separator: "/").last.map(String.init) ?? file }
}

extension [UInt8] {
  /// Sets the numbers of characters in the place of texts; false where it holds none of them.
  mutating func number(_ texts: [String]) -> Bool {
    let before = self
    for text in texts { self = replacing(Array(text.utf8), with: Array(text.numbered.utf8)) }
    return self != before
  }
}

extension String {
  /// The numbers of its characters, `[U+6F22]`.
  fileprivate var numbered: String {
    let numbers = unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return "[\(numbers.joined(separator: " "))]"
  }
}
