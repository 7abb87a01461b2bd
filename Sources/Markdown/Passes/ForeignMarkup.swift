/// Markup of other generators that is shown as text here, one entry for each kind.
struct ForeignMarkup {
  /// The kinds, each with the way it is written here.
  enum Kind: CaseIterable {
    /// `!!! note`, `??? tip` of MkDocs, `> [!note]+` of Obsidian.
    case admonition
    /// `=== "Tab"` of MkDocs.
    case tab
    /// `::: info` of VitePress and Docusaurus, `::: {.note}` of pandoc.
    case container
    /// `\newpage`.
    case pageBreak
    /// `{% include x %}` of Jekyll.
    case statement
    /// `{: .note}` of kramdown, `{.class}` of pandoc.
    case attributes
    /// `[TOC]`.
    case contents
    /// `[[Wiki]]`.
    case wikiLink
    /// A fence of Mermaid.
    case diagram
    /// `@startuml` of PlantUML.
    case drawing
    /// `{{< figure >}}` and `{{% note %}}` of Hugo.
    case shortcode
    /// `.. note::` of reStructuredText.
    case directive
    /// `\begin{table}` of LaTeX.
    case environment
    /// `--8<-- "file.md"` of MkDocs.
    case snippet
    /// `import X from "y"` and `export const` of MDX.
    case module
    /// `{/* words */}` of MDX, `{# words #}` of Jinja, `%% words %%` of Obsidian.
    case comment
    /// `##5 Title`, which CommonMark takes for no heading.
    case heading
  }

  /// A kind on the page, with its first occurrence.
  struct Found {
    let kind: Kind
    let written: String
    let place: Range<Int>
    var count = 1
  }

  private(set) var found: [Found] = []

  /// Notes one more of a kind; the first in the text keeps its place.
  mutating func add(_ kind: Kind, _ written: String, at place: Range<Int>) {
    guard let index = found.firstIndex(where: { $0.kind == kind }) else {
      return found.append(Found(kind: kind, written: written, place: place))
    }
    let count = found[index].count + 1
    if place.lowerBound < found[index].place.lowerBound {
      found[index] = Found(kind: kind, written: written, place: place, count: count)
    }
    found[index].count = count
  }

  /// Looks through a text node for what other generators would read.
  mutating func look(
    at text: NearText,
    in tree: Tree,
    _ block: Int,
    _ origin: (Range<Int>) -> Range<Int>
  ) {
    func note(_ kind: Kind, _ range: Range<Int>) {
      guard let place = text.place(range) else { return }
      add(kind, String(decoding: text.text[range], as: UTF8.self), at: origin(place))
    }
    // The underscores of `[[_TOC_]]` emphasize for CommonMark.
    if text.previous == nil, text.text[text.range].elementsEqual("[[".utf8),
      tree.plainBytes(of: block).elementsEqual("[[TOC]]".utf8), let place = text.place(text.range)
    {
      return add(.contents, "[[_TOC_]]", at: origin(place))
    }
    if text.previous == nil, let line = text.lineMarker(isAlone: tree.next(text.node) == nil) {
      note(line.kind, line.range)
      if line.kind != .container { return }
    }
    for statement in text.statements() { note(statement.kind, statement.range) }
    for link in text.wikiLinks() { note(.wikiLink, link) }
    if tree.nodes[block].kind == .heading, tree.next(text.node) == nil,
      let attributes = text.trailingAttributes()
    {
      note(.attributes, attributes)
    }
  }
}

extension ForeignMarkup.Kind {
  func message(_ written: String) -> String {
    let name = written.count > 40 ? written.prefix(40) + "…" : written[...]
    return switch self {
    case .admonition, .container: "\"\(name)\" of another generator is shown as text"
    case .tab: "\"\(name)\", a tab of MkDocs, is shown as text"
    case .pageBreak: "\"\(name)\" breaks no page and is shown as text"
    case .statement: "\"\(name)\", a statement of another generator, is shown as text"
    case .attributes: "\"\(name)\" gives no attributes and is shown as text"
    case .contents: "\"\(name)\" makes no table of contents and is shown as text"
    case .wikiLink: "\"\(name)\" is no link and is shown as text"
    case .diagram: "a diagram of Mermaid is shown as its source"
    case .drawing: "\"\(name)\" draws no diagram and is shown as text"
    case .shortcode: "\"\(name)\", a shortcode of Hugo, is shown as text"
    case .directive: "\"\(name)\", a directive of reStructuredText, is shown as text"
    case .environment: "\"\(name)\" of LaTeX is shown as text"
    case .snippet: "\"\(name)\" brings in no file and is shown as text"
    case .module: "\"\(name)\" of MDX is shown as text"
    case .comment: "\"\(name)\", a comment of another generator, is shown to readers"
    case .heading: "\"\(name)\" is no heading and is shown as text"
    }
  }

  var help: String {
    switch self {
    case .admonition, .container:
      "write > [!NOTE] and > before each line of it; TIP, IMPORTANT, WARNING and CAUTION are the others"
    case .tab: "write a heading or a list instead"
    case .pageBreak: "write a block of three lines: ```{page-break}, an empty one, ```"
    case .statement: "write out what it would show, or use ```{include} file.md"
    case .attributes: "a picture is sized by {width=50%} right after it, a heading's id is {#id}"
    case .contents: "leave it out: a page shows its contents beside it"
    case .wikiLink: "write [words](page.md), and ![words](picture.png) for a picture"
    case .diagram, .drawing: "draw it as a picture, and write ![what it shows](diagram.svg)"
    case .shortcode: "write out what it would show; a picture is ![what it shows](picture.png)"
    case .directive: "write > [!NOTE] and > before each line of it, or ```{include} file.md"
    case .environment: "write a table or a list in Markdown, or show a picture of it"
    case .snippet: "use ```{include} file.md"
    case .module: "leave it out, and write what it would show in Markdown"
    case .comment: "write <!-- words -->, or \\ before its first sign to show it"
    case .heading: "write a blank between # and the words"
    }
  }
}

/// `{{< name >}}` and `{{% name %}}`, which Hugo reads.
enum Shortcode {
  /// Longer ones are not shortcodes.
  private static let longest = 300

  /// The end of the one that opens at a byte; nil where none does.
  static func end(at open: Int, in text: [UInt8], before end: Int) -> Int? {
    let brace = UInt8(ascii: "{")
    guard open + 6 <= end, text[open] == brace, text[open + 1] == brace else { return nil }
    let sign = text[open + 2]
    guard sign == UInt8(ascii: "<") || sign == UInt8(ascii: "%") else { return nil }
    let last = sign == UInt8(ascii: "<") ? UInt8(ascii: ">") : sign
    let close = UInt8(ascii: "}")
    for index in open + 3..<min(end - 1, open + longest)
    where text[index] == close && text[index + 1] == close {
      return text[index - 1] == last ? index + 2 : nil
    }
    return nil
  }
}

extension NearText {
  /// A marker that begins a line.
  fileprivate func lineMarker(isAlone: Bool) -> (kind: ForeignMarkup.Kind, range: Range<Int>)? {
    let line = text[range]
    func starts(_ word: String) -> Bool { line.starts(with: word.utf8) }
    if isAdmonition { return (.admonition, range) }
    if isHashed { return (.heading, range) }
    if let end = foldMark { return (.admonition, range.lowerBound..<end) }
    if starts("=== \"") { return (.tab, range) }
    if starts(":::") || isBlockMarker { return (.container, range) }
    if starts("--8<--") { return (.snippet, range) }
    if isModule { return (.module, range) }
    if let end = percentEnd { return (.comment, range.lowerBound..<end) }
    if [#"\newpage"#, #"\pagebreak"#, #"\clearpage"#].contains(where: {
      trimmed.elementsEqual($0.utf8) || trimmed.elementsEqual(($0 + "{}").utf8)
    }) {
      return (.pageBreak, range)
    }
    if let end = directiveEnd { return (.directive, range.lowerBound..<end) }
    if let end = environmentEnd { return (.environment, range.lowerBound..<end) }
    let word = trimmed.dropFirst(6)
    if starts("@start"), !word.isEmpty, word.allSatisfy(isLetter) { return (.drawing, range) }
    let contents = ["[TOC]", "[[TOC]]", "[[_TOC_]]", "[toc]", "[[toc]]", "[[_toc_]]"]
    if isAlone, contents.contains(where: { trimmed.elementsEqual($0.utf8) }) {
      return (.contents, range)
    }
    return nil
  }

  /// `!!! note` or `???+ tip "Title"`: a word in lower case, and no more but a title in quotation
  /// marks; what else begins so is prose.
  private var isAdmonition: Bool {
    let line = trimmed
    guard line.starts(with: "!!!".utf8) || line.starts(with: "???".utf8) else { return false }
    let rest = line.dropFirst(3).drop { $0 == UInt8(ascii: "+") }
    guard rest.first == 0x20 || line.first == UInt8(ascii: "!") else { return false }
    let word = rest.drop { $0 == 0x20 }.prefix { isLetter($0) && $0 & 0x20 != 0 }
    let title = line[word.endIndex...].drop { $0 == 0x20 }
    return !word.isEmpty && (title.isEmpty || title.first == UInt8(ascii: "\""))
  }

  /// `##5 Title`: two to six signs of a heading right before a word.
  private var isHashed: Bool {
    let signs = text[range].prefix { $0 == UInt8(ascii: "#") }.count
    let next = range.lowerBound + signs
    guard (2...6).contains(signs), next < range.upperBound else { return false }
    return isLetter(text[next]) || isDigit(text[next]) || text[next] >= 0x80
  }

  /// `/// note | Title`: a word in lower case, and no more but a title after a bar.
  private var isBlockMarker: Bool {
    let line = trimmed
    guard line.starts(with: "/// ".utf8) else { return false }
    let word = line.dropFirst(4).prefix { isLetter($0) && $0 & 0x20 != 0 }
    let title = line[word.endIndex...].drop { $0 == 0x20 }
    return !word.isEmpty && (title.isEmpty || title.first == UInt8(ascii: "|"))
  }

  /// `import X from "y"`, or `export` before what a script exports.
  private var isModule: Bool {
    let line = trimmed
    if line.starts(with: "import ".utf8) {
      let end = line.last == UInt8(ascii: ";") ? line.dropLast() : line
      let quote = end.last
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
      let from = end.dropFirst(7).split(separator: 0x20)
      return from.count == 1 || from.dropLast().last?.elementsEqual("from".utf8) == true
    }
    let exported = ["const ", "default ", "function ", "let "]
    return line.starts(with: "export ".utf8)
      && exported.contains { line.dropFirst(7).starts(with: $0.utf8) }
  }

  /// The end of `%% words %%`.
  private var percentEnd: Int? {
    let line = trimmed
    guard line.count > 4, line.starts(with: "%%".utf8), line[line.startIndex + 2] != 0x25 else {
      return nil
    }
    return line.suffix(2).elementsEqual("%%".utf8) ? line.endIndex : nil
  }

  /// The end of `{/* words */}` or `{# words #}` that opens at a byte.
  private func commentEnd(_ open: Int) -> Int? {
    let limit = min(range.upperBound, open + 1_000)
    guard open + 4 < limit else { return nil }
    let isScript = text[open + 1] == UInt8(ascii: "/") && text[open + 2] == UInt8(ascii: "*")
    guard isScript || text[open + 1] == UInt8(ascii: "#") && text[open + 2] == 0x20 else {
      return nil
    }
    let mark = UInt8(ascii: isScript ? "/" : "#")
    for index in open + 3..<limit - 1 where text[index] == mark {
      let isEnd = text[index + 1] == UInt8(ascii: "}")
      if isEnd, !isScript || text[index - 1] == UInt8(ascii: "*") { return index + 2 }
    }
    return nil
  }

  /// The end of `[!note]+` or `[!note]-`, which folds a callout.
  private var foldMark: Int? {
    guard text[range].starts(with: "[!".utf8) else { return nil }
    let rest = text[range].dropFirst(2).drop(while: isLetter)
    guard rest.startIndex > range.lowerBound + 2, rest.first == UInt8(ascii: "]"),
      let sign = rest.dropFirst().first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
    else { return nil }
    return rest.startIndex + 2
  }

  /// The end of `.. name::`.
  private var directiveEnd: Int? {
    guard text[range].starts(with: ".. ".utf8) else { return nil }
    let name = text[range].dropFirst(3).prefix { isLetter($0) || isDigit($0) || $0 == 0x2D }
    guard name.first.map(isLetter) ?? false,
      text[name.endIndex..<range.upperBound].starts(with: "::".utf8)
    else { return nil }
    return name.endIndex + 2
  }

  /// The end of `\begin{name}`.
  private var environmentEnd: Int? {
    let begin = #"\begin{"#
    guard text[range].starts(with: begin.utf8) else { return nil }
    let name = text[range].dropFirst(begin.utf8.count).prefix {
      isLetter($0) || $0 == UInt8(ascii: "*")
    }
    guard !name.isEmpty, name.endIndex < range.upperBound, text[name.endIndex] == UInt8(ascii: "}")
    else { return nil }
    return name.endIndex + 1
  }

  private var trimmed: ArraySlice<UInt8> {
    var end = range.upperBound
    while end > range.lowerBound, isBlank(text[end - 1]) { end -= 1 }
    return text[range.lowerBound..<end]
  }

  /// `{% … %}` anywhere, and `{: … }` where attributes can be.
  fileprivate func statements() -> [(kind: ForeignMarkup.Kind, range: Range<Int>)] {
    var found: [(kind: ForeignMarkup.Kind, range: Range<Int>)] = []
    var from = range.lowerBound
    while let open = Cmark.index(of: UInt8(ascii: "{"), in: text, from..<range.upperBound) {
      from = open + 1
      guard from < range.upperBound else { break }
      if let end = Shortcode.end(at: open, in: text, before: range.upperBound) {
        found.append((.shortcode, open..<end))
        from = end
        continue
      }
      if let end = commentEnd(open) {
        found.append((.comment, open..<end))
        from = end
        continue
      }
      let isStatement = text[from] == UInt8(ascii: "%")
      let isSize = previous == .image && text[from..<range.upperBound].starts(with: "width".utf8)
      let isAfterInline =
        open == range.lowerBound ? previous != nil && !isSize : text[open - 1] == UInt8(ascii: "]")
      guard isStatement || text[from] == UInt8(ascii: ":") || isAfterInline,
        let end = Cmark.index(
          of: UInt8(ascii: "}"),
          in: text,
          from..<min(range.upperBound, from + 300)
        )
      else { continue }
      if isStatement {
        if text[end - 1] == UInt8(ascii: "%"), end > from + 1 {
          found.append((.statement, open..<(end + 1)))
        }
      } else if isAttributes((open + 1)..<end) {
        found.append((.attributes, open..<(end + 1)))
      }
      from = end
    }
    return found
  }

  /// `{.class}` or `{-}` at the end of a heading.
  fileprivate func trailingAttributes() -> Range<Int>? {
    let line = trimmed
    guard line.last == UInt8(ascii: "}"), let open = line.lastIndex(of: UInt8(ascii: "{")),
      open > line.startIndex, text[open - 1] == 0x20
    else { return nil }
    let inner = (open + 1)..<(line.endIndex - 1)
    guard let first = inner.first,
      !(text[first] == UInt8(ascii: "#") && !inner.contains { text[$0] == 0x20 })
    else { return nil }
    return isAttributes(inner) || text[inner].elementsEqual("-".utf8) ? open..<line.endIndex : nil
  }

  /// Whether braces hold nothing but `.class`, `#id`, `:toc` and `key=value`.
  private func isAttributes(_ inner: Range<Int>) -> Bool {
    let words = text[inner].split(separator: 0x20)
    return !words.isEmpty
      && words.allSatisfy { word in
        guard let first = word.first else { return false }
        let isMarked = ".#:".utf8.contains(first) && (word.count > 1 || first == UInt8(ascii: ":"))
        return isMarked || (isLetter(first) && word.contains(UInt8(ascii: "=")))
      } && text[inner].contains { ".#:=".utf8.contains($0) }
  }

  /// `[[Page]]` and `![[picture.png]]`; not `a[[1]]`, `[[ -f x ]]` or a list of lists.
  fileprivate func wikiLinks() -> [Range<Int>] {
    var found: [Range<Int>] = []
    var from = range.lowerBound
    while let open = Cmark.index(of: UInt8(ascii: "["), in: text, from..<range.upperBound) {
      from = open + 1
      guard from + 3 < range.upperBound, text[from] == UInt8(ascii: "[") else { continue }
      let limit = min(range.upperBound, from + 200)
      guard let close = Cmark.index(of: UInt8(ascii: "]"), in: text, from..<limit),
        close + 1 < range.upperBound, text[close + 1] == UInt8(ascii: "]")
      else { continue }
      let inner = (from + 1)..<close
      let isInWord =
        open > range.lowerBound && (isLetter(text[open - 1]) || isDigit(text[open - 1]))
      let isName =
        inner.first.map { !isBlank(text[$0]) } ?? false
        && inner.contains { isLetter(text[$0]) || text[$0] >= 0x80 }
        && !inner.contains { text[$0] == UInt8(ascii: "[") }
      if isName, !isInWord { found.append(open..<(close + 2)) }
      from = close + 2
    }
    return found
  }
}
