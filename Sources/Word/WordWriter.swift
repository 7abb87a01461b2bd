import Formats
import Words

/// Writes the print edition's data as the trees that pandoc reads, a section of sheets at a time.
///
/// The data are those that `templates/print/` sets as a PDF, part for part.
struct WordWriter {
  let data: JSON
  let words: Words
  let pictures: WordPictures
  let paper: WordPaper

  /// The sheets that are done.
  private(set) var sections: [SheetSection] = []
  /// The headings for the table of contents.
  private(set) var contents: [ContentsEntry] = []
  /// The names of places in the file by the ids of the data.
  private var places: [String: String] = [:]
  /// The ids of places that the next paragraph begins with.
  var waiting: [String] = []
  /// What the next paragraph begins with, such as a task's box.
  var lead: [JSON] = []
  /// The blocks of footnotes by their ids.
  var notes: [String: JSON] = [:]
  /// The languages of words that are not in the report's own.
  private(set) var languages: Set<String> = []
  /// The language of the paragraphs that are written, where it is not the report's own.
  var language: String?
  /// The style of the paragraphs that are written; nil: body text.
  var style: String?
  /// The width of what is written, in inches.
  var width: Double
  /// How many tables and figures have a number so far.
  var tables = 0
  var figures = 0
  /// The blocks of the sheets that are being written.
  private var sheets: [JSON] = []
  private var isWide = false

  /// A run of sheets of one form.
  struct SheetSection {
    enum Form { case cover, upright, wide }
    let form: Form
    let blocks: [JSON]
  }

  /// A line of the table of contents.
  struct ContentsEntry {
    let level: Int
    let title: String
    let place: String
  }

  init(_ data: JSON, words: Words, pictures: WordPictures, paper: WordPaper) {
    self.data = data
    self.words = words
    self.pictures = pictures
    self.paper = paper
    width = paper.textWidth(isWide: false)
  }

  /// All sections of the file, in order.
  mutating func document() -> [SheetSection] {
    sections = [SheetSection(form: .cover, blocks: cover())]
    first(data["first"])
    for section in data["front"].items {
      setSheets(titled(1, section["title"].text ?? "", section["id"]), section["blocks"])
    }
    endSheets()
    let front = sections
    sections = []
    for chapter in data["chapters"].items { self.chapter(chapter) }
    endSheets()
    return front + [SheetSection(form: .upright, blocks: listOfContents())] + sections
  }

  /// The sheet after the cover, which says all in short.
  private mutating func first(_ sheet: JSON) {
    guard let words = sheet["title"].text else { return }
    setSections(of: sheet, below: titled(1, words, sheet["id"]))
    endSheets()
  }

  private mutating func chapter(_ chapter: JSON) {
    // One that only says that there is nothing follows the one before on its sheet.
    if !chapter["brief"].isTrue {
      endSheets()
      turn(isWide: chapter["wide"].isTrue)
    }
    let number = chapter["number"].number.map { "\(Int($0)). " } ?? ""
    setSections(
      of: chapter,
      below: titled(1, number + (chapter["title"].text ?? ""), chapter["id"])
    )
  }

  /// Sets the sections of a chapter or of the first sheet, which alone has none with a number; the title
  /// stays with the first.
  private mutating func setSections(of parent: JSON, below title: [JSON]) {
    var title = title
    for section in parent["sections"].items {
      if let words = section["title"].text {
        let number = section["number"].text.map { $0 + " " } ?? ""
        title += titled(2, number + words, section["id"])
      } else if let id = section["id"].text {
        waiting.append(id)
      }
      setSheets(title, section["blocks"])
      title = []
    }
    sheets += title
  }

  /// Blocks below a title.
  ///
  /// A table on a sheet of its own takes the headings right above it along.
  private mutating func setSheets(_ title: [JSON], _ blocks: JSON) {
    var heads = title
    for block in blocks.items {
      if block.kind == "heading" {
        heads += self.block(block)
      } else if block.kind == "table", block["wide"].isTrue, !isWide {
        endSheets()
        turn(isWide: true)
        sheets += heads + self.block(block)
        endSheets()
        turn(isWide: false)
        heads = []
      } else {
        sheets += heads + self.block(block)
        heads = []
      }
    }
    sheets += heads
  }

  private mutating func turn(isWide: Bool) {
    self.isWide = isWide
    width = paper.textWidth(isWide: isWide)
  }

  /// Ends the sheets that are being written; what comes next begins a new one.
  private mutating func endSheets() {
    let marks = waitingMarks()
    if !marks.isEmpty { sheets.append(Tree.paragraph("Section End", marks)) }
    guard !sheets.isEmpty else { return }
    sections.append(SheetSection(form: isWide ? .wide : .upright, blocks: sheets))
    sheets = []
  }

  /// A heading with its line in the table of contents.
  private mutating func titled(_ level: Int, _ title: String, _ id: JSON) -> [JSON] {
    heading(level, .array([.string(title)]), id)
  }

  mutating func heading(_ level: Int, _ parts: JSON, _ id: JSON) -> [JSON] {
    var line = paragraphParts(parts)
    if let id = id.text { line = [Tree.marked(place(id), line)] }
    if level <= 2 {
      let place = "toc\(contents.count + 1)"
      contents.append(ContentsEntry(level: level, title: parts.plainWords, place: place))
      line = [Tree.marked(place, line)]
    }
    return [Tree.heading(min(level, 6), line)]
  }

  /// The name of a place, which is short and plain enough for Word.
  mutating func place(_ id: String) -> String {
    if let name = places[id] { return name }
    let name = "place\(places.count + 1)"
    places[id] = name
    return name
  }

  /// The marks of the places that wait for a paragraph.
  mutating func waitingMarks() -> [JSON] {
    defer { waiting = [] }
    return waiting.map { Tree.marked(place($0), []) }
  }

  /// A style that sets the language of words.
  mutating func style(ofLanguage language: String) -> String {
    languages.insert(language)
    return ReferenceDocument.style(ofLanguage: language)
  }

  // MARK: What is before the chapters

  private mutating func cover() -> [JSON] {
    var blocks: [JSON] = []
    let brand = data["brand"]
    if let file = brand["logo"].text {
      let alternative = brand["logo_alternative"].text ?? ""
      let height = 0.71
      let logo =
        pictures.file(file).map { picture in
          picture.image(alternative, width: picture.width * height / picture.height, by: height)
        } ?? Tree.words(alternative)
      blocks.append(Tree.paragraph("Cover Text", [logo]))
    }
    if let organization = brand["organization"].text {
      blocks.append(Tree.paragraph("Cover Text", [Tree.words(organization)]))
    }
    blocks.append(Tree.paragraph("Title", [Tree.words(data["heading"].text ?? "")]))
    if let subject = data["subject"].text {
      blocks.append(Tree.paragraph("Subtitle", [Tree.words(subject)]))
    }
    let wording = data["wording"]
    if data["draft"].isTrue {
      let draft = (wording["draft"].text ?? "").uppercased()
      blocks.append(Tree.paragraph("Cover Text", [Tree.line("Strong", [Tree.words(draft)])]))
    }
    blocks += panel(data["cover"])
    var last: [JSON] = []
    if !data["subject"].isNull {
      last = [
        Tree.line("Strong", [Tree.words(wording["confidential"].text ?? "")]),
        Tree.words(" \(wording["prepared_for"].text ?? "") "),
      ]
    }
    last.append(Tree.words(wording["no_legal_advice"].text ?? ""))
    return blocks + [Tree.paragraph("Cover Notice", last)]
  }

  /// The table of contents as Word makes it, with its lines already there; Word fills in the pages.
  private func listOfContents() -> [JSON] {
    let title = data["wording"]["contents"].text ?? ""
    var blocks = [Tree.paragraph("TOC Heading", [Tree.words(title)])]
    let start = Tree.rawPart(
      "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r>"
        + "<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\u </w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
    )
    let end = Tree.rawPart("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")
    for (index, entry) in contents.enumerated() {
      let line = [
        Tree.link([Tree.words(entry.title)], to: "#" + entry.place), Tree.tab,
        Tree.field("PAGEREF \(entry.place) \\h", result: ""),
      ]
      let parts = (index == 0 ? [start] : []) + line + (index == contents.count - 1 ? [end] : [])
      blocks.append(Tree.paragraph("toc \(entry.level)", parts))
    }
    return blocks
  }
}
