import Foundation
import TestSupport
import Testing

@Suite("A comparison of all clients") struct DiffClientsTests {
  /// North meets one leaf less, South is as it was, West is gone, and East came.
  private static func sides() throws -> (old: TemporaryFolder, new: TemporaryFolder) {
    let west = ClientAnswers(name: "West")
    let before = ["north": ClientAnswers.north, "south": .south, "west": west]
    let after = ["north": ClientAnswers.worse, "south": .south, "east": .east]
    return (try ClientAnswers.workspace(before), try ClientAnswers.workspace(after))
  }

  @Test("tells what changed of each, and who came and went, as text")
  func text() throws {
    let (old, new) = try Self.sides()
    let told = try gapbook("diff", old.path, new.path)
    #expect(told.code == 0 && told.said.isEmpty, "\(told.stderr)")
    #expect(
      told.stdout == """
        North (north), as of 2026-09-30 both times
          Score: 100.0% -> 66.7% (-33.3 points)
          Coverage: 100.0% -> 100.0% (no change)
          Like for like: 100.0% -> 66.7% (-33.3 points)

        New (1)
          164.308(a)(2)  Title of 164.308(a)(2): met -> not-met

        Gaps opened (1)
          gap:164.308(a)(2)  Title of 164.308(a)(2) [164.308(a)(2)]: falls-short

        Unchanged: 2 of the requirements, 0 of the findings.

        South (south), as of 2026-09-30 both times: no change, score 100.0%

        Clients added (1)
          east  East: as of 2026-09-30, score 50.0%, 1 gap

        Clients removed (1)
          west  West: as of 2026-09-30, score 100.0%, 0 gaps

        """
    )
  }

  @Test("is one comment as Markdown, whose first line is not shown")
  func markdown() throws {
    let (old, new) = try Self.sides()
    let told = try gapbook("diff", old.path, new.path, "--format", "markdown")
    #expect(told.code == 0, "\(told.stderr)")
    #expect(
      told.stdout == #"""
        <!-- gapbook diff -->

        | Client | Before | Now | Points | Regressions | Gaps opened | Gaps closed |
        | --- | --- | --- | --- | --- | --- | --- |
        | North (north) | 100.0% | 66.7% | -33.3 points | 1 | 1 | 0 |
        | South (south) | 100.0% | 100.0% | no change | 0 | 0 | 0 |

        ## North (north)

        As of 2026-09-30 both times.

        | | Before | Now | Points |
        | --- | --- | --- | --- |
        | Score | 100.0% | 66.7% | -33.3 points |
        | Coverage | 100.0% | 100.0% | no change |
        | Like for like | 100.0% | 66.7% | -33.3 points |

        ### New (1)

        | Id | Title | Change |
        | --- | --- | --- |
        | 164.308(a)(2) | Title of 164.308(a)(2) | met -\> not-met |

        ### Gaps opened (1)

        | Id | Title | Requirement | Change |
        | --- | --- | --- | --- |
        | gap:164.308(a)(2) | Title of 164.308(a)(2) | 164.308(a)(2) | falls-short |

        Unchanged: 2 of the requirements, 0 of the findings.

        ## Clients added (1)

        | Client | Figures |
        | --- | --- |
        | East (east) | as of 2026-09-30, score 50.0%, 1 gap |

        ## Clients removed (1)

        | Client | Figures |
        | --- | --- |
        | West (west) | as of 2026-09-30, score 100.0%, 0 gaps |

        """#
    )
  }

  @Test("is a list of clients as JSON, each with its gates")
  func json() throws {
    let (old, new) = try Self.sides()
    let told = try gapbook("diff", old.path, new.path, "--format", "json")
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(told.output)) as? [String: Any]
    )
    #expect(root["schema"] as? String == "gapbook-comparison/2")
    let clients = try #require(root["clients"] as? [[String: Any]])
    #expect(clients.map { $0["slug"] as? String } == ["north", "south"])
    #expect(clients.map { $0["name"] as? String } == ["North", "South"])
    #expect(clients.map { $0["regression"] as? Bool } == [true, false])
    let gates = try #require(clients.first?["gates"] as? [String: [String]])
    #expect(
      gates == [
        "regression": ["164.308(a)(2)"], "gaps": ["gap:164.308(a)(2)"], "risk": [], "evidence": [],
        "overdue": [], "score": ["score"],
      ]
    )
    let score = try #require(clients.first?["score"] as? [String: Double])
    #expect(score == ["before": 100, "after": 66.7, "points": -33.3])
    let added = try #require(root["added"] as? [[String: Any]])
    #expect(added.map { $0["slug"] as? String } == ["east"])
    #expect(added.first?["score"] as? Double == 50 && added.first?["gaps"] as? Int == 1)
    let removed = try #require(root["removed"] as? [[String: Any]])
    #expect(removed.map { $0["name"] as? String } == ["West"])
  }

  @Test("names the client in each annotation, and who came and went")
  func github() throws {
    let (old, new) = try Self.sides()
    let told = try gapbook("diff", old.path, new.path, "--format", "github")
    let file = "\(new.path)/content/clients/north/responses.csv"
    #expect(
      told.stdout.contains(
        "::warning file=\(file),line=3,col=1,title=New::north: 164.308(a)(2): Title of 164.308(a)(2): met -> not-met"
      ),
      "\(told.stdout)"
    )
    #expect(
      told.stdout.contains(
        "::notice title=Clients added::east: East: as of 2026-09-30, score 50.0%25, 1 gap"
      ),
      "\(told.stdout)"
    )
    #expect(told.stdout.contains("title=Clients removed::west: West"), "\(told.stdout)")
  }

  @Test("fails gates client by client, by how much, and each for who is gone")
  func gates() throws {
    let (old, new) = try Self.sides()
    let gone =
      ": client west: it is there no longer, so that nothing of it can be compared; --renamed west=NAME says what its folder is called now, and --client which clients are meant"
    for (gate, reason) in [
      (
        "regression",
        ": client north: 1 requirement regressed, and none is allowed: 164.308(a)(2) (met -> not-met)"
      ),
      (
        "gaps",
        ": client north: 1 gap was opened, and none is allowed: gap:164.308(a)(2) (falls-short)"
      ),
      ("score", ": client north: the score fell by 33.3 points, from 100.0% to 66.7%"),
    ] {
      let told = try gapbook("diff", old.path, new.path, "--fail-on", gate)
      #expect(told.code == 1)
      let start = "gapbook: --fail-on " + gate
      #expect(told.said == [start + reason, start + gone], "\(told.stderr)")
    }
    let risk = try gapbook("diff", old.path, new.path, "--fail-on", "risk", "--quiet")
    #expect(risk.code == 1 && risk.output.isEmpty)
    #expect(risk.stderr == "gapbook: --fail-on risk\(gone)\n")
    let all = "regression,gaps,risk,evidence,overdue,score"
    for client in ["south", "east"] {
      let fine = try gapbook("diff", old.path, new.path, "--client", client, "--fail-on", all)
      #expect(fine.code == 0, "\(fine.stderr)")
    }
    // What is assessed no longer has no score, which is no way around the gate.
    let nothing = ClientAnswers(name: "North", answers: ["not-assessed", "not-assessed"])
    let unknown = try ClientAnswers.workspace(["north": nothing])
    let lost = try gapbook(
      "diff",
      old.path,
      unknown.path,
      "--client",
      "north",
      "--fail-on",
      "score"
    )
    #expect(lost.code == 1)
    #expect(
      lost.stderr.hasSuffix(
        "--fail-on score: client north: there is no score any more, as no requirement is assessed; it was 100.0%\n"
      ),
      "\(lost.stderr)"
    )
  }

  @Test("reads the clients alone that are asked for, and knows those that neither has")
  func chosen() throws {
    let (old, new) = try Self.sides()
    try new.put("name: [\n", at: "content/clients/south/client.yml")
    try old.put("requirement,stat\n\"", at: "content/clients/west/responses.csv")
    #expect(try gapbook("diff", old.path, new.path).code == 3)
    let two = try gapbook("diff", old.path, new.path, "--client", "north", "--client", "east")
    #expect(two.code == 0 && two.said.isEmpty, "\(two.stderr)")
    #expect(two.stdout.hasPrefix("North (north), as of 2026-09-30 both times\n  Score: 100.0%"))
    #expect(
      two.stdout.hasSuffix(
        "\n\nClients added (1)\n  east  East: as of 2026-09-30, score 50.0%, 1 gap\n"
      )
    )
    let none = try gapbook("diff", old.path, new.path, "--client", "nort")
    #expect(none.code == 2 && none.output.isEmpty)
    #expect(none.stderr.contains("there is no client \"nort\": did you mean \"north\"?"))
  }

  @Test("takes a client under a new folder and a new name for the same one where the call says so")
  func renamed() throws {
    let old = try ClientAnswers.workspace(["north": .north, "south": .south])
    let other = ClientAnswers(name: "North Dental", answers: ClientAnswers.worse.answers)
    let new = try ClientAnswers.workspace(["north-dental": other, "south": .south])
    let call = ["diff", old.path, new.path, "--fail-on", "regression", "--renamed"]
    let program = buildFolder + "/gapbook"
    let told = try run(program, call + ["north=north-dental"])
    #expect(told.code == 1)
    #expect(
      told.stdout.hasPrefix(
        "North Dental (north-dental), as of 2026-09-30 both times\n  It was North (north).\n  Score: 100.0% -> 66.7%"
      ),
      "\(told.stdout)"
    )
    #expect(!told.stdout.contains("added") && !told.stdout.contains("removed"))
    #expect(
      told.said == [
        "gapbook: --fail-on regression: client north-dental: 1 requirement regressed, and none is allowed: 164.308(a)(2) (met -> not-met)"
      ]
    )
    // A file of the old folder is compared with the new one, and the other way round.
    let file = old.path + "/north.json"
    let written = try gapbook("export", "json", old.path, "--client", "north")
    try old.put(.bytes(written.output), at: "north.json")
    let ofFile = try run(program, ["diff", file, new.path, "--renamed", "north=north-dental"])
    #expect(ofFile.code == 0 && ofFile.stdout.contains("66.7%"), "\(ofFile.stderr)")
    let without = try run(program, ["diff", file, new.path])
    #expect(without.code == 3)
    #expect(
      without.stderr.contains(
        "is of client \"north\", and \(new.path) of client \"north-dental\", \"south\" [another-client]"
      ),
      "\(without.stderr)"
    )
    for (names, words) in [
      ("north", "is no pair of folders' names"), ("=x", "is no pair"), ("x=", "is no pair"),
      ("gone=south", "there is no client \"gone\": in \(old.path), allowed: north, south"),
      ("north=gone", "there is no client \"gone\": in \(new.path)"),
      ("north=south", "has a client \"south\" already, so that two would be one"),
    ] {
      let bad = try run(program, call + [names])
      #expect(bad.code == 2 && bad.output.isEmpty, "\(names)")
      #expect(bad.stderr.contains(words), "\(names): \(bad.stderr)")
    }
  }

  @Test("says two days where they differ, and warns of none but the later one first")
  func days() throws {
    let earlier = ClientAnswers(name: "North", asOf: "2025-09-30")
    let old = try ClientAnswers.workspace(["north": earlier])
    let new = try ClientAnswers.workspace(["north": .worse])
    let told = try gapbook("diff", old.path, new.path)
    #expect(told.code == 0 && told.said.isEmpty, "\(told.stderr)")
    #expect(!told.stderr.contains("[not-earlier]"))
    #expect(told.stdout.hasPrefix("North (north), from 2025-09-30 to 2026-09-30\n"))
    let back = try gapbook("diff", new.path, old.path)
    #expect(back.code == 0 && back.stderr.contains("[not-earlier]"), "\(back.stderr)")
    let asOf = try gapbook("diff", old.path, new.path, "--as-of", "2026-10-01")
    #expect(asOf.stdout.hasPrefix("North (north), as of 2026-10-01 both times\n"))
    let same = try gapbook("diff", old.path, old.path, "--format", "markdown")
    #expect(same.code == 0 && !same.stderr.contains("[not-earlier]"), "\(same.stderr)")
    #expect(same.stdout.hasPrefix("<!-- gapbook diff -->\n\n## North (north)\n\nAs of 2025-09-30"))
  }

  @Test("takes built sites for the workspaces that they are of, and pipes for files")
  func sites() throws {
    let (old, new) = try Self.sides()
    let expected = try gapbook("diff", old.path, new.path)
    let site = old.path + "/site"
    #expect(try gapbook("build", old.path, "--audience", "full", "--audience", "client").code == 0)
    let built = try gapbook("diff", site, new.path)
    #expect(built.code == 0 && built.output == expected.output, "\(built.stderr)")
    let north = try gapbook("diff", old.path, new.path, "--client", "north")
    let one = try gapbook("diff", site + "/clients/north", new.path)
    #expect(one.output == north.output, "\(one.stderr)")
    let chosen = try gapbook("diff", site, new.path, "--client", "north")
    #expect(chosen.output == north.output, "\(chosen.stderr)")
    let json = try gapbook("export", "json", new.path, "--client", "north")
    try new.put(.bytes(json.output), at: "north.json")
    let before = site + "/clients/north/data/assessment.json"
    let piped = try run(
      "/bin/bash",
      [
        "-c",
        "exec '\(buildFolder)/gapbook' diff <(cat '\(before)') <(cat '\(new.path)/north.json')",
      ]
    )
    #expect(piped.code == 0 && piped.output == north.output, "\(piped.stderr)")
    try old.put("{\n", at: "site/clients/south/data/assessment.json")
    let bad = try gapbook("diff", site, new.path)
    #expect(bad.code == 3 && bad.output.isEmpty)
    #expect(
      bad.stderr.contains("site/clients/south/data/assessment.json:2:1: error: "),
      "\(bad.stderr)"
    )
  }

  @Test("begins with a workspace that had no client, and not with any folder")
  func without() throws {
    let new = try ClientAnswers.workspace(["east": .east])
    let empty = try ClientAnswers.workspace([:])
    let first = try gapbook("diff", empty.path, new.path, "--fail-on", "regression,score,gaps")
    #expect(first.code == 0, "\(first.stderr)")
    #expect(
      first.stdout
        == "Clients added (1)\n  east  East: as of 2026-09-30, score 50.0%, 1 gap\n"
    )
    let neither = try gapbook("diff", empty.path, empty.path)
    #expect(neither.code == 2)
    #expect(neither.stderr.contains("has a client, so that nothing can be compared"))
    let folder = try TemporaryFolder(["notes.md": "# Notes\n", "empty/x": "x"])
    for path in [folder.path, folder.path + "/empty"] {
      let told = try gapbook("diff", path, new.path)
      #expect(told.code == 2 && told.output.isEmpty, "\(told.stderr)")
      #expect(
        told.stderr.contains(
          "\(path): there is no client in it; name a workspace with clients, the folder of a built site, or an assessment.json"
        ),
        "\(told.stderr)"
      )
    }
  }

  @Test("refuses an assessment of a newer and of an older schema with the way out")
  func schemas() throws {
    let folder = try ClientAnswers.workspace(["north": .north])
    let json = try gapbook("export", "json", folder.path)
    let text = String(decoding: json.output, as: UTF8.self)
    for (schema, words, help) in [
      ("gapbook-assessment/2", "is newer than \"gapbook-assessment/1\"", "that wrote it"),
      ("gapbook-assessment/0", "is older than", "export it again by this version"),
      ("gapbook-comparison/2", "is not that of an assessment", "name the data/assessment.json"),
    ] {
      try folder.put(.text(text.replacing("gapbook-assessment/1", with: schema)), at: "old.json")
      let told = try gapbook("diff", folder.path + "/old.json", folder.path)
      #expect(told.code == 3 && told.output.isEmpty)
      #expect(told.stderr.contains("/old.json:2:13: error: "), "\(told.stderr)")
      #expect(told.stderr.contains(words) && told.stderr.contains(help), "\(told.stderr)")
    }
  }

  @Test("is of all clients at two revisions, one of which a remote has")
  func revisions() throws {
    let folder = try RevisionWorkspace.repository()
    try ClientAnswers.south.put(as: "south", in: folder, below: RevisionWorkspace.place + "/")
    try RevisionWorkspace.commit(folder, tag: "second")
    try RevisionWorkspace.git(["update-ref", "refs/remotes/origin/main", "first"], in: folder)
    let told = try RevisionWorkspace.diff("origin/main", ".", in: folder)
    #expect(told.code == 0 && told.said.isEmpty, "\(told.stderr)")
    #expect(told.stdout.hasPrefix("North (north), as of 2026-09-30 both times\n"))
    #expect(
      told.stdout.hasSuffix(
        "\n\nClients added (1)\n  south  South: as of 2026-09-30, score 100.0%, 0 gaps\n"
      ),
      "\(told.stdout)"
    )
    let back = try RevisionWorkspace.diff("HEAD", "HEAD~1", "--fail-on", "risk", in: folder)
    #expect(back.code == 1 && back.stdout.contains("Clients removed (1)\n  south  South"))
    #expect(back.said.count == 1, "\(back.stderr)")
    #expect(back.stderr.contains("--fail-on risk: client south: it is there no longer"))
    let one = try RevisionWorkspace.diff("HEAD~1", "HEAD", "--client", "north", in: folder)
    #expect(one.code == 0 && !one.stdout.contains("South"), "\(one.stderr)")
  }
}
