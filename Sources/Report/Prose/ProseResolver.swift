import Diagnostics
import GapAnalysis
import Markdown
import Regulation
import Words

/// What the resolving of one page needs to know of its site.
struct ProseContext {
  let index: PageIndex
  /// The pages that others may include, by the paths of their files below the content folder.
  let pages: [String: ProsePage]
  let values: Values
  let law: Law
  let asOf: Day
  let assessment: Assessment?
  let assets: Set<String>
  /// Where the pages and files of the site are.
  let addresses: SiteAddresses
  /// Files that evidence names.
  let withheld: Set<String>
  let words: Words
  let selection: LawSelection
  let audiences: [String]
  /// Those who read the site: what one of them may not see is not in it.
  let readers: [String]
  /// Whether the page is a chapter, where a block shows all that other chapters then do not.
  let isInPrint: Bool
  /// The address of a target as the page at hand writes it; nil where it cannot lead there.
  let address: (Target) -> String?
}

/// Says what the links, values and blocks of one page mean, and keeps what it noticed.
struct ProseResolver: Resolver {
  let context: ProseContext
  /// The file whose links are being read, by its path below the content folder.
  var contentPath: String
  let page: ProsePage
  /// The files being included, outermost first.
  var including: [String]
  /// What the page has taken from elsewhere, held to limits.
  var taken = TakenIn()
  var anchors: Set<String>
  var diagnostics: [Diagnostic] = []
  private(set) var embedded: [[Block]] = []
  var copies: Copies
  var bodies: ParsedBodies
  /// The paths of the pages of law that links and values lead to.
  var lawPages: Set<String> = []
  /// The blocks that are not shown, with the reason.
  private(set) var leftOut: [LeftOut] = []
  /// The ids of the metrics whose values were set.
  private(set) var metrics: Set<String> = []
  /// The pages whose ids links name, by the paths of their files below the content folder.
  var uses: Set<String> = []
  /// The files that the page shows or links.
  var copied: [CopiedFile] = []
  /// Whether it shows another page.
  var isMixed = false
  /// Whether it read what another site with the same shared pages may have otherwise.
  var readsSite = false

  init(_ page: ProsePage, context: ProseContext, bodies: ParsedBodies, copies: Copies) {
    self.context = context
    self.copies = copies
    self.bodies = bodies
    self.page = page
    contentPath = page.contentPath
    including = [page.contentPath]
    anchors = Set(page.anchors)
  }

  mutating func link(_ link: LinkTarget) -> LinkResolution {
    switch address(of: link, isImage: false) {
    case .some(let address): .rewrite(address)
    case nil: .drop
    }
  }

  mutating func image(_ image: LinkTarget) -> ImageResolution {
    switch address(of: image, isImage: true) {
    case .some(let address): return .rewrite(address)
    case nil: return .drop
    }
  }

  mutating func value(_ value: ValueName) -> ValueResolution {
    let outcome = context.values.value(value.name)
    if !value.name.hasPrefix("fact.") { readsSite = true }
    if let fact = context.values.fact(namedBy: value.name) {
      lawPages.insert(Addresses.fact(fact.id))
    }
    if case .words(let words) = outcome {
      guard isWithinLimit(words, at: value.place) else { return .leave }
      if context.assessment?.metric(value.name) != nil { metrics.insert(value.name) }
      return .text(words)
    }
    diagnostics += outcome.diagnostics(at: value.place)
    return outcome.words.map(ValueResolution.text) ?? .leave
  }

  mutating func block(_ block: NamedBlock) -> BlockResolution {
    switch block.name {
    case "only": return only(block)
    case "include":
      readsSite = true
      return include(block)
    case _ where !NamedBlocks.isOurs(block):
      diagnostics.append(NamedBlocks.foreign(block))
      return .leave
    default:
      if !NamedBlocks.isOfLaw(block) { readsSite = true }
      let blocks = NamedBlocks(context: context).blocks(of: block)
      diagnostics += blocks.diagnostics
      guard let blocks = blocks.value else { return .remove }
      embedded.append(blocks)
      return .embedded(embedded.count - 1)
    }
  }

  /// Whether a page is one that the day alone keeps out of the site, which a note says, or one that
  /// the report omits, which its list of what is left out says.
  mutating func isOutOfDays(_ page: PageEntry?, at place: SourceRange?) -> Bool {
    guard let page else { return false }
    if context.index.omits(page) { return true }
    diagnostics.append(.pageOutOfDays(page, asOf: context.asOf, at: place))
    return true
  }

  mutating func warn(
    _ rule: String,
    _ message: String,
    at place: SourceRange?,
    help: String? = nil
  ) {
    diagnostics.append(.warning(rule, message, at: place, help: help))
  }
}

extension ProseResolver {
  private mutating func only(_ block: NamedBlock) -> BlockResolution {
    let condition = OnlyCondition.read(block, law: context.law, audiences: context.audiences)
    diagnostics += condition.diagnostics
    guard condition.value.holds(on: context.asOf, law: context.law, readers: context.readers) else {
      leaveOut(block, condition.value)
      return .remove
    }
    let body = bodies.body(of: block)
    diagnostics += body.diagnostics
    var document = body.value
    document.resolve(by: &self)
    return .document(document)
  }

  /// Of what all clients share, other days' passages are not the client's to know.
  private mutating func leaveOut(_ block: NamedBlock, _ condition: OnlyCondition) {
    // Outside of the whole report, where a passage is and for whom is not told either.
    guard context.readers == [Audience.full], page.isOfClient else { return }
    leftOut.append(LeftOut(source: block.place, reason: .shownOnly(condition.whole)))
  }
}
