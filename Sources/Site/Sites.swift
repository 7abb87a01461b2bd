import Diagnostics
import GapAnalysis
import Regulation
import Report
import Workspace

/// The sites of a workspace, the workspace's own first: each is assessed and composed when it is asked
/// for, so that no more than those at hand are in memory.
///
/// A value: a copy begins where the original is.
struct Sites {
  let workspace: Workspace
  private let options: BuildOptions
  private let reader: ClientOptionsReader
  private let inputs: SiteInputs
  private let looks: SiteLooks
  private let parsed: [SiteInputs.Parsed]
  private let pages: [ProsePage]
  /// What the last build learned of pages; nil where there was none.
  private let memory: PageMemory?
  private let policy: SeverityPolicy
  private let plan: ShardPlan?
  private let maker: ProvenanceMaker
  /// The editions of clients' sites that are to be made.
  private let clients: [(entry: ClientEntry, audience: String)]
  /// Looks for patients' identifiers.
  private var phi: PHIGuard
  private var earlier: SharedPageCache
  private var store = SpillStore()
  /// How many sites were composed.
  private var made = 0
  /// How many of them had faulty templates and are left out.
  private var leftOut = 0
  /// The files of the content folder that pages of the sites so far link.
  private var linked: Set<String> = []
  private var noticed: [Diagnostic]
  /// How files changed by the commits of a repository.
  let history: PageHistory
  /// How long each stage took so far.
  var times: StageTimes
  /// What this build learned of the pages of the workspace's own site, which is written to its end.
  var learned: LearnedPages?
  /// Whether what was noticed so far keeps anything from being written.
  private(set) var areForbidden: Bool

  /// The sites of a workspace as it was loaded, or those of one shard; `times` has what that took,
  /// `engines` make the documents, and `memory` is what the last build learned.
  init(
    _ loaded: Diagnosed<Workspace>,
    _ options: BuildOptions,
    _ plan: ShardPlan?,
    _ times: StageTimes,
    _ engines: Provenance.Engines = .none,
    memory: PageMemory? = nil
  ) async {
    var times = times
    workspace = loaded.value
    self.plan = plan
    maker = ProvenanceMaker(workspace, options, engines)
    self.options = options
    reader = ClientOptionsReader(workspace, options)
    history = PageHistory(workspace, options)
    inputs = SiteInputs(
      workspace: workspace,
      history: history.changes,
      toolVersion: options.toolVersion,
      makesPDFs: options.makesPDFs(of: workspace),
      makesWordFiles: options.word != nil,
      baseURL: options.baseURL,
      clock: times.clock
    )
    looks = SiteLooks(workspace, isPrinted: options.makesPDFs(of: workspace))
    policy = SeverityPolicy(workspace)
    let slugs = plan?.slugs ?? options.clients
    let chosen = workspace.clients.filter {
      (plan == nil && slugs.isEmpty || slugs.contains($0.slug))
        && (options.finding.map($0.findingIDs.contains) ?? true)
    }
    clients = chosen.flatMap { entry in options.editions.map { (entry, $0) } }
    earlier = SharedPageCache(forSeveral: clients.count > 1)
    let start = times.now()
    parsed = await inputs.parsedPages(jobs: options.jobs, known: memory?.fields ?? [:])
    self.memory = memory
    times.add(.parse, since: start, count: parsed.count { !$0.isKnown })
    self.times = times
    pages = parsed.map(\.page)
    let day = reader.options(of: nil).value.asOf
    phi = PHIGuard(workspace, asOf: day, clock: times.clock)
    noticed = loaded.diagnostics + parsed.flatMap(\.diagnostics) + history.diagnostics
    noticed += PHIGuard.expired(workspace.allowances, on: day) + phi.search(workspace, parsed)
    areForbidden = options.forbid(policy.applied(to: noticed) + policy.faults())
  }

  /// How many sites there are.
  var count: Int { clients.count + (makesOwnSite ? 1 : 0) }

  private var makesOwnSite: Bool { plan?.makesOwnSite ?? true }

  /// What the output was made from, where the workspace's own site, which says so, is not in it.
  var provenance: Provenance? {
    guard let plan, !plan.makesOwnSite else { return nil }
    let day = reader.options(of: nil).value.asOf
    return maker.provenance(
      workspace.ownInputFiles,
      asOf: day,
      shard: plan,
      isBrief: options.readers != [Audience.full]
    )
  }

  /// What the next build may go by of the pages of the workspace's own site, part by part; nil where
  /// that is nothing.
  ///
  /// Files that were changed from `start` on may not be as they were read; nanoseconds since 1970.
  func pageMemory(before start: Int64) -> (some Sequence<[UInt8]>)? {
    // Where something is allowed, each build sees that it is still there.
    (workspace.allowances.isEmpty ? learned : nil).map {
      let site = outputPath(options) + "/"
      return PageMemory.parts($0, workspace.pages, parsed, in: site, before: start)
    }
  }

  /// What was noticed so far, weighed; with all that was to be noticed once every site was made.
  var diagnostics: [Diagnostic] {
    let isWhole = options.editions == [Audience.full] || options.editions.contains(Audience.full)
    let all = workspace.clients.count * options.editions.count + 1
    let unread = UnreadFiles(
      workspace: workspace,
      linked: isWhole && made - leftOut == all ? linked : nil
    )
    // A draft may be built to be looked at, and is not delivered.
    let issued = options.delivery.issue.map { "content/clients/\($0.slug)/" }
    let noted = noticed.map { note in issued.map { note.refusingIssue(of: $0) } ?? note }
    let said = noted + (made == count ? unread.diagnostics() : [])
    return (policy.applied(to: said) + policy.faults()).oncePerPlace()
  }

  /// The next site, nil after the last; one with faulty templates is left out.
  mutating func next() -> ComposedSite? {
    while made < count {
      let before = noticed.count
      let own = makesOwnSite ? 1 : 0
      let site =
        made < own
        ? workspaceSite() : site(of: clients[made - own].entry, for: clients[made - own].audience)
      made += 1
      if site == nil { leftOut += 1 }
      let new = policy.applied(to: Array(noticed[before...]))
      areForbidden = areForbidden || options.forbid(new)
      // What is not rendered cannot show that an allowance is needed.
      if let site, areForbidden { noticed += site.phi.unused }
      if let site { return site }
    }
    return nil
  }

  /// The next sites, so many at most.
  mutating func next(_ most: Int) -> [ComposedSite] {
    var sites: [ComposedSite] = []
    while sites.count < most, let site = next() { sites.append(site) }
    return sites
  }

  /// One site alone: a client's, or the workspace's own; nil where there is none, or its templates are
  /// faulty.
  mutating func only(_ slug: String?) -> ComposedSite? {
    guard let slug else { return workspaceSite() }
    let name = clientSlug(ofSite: slug)
    let audience = audience(ofSite: slug) ?? Audience.full
    return clients.first { $0.entry.slug == name && $0.audience == audience }
      .flatMap { site(of: $0.entry, for: $0.audience) }
  }

  private mutating func workspaceSite() -> ComposedSite? {
    let own = reader.options(of: nil)
    let look = looks.look(of: nil)
    noticed += own.diagnostics + look.diagnostics
    var input = inputs.workspaceSite(
      pages,
      options: own.value,
      logos: look.value.logos,
      readers: options.readers,
      wantsManual: options.makesDocuments(of: workspace) && workspace.clients.isEmpty
    )
    // What clients' sites show too is checked here for them as well.
    input.learns = options.remembers && workspace.slugs.isEmpty
    let files = workspace.ownInputFiles
    let withheld = inputs.withheld(pages, from: options.readers)
    guard input.learns else {
      var site = composed(input, look.value, nil, files, phi)
      site?.withheld = withheld
      return site
    }
    let base = PageMemory.base(input, workspace, look.value)
    var kept = KeptPages.none
    var made: ComposedSite?
    if let memory {
      let output = outputPath(options) + "/"
      input.known = memory.unchanged(base: base, parsed, in: output)
      var trial = self
      if !input.known.isEmpty, let site = trial.composed(input, look.value, nil, files, phi) {
        kept = memory.kept(site, parsed, in: output)
        if kept.pages.count == input.known.count { (self, made) = (trial, site) }
        // Pages with other neighbors, or in other lists, need their bodies after all.
        input.known = input.known.filter { kept.pages[$0.key] != nil }
      }
    }
    guard var site = made ?? composed(input, look.value, nil, files, phi) else { return nil }
    learned = LearnedPages(
      base: base,
      prose: site.report.learned.merging(kept.pages.mapValues(\.prose)) { new, _ in new }
    )
    site.kept = kept
    site.withheld = withheld
    return site
  }

  mutating func site(of client: ClientEntry, for audience: String) -> ComposedSite? {
    let begun = times.now()
    let read = client.folder
    times.add(.read, since: begun, count: 0)
    noticed += read.diagnostics
    let folder = read.value
    let look = looks.look(of: folder)
    let client = assessed(folder, for: audience)
    let start = times.now()
    let site = inputs.clientSite(client, pages: pages, logos: look.value.logos)
    let parsed = folder.pages.count + folder.policyPages.count + folder.findingPages.count
    times.add(.parse, since: start, count: parsed)
    times.add(.leakProof, site.listed)
    noticed += look.diagnostics + site.diagnostics
    let day = client.options.asOf
    var phi = PHIGuard(folder, asOf: day, after: phi)
    noticed += PHIGuard.expired(folder.allowances, on: day)
    noticed += reader.namingByPath(phi.search(folder, previous: client.options.previous))
    let slug = folder.client.slug
    guard var made = composed(site.input, look.value, slug, site.files, phi) else { return nil }
    made.withheld = site.withheld
    if options.editions.first == audience { made.gated = client.whole ?? client.assessment }
    let issue = IssueCheck(site: made, folder: folder, options: options).state()
    noticed += issue.diagnostics
    if issue.value.isDoubted, let record = issue.value.record,
      let recorded = asRecorded(record, client, look.value, phi)
    {
      made = recorded
    }
    made.issue = issue.value
    return made
  }

  /// A client's site as it would be if its inputs, and the program's version, were those of a record.
  private func asRecorded(
    _ record: IssuedVersion,
    _ client: AssessedClient,
    _ look: SiteLook,
    _ phi: PHIGuard
  ) -> ComposedSite? {
    var trial = self
    let site = SiteInputs(
      workspace: workspace,
      history: history.changes,
      toolVersion: record.tool
    )
    .clientSite(client, pages: pages, logos: look.logos, asOf: record)
    var made = trial.composed(site.input, look, client.folder.client.slug, site.files, phi)
    made?.withheld = site.withheld
    if options.editions.first == client.assessment.audience {
      made?.gated = client.whole ?? client.assessment
    }
    return made
  }

  /// A client as it is assessed on its day, for an audience.
  private mutating func assessed(_ folder: ClientFolder, for audience: String) -> AssessedClient {
    let start = times.now()
    let own = reader.options(of: folder, for: audience)
    let titled = inputs.titled(folder, asOf: own.value.asOf, words: own.value.words)
    let texts = inputs.findingTexts(of: folder, for: audience)
    func result(for audience: String) -> Diagnosed<Assessment> {
      assess(
        audience == Audience.full ? titled.value : titled.value.telling(texts),
        law: workspace.law,
        asOf: own.value.asOf,
        coverageThreshold: Rational(workspace.configuration.coverageThreshold, over: 100) ?? .zero,
        audience: audience,
        earlier: own.value.earlier
      )
    }
    let assessed = result(for: audience)
    // Gates look at all, whoever the report is for.
    let isGated = audience != Audience.full && !options.gates.isEmpty
    let whole = isGated ? result(for: Audience.full).value : nil
    times.add(.assess, since: start)
    noticed += reader.namingByPath(own.diagnostics + titled.diagnostics + assessed.diagnostics)
    return AssessedClient(
      folder: folder,
      options: own.value,
      client: titled.value,
      assessment: assessed.value,
      whole: whole
    )
  }

  private mutating func composed(
    _ input: SiteInput,
    _ look: SiteLook,
    _ slug: String?,
    _ files: [InputFile],
    _ phi: PHIGuard
  ) -> ComposedSite? {
    var phi = phi
    let start = times.now()
    let report = compose(input, after: &earlier, keeping: &store)
    times.add(.compose, since: start)
    noticed += report.diagnostics
    noticed += CopiedFileChecks(workspace: workspace).diagnostics(report.value.copies)
    noticed += phi.search(report.value.copies, of: workspace)
    guard let templates = look.templates else { return nil }
    linked.formUnion(report.value.copies.map(\.source))
    linked.formUnion(report.value.linkedElsewhere)
    return ComposedSite(
      slug: slug,
      report: report.value,
      templates: templates,
      look: look,
      workspace: workspace,
      sourceDate: options.sourceDate,
      phi: phi,
      provenance: maker.provenance(
        files,
        asOf: input.asOf,
        shard: slug == nil ? plan : nil,
        isBrief: !input.isWhole
      )
    )
  }
}

/// A client that was assessed.
struct AssessedClient: Sendable {
  let folder: ClientFolder
  let options: ClientOptions
  /// The client with all that it has.
  let client: Client
  /// What the audience gets.
  let assessment: Assessment
  /// What those get who see all, where gates look at it and the audience does not.
  var whole: Assessment?
}

/// A workspace with every site composed, for what looks at all of them.
struct ComposedWorkspace: Sendable {
  let workspace: Workspace
  let sites: [ComposedSite]

  /// All sites that are left.
  init(_ sites: inout Sites) {
    workspace = sites.workspace
    self.sites = sites.next(sites.count)
  }
}

extension Workspace {
  /// How many clients and pages were read.
  var readCount: Int {
    pages.count + clients.reduce(clients.count) { $0 + $1.pageCount }
  }

  /// The files that their authors hold back.
  var draftFiles: [String] {
    (drafts.map(\.file) + clients.flatMap(\.draftFiles)).naturallySorted()
  }

  /// The templates of the workspace and its clients that replace built-in ones.
  var overridden: [String] {
    let builtIn = BuiltIn.templates
    let own = templates + clients.flatMap(\.templates)
    return own.filter { file in
      !file.isBuiltIn && builtIn[file.path].map { $0 != file.source.bytes } ?? false
    }.map(\.source.file)
  }
}

extension Diagnostic {
  /// The same; an error where it tells of a draft in a client's folder of which a version is issued.
  fileprivate func refusingIssue(of folder: String) -> Diagnostic {
    guard rule == "draft-text", place?.file.hasPrefix(folder) ?? false else { return self }
    return Diagnostic(.error, rule: rule, message, at: place, help: help)
  }
}
