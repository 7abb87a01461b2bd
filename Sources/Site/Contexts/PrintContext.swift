import GapAnalysis
import Report
import Templates
import Words

/// A chapter of the print edition.
struct ChapterContext: TemplateContext {
  static let model = Model(
    "Chapter",
    "A chapter of the print edition",
    [
      .text("id", "The id by which links reach it"), .number("number", "Its number"),
      .text("title", "Its title"), .flag("wide", "Whether it is set in landscape"),
      .url("href", "Where it stands"),
      .flag("has_titles", "Whether any of its sections has a heading"),
      .list("sections", of: NumberedSectionContext.self, "Its sections"),
    ]
  )

  let number: Int
  let chapter: PrintEdition.Chapter
  let writer: BlockWriter

  var slots: [Value] {
    [
      .text(chapter.id), .number(number), .text(chapter.title), .flag(chapter.isWide),
      .url("#" + chapter.id), .flag(chapter.sections.contains { $0.title != nil }),
      .list(sections),
    ]
  }

  var sections: [NumberedSectionContext] {
    zip(chapter.sections, chapter.numbers).map { section, number in
      NumberedSectionContext(section: section, number: number, writer: writer)
    }
  }
}

/// A section of the print edition.
struct NumberedSectionContext: TemplateContext {
  static let model = Model(
    "NumberedSection",
    "A section of the print edition",
    [
      .text("id", "The id by which links reach it"),
      .optional(.text("title", "Its heading")), .optional(.text("number", "Its number")),
      .url("href", "Where it stands"),
      .list("blocks", of: BlockContext.self, "What it holds"),
    ]
  )

  let section: Section
  let number: String?
  let writer: BlockWriter

  var slots: [Value] {
    // Prose without a section's heading above it begins one level higher.
    let writer = section.title == nil ? writer.heading(at: writer.headingLevel - 1) : writer
    return [
      .text(section.id), .text(section.title), .text(number), .url("#" + section.id),
      .blocks(of: section, by: writer),
    ]
  }
}

/// The print edition.
struct PrintContext: TemplateContext {
  static let model = Model(
    "PrintEdition",
    "The whole report as one document",
    [
      .object("site", of: SiteContext.self, "What all pages share"),
      .object("wording", of: WordsContext.self, "The words of the interface"),
      .text("prepared_for", "For whom it is and what may be done with it"),
      .text("title", "The title"), .text("client", "Whose report it is"),
      .url("home", "The site's first page"), .url("assets", "The folder of style and script"),
      .optional(.url("logo", "The logo")), .text("logo_alternative", "The logo in words"),
      .list("cover", of: PanelItemContext.self, "Labels on the cover"),
      .list("front", of: NumberedSectionContext.self, "What stands before the contents: versions"),
      .list("assessors", of: SignatureContext.self, "Who signs"),
      .list("chapters", of: ChapterContext.self, "The chapters"),
    ]
  )

  let edition: PrintEdition
  let shared: SharedContext
  let writer: BlockWriter

  var slots: [Value] {
    let place = writer.place
    let imprint = shared.report.imprint
    let front = edition.front.map { section in
      NumberedSectionContext(section: section, number: nil, writer: writer)
    }
    return [
      shared.site, shared.words.value,
      .text(place.words("prepared_for", ["client": edition.client ?? ""])), .text(edition.title),
      .text(edition.client ?? ""),
      .url(place.href(.front)), .url(place.href(file: SiteAssets.folder)),
      .url(imprint.logo.map { place.href(file: $0) }), .text(imprint.logoAlternative),
      .list(edition.cover.map { PanelItemContext(item: $0, place: place) }),
      .list(front),
      .list(edition.signatures.map { SignatureContext(signature: $0) }),
      .list(
        edition.chapters.enumerated().map { index, chapter in
          ChapterContext(number: index + 1, chapter: chapter, writer: writer)
        }
      ),
    ]
  }
}

/// A line to sign on.
struct SignatureContext: TemplateContext {
  static let model = Model(
    "Signature",
    "A line to sign on",
    [.text("role", "In what role"), .text("name", "Who; empty where it is not known")]
  )

  let signature: PrintEdition.Signature

  var slots: [Value] { [.text(signature.role), .text(signature.name)] }
}
