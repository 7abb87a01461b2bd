public import Regulation

/// What a build is asked for, resolved from flags once.
public struct BuildOptions: Sendable {
  /// The workspace's folder.
  public let workspace: String
  /// The output's folder; nil: `site` in the workspace.
  public let output: String?
  /// The slugs of the clients to build; empty: all.
  public let clients: [String]
  /// The day that holds for every site, if one is asked for.
  public let asOf: Day?
  /// Today, for a site whose day nothing names.
  public let today: Day
  /// Whether today came from the environment, so that the build is reproducible all the same.
  public let todayIsFixed: Bool
  /// How many threads work.
  public let jobs: Int
  /// The tool's version.
  public let toolVersion: String

  /// Options from their parts.
  public init(
    workspace: String,
    output: String? = nil,
    clients: [String] = [],
    asOf: Day? = nil,
    today: Day,
    todayIsFixed: Bool = false,
    jobs: Int,
    toolVersion: String
  ) {
    self.workspace = workspace
    self.output = output
    self.clients = clients
    self.asOf = asOf
    self.today = today
    self.todayIsFixed = todayIsFixed
    self.jobs = max(1, jobs)
    self.toolVersion = toolVersion
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
  }

  /// The sites, the workspace's own first.
  public let sites: [Site]
  /// How many files are new or changed.
  public let written: Int
  /// How many are as they were.
  public let unchanged: Int
}

/// Why a build cannot begin.
public enum BuildError: Error, Sendable {
  /// A client that is asked for does not exist.
  case unknownClient(String, help: String?)
}
