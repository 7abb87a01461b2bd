import TestSupport

/// A workspace of two clients whose first has a version to issue.
enum IssuedWorkspace {
  static let record = "content/clients/alpha/issued/1.0.yml"
  static let client =
    "name: Alpha Clinic\nentity: covered-entity\nas_of: 2026-09-30\nscope: { rules: [security] }\nversion: \"1.0\"\nstatus: issued\n"

  static func made(version: String = "1.0") throws -> TemporaryFolder {
    let folder = try ClientWorkspace.made([
      "client.yml": .text(client.replacing("\"1.0\"", with: "\"\(version)\"")),
      "/content/clients/beta/client.yml": "name: Beta\nentity: both\nas_of: 2026-09-30\n",
      "/content/clients/beta/responses.csv": "requirement,status\n164.308(a)(2),implemented\n",
    ])
    return folder
  }

  /// Runs the program on a workspace, as of a day of the system's.
  static func call(
    _ command: String,
    _ folder: TemporaryFolder,
    _ arguments: String...,
    environment: [String: String] = [:]
  ) throws -> ProgramResult {
    let words = command == "issue" ? ["issue", "alpha", folder.path] : [command, folder.path]
    return try run(
      buildFolder + "/gapbook",
      words + (command == "build" ? ["--no-cache"] : []) + arguments,
      environment: environment.merging(["SOURCE_DATE_EPOCH": "1796083200"]) { own, _ in own }
    )
  }

  private static let first = Result {
    let folder = try made()
    let issued = try call("issue", folder)
    guard issued.code == 0 else { throw TestFailure(issued.stderr) }
    return folder
  }

  /// A copy of one whose first client's version was issued.
  static func issued() throws -> TemporaryFolder { try TemporaryFolder(copyOf: first.get()) }

  /// A later version of the program, as far as bytes tell: another template in its place.
  static let site = "site/clients/alpha"
}
