import Foundation
import TestSupport
import Testing

/// What `init --starter` writes, built and checked as a user would.
@Suite("init --starter")
struct StarterTests {
  private static let day = ["SOURCE_DATE_EPOCH": "1795219200"]
  /// A name with blanks, quotes, letters beyond ASCII, and what is filled in elsewhere.
  private static let name = "Zoë's  \"Klinik\" №1 $(today)"

  /// The keys that are to be filled in, in the order of the files.
  private static let unfilled = [
    "clinic": [
      "organization.name", "organization.contact", "name", "scope.systems", "scope.systems",
      "scope.systems", "scope.sites", "assessors",
    ],
    "vendor": [
      "organization.name", "organization.contact", "name", "scope.systems", "scope.systems",
      "scope.systems", "scope.sites", "assessors",
    ],
    "policies": [
      "values.company", "values.executive_name", "values.security_official_name",
      "values.security_deputy_name", "values.privacy_official_name", "values.report_phone",
      "values.report_email", "values.toll_free", "values.address",
      "values.emergency_site",
    ],
  ]

  private static func begun(_ starter: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let result = try gapbook("init", "--starter", starter, in: folder.path, environment: day)
    #expect(result.code == 0, "\(result.stderr)")
    return folder
  }

  @Test("has what is filled in alone to say", arguments: ["clinic", "vendor", "policies"])
  func buildsAtOnce(starter: String) throws {
    let folder = try TemporaryFolder()
    let result = try gapbook(
      "init",
      Self.name,
      "--starter",
      starter,
      in: folder.path,
      environment: Self.day
    )
    #expect(result.code == 0, "\(result.stderr)")
    let written = result.stdout.split(separator: "\n").dropLast().map(String.init)
    let there = try contents(of: "\(folder.path)/\(Self.name)")
    let others =
      there.keys.filter { !$0.hasPrefix(".schemas/") } + [
        ".schemas/*.json, by which editors help"
      ]
    #expect(Set(written) == Set(others.map { "wrote \(Self.name)/\($0)" }))
    #expect(written.first == "wrote \(Self.name)/gapbook.yml")
    let word = "'" + Self.name.replacingOccurrences(of: "'", with: "'\\''") + "'"
    #expect(result.stdout.contains("\nnext: gapbook check \(word) lists "), "\(result.stdout)")
    for (path, bytes) in there where path != "gapbook.yml" {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("$("), "\(path)")
    }
    let configuration = try folder.text("\(Self.name)/gapbook.yml")
    #expect(configuration.contains("\nid: \"Zoë's  \\\"Klinik\\\" №1 $(today)\"\n"))
    #expect(configuration.contains("\nas_of: 2026-11-21\n"))

    let workspace = try TemporaryFolder()
    try workspace.copy("\(folder.path)/\(Self.name)", to: "ws")
    let built = try Built(try Self.begun(starter))
    #expect(built.result.code == 0, "\(built.result.stderr)")
    try expectLinksResolve(built)
    try expectUniqueIDs(built)
    try expectSelfContained(built)

    let check = try gapbook("check", "ws", "--all", in: workspace.path)
    #expect(check.code == 0)
    let warnings = check.stderr.split(separator: "\n").filter { $0.contains(": warning: ") }
    #expect(warnings.count == check.lines("unfilled-value").count, "\(check.stderr)")
    let keys = check.lines("unfilled-value").compactMap { line in
      line.firstMatch(of: #/: warning: "([a-z_.]+)" is not filled in: "TODO: /#).map {
        String($0.output.1)
      }
    }
    #expect(keys.sorted() == Self.unfilled[starter]?.sorted())
    #expect(try gapbook("check", "ws", "--strict", in: workspace.path).code == 3)
  }

  @Test("says nothing more once all is filled in", arguments: ["clinic", "vendor", "policies"])
  func isFilledIn(starter: String) throws {
    let folder = try Self.begun(starter)
    for (path, bytes) in try contents(of: folder.path) where path.hasSuffix(".yml") {
      let text = String(decoding: bytes, as: UTF8.self)
      try folder.put(.text(text.replacingOccurrences(of: "TODO: ", with: "Our ")), at: path)
    }
    let check = try gapbook("check", folder.path, "--strict", "--all")
    #expect(check.code == 0, "\(check.stderr)")
  }

  @Test(
    "assesses one requirement after one cell was edited",
    arguments: [("clinic", "example-clinic"), ("vendor", "example-vendor")]
  )
  func editsOneCell(starter: String, slug: String) throws {
    let folder = try Self.begun(starter)
    let path = "content/clients/\(slug)/responses.csv"
    let before = try Self.totals(folder, slug)
    #expect(before["assessed"] as? Int == 0)
    let rows = try folder.text(path).components(separatedBy: "\r\n")
    #expect(rows[0].hasPrefix("requirement,title,obligation,status,"))
    #expect(rows[1].hasPrefix("164.308(a)(1)(ii)(A),Risk analysis,required,,"), "\(rows[1])")
    // A row for every requirement that applies, and none of the Privacy Rule.
    let applicable =
      (before["requirements"] as? Int ?? 0) - (before["not_applicable"] as? Int ?? 0)
    #expect(rows.filter { !$0.isEmpty }.count == 1 + applicable)
    #expect(!rows.contains { $0.hasPrefix("164.5") })
    let edited = rows[1].replacingOccurrences(of: ",required,,", with: ",required,partial,")
    try folder.put(
      .text(([rows[0], edited] + rows.dropFirst(2)).joined(separator: "\r\n")),
      at: path
    )
    #expect(try Self.totals(folder, slug)["assessed"] as? Int == 1)
  }

  private static func totals(_ folder: TemporaryFolder, _ slug: String) throws -> [String: Any] {
    let built = try Built(folder, readingPages: false)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let data = Data(try #require(built.files["clients/\(slug)/data/assessment.json"]))
    let root = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    return try #require(root?["totals"] as? [String: Any])
  }

  @Test("keeps what the folder has, and adds to .gitignore", arguments: ["bare", "policies"])
  func keepsFiles(starter: String) throws {
    let folder = try TemporaryFolder([
      "README.md": "# Mine\n", "LICENSE": "Mine\n", ".git/config": "[core]\n",
      ".gitignore": "/mine/\n", ".gitattributes": "mine\n", "content/notes/mine.md": "# Mine\n",
    ])
    let before = try contents(of: folder.path)
    let result = try gapbook("init", "--starter", starter, in: folder.path)
    #expect(result.code == 0, "\(result.stderr)")
    let changes = FolderChanges(from: before, to: try contents(of: folder.path))
    #expect(changes.removed.isEmpty)
    #expect(changes.changed == [".gitignore"])
    #expect(changes.added.isSuperset(of: ["gapbook.yml", "content/index.md"]))
    #expect(try folder.text(".gitignore").hasPrefix("/mine/\n/site/\n/.gapbook/\n"))
  }

  @Test("names all that is in the way, and writes nothing")
  func namesWhatIsInTheWay() throws {
    let folder = try TemporaryFolder([
      "ws/gapbook.yml": "title: Mine\n", "ws/content/contacts.md": "# Mine\n",
      "ws/content/policies": "no folder\n", "ws/content/terms.md": .link(to: "nowhere"),
    ])
    let before = try contents(of: folder.path)
    let result = try gapbook("init", "ws", "--starter", "policies", in: folder.path)
    #expect(result.code == 2)
    #expect(
      result.stderr
        == """
        gapbook: nothing is written, as gapbook.yml, content/contacts.md, content/policies, \
        content/terms.md are there already; move them, or name another folder

        """
    )
    #expect(try FolderChanges(from: before, to: contents(of: folder.path)).isEmpty)
    #expect(names(in: folder.path + "/ws") == ["content", "gapbook.yml"])
  }

  @Test("refuses a second run", arguments: ["bare", "clinic", "vendor", "policies"])
  func refusesSecondRun(starter: String) throws {
    let folder = try Self.begun(starter)
    let before = try contents(of: folder.path)
    let again = try gapbook("init", "--starter", starter, in: folder.path)
    #expect(again.code == 2)
    let files = before.keys.filter {
      ![".gitignore", ".gitattributes"].contains($0) && !$0.hasPrefix(".schemas/")
    }
    for file in files { #expect(again.stderr.contains(file), "\(file)") }
    #expect(try FolderChanges(from: before, to: contents(of: folder.path)).isEmpty)
  }

  @Test("knows four starters, and says so of another")
  func refusesOthers() throws {
    let folder = try TemporaryFolder()
    let result = try gapbook("init", "ws", "--starter", "hospital", in: folder.path)
    #expect(result.code == 2)
    #expect(result.stderr.contains("\"hospital\" is none of: bare, clinic, vendor, policies"))
    #expect(!exists(folder.path + "/ws"))
  }

  private static let canMount =
    geteuid() == 0 && (try? run("/usr/bin/unshare", ["-m", "true"]))?.code == 0

  @Test(
    "leaves nothing behind where the disk is full or read-only",
    .enabled(if: canMount, "only root can mount"),
    arguments: ["size=64k", "nr_inodes=12", "ro"],
    ["new/ws", "."]
  )
  func leavesNothing(options: String, place: String) throws {
    let folder = try TemporaryFolder(["disk": .folder])
    let script = """
      mount -t tmpfs -o \(options) none disk
      cd disk
      code=0; "\(buildFolder)/gapbook" init \(place) --starter policies 2> ../told || code=$?
      echo "code $code"; cat ../told; ls -A
      """
    let result = try run("/usr/bin/unshare", ["-m", "/bin/bash", "-c", script], in: folder.path)
    let words = options == "ro" ? "Read-only file system" : "No space left on device"
    let lines = result.stdout.split(separator: "\n")
    #expect(lines.first == "code 5")
    #expect(lines.count == 2, "\(result.stdout)")
    #expect(lines.last?.hasPrefix("gapbook: cannot ") == true, "\(result.stdout)")
    #expect(lines.last?.contains(words) == true)
  }
}

/// Values that are still to be filled in.
@Suite("A value that is still to be filled in")
struct UnfilledValueTests {
  @Test("is a warning at its place, in gapbook.yml and client.yml alone")
  func isWarning() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": """
      title: "TODO: a title"
      as_of: 2026-11-21
      organization: { name: TODO, contact: "Ask TODO: nobody" }
      brand: { footer: 'TODO: ü' }
      rules: { stale-review: warning }
      """,
      "content/index.md": "---\ntitle: \"TODO: write\"\n---\nTODO: more\n",
      "content/clients/a/client.yml": """
      name: TODOS GmbH
      entity: covered-entity
      assessors: [A, "TODO: who"]
      scope: { rules: [security], sites: [] }
      """,
      "content/clients/a/responses.csv": "requirement,status\n",
    ])
    let check = try gapbook("check", folder.path)
    #expect(check.code == 0)
    let told = check.lines("unfilled-value").map {
      $0.replacingOccurrences(of: folder.path + "/", with: "")
    }
    #expect(
      told == [
        "content/clients/a/client.yml:3:16: warning: \"assessors\" is not filled in: \"TODO: who\" [unfilled-value]",
        "gapbook.yml:1:8: warning: \"title\" is not filled in: \"TODO: a title\" [unfilled-value]",
        "gapbook.yml:3:23: warning: \"organization.name\" is not filled in: \"TODO\" [unfilled-value]",
        "gapbook.yml:4:18: warning: \"brand.footer\" is not filled in: \"TODO: ü\" [unfilled-value]",
      ]
    )
  }
}
