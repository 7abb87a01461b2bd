import TestSupport

/// A workspace below the top of a repository, both with names that need care.
enum RevisionWorkspace {
  /// The workspace's folder in the repository.
  static let place = "Praxis Köln/the reports"
  /// Its client's folder in the repository.
  static let client = place + "/content/clients/north/"
  /// Responses as the first commit has them.
  static let implemented = "requirement,status,evidence\n164.308(a)(2),implemented,EV-1\n"
  /// Responses that are worse.
  static let partial = "requirement,status,evidence\n164.308(a)(2),partial,EV-1\n"

  /// A repository with one commit, tagged `first`, whose workspace says `partial` in the work tree.
  static func repository() throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "README.md": "Not a part of the workspace.\n",
      place + "/gapbook.yml": "title: Small\n",
      client + "client.yml": """
      name: North
      entity: covered-entity
      scope: { rules: [security] }
      as_of: 2026-09-30

      """,
      client + "responses.csv": .text(implemented),
      client + "evidence.yml": "- { id: EV-1, title: A record, collected: 2026-01-05 }\n",
    ])
    for (path, entry) in try law() { try folder.put(entry, at: place + "/" + path) }
    try git(["init", "-q", "-b", "main"], in: folder)
    try commit(folder, tag: "first")
    try folder.put(.text(partial), at: client + "responses.csv")
    return folder
  }

  /// The files of the small law, by their paths in a workspace.
  private static func law() throws -> [(String, FolderEntry)] {
    let folder = try TemporaryFolder()
    try SmallLaw.put(in: folder)
    return try contents(of: folder.path).map { ($0.key, .bytes($0.value)) }
  }

  /// Runs git and gives what it prints.
  @discardableResult
  static func git(_ arguments: [String], in folder: TemporaryFolder) throws -> String {
    let identity = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
    let options = ["-c", "protocol.file.allow=always", "-c", "commit.gpgSign=false"]
    let result = try run("/usr/bin/git", identity + options + arguments, in: folder.path)
    guard result.code == 0 else { throw TestFailure("git \(arguments): \(result.stderr)") }
    return result.stdout
  }

  /// Commits all that is in the work tree and tags it.
  static func commit(_ folder: TemporaryFolder, tag: String) throws {
    try git(["add", "-A"], in: folder)
    try git(["commit", "-q", "-m", tag], in: folder)
    try git(["tag", tag], in: folder)
  }

  /// Runs `gapbook diff` in a folder of the repository.
  static func diff(
    _ arguments: String...,
    in folder: TemporaryFolder,
    at place: String = place,
    environment: [String: String] = [:]
  ) throws -> ProgramResult {
    try run(
      buildFolder + "/gapbook",
      ["diff"] + arguments,
      in: folder.path + (place.isEmpty ? "" : "/" + place),
      environment: environment
    )
  }
}

extension ProgramResult {
  /// What the program says in its own name.
  var said: [String] {
    stderr.split(separator: "\n").map(String.init).filter { $0.hasPrefix("gapbook: ") }
  }
}
