import TestSupport

/// A workspace of seven clients of different sizes, and what calls of the program on it say.
struct ShardedWorkspace {
  let folder: TemporaryFolder

  /// The bytes of the summary of each client: what else its folder holds is the same for all.
  static let sizes = [
    "ada": 100, "bell": 900, "cato": 500, "dora": 700, "emil": 300, "fern": 300, "gus": 50,
  ]

  init() throws {
    folder = try TemporaryFolder([
      // Small sites: the tests build them many times.
      "gapbook.yml": """
      title: Seven
      as_of: 2026-11-21
      law: none
      sections:
        - { folder: guide, title: Guide, in_client_sites: false }
        - { folder: faq, title: Questions, in_client_sites: false }

      """,
      "content/index.md": "# Home\n\n![Plan](plan.png)\n",
      "content/plan.png": .bytes([0x89, 0x50]),
      "content/policies/access.md": "---\napproved: 2026-01-02\n---\n\n# Access\n\nBy role.\n",
      "content/clients/old/2025.json": "{}",
    ])
    for (slug, bytes) in Self.sizes {
      let place = "content/clients/\(slug)/"
      try folder.put(
        "name: Klinik Ü \(slug)\nentity: both\nscope: { rules: [security] }\n",
        at: place + "client.yml"
      )
      try folder.put(
        "requirement,status\n164.308(a)(2),implemented\n164.312(a)(2)(iv),partial\n",
        at: place + "responses.csv"
      )
      let summary = "# Summary\n\n" + String(repeating: "word ", count: bytes) + "\n"
      try folder.put(.text(summary), at: place + "summary.md")
    }
    try folder.put(
      "- id: E-1\n  title: Secret\n  kind: document\n  collected: 2026-05-04\n  location: \"../../plan.pdf\"\n",
      at: "content/clients/gus/evidence.yml"
    )
    try SmallLaw.put(in: folder)
  }

  private init(copyOf other: ShardedWorkspace) throws {
    folder = try TemporaryFolder(copyOf: other.folder)
  }

  /// A copy of a workspace with the outputs of two or three shards, which were built once for all tests
  /// that ask.
  static func built(_ count: Int) throws -> ShardedWorkspace {
    try ShardedWorkspace(copyOf: (count == 2 ? two : three).get())
  }

  private static let two = Result { try of(2) }
  private static let three = Result { try of(3) }

  private static func of(_ count: Int) throws -> ShardedWorkspace {
    let workspace = try ShardedWorkspace()
    try workspace.buildAll(count, "--no-cache")
    return workspace
  }

  /// The files that one process writes, built once for all tests that ask.
  static func whole() throws -> [String: [UInt8]] { try one.get() }

  private static let one = Result {
    let workspace = try ShardedWorkspace()
    let result = try workspace.build(to: "whole", "--no-cache")
    guard result.code == 0 else { throw TestFailure(result.stderr) }
    return try contents(of: workspace.output("whole"))
  }

  /// The path of an output of this workspace.
  func output(_ name: String) -> String { folder.path + "/out/" + name }

  /// Builds to `out/` and a name.
  @discardableResult
  func build(
    to name: String,
    _ arguments: String...,
    environment: [String: String] = [:]
  ) throws -> ProgramResult {
    try run(
      buildFolder + "/gapbook",
      ["build", folder.path, "-o", output(name)] + arguments,
      environment: environment
    )
  }

  /// Builds all shards, to outputs called by their numbers.
  func buildAll(_ count: Int, _ arguments: String...) throws {
    for number in 1...count {
      let result = try run(
        buildFolder + "/gapbook",
        ["build", folder.path, "-o", output("\(number)"), "--shard", "\(number)/\(count)"]
          + arguments
      )
      guard result.code == 0 else { throw TestFailure(result.stderr) }
    }
  }

  /// Joins outputs to another one.
  func merge(_ names: [String], to output: String, _ arguments: String...) throws -> ProgramResult {
    let inputs = names.map { self.output($0) }
    return try run(
      buildFolder + "/gapbook",
      ["merge"] + inputs + ["-o", self.output(output)] + arguments
    )
  }
}
