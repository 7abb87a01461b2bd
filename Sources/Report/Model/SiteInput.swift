public import Diagnostics
public import GapAnalysis
public import Regulation
public import Words

/// A client's part of the input.
public struct ClientInput: Sendable {
  /// The computed result.
  public private(set) var assessment: Assessment
  /// The assessor's own pages.
  public private(set) var pages: [ProsePage]
  /// The policies that count for the client.
  public private(set) var policies: [ProsePage]
  /// The findings' bodies by the id of the finding.
  public private(set) var findings: [String: ProsePage]
  /// The texts that the assessor writes in the data, such as notes and rationales.
  public let fields: [Sourced<String>]
  /// The assessor's pages that are no part of the site on its day.
  let outOfDays: [ProsePage]
  /// The names of the files that are made of the print edition.
  let documents: [String]
  /// What the report does without, and the order of its chapters.
  public private(set) var order: ReportOrder
  /// The pages of authors that the report does without, or that its audience may not see.
  private(set) var omitted: [ProsePage] = []
  /// Whether an opinion that is not here is not written: no audience and no order of the report keeps it
  /// back.
  var knowsOpinion: Bool {
    assessment.audience == "full" && !omitted.contains { $0.path == AuthorsPage.summary }
  }

  /// A client's part from its parts; pages out of their days on the as-of day are left out.
  public init(
    assessment: Assessment,
    pages: [ProsePage],
    policies: [ProsePage],
    findings: [String: ProsePage],
    fields: [Sourced<String>] = [],
    layout: ReportLayout = .usual,
    documents: [String] = []
  ) {
    order = ReportOrder(layout, ReportExtent(audience: assessment.audience))
    self.assessment = assessment
    self.documents = assessment.audience == Audience.everyone ? [] : documents
    self.fields = fields
    self.pages = pages.filter { $0.validity.contains(assessment.asOf) }
    outOfDays = pages.filter { !$0.validity.contains(assessment.asOf) }
    self.policies = policies
    self.findings = findings
  }

  /// The same part with its titles filled and its pages at their addresses in the site.
  fileprivate func placed(
    at addresses: SiteAddresses,
    filling: inout TitleFilling,
    besides shared: [ProsePage]
  ) -> ClientInput {
    var client = self
    func isSeen(_ page: ProsePage) -> Bool { Audience.sees(assessment.audience, page.audience) }
    let placed = pages.map { isSeen($0) ? filling.page(addresses.placed($0)) : $0 }
    let documents = policies.map { isSeen($0) ? filling.page(addresses.placed($0)) : $0 }
    client.order = order.adding(
      (shared + placed + documents).filter(isSeen),
      for: assessment.audience
    )
    client.pages = placed.filter { isSeen($0) && !client.order.omits($0.path) }
    client.policies = documents.filter {
      isSeen($0) && (order.extent == nil || !client.order.omits($0.path))
    }
    let kept = Set((client.pages + client.policies).map(\.contentPath))
    client.omitted = (placed + documents).filter { !kept.contains($0.contentPath) }
    let shown = Set(assessment.findings.map { $0.finding.id })
    let bodies = findings.filter { shown.contains($0.key) }
    client.findings = bodies.sorted { $0.key < $1.key }.reduce(into: [:]) {
      $0[$1.key] = filling.page($1.value)
    }
    return client
  }

  /// The same without further pages that its report omits.
  fileprivate func omitting(_ pages: [ProsePage]) -> ClientInput {
    var client = self
    client.omitted += pages
    return client
  }

  /// The same with more that no result holds.
  func leavingOut(_ more: [LeftOut]) -> ClientInput {
    var client = self
    client.assessment = assessment.leavingOut(more)
    return client
  }
}

/// Everything that one site is composed of.
public struct SiteInput: Sendable {
  /// Who delivers and how it is named.
  public let imprint: Imprint
  /// The words of the interface.
  public let words: Words
  /// The day for which the site holds.
  public let asOf: Day
  /// The law as it was known on the day; empty for a site that names none.
  public let law: Law
  /// Which pages of the law it has.
  public let shownLaw: ShownLaw
  /// The facts with what became known only later, to say so where prose asks for it.
  let wholeFacts: Facts
  /// The pages outside `clients/` that belong to this site.
  public let pages: [ProsePage]
  /// Titles of top folders in their order; folders that are not named follow by name.
  public let sections: [(folder: String, title: String)]
  /// Where folders come, and what they are called, by their paths below the content folder.
  let navigation: [String: FolderPlace]
  /// What the workspace defines for itself.
  let ownValues: OwnValues
  /// Files of the content folder that may be linked and shown, by path.
  public let assets: Set<String>
  /// Files that evidence names: they are linked and shown nowhere.
  public let withheld: Set<String>
  /// The client, in a client's site.
  public private(set) var client: ClientInput?
  /// Whether all pages are wanted as one document too.
  public let wantsManual: Bool
  /// The files that a client's report is made from.
  public let inputs: [InputFile]
  /// Where the pages are.
  let addresses: SiteAddresses
  /// The audiences that an `{only}` block may name.
  let audiences: [String]
  /// Those who read the site: what one of them may not see is not in it.
  let readers: [String]
  /// The ids of all findings and of all evidence of the client, those that are withheld too.
  let hiddenFindings: Set<String>
  let hiddenEvidence: Set<String>
  /// The ids of all findings by the paths of their files below the content folder.
  let findingsByFile: [String: String]
  /// Whether it is made for those who see all.
  public var isWhole: Bool { readers == [Audience.full] }
  /// The pages that somebody who reads the site may not see.
  let unseen: [ProsePage]
  /// Pages that are no part of the site, on its day or as drafts, by path below the content folder.
  let outOfDays: [String: ProsePage]
  /// What the report does without, and the order of its chapters.
  var order: ReportOrder { client?.order ?? .usual }
  /// What was noticed of values in titles.
  let titleDiagnostics: [Diagnostic]
  /// The frameworks that policies may name.
  public let frameworks: PolicyFrameworks
  /// How files changed by the commits of a repository, by their paths in the workspace; nothing where
  /// somebody reads the site who does not see all.
  let history: [String: [PageChange]]
  /// The pages whose bodies are in the last output as they would be made, by the paths of their files in
  /// the workspace.
  public var known: [String: KnownProse] = [:]
  /// Whether the next build asks what this one learns of pages.
  public var learns = false
  /// Whether words of the glossary lead to it at their first use on a page.
  public var linksGlossary = false
  /// Whether web and mail addresses in prose are links without being marked as such.
  public var linksAddresses = false
  /// Whether all pages are wanted as one document on a page of the site.
  public var printsAll = false

  /// The same with more that no result of its client holds.
  func leavingOut(_ more: [LeftOut]) -> SiteInput {
    var other = self
    other.client = client?.leavingOut(more)
    return other
  }

  /// The page that is the front page of a site without a client.
  public static func frontPage(among pages: [ProsePage]) -> ProsePage? {
    let top = pages.filter { $0.contentFolder.isEmpty }
    let indexes = FolderIndexes(top, withoutTop: false)
    return top.first(where: indexes.isIndex)
  }

  /// An input from its parts; pages out of their days on the as-of day are left out.
  public init(
    imprint: Imprint,
    words: Words,
    asOf: Day,
    law: Law,
    shownLaw: ShownLaw = .named,
    pages: [ProsePage],
    drafts: [ProsePage] = [],
    sections: [(folder: String, title: String)],
    navigation: [String: FolderPlace] = [:],
    ownValues: OwnValues = .none,
    assets: Set<String>,
    withheld: Set<String> = [],
    client: ClientInput?,
    audiences: [String] = [],
    readers: [String] = [Audience.full],
    wantsManual: Bool = false,
    inputs: [InputFile] = [],
    hidden: Client? = nil,
    frameworks: PolicyFrameworks = .none,
    history: [String: [PageChange]] = [:]
  ) {
    let known = law.known(on: asOf)
    var filling = TitleFilling(
      Values(
        law: known,
        asOf: asOf,
        assessment: client?.assessment,
        words: words,
        wholeFacts: law.facts,
        own: ownValues
      )
    )
    self.navigation = navigation
    self.ownValues = ownValues
    self.words = words
    self.asOf = asOf
    self.frameworks = frameworks
    // What a commit says may speak of what is withheld.
    self.history = readers == [Audience.full] ? history : [:]
    self.law = known
    self.shownLaw = shownLaw
    wholeFacts = law.facts
    func isSeen(_ page: ProsePage) -> Bool {
      page.isBuiltIn || Audience.see(readers, page.audience)
    }
    let current = pages.filter { $0.isShown(on: asOf) && isSeen($0) }
    unseen = pages.filter { !isSeen($0) }
    let addresses = SiteAddresses(
      current + (client.map { $0.pages + $0.policies } ?? []).filter(isSeen),
      reserved: OwnAddresses.names(
        hasClient: client != nil,
        hasLaw: !law.isEmpty,
        hasFrameworks: !frameworks.isEmpty,
        hasTags: client == nil && current.contains { !$0.tags.isEmpty }
      ),
      hasFrontOfItsOwn: client != nil
    )
    self.addresses = addresses
    let valid = current.map { filling.page(addresses.placed($0)) }
    // A site that is called like its home page is called by its filled title.
    let home = Self.frontPage(among: current)
    let isNamedByHome = home.map { !$0.titleParts.isEmpty && $0.title == imprint.title } ?? false
    let name = isNamedByHome ? valid.first { $0.contentPath == home?.contentPath }?.title : nil
    self.imprint = name.map(imprint.titled) ?? imprint
    self.client = client.map { $0.placed(at: addresses, filling: &filling, besides: valid) }
    let order = self.client?.order ?? .usual
    self.pages = valid.filter { !order.omits($0.path) }
    self.sections = sections.map { (addresses.folder($0.folder), $0.title) }
    self.assets = assets
    self.withheld = withheld
    let omitted = valid.filter { order.omits($0.path) }
    self.client = self.client?.omitting(omitted)
    self.audiences = Audience.usual + audiences
    self.readers = readers
    hiddenFindings = Set((hidden?.findings ?? []).map(\.id))
    hiddenEvidence = Set((hidden?.evidence ?? []).map(\.id))
    findingsByFile = Dictionary(
      firstOf: (client?.findings ?? [:]).map { ($0.value.contentPath, $0.key) }
    )
    self.wantsManual = wantsManual
    self.inputs = inputs
    let others =
      drafts + pages.filter { !$0.isShown(on: asOf) } + unseen + (client?.outOfDays ?? [])
      + (self.client?.omitted ?? [])
    outOfDays = Dictionary(firstOf: others.map { ($0.contentPath, $0) })
    titleDiagnostics = filling.diagnostics
  }
}

extension ReportOrder {
  /// The same with the pages that an edition for few readers takes of authors.
  fileprivate func adding(_ pages: [ProsePage], for audience: String) -> ReportOrder {
    var other = self
    for page in pages where extent?.takes(page, for: audience) ?? false {
      other.extent = other.extent?.adding(page.path)
    }
    return other
  }
}
