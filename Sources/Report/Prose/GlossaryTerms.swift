import Markdown

/// The words that a site's glossary explains: a heading of it with a paragraph right below is a term
/// with its meaning.
struct GlossaryTerms {
  /// A form of a term.
  private struct Form {
    let words: [UInt8]
    /// Whether capitals count, as in PHI.
    let isExact: Bool
    /// Which term it is a form of.
    let term: Int
  }

  private struct Term {
    let id: String
    let meaning: String
  }

  /// The glossary's page.
  let path: String
  private var terms: [Term] = []
  /// The forms by their first letters, longer ones first.
  private var forms: [UInt32: [Form]] = [:]

  /// The terms of a page that is a glossary.
  init(_ page: ProsePage) {
    path = page.path
    let document = page.document
    var heading: NodeID?
    for block in document.children(of: document.root) {
      if let heading, document.kind(of: block) == .paragraph { add(heading, block, of: document) }
      heading = document.kind(of: block) == .heading ? block : nil
    }
    for key in forms.keys { forms[key]?.sort { $0.words.count > $1.words.count } }
  }

  var isEmpty: Bool { terms.isEmpty }

  private mutating func add(_ heading: NodeID, _ paragraph: NodeID, of document: Document) {
    guard let id = document.headingID(of: heading) else { return }
    let hasValue = document.descendants(of: paragraph).contains {
      document.kind(of: $0) == .value
    }
    let number = terms.count
    for words in Self.forms(of: document.plainText(of: heading)) {
      let bytes = Array(words.utf8)
      guard let key = Self.key(bytes[...]), (2...Self.longest).contains(bytes.count) else {
        continue
      }
      let isExact = bytes.count { (0x41...0x5A).contains($0) } > 1
      forms[key, default: []].append(Form(words: bytes, isExact: isExact, term: number))
    }
    terms.append(
      Term(id: id, meaning: hasValue ? "" : Self.short(document.plainText(of: paragraph)))
    )
  }

  /// So many bytes a term has at most.
  private static let longest = 60

  /// What a heading means: `Business associate agreement (BAA)` two forms, `Access, right of` one.
  private static func forms(of heading: String) -> [String] {
    var name = heading
    var forms: [String] = []
    if heading.hasSuffix(")"), let start = heading.lastIndex(of: "(") {
      let short = heading[heading.index(after: start)...].dropLast()
      name = String(heading[..<start].reversed().drop { $0.isWhitespace }.reversed())
      if !short.contains(where: \.isWhitespace) { forms.append(String(short)) }
    }
    let parts = name.split(separator: ", ", maxSplits: 1)
    if parts.count == 2 { name = "\(parts[1]) \(parts[0])" }
    return name.isEmpty ? forms : [name] + forms
  }

  /// The first sentence of a meaning, cut where it is long.
  private static func short(_ meaning: String) -> String {
    let end = meaning.firstRange(of: ". ")?.lowerBound
    let sentence = end.map { String(meaning[...$0]) } ?? meaning
    guard sentence.count > mostInTitle else { return sentence }
    let cut = sentence.prefix(mostInTitle)
    return String(cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)]) + "…"
  }

  /// So many characters of a meaning are shown.
  private static let mostInTitle = 200

  /// The first three letters of a word, small, as one number; nil where there are fewer than two.
  private static func key(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    guard bytes.count > 1 else { return nil }
    // Two letters make a word of their own, which has no third.
    let third = bytes.dropFirst(2).first.map { isOfWord($0) ? small($0) : 0 } ?? 0
    let start = bytes.startIndex
    return UInt32(small(bytes[start])) << 16 | UInt32(small(bytes[start + 1])) << 8 | UInt32(third)
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
  }

  /// Makes links of the first use of each term in a page's prose.
  ///
  /// - Parameters:
  ///   - document: the body of the page.
  ///   - address: where the page's link to a part of the glossary leads.
  /// - Returns: whether there are any.
  func link(in document: inout Document, _ address: (_ fragment: String) -> String) -> Bool {
    var used: Set<Int> = []
    document.linkWords(inTables: false) { text in
      var found: [LinkedWords] = []
      var at = text.startIndex
      while at < text.endIndex {
        guard Self.isOfWord(text[at]) else {
          at += 1
          continue
        }
        if let (hit, end) = form(at: at, in: text), used.insert(hit.term).inserted {
          let term = terms[hit.term]
          found.append(
            LinkedWords(at..<end, destination: address(term.id), title: term.meaning, isTerm: true)
          )
          at = end
        }
        while at < text.endIndex, Self.isOfWord(text[at]) { at += 1 }
      }
      return found
    }
    return !used.isEmpty
  }

  /// The longest form whose words begin at a place, with their end; an s for several is theirs.
  private func form(at start: Int, in text: ArraySlice<UInt8>) -> (Form, end: Int)? {
    let rest = text[start...]
    // A term of two letters may come in the plural, which has a third.
    let keys = [Self.key(rest), Self.key(rest.prefix(2))].compactMap(\.self)
    for key in keys {
      for form in forms[key] ?? [] where rest.count >= form.words.count {
        let isSame = zip(rest, form.words).allSatisfy { letter, wanted in
          letter == wanted || !form.isExact && Self.small(letter) == Self.small(wanted)
        }
        guard isSame else { continue }
        let end = start + form.words.count
        let isPlural = end < text.endIndex && text[end] == UInt8(ascii: "s")
        for end in isPlural ? [end + 1] : [end]
        where end == text.endIndex || !Self.isOfWord(text[end]) {
          return (form, end)
        }
      }
    }
    return nil
  }
}

extension GlossaryTerms {
  /// The terms of a site's own glossary, else of the one that is built in; nil where its words are not to
  /// be links, or it has none.
  static func ofSite(_ input: SiteInput) -> GlossaryTerms? {
    guard input.linksGlossary else { return nil }
    let pages = (input.pages + (input.client?.pages ?? [])).filter(AuthorsPage.isGlossary)
    guard let page = pages.first(where: { !$0.isBuiltIn }) ?? pages.first else { return nil }
    let terms = GlossaryTerms(page)
    return terms.isEmpty ? nil : terms
  }
}
