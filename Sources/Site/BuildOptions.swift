import Diagnostics
import Files
import GapAnalysis
public import PDF
public import Regulation
public import Word
import Words
import Workspace

/// What a build is asked for, resolved from flags once.
public struct BuildOptions: Sendable {
  /// The workspace's folder.
  public let workspace: String
  /// The output's folder; nil: `site` in the workspace.
  public internal(set) var output: String?
  /// The slugs of the clients to build; empty: all.
  public internal(set) var clients: [String]
  /// The folders outside of the workspace into which its links may lead.
  public let allowedLinks: [String]
  /// The audiences for whom editions are made, each once, in the order of the call.
  public internal(set) var audiences: [String]
  /// The finding of which alone an edition is made; nil: of all.
  public let finding: String?
  /// The day that holds for every site, if one is asked for.
  public let asOf: Day?
  /// An earlier assessment to compare every client with; nil: as each client's file says.
  public let previous: String?
  /// Today, for a site whose day nothing names.
  public let today: Day
  /// Whether today came from the environment, so that the build is reproducible all the same.
  public let todayIsFixed: Bool
  /// When the source was last changed, in seconds since 1970; nil: nothing says so.
  public let sourceDate: Int?
  /// Whether warnings count as errors.
  public let isStrict: Bool
  /// Whether the sites of clients that the workspace no longer has are removed from the output.
  public let prunes: Bool
  /// Whether the portfolio is made.
  public let makesPortfolio: Bool
  /// Where the engine for PDFs may be found; nil where no document is made.
  public internal(set) var print: PrintOptions?
  /// Where pandoc may be found; nil where no Word file is asked for.
  public internal(set) var word: WordOptions?
  /// The part to build, where several processes share a build; nil: all.
  public let shard: Shard?
  /// What the numbers of each client must keep to.
  public let gates: [BuildGate]
  /// What is known already, and counts for no gate; nil: nothing.
  public var baseline: Baseline?
  /// Whether all that gates could count is gathered, for a baseline.
  public var writesBaseline = false
  /// The address at which the workspace's own site will be read, without `/` at its end; nil where nothing
  /// says it.
  public let baseURL: String?
  /// Whether what an earlier build kept counts, and this one keeps something.
  public let remembers: Bool
  /// What is done for a delivery besides.
  public internal(set) var delivery: DeliveryOptions
  /// Where git may be found; nil where it is not to be asked.
  public let git: GitOptions?
  /// How many threads may work.
  public let jobs: Int
  /// The tool's version.
  public let toolVersion: String
  /// Whether it is measured how long each stage takes.
  public let isTimed: Bool
  /// Reads the clocks; nil where nobody asks for times.
  public let clock: BuildClock?
  /// Receives what is being done, for a reader who waits.
  public let progress: @Sendable (BuildProgress) -> Void

  /// Options from their parts; days are `YYYY-MM-DD`.
  ///
  /// - Throws: `BuildError.badDay` for a day that the calendar does not have, `BuildError.badURL` for what
  ///   is no address of a site.
  public init(
    workspace: String,
    output: String? = nil,
    clients: [String] = [],
    allowedLinks: [String] = [],
    audiences: [String] = [],
    finding: String? = nil,
    asOf: String? = nil,
    previous: String? = nil,
    today: String,
    todayIsFixed: Bool = false,
    sourceDate: Int? = nil,
    isStrict: Bool = false,
    prunes: Bool = false,
    makesPortfolio: Bool = false,
    print: PrintOptions? = nil,
    word: WordOptions? = nil,
    shard: Shard? = nil,
    gates: [BuildGate] = [],
    baseURL: String? = nil,
    remembers: Bool = false,
    delivery: DeliveryOptions = .plain,
    git: GitOptions? = nil,
    jobs: Int,
    toolVersion: String,
    isTimed: Bool = false,
    clock: BuildClock? = nil,
    progress: @escaping @Sendable (BuildProgress) -> Void = { _ in }
  ) throws(BuildError) {
    self.workspace = workspace
    self.output = output
    self.clients = clients
    self.allowedLinks = allowedLinks
    var seen: Set<String> = []
    let named = audiences.filter { seen.insert($0).inserted }
    self.audiences = named.isEmpty ? [Audience.full] : named
    self.finding = finding
    guard let today = Day(today) else { throw .badDay(today) }
    if let asOf {
      guard let day = Day(asOf) else { throw .badDay(asOf) }
      self.asOf = day
    } else {
      self.asOf = nil
    }
    self.today = today
    self.previous = previous
    self.isTimed = isTimed
    self.clock = clock
    self.progress = progress
    self.todayIsFixed = todayIsFixed
    self.sourceDate = sourceDate
    self.isStrict = isStrict
    self.prunes = prunes
    self.makesPortfolio = makesPortfolio
    self.print = print
    self.word = word
    self.shard = shard
    self.gates = gates
    if let baseURL {
      guard let address = BaseURL.normalized(baseURL) else { throw .badURL(baseURL) }
      self.baseURL = address
    } else {
      self.baseURL = nil
    }
    self.remembers = remembers
    self.delivery = delivery
    self.git = git
    self.jobs = max(1, jobs)
    self.toolVersion = toolVersion
  }
}

extension BuildOptions {
  /// The editions that each client's site is made in.
  var editions: [String] { finding.map { [Audience.of(finding: $0)] } ?? audiences }

  /// Those who read the workspace's own site: all named audiences, or who sees all.
  var readers: [String] {
    audiences.contains(Audience.full) ? [Audience.full] : audiences
  }

  /// Measures the stages from now on, where that is asked for.
  var stageTimes: StageTimes { StageTimes(isTimed ? clock : nil) }

  /// Whether nothing is written, because of what was noticed.
  func forbid(_ diagnostics: [Diagnostic]) -> Bool {
    diagnostics.contains { $0.severity == .error || (isStrict && $0.severity == .warning) }
  }

  /// Whether PDFs are made of a workspace's reports.
  func makesPDFs(of workspace: Workspace) -> Bool {
    print.map { $0.isAskedFor || workspace.configuration.alwaysPDF } ?? false
  }

  /// Whether documents of any kind are made.
  func makesDocuments(of workspace: Workspace) -> Bool {
    makesPDFs(of: workspace) || word != nil
  }
}

/// What a build did.
public struct BuildResult: Sendable {
  /// A site that was built.
  public struct Site: Sendable {
    /// Whose it is: a client's name, or the workspace's title.
    public let name: String
    /// Its first page, an absolute path; relative to the output where nothing was written.
    public let path: String
    /// How many pages it has.
    public let pages: Int
    /// Its PDF and its Word file, in the same form, as far as there are any.
    public let documents: [String]
  }

  /// The sites, the workspace's own first.
  public let sites: [Site]
  /// How many files are new or changed.
  public let written: Int
  /// How many are as they were.
  public let unchanged: Int
  /// The files that replace built-in templates, as the workspace names them.
  public let overridden: [String]
  /// The files that their authors hold back, as the workspace names them.
  public let drafts: [String]
  /// A program that is missing for the documents that were asked for; then nothing was written.
  public let missing: MissingProgram?
  /// The documents of the output before that this one has not, with where they are kept; absolute
  /// paths.
  public let earlier: [EarlierDocument]
  /// The encrypted copies of its PDFs; absolute paths.
  public internal(set) var encrypted: [String] = []
  /// The record of the version that was issued, as the workspace names it; nil where none was.
  public internal(set) var record: String?
  /// What of the output before could not be removed, in words; nil where all is gone.
  public internal(set) var leftOver: String?
  /// Why gates fail, one sentence for each gate and site; empty where all pass.
  public let failedGates: [String]
  /// What gates could count, where a baseline is written.
  public internal(set) var gateItems: [Baseline.Item] = []
  /// How long each stage took; nil where that was not measured.
  public internal(set) var times: StageTimes?
}

extension BuildResult {
  /// How many clients' sites there are, all editions of one client counted once; the first site is the
  /// workspace's own where it is made.
  public func clients(besidesOwn hasOwn: Bool) -> Int {
    let folders = sites.dropFirst(hasOwn ? 1 : 0).compactMap { site in
      site.path.split(separator: "/").dropLast().last.map { clientSlug(ofSite: String($0)) }
    }
    return Set(folders).count
  }

  /// The same with how long each stage took.
  func timed(_ times: StageTimes?) -> BuildResult {
    var result = self
    result.times = times
    return result
  }
}

/// What a build does, added up site by site.
struct BuildTally {
  private let options: BuildOptions
  private let workspace: Workspace
  private var sites: [BuildResult.Site] = []
  private var gates: GateReasons
  /// The portfolio of the sites so far; nil where none is made.
  private(set) var portfolio: Portfolio?
  /// The folders of the sites in the output.
  private(set) var folders: [String] = []
  /// The documents of the sites, as paths in the output.
  private(set) var documents: [String] = []
  /// What is to be recorded of the version that is issued.
  private(set) var issue: IssueDraft?

  /// Begins with nothing; a gate of a shard without a client has nothing to look at if another has one.
  init(_ workspace: Workspace, _ options: BuildOptions, _ plan: ShardPlan?) {
    self.options = options
    self.workspace = workspace
    let isIdle = plan.map { $0.slugs.isEmpty && $0.hasClients } ?? false
    gates = GateReasons(
      isIdle ? [] : options.gates,
      baseline: options.baseline,
      writesBaseline: options.writesBaseline
    )
    if options.makesPortfolio {
      portfolio = Portfolio(workspace, toolVersion: options.toolVersion)
    }
  }

  /// How many sites were added.
  var count: Int { sites.count }

  /// Takes in a site; its paths are absolute where it `isWritten`.
  mutating func add(_ site: ComposedSite, _ documents: [OutputFile] = [], isWritten: Bool) {
    sites.append(site.result(in: isWritten ? outputPath(options) : nil, documents: documents))
    folders.append(site.folder)
    self.documents += documents.map { site.folder + $0.path }
    if case .issuing(let draft) = site.issue { issue = draft }
    guard site.portfolio == nil else { return }
    look(at: site)
  }

  /// Takes in what a site says, not the site.
  mutating func look(at site: ComposedSite) {
    gates.look(at: site)
    if site.isWhole { portfolio?.add(site) }
  }

  /// What came of the sites; without a writer, nothing is written.
  func result(
    from writer: OutputWriter? = nil,
    earlier: [EarlierDocument] = [],
    missing: MissingProgram? = nil
  ) -> BuildResult {
    BuildResult(
      sites: sites,
      written: writer?.written ?? 0,
      unchanged: writer?.unchanged ?? 0,
      overridden: workspace.overridden,
      drafts: workspace.draftFiles,
      missing: missing,
      earlier: earlier,
      leftOver: nil,
      failedGates: gates.sentences,
      gateItems: gates.items ?? []
    )
  }
}

/// Why a build cannot begin: something in the call is wrong.
public enum BuildError: Error, Sendable {
  /// A client that is asked for does not exist.
  case unknownClient(String, help: String?)
  /// An audience that the workspace does not know.
  case unknownAudience(String, help: String?)
  /// A finding that no client has.
  case unknownFinding(String, help: String?)
  /// One client is meant, and the workspace has none or several, whose slugs these are.
  case notOneClient([String])
  /// A day that the calendar does not have.
  case badDay(String)
  /// What is no address at which a site can be read.
  case badURL(String)
  /// A day before the first that a report can hold for; what names it, such as `--as-of`.
  case tooEarly(Day, named: String)
  /// `--shard` names no part of a build; why.
  case badShard(String)
  /// There is no folder to read.
  case badFolder(String)
  /// An argument names nothing that is there.
  case missingPath(String)
  /// A name from which no file's name can be made, or one that is taken.
  case badName(String, reason: String)
  /// Files that would be written and are there already, or what is no folder above them.
  case inTheWay([String])

  /// In words.
  public var message: String {
    switch self {
    case .unknownClient(let name, let help):
      "there is no client \"\(name)\"" + (help.map { ": \($0)" } ?? "")
    case .unknownAudience(let name, let help):
      "there is no audience \"\(name)\"" + (help.map { ": \($0)" } ?? "")
    case .unknownFinding(let id, let help):
      "no client has a finding \"\(id)\"" + (help.map { ": \($0)" } ?? "")
    case .notOneClient([]): "the workspace has no client"
    case .notOneClient(let slugs): "say which client: --client \(slugs.joined(separator: ", or "))"
    case .badDay(let text): "\"\(text)\" is no day of the calendar; write YYYY-MM-DD"
    case .badURL(let text):
      "\"\(text)\" is no address of a site; write one such as https://example.org/policies"
    case .tooEarly(let day, let name):
      "\(name) is \(day), and no report can hold for a day before \(Day.firstOfReports), when compliance with the rules of 2013 was due; gapbook facts still answers"
    case .badShard(let message), .badFolder(let message): message
    case .missingPath(let path): "there is no file or folder \(path)"
    case .badName(let name, let reason): "\"\(name)\" cannot be used: \(reason)"
    case .inTheWay(let paths):
      "nothing is written, as \(paths.joined(separator: ", ")) \(paths.count == 1 ? "is" : "are")"
        + " there already; move \(paths.count == 1 ? "it" : "them"), or name another folder"
    }
  }
}
