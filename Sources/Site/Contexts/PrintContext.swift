import GapAnalysis
import Report
import Templates
import Words

/// A chapter of the print edition.
struct ChapterContext: TemplateContext {
  static let model = Model<Self>("Chapter", "A chapter of the print edition") {
    Field.text("id", "The id by which links reach it") { $0.chapter.id }
    Field.number("number", "Its number") { $0.number }
    Field.text("title", "Its title") { $0.chapter.title }
    Field.flag("wide", "Whether it is set in landscape") { $0.chapter.isWide }
    Field.url("href", "Where it stands") { "#" + $0.chapter.id }
    Field.flag("has_titles", "Whether any of its sections has a heading") {
      $0.chapter.sections.contains { $0.title != nil }
    }
    Field.list("sections", "Its sections") { context in
      zip(context.chapter.sections, context.chapter.numbers).map { section, number in
        NumberedSectionContext(section: section, number: number, writer: context.writer)
      }
    }
  }

  let number: Int
  let chapter: PrintEdition.Chapter
  let writer: BlockWriter
}

/// A section of the print edition.
struct NumberedSectionContext: TemplateContext {
  static let model = Model<Self>("NumberedSection", "A section of the print edition") {
    Field.text("id", "The id by which links reach it") { $0.section.id }
    Field.text("title", "Its heading") { $0.section.title }
    Field.text("number", "Its number") { $0.number }
    Field.url("href", "Where it stands") { "#" + $0.section.id }
    Field.list("blocks", "What it holds") { context in
      // Prose without a section's heading above it begins one level higher.
      let writer = context.writer
      let level = writer.headingLevel - (context.section.title == nil ? 1 : 0)
      return writer.heading(at: level).blocks(of: context.section)
    }
  }

  let section: Section
  let number: String?
  let writer: BlockWriter
}

/// The print edition.
struct PrintContext: TemplateContext {
  static let model = Model<Self>("PrintEdition", "The whole report as one document") {
    Field.object("site", "What all pages share") { $0.shared.site }
    Field.object("wording", "The words of the interface") { $0.shared.words.wording }
    Field.text("prepared_for", "For whom it is and what may be done with it") {
      $0.place.words("prepared_for", ["client": $0.edition.client ?? ""])
    }
    Field.text("title", "The title") { $0.edition.title }
    Field.text("client", "Whose report it is, where it is one") { $0.edition.client }
    Field.url("home", "The site's first page") { $0.place.href(.front) }
    Field.url("assets", "The folder of style and script") {
      $0.place.href(file: SiteAssets.folder)
    }
    Field.url("logo", "The logo") { context in
      context.shared.report.imprint.logo.map { context.place.href(file: $0) }
    }
    Field.url("logo_dark", "The logo for the dark theme") { context in
      context.shared.report.imprint.logoDark.map { context.place.href(file: $0) }
    }
    Field.text("logo_alternative", "The logo in words") {
      $0.shared.report.imprint.logoAlternative
    }
    Field.list("cover", "Labels on the cover") { context in
      context.edition.cover.map { PanelItemContext(item: $0, place: context.place) }
    }
    Field.object("first", "The first page after the cover") { context in
      context.edition.first.map { FirstSheetContext(sheet: $0, writer: context.writer) }
    }
    Field.list("front", "What stands before the contents: versions") { context in
      context.edition.front.map {
        NumberedSectionContext(section: $0, number: nil, writer: context.writer)
      }
    }
    Field.list("chapters", "The chapters") { context in
      context.edition.chapters.enumerated().map { index, chapter in
        ChapterContext(number: index + 1, chapter: chapter, writer: context.writer)
      }
    }
  }

  let edition: PrintEdition
  let shared: SharedContext
  let writer: BlockWriter

  private var place: PagePlace { writer.place }
}

/// The first page of the print edition.
struct FirstSheetContext: TemplateContext {
  static let model = Model<Self>("FirstSheet", "The first page: all in short") {
    Field.text("id", "The id by which links reach it") { $0.sheet.id }
    Field.text("title", "Its title") { $0.sheet.title }
    Field.list("sections", "Its sections") { context in
      context.sheet.sections.map {
        NumberedSectionContext(section: $0, number: nil, writer: context.writer)
      }
    }
  }

  let sheet: PrintEdition.FirstSheet
  let writer: BlockWriter
}
