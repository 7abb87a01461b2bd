/// A part of a build that takes time, in the order of the pipeline.
public enum Stage: String, Sendable, Hashable, CaseIterable {
  /// Clients and pages, the inputs, to values; the whole of a build that has nothing to do.
  case read
  /// The bodies of pages to trees.
  case parse
  /// Clients to assessments.
  case assess
  /// Assessments and bodies to pages.
  case compose
  /// Pages to HTML.
  case render
  /// Files to the output.
  case write
  /// Print editions to PDFs and Word files.
  case print
  /// Assessments to files for machines; assets and copies as well.
  case export

  /// So many of what it made, such as `3 clients`.
  public func counted(_ count: Int) -> String {
    let one =
      switch self {
      case .read: "input"
      case .parse, .render: "page"
      case .assess: "client"
      case .compose, .print: "site"
      case .write, .export: "file"
      }
    return "\(count) \(one)\(count == 1 ? "" : "s")"
  }
}

/// What looks for what must not leave, beside the stages: it takes processor time of theirs.
public enum Search: String, Sendable, Hashable, CaseIterable {
  /// For what is withheld from an audience.
  case leakProof = "leak proof"
  /// For patients' identifiers.
  case phi = "PHI guard"
}

/// Reads the clocks; the program's edge does.
public struct BuildClock: Sendable {
  /// What they show.
  public let moment: @Sendable () -> Moment
  /// What this thread alone has used of the processors, in nanoseconds: it is read for every file, and
  /// each clock costs a call of the system.
  public let thread: @Sendable () -> Int64

  /// A clock from its parts.
  public init(moment: @escaping @Sendable () -> Moment, thread: @escaping @Sendable () -> Int64) {
    self.moment = moment
    self.thread = thread
  }
}

/// What the clock shows, in nanoseconds.
public struct Moment: Sendable, Hashable {
  /// The time since some moment in the past.
  public let wall: Int64
  /// What the process and the programs that it ran have used of the processors.
  public let processor: Int64

  /// A moment from its parts.
  public init(wall: Int64, processor: Int64) {
    self.wall = wall
    self.processor = processor
  }

  static let zero = Moment(wall: 0, processor: 0)

  static func + (a: Moment, b: Moment) -> Moment {
    Moment(wall: a.wall + b.wall, processor: a.processor + b.processor)
  }

  static func - (a: Moment, b: Moment) -> Moment {
    Moment(wall: a.wall - b.wall, processor: a.processor - b.processor)
  }
}

/// How long each stage took.
///
/// Without a clock nothing is measured, and nothing is spent on it.
public struct StageTimes: Sendable {
  /// What a stage took.
  public struct Entry: Sendable, Hashable {
    /// How long it took.
    public var time: Moment
    /// How many things it made.
    public var count: Int
  }

  /// The time of each stage that ran.
  public private(set) var entries: [Stage: Entry] = [:]
  /// The time from the beginning to `end`.
  public private(set) var total = Moment.zero
  /// The processor time of each search, in nanoseconds, which the stages have too.
  public private(set) var searches: [Search: Int64] = [:]
  let clock: BuildClock?
  private let beginning: Moment?

  init(_ clock: BuildClock?) {
    self.clock = clock
    beginning = clock?.moment()
  }

  /// Now; nil where nothing is measured.
  func now() -> Moment? { clock?.moment() }

  /// Adds the time since a moment to a stage.
  mutating func add(_ stage: Stage, since start: Moment?, count: Int = 1) {
    guard let start, let end = now() else { return }
    add(stage, end - start, count: count)
  }

  /// Adds a time to a stage; a negative one takes away what belongs to another.
  mutating func add(_ stage: Stage, _ time: Moment, count: Int) {
    guard clock != nil else { return }
    var entry = entries[stage] ?? Entry(time: .zero, count: 0)
    entry.time = entry.time + time
    entry.count += count
    entries[stage] = entry
  }

  /// Adds the processor time of a search.
  mutating func add(_ search: Search, _ nanoseconds: Int64) {
    guard clock != nil else { return }
    searches[search, default: 0] += nanoseconds
  }

  /// The times with their total; nil where nothing was measured.
  func ended() -> StageTimes? {
    guard let beginning, let end = now() else { return nil }
    var times = self
    times.total = end - beginning
    return times
  }
}

/// What is being done, for a reader who waits.
public struct BuildProgress: Sendable {
  /// In words, such as `writing Cedar Valley`.
  public let words: String
  /// How many sites are done, and of how many; nil before that is known.
  public let sites: (done: Int, all: Int)?
  /// How many files are written.
  public let files: Int
  /// When the first of these sites was begun; nil where nobody waits.
  public let begun: Moment?

  init(_ words: String, sites: (done: Int, all: Int)? = nil, files: Int = 0, begun: Moment? = nil) {
    self.words = words
    self.sites = sites
    self.files = files
    self.begun = begun
  }

  /// The same in other words.
  func saying(_ words: String) -> BuildProgress {
    BuildProgress(words, sites: sites, files: files, begun: begun)
  }

  /// How many seconds the rest takes if it goes on like that; nil while too little is done to say so.
  public func secondsLeft(at now: Moment) -> Int? {
    guard let sites, let begun, sites.done >= 2, sites.done < sites.all else { return nil }
    let elapsed = now.wall - begun.wall
    guard elapsed >= 1_000_000_000 else { return nil }
    let left = elapsed / Int64(sites.done) * Int64(sites.all - sites.done)
    return Int((left + 500_000_000) / 1_000_000_000)
  }
}
