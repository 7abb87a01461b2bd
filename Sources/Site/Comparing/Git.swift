import Files

/// Where git may be found and whose settings it reads; resolved once, at the program's edge.
public struct GitOptions: Sendable {
  /// The folders in which git is looked for.
  public let searchPath: [String]
  /// The variables that lead to the user's settings, among them the folders that git trusts.
  let settings: [String]

  /// Places from their parts; `searchPath` as the variable `PATH` holds it.
  public init(searchPath: String, home: String?, configHome: String?) {
    self.searchPath = searchPath.split(separator: ":").map(String.init)
    settings =
      (home.map { ["HOME=\($0)"] } ?? []) + (configHome.map { ["XDG_CONFIG_HOME=\($0)"] } ?? [])
  }
}

/// Why a revision cannot be read.
public struct RevisionFault: Error, Sendable {
  /// In words, with what helps.
  public let message: String
  /// Whether the call is at fault, and not the environment.
  public let isOfCall: Bool

  init(_ message: String, isOfCall: Bool) {
    self.message = message
    self.isOfCall = isOfCall
  }
}

/// The program git, asked for objects alone: no command here reads or writes a work tree or an index,
/// so neither filters nor hooks run.
///
/// Of the caller's environment it sees the variables of `GitOptions` alone: within a hook, `GIT_DIR`
/// and `GIT_INDEX_FILE` would name another repository.
struct Git: Sendable {
  /// So many seconds one command may take.
  private let limit: Int

  private static let environment = [
    // An object that a partial clone lacks is a fault: nothing is fetched, and nobody is asked.
    "GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0",
    "GIT_OPTIONAL_LOCKS=0", "GIT_PAGER=cat",
  ]

  private static let arguments = [
    "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
  ]

  private let program: String
  private let settings: [String]

  /// The first git there is; nil where there is none.
  init?(_ options: GitOptions, limit: Int = 300) {
    // A folder named from the current one could be the workspace's.
    let folders = options.searchPath.lazy.filter { $0.hasPrefix("/") }
    guard let program = folders.map({ $0 + "/git" }).first(where: Disk.isExecutable) else {
      return nil
    }
    self.program = program
    settings = options.settings
    self.limit = limit
  }

  /// What a command that succeeds prints; nil where it ends with another code.
  ///
  /// - Throws: `RevisionFault` where git cannot do its work, `Interruption` where a signal came.
  func output(_ arguments: [String], in folder: String, input: String? = nil) throws -> [UInt8]? {
    let result = try run(arguments, in: folder, input: input)
    return result.ending == .code(0) ? result.output : nil
  }

  /// How a command ends.
  func run(_ arguments: [String], in folder: String, input: String? = nil) throws -> ChildResult {
    let result = Child.run(
      program,
      Self.arguments + ["-C", folder] + arguments,
      input: input,
      variables: Self.environment + settings,
      limit: limit
    )
    try Interruption.check()
    switch result.ending {
    case .code: return result
    case .signal(let signal): throw fault("was ended by signal \(signal)")
    case .tooLong: throw fault("took longer than \(limit) seconds")
    case .notStarted(let words): throw fault("cannot be started: \(words)")
    }
  }

  private func fault(_ words: String) -> RevisionFault {
    RevisionFault("\(program) \(words)", isOfCall: false)
  }
}

extension ChildResult {
  /// The last line that a program wrote to standard error, without the word for how bad it is.
  var lastWords: String {
    let line = errors.split(separator: 0x0A).last { !$0.isEmpty } ?? []
    let text = String(decoding: line, as: UTF8.self)
    return text.hasPrefix("fatal: ") ? String(text.dropFirst("fatal: ".count)) : text
  }
}
