import Foundation
import TestSupport
import Testing

@testable import Site

@Suite("The portfolio of shards")
struct PortfolioMergeTests {
  /// Three clients and a Spanish one whose report omits its findings, in a workspace with a logo, words,
  /// a template and a law of its own.
  private static func folder() throws -> TemporaryFolder {
    try ThreeClients.folder([
      "gapbook.yml": """
      title: Three
      as_of: 2026-11-21
      brand: { logo: ./content/brand/logo.svg, accent: "#0b5394", footer: Für uns }

      """,
      "content/brand/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
      "templates/words/en.yml": "portfolio: Side by side\n",
      "templates/partials/footer.mustache": "<footer>Ours: {{site.title}}</footer>\n",
      "content/clients/delta-10/client.yml": """
      name: Clínica Ñandú
      entity: both
      language: es
      report: { omit: [findings] }
      scope: { rules: [security] }

      """,
      "content/clients/delta-10/responses.csv": "requirement,status\n164.308(a)(2),planned\n",
      "content/clients/delta-10/findings/F-2.md": """
      ---
      id: F-2
      title: Sin copia de seguridad
      requirements: [164.308(a)(2)]
      likelihood: very-high
      impact: very-high
      ---
      """,
      "content/clients/delta-9/client.yml":
        "name: Clínica Ñandú\nentity: both\nscope: { rules: [security] }\n",
      "content/clients/delta-9/responses.csv": "requirement,status\n",
    ])
  }

  private static func whole(_ folder: TemporaryFolder) throws -> [String: [UInt8]] {
    let result = try gapbook(
      "build",
      folder.path,
      "-o",
      folder.path + "/out/whole",
      "--portfolio",
      "--no-cache"
    )
    guard result.code == 0 else { throw TestFailure(result.stderr) }
    return try contents(of: folder.path + "/out/whole")
  }

  private static func build(_ folder: TemporaryFolder, _ count: Int) throws {
    for number in 1...count {
      let result = try gapbook(
        "build",
        folder.path,
        "-o",
        folder.path + "/out/\(number)",
        "--shard",
        "\(number)/\(count)",
        "--no-cache"
      )
      guard result.code == 0 else { throw TestFailure(result.stderr) }
    }
  }

  private static func merge(
    _ folder: TemporaryFolder,
    _ count: Int,
    _ more: String...
  ) throws -> ProgramResult {
    let shards = (1...count).reversed().map { folder.path + "/out/\($0)" }
    let call = ["merge"] + shards + ["-o", folder.path + "/out/joined"] + more
    return try run(buildFolder + "/gapbook", call)
  }

  private static let first: Result<(TemporaryFolder, [String: [UInt8]]), any Error> = Result {
    let folder = try Self.folder()
    try build(folder, 2)
    return (folder, try whole(folder))
  }

  @Test("is what one process makes, byte for byte", arguments: [1, 3, 9])
  func isTheSame(count: Int) throws {
    let (built, whole) = try Self.first.get()
    let folder = try TemporaryFolder(copyOf: built)
    try Self.build(folder, count)
    let result = try Self.merge(folder, count, "--portfolio")
    #expect(result.code == 0, "\(result.stderr)")
    let page = folder.path + "/out/joined/portfolio/index.html"
    #expect(result.stdout.contains("\nportfolio: \(page)\n"), "\(result.stdout)")
    let joined = try contents(of: folder.path + "/out/joined")
    let changes = FolderChanges(from: whole, to: joined)
    #expect(changes.isEmpty, "\(changes)")
    let overview = String(decoding: try #require(joined["portfolio/index.html"]), as: UTF8.self)
    #expect(overview.contains("Side by side") && overview.contains("Ours: "))
    let table = String(decoding: try #require(joined["portfolio/portfolio.csv"]), as: UTF8.self)
    let slugs = table.dropFirst().split(separator: "\r\n").map { $0.prefix { $0 != "," } }
    #expect(slugs == ["client", "alpha", "beta", "delta-9", "delta-10", "gamma"])
    let risks = String(decoding: try #require(joined["portfolio/risks.html"]), as: UTF8.self)
    #expect(risks.contains("<span lang=\"es\"> Sin copia de seguridad</span>"))
    #expect(!risks.contains("delta-10/findings"))
    #expect(joined["portfolio/clients/alpha.json"] == nil)
    try SmallWorkspace.expectSums(folder.path + "/out/joined/portfolio")
    let again = try Self.merge(folder, count, "--portfolio")
    #expect(again.stdout.hasSuffix("\n0 files written, \(whole.count) unchanged\n"))
  }

  @Test("goes with the next merge that does not make it, which says so")
  func goes() throws {
    let (built, whole) = try Self.first.get()
    let folder = try TemporaryFolder(copyOf: built)
    #expect(try Self.merge(folder, 2, "--portfolio").stderr.isEmpty)
    let result = try Self.merge(folder, 2)
    #expect(result.code == 0)
    #expect(result.stderr.contains("the portfolio of the output is removed"), "\(result.stderr)")
    let changes = FolderChanges(from: whole, to: try contents(of: folder.path + "/out/joined"))
    #expect(changes.added.isEmpty && changes.changed.isEmpty)
    #expect(changes.removed.count > 5)
    #expect(changes.removed.allSatisfy { $0.hasPrefix("portfolio/") })
    #expect(try Self.merge(folder, 2).stderr.isEmpty)
  }

  @Test(
    "is made of workspaces without clients, configuration and law too",
    arguments: [
      ["content/index.md": "# Home\n", "gapbook.yml": "title: None\nas_of: 2026-11-21\n"],
      ["Notes.md": "# My notes\n"],
    ] as [KeyValuePairs<String, FolderEntry>]
  )
  func isMadeOfLittle(files: KeyValuePairs<String, FolderEntry>) throws {
    let folder = try TemporaryFolder(files)
    let place = folder.path + "-out"
    defer { removeTree(place) }
    func call(_ arguments: String...) throws {
      let variables = ["SOURCE_DATE_EPOCH": "1795219200"]
      let result = try run(buildFolder + "/gapbook", arguments, environment: variables)
      #expect(result.code == 0, "\(result.stderr)")
    }
    try call("build", folder.path, "-o", place + "/whole", "--portfolio", "--no-cache")
    for shard in ["1", "2"] {
      try call(
        "build",
        folder.path,
        "-o",
        "\(place)/\(shard)",
        "--shard",
        shard + "/2",
        "--no-cache"
      )
    }
    #expect(names(in: place + "/2").sorted() == ["SHA256SUMS", "provenance.json"])
    try call("merge", place + "/1", place + "/2", "-o", place + "/joined", "--portfolio")
    let changes = FolderChanges(
      from: try contents(of: place + "/whole"),
      to: try contents(of: place + "/joined")
    )
    #expect(changes.isEmpty, "\(changes)")
    #expect(exists(place + "/joined/portfolio/portfolio.csv"))
  }

  /// What merging says after a change of two shards; nothing is written.
  private func refused(
    _ change: (TemporaryFolder) throws -> Void
  ) throws -> [String] {
    let folder = try TemporaryFolder(copyOf: Self.first.get().0)
    try change(folder)
    let result = try Self.merge(folder, 2, "--portfolio")
    #expect(result.code == 3 && result.stdout.isEmpty, "\(result.stderr)")
    #expect(!exists(folder.path + "/out/joined"))
    #expect(!names(in: folder.path + "/out").contains { $0.contains("gapbook-new") })
    return result.stderr.replacing(folder.path + "/out/", with: "").split(separator: "\n").map(
      String.init
    )
  }

  /// The shard of two that has a client.
  private func shard(_ slug: String) throws -> String {
    let folder = try Self.first.get().0
    return exists(folder.path + "/out/1/clients/\(slug)") ? "1" : "2"
  }

  @Test("is refused where an assessment was changed, damaged or removed")
  func refusesChangedAssessment() throws {
    let shard = try shard("alpha")
    let json = "\(shard)/clients/alpha/data/assessment.json"
    let words = "gapbook: \(json) is not as its shard wrote it"
    let changed = try refused { folder in
      let text = try folder.text("out/" + json)
      try folder.put(.text(text.replacing("50.0", with: "99.0")), at: "out/" + json)
    }
    #expect(changed == [words])
    #expect(try refused { try $0.put("{", at: "out/" + json) } == [words])
    let removed = try refused { folder in
      try FileManager.default.removeItem(atPath: folder.path + "/out/" + json)
    }
    #expect(removed == [words])
  }

  @Test("is refused where a client's site is of another build, though whole in itself")
  func refusesOtherAssessment() throws {
    let shard = try shard("alpha")
    let site = "\(shard)/clients/alpha/"
    let record = "\(shard)/portfolio/clients/alpha.json"
    /// Puts in the site of a build after a change of the workspace.
    func exchanged(_ change: (TemporaryFolder) throws -> Void) throws -> [String] {
      try refused { folder in
        let other = try TemporaryFolder(copyOf: folder)
        try change(other)
        try Self.build(other, 2)
        #expect(exists(other.path + "/out/" + site))
        try FileManager.default.removeItem(atPath: folder.path + "/out/" + site)
        try folder.copy(other.path + "/out/" + site, to: "out/" + site)
      }
    }
    let day = try exchanged {
      try $0.replace("2026-09-30", by: "2026-09-29", in: "content/clients/alpha/client.yml")
    }
    #expect(
      day == [
        "gapbook: \(record) is of 2026-09-30, and \(site) of 2026-09-29: build the shard again"
      ]
    )
    let answer = try exchanged {
      try $0.replace("Ann", by: "Eve", in: "content/clients/alpha/findings/F-1.md")
    }
    #expect(
      answer == [
        "gapbook: \(record) does not sum up \(site)data/assessment.json, which is another one: build the shard again"
      ]
    )
  }

  @Test("is refused where what a shard keeps for it is not there or not as it was, all at once")
  func refusesDamagedParts() throws {
    let (one, two) = ("1/portfolio/", "2/portfolio/")
    let own = try shard("alpha")
    let gone = try refused { folder in
      for shard in [one, two] {
        try FileManager.default.removeItem(atPath: folder.path + "/out/" + shard)
      }
    }
    #expect(gone.count == 6, "\(gone)")
    #expect(
      gone.contains(
        "gapbook: \(own)/portfolio/clients/alpha.json is missing: build the shard again with this version of gapbook"
      )
    )
    #expect(gone.contains { $0.hasPrefix("gapbook: 1/portfolio/workspace/frame.json is missing") })
    let changed = try refused { folder in
      try folder.put("{}", at: "out/1/portfolio/workspace/gapbook.yml")
      try folder.put("{}", at: "out/\(own)/portfolio/clients/alpha.json")
      try folder.put("", at: "out/1/index.html")
    }
    #expect(
      changed.sorted()
        == [
          "gapbook: 1/index.html is not as its shard wrote it",
          "gapbook: 1/portfolio/workspace/gapbook.yml is not as its shard wrote it",
          "gapbook: \(own)/portfolio/clients/alpha.json is not as its shard wrote it",
        ].sorted()
    )
    let stranger = try refused { try $0.put("mine", at: "out/1/portfolio/mine.txt") }
    #expect(
      stranger == [
        "gapbook: 1 holds portfolio/mine.txt, which shard 1 of 2 did not write; build it again"
      ]
    )
    let other = try refused { folder in
      let list = "out/1/portfolio/SHA256SUMS"
      try folder.replace("# gapbook Three", by: "# gapbook Four", in: list)
    }
    #expect(other == ["gapbook: 1/portfolio/ is another workspace's, \"Four\""])
  }

  @Test("is made by the version that built the shards alone")
  func comparesVersions() throws {
    let lines = try refused { folder in
      for path in try contents(of: folder.path + "/out").keys
      where path.hasSuffix("provenance.json") && !path.hasPrefix("whole/") {
        try folder.replace("\"0.1.0\"", by: "\"0.2.0\"", in: "out/" + path)
      }
    }
    #expect(
      lines.first
        == "gapbook: the shards are of gapbook 0.2.0, and this is gapbook 0.1.0: their portfolio needs the one that built them"
    )
  }

  @Test("has records that read as they were written, and nothing else does")
  func hasRecords() throws {
    let (folder, _) = try Self.first.get()
    let files = try (1...2).map { try contents(of: folder.path + "/out/\($0)/portfolio/clients") }
    let records = files[0].merging(files[1]) { $1 }
    #expect(
      records.keys.sorted()
        == ["alpha.json", "beta.json", "delta-10.json", "delta-9.json", "gamma.json"]
    )
    for (name, bytes) in records {
      let record = try #require(ClientRecord(bytes), "\(name)")
      #expect(record.bytes == bytes, "\(name)")
    }
    let text = String(decoding: try #require(records["alpha.json"]), as: UTF8.self)
    for (old, new) in [
      ("summary/1", "summary/2"), ("\"covered-entity\"", "\"other\""), ("2026-09-30", "2026-02-30"),
      ("\"overdue\": 1", "\"overdue\": \"1\""), ("{", "["), ("\"high\"", "\"higher\""),
    ] {
      let changed = text.replacing(old, with: new)
      #expect(changed != text && ClientRecord(Array(changed.utf8)) == nil, "\(new)")
    }
  }
}
