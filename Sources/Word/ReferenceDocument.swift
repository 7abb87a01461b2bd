import Diagnostics
import Formats
import PDF
import Regulation
import Words

/// The document from which pandoc takes styles, sheets, header and footer, made of the files below
/// `templates/print/docx`.
struct ReferenceDocument {
  /// What is filled in where a file says `{{name}}`, as XML.
  private let values: [String: String]
  private let sheets: String

  init(
    _ data: JSON,
    language: String,
    languages: Set<String>,
    lastForm: WordWriter.SheetSection.Form,
    paper: WordPaper
  ) {
    let wording = data["wording"]
    let draft = data["draft"].isTrue ? (wording["draft"].text ?? "").uppercased() + " · " : ""
    values = [
      "accent": String((data["brand"]["accent"].text ?? "").drop { $0 == "#" }).xml,
      "font": (data["brand"]["font"].text ?? "Calibri").xml,
      "language": language.xml,
      "languages": languages.sorted().map(Self.characterStyle).joined(),
      "title": (data["title"].text ?? "").xml,
      "draft": draft.xml,
      "notice": (data["notice"].text ?? "").xml,
      "page_of": Self.pageNumber(wording["page_of"].text ?? "{page}"),
    ]
    sheets = paper.properties(lastForm)
  }

  /// The name of the style that sets a language.
  static func style(ofLanguage language: String) -> String { "Language \(language)" }

  private static func characterStyle(_ language: String) -> String {
    let id = "Language" + language.filter { $0.isLetter || $0.isNumber }
    return "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"\(id.xml)\">"
      + "<w:name w:val=\"\(style(ofLanguage: language).xml)\"/>"
      + "<w:rPr><w:lang w:val=\"\(language.xml)\"/></w:rPr></w:style>"
  }

  /// "Page {page} of {pages}" with fields that Word works out.
  private static func pageNumber(_ words: String) -> String {
    let fields = [("{pages}", "NUMPAGES"), ("{page}", "PAGE")]
    var out = ""
    var rest = Substring(words)
    func run(_ text: Substring) -> String {
      "<w:r><w:t xml:space=\"preserve\">\(String(text).xml)</w:t></w:r>"
    }
    while let start = rest.firstIndex(of: "{") {
      guard let field = fields.first(where: { rest[start...].hasPrefix($0.0) }) else { break }
      out += run(rest[..<start])
      out += "<w:fldSimple w:instr=\" \(field.1) \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
      rest = rest[start...].dropFirst(field.0.count)
    }
    return out + (rest.isEmpty ? "" : run(rest))
  }

  /// The files of a template that may be replaced, by their paths in the document.
  private static let templates = [
    (name: "docx/styles.xml", path: "word/styles.xml"),
    (name: "docx/header.xml", path: "word/header1.xml"),
    (name: "docx/footer.xml", path: "word/footer1.xml"),
  ]

  /// The document; an error for what a template asks for and nobody knows.
  func bytes(_ templates: [PrintTemplate]) -> Diagnosed<[UInt8]> {
    var files: [Zip.File] = fixed
    var diagnostics: [Diagnostic] = []
    for (name, path) in Self.templates {
      guard let template = templates.first(where: { $0.path == name }) else { continue }
      let filled = filled(template)
      files.append((path, Array(filled.value.utf8)))
      diagnostics += filled.diagnostics
    }
    return Diagnosed(Zip.archive(files), diagnostics)
  }

  private func filled(_ template: PrintTemplate) -> Diagnosed<String> {
    let source = template.source.bytes
    var out: [UInt8] = []
    var diagnostics: [Diagnostic] = []
    var place = source.startIndex
    while let start = source[place...].firstOccurrence(of: Array("{{".utf8))?.lowerBound,
      let end = source[start...].firstOccurrence(of: Array("}}".utf8))
    {
      let name = String(decoding: source[(start + 2)..<end.lowerBound], as: UTF8.self)
      out += source[place..<start]
      if let value = values[name] {
        out += Array(value.utf8)
      } else {
        diagnostics.append(
          .error(
            "word-template",
            "the Word file's template cannot hold \"{{\(name)}}\"",
            at: template.source.range(ofBytes: start..<end.upperBound),
            help: "what is filled in: \(values.keys.sorted().joined(separator: ", "))"
          )
        )
      }
      place = end.upperBound
    }
    return Diagnosed(String(decoding: out + source[place...], as: UTF8.self), diagnostics)
  }

  /// The files that hold the others together.
  private var fixed: [Zip.File] {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    let package = "http://schemas.openxmlformats.org/package/2006/"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let type = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    func part(_ name: String, _ kind: String) -> String {
      "<Override PartName=\"/word/\(name).xml\" ContentType=\"\(type)\(kind)+xml\"/>"
    }
    func relation(_ id: String, _ kind: String, _ target: String) -> String {
      "<Relationship Id=\"\(id)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/>"
    }
    let relations = "<Relationships xmlns=\"\(package)relationships\">"
    let texts = [
      (
        "[Content_Types].xml",
        "<Types xmlns=\"\(package)content-types\">"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + part("document", "document.main") + part("styles", "styles")
          + part("header1", "header") + part("footer1", "footer") + "</Types>"
      ),
      (
        "_rels/.rels",
        relations + relation("rId1", "officeDocument", "word/document.xml") + "</Relationships>"
      ),
      (
        "word/_rels/document.xml.rels",
        relations + relation("rId1", "styles", "styles.xml")
          + relation(WordPaper.header, "header", "header1.xml")
          + relation(WordPaper.footer, "footer", "footer1.xml") + "</Relationships>"
      ),
      (
        "word/document.xml",
        "<w:document xmlns:w=\"\(word)\" xmlns:r=\"\(office)\"><w:body>\(sheets)</w:body></w:document>"
      ),
    ]
    return texts.map { ($0.0, Array((head + $0.1).utf8)) }
  }
}
