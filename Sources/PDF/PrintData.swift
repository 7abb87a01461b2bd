import Diagnostics
import Files
import Formats
import GapAnalysis
import Markdown
import Regulation
import Report
import Words

/// Writes an edition as the JSON that `templates/print/` reads; whatever was text stays text.
struct PrintData {
  let edition: PrintEdition
  let imprint: Imprint
  let words: Words
  /// What is made of the data, as messages name it.
  let medium: String
  /// Reads a file of the site by its path; nil where there is none.
  let read: (String) -> [UInt8]?
  /// Why the engine cannot set a picture, by its path in the site.
  private(set) var refused: [String: String]

  /// The ids that were given to places; a link to any other leads nowhere.
  var labels: Set<String> = []
  /// The level of the heading before: no level may be skipped.
  var headingLevel = 0
  /// The pictures by their paths in the site, under the names they have beside the data.
  var pictures: [String: OutputFile?] = [:]
  var diagnostics: [Diagnostic] = []
  /// The sheet of the next table.
  var sheet = TableLayout.Sheet.upright

  init(
    _ edition: PrintEdition,
    imprint: Imprint,
    words: Words,
    medium: String = "the PDF",
    refused: [String: String] = [:],
    read: @escaping (String) -> [UInt8]?
  ) {
    self.edition = edition
    self.imprint = imprint
    self.words = words
    self.medium = medium
    self.refused = refused
    self.read = read
  }

  /// The key of the signs that stand for emoji.
  static let signs = "signs"

  /// The whole document.
  mutating func document(for site: PrintedSite, attachments: [PrintAttachment]) -> JSON {
    let front = edition.front.map { section in
      JSON.object([
        ("title", .printable(section.title ?? edition.title)), ("id", label(section.id)),
        ("blocks", blocks(section.blocks, headingLevel: 1)),
      ])
    }
    let first = edition.first.map { firstSheet($0) }
    let chapters = zip(edition.chapters, orientations).enumerated().map { index, turned in
      chapter(turned.0, number: index + 1, turned.1)
    }
    let cover = edition.cover.map { panelItem($0) }
    let named = JSON.array(cover + [first].compactMap(\.self) + front + chapters).targets
      .intersection(labels)
    return .object(
      properties(site.report.asOf)
        + [
          ("brand", brand(site)), ("cover", .array(cover)), ("first", first ?? .null),
          ("front", .array(front)), ("chapters", .array(chapters)),
          ("attachments", .array(attachments.map { $0.json(words) })),
          ("labels", .object(named.sorted().map { ($0, .bool(true)) })),
          // What stands for an emoji that the fonts lack; the printer adds them.
          (key: Self.signs, value: .object([])),
        ]
    )
  }

  private func properties(_ asOf: Day) -> [(key: String, value: JSON)] {
    let language = imprint.language.split(separator: "-").map(String.init)
    let date: [(key: String, value: JSON)] = [
      ("year", .int(asOf.year)), ("month", .int(asOf.month)), ("day", .int(asOf.day)),
    ]
    return [
      ("title", .printable(edition.heading)), ("heading", .printable(edition.title)),
      ("subject", edition.client.map { .printable($0) } ?? .null),
      (
        "description",
        .printable(words("pdf_description", ["title": edition.heading, "day": words.day(asOf)]))
      ),
      ("author", .printable(imprint.organization ?? imprint.title)),
      ("keywords", .strings(edition.keywords)), ("language", .string(language.first ?? "en")),
      ("region", .string(language.count > 1 ? language.last : nil)), ("date", .object(date)),
      ("paper", .string(imprint.paper == .letter ? "us-letter" : "a4")),
      ("draft", .bool(edition.isDraft)), ("notice", .printable(imprint.footer ?? "")),
      ("wording", wording),
    ]
  }

  /// The words that the template sets by itself.
  private var wording: JSON {
    let keys = ["draft", "confidential", "contents"]
    return .object(
      keys.map { ($0, .printable(words($0))) } + [
        ("prepared_for", .printable(words("pdf_prepared_for", ["client": edition.client ?? ""]))),
        ("no_legal_advice", .printable(words("pdf_no_legal_advice"))),
        ("page_of", .printable(words("pdf_page_of"))),
      ]
    )
  }

  private mutating func brand(_ site: PrintedSite) -> JSON {
    .object([
      ("accent", .string(site.accent ?? "#0b5394")), ("font", .string(site.font?.value)),
      ("logo", .string(imprint.logo.flatMap { picture($0, at: site.logoPlace) })),
      ("logo_alternative", .printable(imprint.logoAlternative)),
      ("organization", imprint.organization.map { .printable($0) } ?? .null),
    ])
  }

  private mutating func firstSheet(_ sheet: PrintEdition.FirstSheet) -> JSON {
    let id = label(sheet.id)
    let sections = sheet.sections.map { section in
      JSON.object([
        ("id", label(section.id)), ("title", section.title.map { .printable($0) } ?? .null),
        ("blocks", blocks(section.blocks, headingLevel: section.title == nil ? 1 : 2)),
      ])
    }
    return .object([
      ("id", id), ("title", .printable(sheet.title)), ("sections", .array(sections)),
    ])
  }

  private mutating func chapter(
    _ chapter: PrintEdition.Chapter,
    number: Int,
    _ orientation: Orientation
  ) -> JSON {
    if orientation == .landscape { return self.chapter(chapter, number: number, isWide: true) }
    var turned = self
    let upright = turned.chapter(chapter, number: number, isWide: false)
    // In a small chapter a table in landscape would leave the sheet before it and its own nearly white.
    let isTurned =
      upright.hasWideTable
      && (orientation == .uprightIfItFits || upright.printedLines <= Self.mostJoined)
    if isTurned { return self.chapter(chapter, number: number, isWide: true) }
    self = turned
    return upright
  }

  private mutating func chapter(
    _ chapter: PrintEdition.Chapter,
    number: Int,
    isWide: Bool
  ) -> JSON {
    let id = label(chapter.id)
    sheet = isWide ? .landscape : .upright
    let sections = zip(chapter.sections, chapter.numbers).map { section, number -> JSON in
      let level = section.title == nil ? 1 : 2
      return .object([
        ("id", label(section.id)), ("title", section.title.map { .printable($0) } ?? .null),
        ("number", .string(number)),
        ("blocks", blocks(section.blocks, headingLevel: level)),
      ])
    }
    return .object([
      ("id", id), ("number", .int(number)), ("title", .printable(chapter.title)),
      ("wide", .bool(isWide)), ("brief", .bool(chapter.isShort)),
      ("sections", .array(sections)),
    ])
  }

  /// A place's id as links name it; null where another place has it already.
  mutating func label(_ id: String) -> JSON {
    let escaped = Address.escaped(id)
    return labels.insert(escaped).inserted ? .string(escaped) : .null
  }

  /// The name beside the data of a picture of the site; nil where it cannot be set.
  mutating func picture(_ path: String, at place: SourceRange?) -> String? {
    let file = pictures[path] ?? pictureFile(path)
    pictures[path] = .some(file)
    guard let file else {
      let reason = refused[path] ?? "it is no picture that can be set"
      diagnostics.append(
        .warning(
          "unprintable-picture",
          "\(medium) shows the words of \"\(path)\" in its place: \(reason)",
          at: place,
          help: "PNG, JPEG in RGB, GIF, WebP and SVG that links no other picture can be set"
        )
      )
      return nil
    }
    return file.path
  }

  private mutating func pictureFile(_ path: String) -> OutputFile? {
    guard refused[path] == nil, let bytes = read(path), let kind = PictureKind(bytes: bytes) else {
      return nil
    }
    if let refusal = bytes.refusal(as: kind) {
      refused[path] = refusal
      return nil
    }
    return OutputFile(path: "picture-\(pictures.count + 1).\(kind.rawValue)", bytes: bytes)
  }
}

extension JSON {
  /// The places that links in it lead to.
  fileprivate var targets: Set<String> {
    var found: Set<String> = []
    gather(&found)
    return found
  }

  private func gather(_ found: inout Set<String>) {
    switch self {
    case .array(let items): for item in items { item.gather(&found) }
    case .object(let members):
      for (key, value) in members {
        if key == "to", case .string(let id) = value {
          found.insert(id)
        } else {
          value.gather(&found)
        }
      }
    default: break
    }
  }
}

/// A file that the PDF carries.
struct PrintAttachment: Sendable {
  let name: String
  /// The key of the words that say what it is.
  let description: String

  /// What of the exported files is attached; the others say the same in other forms.
  static let known = [
    PrintAttachment(name: "assessment.json", description: "attachment_assessment"),
    PrintAttachment(
      name: "oscal-assessment-results.json",
      description: "attachment_oscal_assessment_results"
    ),
    PrintAttachment(name: "oscal-poam.json", description: "attachment_oscal_poam"),
  ]

  func json(_ words: Words) -> JSON {
    .object([
      ("name", .string(name)), ("type", .string("application/json")),
      ("description", .string(words(description))),
    ])
  }
}
