import Diagnostics
import Formats
import GapAnalysis
import Markdown
import Regulation
import Words

/// A page as the checks of the law see it: what is shown on the day, and what it names.
///
/// The body of an `{only}` block counts where its conditions hold; the words of code never do.
final class PageLawMentions {
  /// A link `req:` or `fact:`, or a block that shows one fact.
  struct Mention {
    enum Kind: Equatable {
      case requirement
      case fact
      /// `{fact}`, `{fact-history}` and `{timeline}` say for themselves when their facts hold.
      case factBlock
    }

    let kind: Kind
    let name: String
    /// Where it is; worked out only for what is reported.
    let place: () -> SourceRange?
    /// The words around it; nil in the options of a block.
    let passage: CheckedText?
  }

  let page: ProsePage
  let index: LawIndex
  let asOf: Day
  private let readers: [String]
  private var bodies: ParsedBodies
  /// The page to which a field belongs.
  private var besides: PageLawMentions?
  private(set) var passages: [CheckedText] = []
  private(set) var mentions: [Mention] = []
  /// Whether it says one thing to one audience and another to the next.
  private(set) var isForAudiences = false
  /// The days on which its `{only}` blocks begin or end to be shown.
  private(set) var turns: [Day] = []
  /// The timelines whose value in force is shown by a `{{ fact.… }}` or a block.
  private(set) var shownTimelines: Set<String> = []
  /// The timelines whose values headings contain.
  private(set) var headlineValues: [(timeline: String, place: () -> SourceRange?)] = []
  /// The values that the page shows, by their names.
  private var shownValues: [String] = []
  /// What the whole page says, to find a day named anywhere.
  private(set) lazy var words = SearchedWords(allWords())
  /// The same in small letters.
  private(set) lazy var smallWords = SearchedWords(allWords().lowercased())
  /// What `cites:` and links name.
  private(set) lazy var names = Set(citedFacts.map(\.value) + mentions.map(\.name))

  /// Whether it speaks of the law anywhere, by words, links, values or what it cites.
  private(set) lazy var speaksOfLaw = namesLaw()

  init(
    _ page: ProsePage,
    _ index: LawIndex,
    asOf: Day,
    readers: [String],
    bodies: ParsedBodies
  ) {
    self.page = page
    self.index = index
    self.asOf = asOf
    self.readers = readers
    self.bodies = bodies
    var headings: [(level: Int, words: String)] = []
    survey(page.document, headings: &headings)
  }

  /// A field's text as a page of its own, besides the page that it belongs to.
  init(
    _ field: Sourced<String>,
    _ index: LawIndex,
    asOf: Day,
    readers: [String],
    besides page: PageLawMentions?
  ) {
    let source = SourceText(file: field.place.file, bytes: Array(field.value.utf8))
    self.page = ProsePage(field, document: Document.parse(source, from: 0).value)
    self.index = index
    self.asOf = asOf
    self.readers = readers
    bodies = ParsedBodies()
    self.besides = page
    shownTimelines = page?.namedTimelines ?? []
    var headings: [(level: Int, words: String)] = []
    survey(self.page.document, headings: &headings)
  }

  private func survey(_ document: Document, headings: inout [(level: Int, words: String)]) {
    for node in document.descendants(of: document.root) {
      switch document.kind(of: node) {
      case .heading:
        let level = document.level(of: node)
        while let last = headings.last, last.level >= level { headings.removeLast() }
        headings.append((level, document.plainText(of: node)))
        add(node, of: document, headings: headings)
      case .block:
        if let block = document.block(node) { survey(block, headings: headings) }
      case let kind where kind.holdsInlines && !kind.isInline:
        add(node, of: document, headings: headings)
      default: break
      }
    }
  }

  private func add(
    _ node: NodeID,
    of document: Document,
    headings: [(level: Int, words: String)]
  ) {
    let passage = CheckedText(
      node,
      of: document,
      below: headings.map(\.words),
      index.known,
      index.vocabulary
    )
    passages.append(passage)
    for inline in document.descendants(of: node) {
      switch document.kind(of: inline) {
      case .link:
        let place = { passage.place(of: inline) }
        if let link = Self.link(document.destination(of: inline), passage, place) {
          mentions.append(link)
        }
      case .value:
        show(document.literal(of: inline))
        if document.kind(of: node) == .heading { noteHeadline(inline, passage, document) }
      default: break
      }
    }
  }

  private func noteHeadline(_ value: NodeID, _ passage: CheckedText, _ document: Document) {
    let parts = document.literal(of: value).parts(between: ".")
    guard parts.count > 1, parts[0] == "fact" else { return }
    headlineValues.append((String(parts[1]), { passage.place(of: value) }))
  }

  private static func link(
    _ destination: String,
    _ passage: CheckedText,
    _ place: @escaping () -> SourceRange?
  ) -> Mention? {
    let kinds: [(String, Mention.Kind)] = [("req:", .requirement), ("fact:", .fact)]
    for (scheme, kind) in kinds where destination.hasPrefix(scheme) {
      let written = String(destination.dropFirst(scheme.count))
      let name = kind == .requirement ? PercentCodes.decoded(written) : written
      return Mention(kind: kind, name: name, place: place, passage: passage)
    }
    return nil
  }

  private func show(_ value: String) {
    let parts = value.parts(between: ".")
    guard parts.count > 1, parts[0] == "fact" else { return }
    shownTimelines.insert(String(parts[1]))
    shownValues.append(value)
  }

  private func allWords() -> String {
    let values = Values(law: law, asOf: asOf, assessment: nil, words: .english)
    let shown = shownValues.compactMap { name -> String? in
      guard case .words(let words) = values.value(name) else { return nil }
      return words
    }
    return (passages.map(\.words) + shown).joined(separator: "\n")
  }

  private func namesLaw() -> Bool {
    if !page.cites.isEmpty || !mentions.isEmpty || !shownTimelines.isEmpty { return true }
    if !(page.policy?.satisfies.isEmpty ?? true) || besides?.speaksOfLaw ?? false { return true }
    let title = Sentences(Array(page.title.unicodeScalars), index.vocabulary)
    return title.tokens.contains { $0.marks.contains(.law) }
      || passages.contains { passage in passage.sentences.contains { $0.has(.law) } }
  }

  private func survey(
    _ block: NamedBlock,
    headings: [(level: Int, words: String)]
  ) {
    switch block.name {
    case "only":
      let condition = OnlyCondition.read(block, law: law, audiences: []).value
      isForAudiences = isForAudiences || condition.isForAudiences
      turns += condition.turns
      guard condition.holds(on: asOf, law: law, readers: readers) else { return }
      var inner = headings
      survey(bodies.body(of: block).value, headings: &inner)
    case "penalty-tiers": shownTimelines.insert("cmp")
    case "fact", "fact-history", "timeline":
      for option in block.options.map(\.value) + [block.argument].compactMap(\.self) {
        for name in option.value.split(whereSeparator: { $0 == " " || $0 == "," }) {
          show(block: String(name), at: option.place)
        }
      }
    default: break
    }
  }

  private func show(block name: String, at place: SourceRange) {
    mentions.append(Mention(kind: .factBlock, name: name, place: { place }, passage: nil))
    if let fact = law.facts.fact(name) { shownTimelines.insert(fact.timeline) }
    if law.facts.hasTimeline(name) { shownTimelines.insert(name) }
  }
}

extension PageLawMentions {
  var law: Law { index.law }

  /// The names of facts and timelines that the front matter cites, with their places.
  var citedFacts: [Sourced<String>] {
    page.cites.filter { $0.value.hasPrefix("fact:") }
      .map { cite in cite.map { String($0.dropFirst("fact:".count)) } }
  }

  /// The timelines that the page names anywhere: in `cites:`, by a link, a value or a block.
  var namedTimelines: Set<String> {
    let names =
      citedFacts.map(\.value) + mentions.filter { $0.kind != .requirement }.map(\.name)
    return shownTimelines.union(names.map { law.facts.fact($0)?.timeline ?? $0 })
  }
}
