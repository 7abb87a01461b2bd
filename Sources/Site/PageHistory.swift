import Diagnostics
import Files
import Formats
import Regulation
import Report
import Workspace

/// How the Markdown files of a workspace changed, by the commits of the repository around it, where
/// `git: true` asks for it: days and subjects, and nobody's name.
///
/// Git is run a fixed number of times, whatever the number of pages, and for so many seconds at most.
struct PageHistory: Sendable {
  /// The changes of each file, the last one first, by its path in the workspace.
  var changes: [String: [PageChange]] = [:]
  /// The files of the repository of which one changes with each commit.
  var watched: [String] = []
  /// Why there is no history.
  var diagnostics: [Diagnostic] = []

  /// So many seconds a run of git may take.
  private static let limit = 30
  /// So many commits are asked for.
  private static let mostCommits = 50_000
  /// So many changes of a file are kept.
  private static let mostChanges = 200

  /// The history of a workspace; nothing where its configuration asks for none.
  init(_ workspace: Workspace, _ options: BuildOptions) {
    guard workspace.configuration.readsGit, let places = options.git else { return }
    guard let git = Git(places, limit: Self.limit) else {
      diagnostics = [Self.note("the program git is in no folder of PATH")]
      return
    }
    do {
      try read(git, in: workspace.root)
    } catch let fault as RevisionFault {
      diagnostics = [Self.note(fault.message)]
    } catch {
      // A signal, which the next stage heeds.
    }
  }

  private static func note(_ reason: String) -> Diagnostic {
    .note(
      "no-history",
      "no change log is taken from git: \(reason)",
      at: .file("gapbook.yml"),
      help: "changes: in the front matter of a policy says what changed without it"
    )
  }

  private mutating func read(_ git: Git, in root: String) throws {
    let names = [
      "HEAD", "logs/HEAD", "packed-refs", "shallow", "reftable/tables.list", "refs/heads",
    ]
    let question = ["rev-parse", "--is-shallow-repository"] + names.flatMap { ["--git-path", $0] }
    let result = try git.run(question, in: root)
    var lines = Self.text(result.output).split(
      separator: "\n",
      omittingEmptySubsequences: false
    ).map(String.init)
    guard result.ending == .code(0), lines.count > names.count else {
      let words = result.lastWords
      let isOutside = ["not a git repository", "Stopping at filesystem boundary"].contains {
        words.hasPrefix($0)
      }
      diagnostics = [
        Self.note(isOutside ? "the workspace is in no git repository" : words)
      ]
      return
    }
    let isShallow = lines.removeFirst() == "true"
    watched = zip(names, lines).filter { $0.0 != "refs/heads" }.map { Self.whole($0.1, root) }
    if let output = try git.output(["symbolic-ref", "-q", "HEAD"], in: root) {
      let branch = Self.text(output).split(separator: "\n").first ?? ""
      let folder = Self.whole(lines[names.count - 1], root)
      if branch.hasPrefix("refs/heads/") {
        watched.append(folder + branch.dropFirst("refs/heads".count))
      }
    }
    guard !isShallow else {
      diagnostics = [
        Self.note("the repository is a shallow clone, which lacks earlier commits")
      ]
      return
    }
    try readCommits(git, in: root)
  }

  private static func whole(_ path: String, _ root: String) -> String {
    path.hasPrefix("/") ? path : root + "/" + path
  }

  private static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
  }

  private mutating func readCommits(_ git: Git, in root: String) throws {
    guard try git.output(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], in: root) != nil
    else { return }
    let result = try git.run(
      [
        "-c", "core.quotePath=false", "log", "--max-count=\(Self.mostCommits)",
        "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-renames", "--no-color",
        "--no-decorate", "--no-notes", "--encoding=UTF-8",
        "--format=tformat:%x01%H%x02%cs%x02%s", "--name-only", "-z", "--relative", "HEAD", "--",
        ":(glob,icase)**/*.md", ":(glob,icase)**/*.markdown",
      ],
      in: root
    )
    guard result.ending == .code(0) else {
      diagnostics = [Self.note(result.lastWords)]
      return
    }
    take(result.output)
  }

  /// Takes in what git prints: of each commit a line that begins with U+0001, then the names of its
  /// files, each ended by U+0000.
  private mutating func take(_ output: [UInt8]) {
    var change: PageChange?
    var isFirst = false
    for token in output.split(separator: 0) {
      if token.first == 1 {
        change = Self.change(token.dropFirst())
        isFirst = true
        continue
      }
      // A line's end parts the first name from the words before it.
      let name = isFirst && token.first == 0x0A ? token.dropFirst() : token
      isFirst = false
      guard let change else { continue }
      let file = Self.text(name)
      if changes[file, default: []].count < Self.mostChanges {
        changes[file, default: []].append(change)
      }
    }
  }

  private static func change(_ line: ArraySlice<UInt8>) -> PageChange? {
    let parts = line.split(separator: 2, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let day = Day(text(parts[1])) else { return nil }
    let subject = visibleControls(parts[2])?.bytes ?? Array(parts[2])
    return PageChange(day: day, subject: String(text(subject).prefix(longest)))
  }

  /// A subject has so many characters at most.
  private static let longest = 300
}
