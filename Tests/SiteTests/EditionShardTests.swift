import TestSupport
import Testing

/// Three clients, of which each has a note and a finding for those who see all.
enum EditionShards {
  static func made() throws -> TemporaryFolder {
    let workspace = try EditionWorkspace.made()
    for slug in ["beta", "gamma"] {
      let client = "content/clients/\(slug)/"
      try workspace.put(
        .text(
          "name: Clinic \(slug)\nentity: covered-entity\nas_of: 2026-09-30\nscope: { rules: [security] }\n"
        ),
        at: client + "client.yml"
      )
      try workspace.put(
        .text(
          "requirement,status,note\n164.308(a)(2),implemented,The \(slug) note is zqxn\(slug).\n"
        ),
        at: client + "responses.csv"
      )
      try workspace.put(
        .text(
          "---\nid: F-9\nrequirements: [164.308(a)(2)]\nlikelihood: high\nimpact: high\naudience: full\n---\n# Door zqxf\(slug)\n\n## Observation\n\nIt stood open.\n"
        ),
        at: client + "findings/f9.md"
      )
    }
    return workspace
  }

  /// Builds to `out/` and a name.
  @discardableResult
  static func build(
    _ workspace: TemporaryFolder,
    to name: String,
    _ arguments: [String]
  ) throws -> ProgramResult {
    try run(
      buildFolder + "/gapbook",
      ["build", workspace.path, "-o", workspace.path + "/out/" + name, "--no-cache"] + arguments
    )
  }
}

@Suite("Editions in shards")
struct EditionShardTests {
  @Test(
    "join into the editions of one build, byte for byte, with nothing that is withheld from them",
    arguments: [["full", "client"], ["client"], ["regulator", "public", "board"]]
  )
  func join(audiences: [String]) throws {
    let workspace = try EditionShards.made()
    let named = audiences.flatMap { ["--audience", $0] }
    let one = try EditionShards.build(workspace, to: "one", named)
    #expect(one.code == 0, "\(one.stderr)")
    for number in 1...3 {
      let shard = try EditionShards.build(
        workspace,
        to: "\(number)",
        named + ["--shard", "\(number)/3"]
      )
      #expect(shard.code == 0, "\(shard.stderr)")
      // Three clients, one a shard, in how many editions ever.
      #expect(shard.stdout.hasPrefix("shard \(number) of 3: 1 client\n"), "\(shard.stdout)")
    }
    let out = workspace.path + "/out/"
    let joined = try gapbook("merge", out + "3", out + "1", out + "2", "-o", out + "joined")
    #expect(joined.code == 0, "\(joined.stderr)")
    let (whole, merged) = (try contents(of: out + "one"), try contents(of: out + "joined"))
    #expect(FolderChanges(from: whole, to: merged).isEmpty)
    let sites = ["alpha", "beta", "gamma"].flatMap { slug in
      audiences.map { $0 == "full" ? slug : "\(slug)@\($0)" }
    }
    #expect(names(in: out + "joined/clients") == sites.sorted())
    #expect(names(in: out + "joined").contains("portfolio") == false)

    let others = ["zqxnbeta", "zqxngamma", "zqxfbeta", "zqxfgamma"].map {
      EditionWorkspace.Plant(word: $0, audiences: ["full"])
    }
    for audience in audiences where audience != "full" {
      let files = merged.filter { $0.key.contains("@\(audience)/") }
      #expect(files.count > 10)
      for plant in EditionWorkspace.plants + others where !plant.audiences.contains(audience) {
        let holders = files.filter {
          $0.key.contains(plant.word) || contains($0.value, Array(plant.word.utf8))
        }
        #expect(holders.keys.sorted() == [], "\(plant.word) for \(audience)")
      }
    }
    if audiences.contains("full") {
      #expect(merged.contains { contains($0.value, Array("zqxfgamma".utf8)) })
    }
  }

  @Test("are refused by merge where they are for other audiences, or one is not there")
  func refusesOthers() throws {
    let workspace = try EditionShards.made()
    let out = workspace.path + "/out/"
    for (number, audience) in [(1, "client"), (2, "regulator")] {
      let arguments = ["--shard", "\(number)/2", "--audience", audience]
      #expect(try EditionShards.build(workspace, to: "\(number)", arguments).code == 0)
    }
    let joined = try gapbook("merge", out + "1", out + "2", "-o", out + "joined")
    #expect(joined.code == 3)
    #expect(
      joined.stderr.contains("are of different audiences: client and regulator"),
      "\(joined.stderr)"
    )
    let second = ["--shard", "2/2", "--audience", "client"]
    #expect(try EditionShards.build(workspace, to: "2", second).code == 0)
    let gone = try #require(names(in: out + "2/clients").first)
    removeTree(out + "2/clients/" + gone)
    let lacking = try gapbook("merge", out + "1", out + "2", "-o", out + "joined")
    #expect(lacking.code == 3)
    #expect(lacking.stderr.contains("is damaged: clients/\(gone)/ is missing"), "\(lacking.stderr)")
    // No list of files says what changed, as it would name what is withheld.
    #expect(try EditionShards.build(workspace, to: "2", second).code == 0)
    for number in 1...2 {
      let provenance = try workspace.text("out/\(number)/provenance.json")
      #expect(provenance.contains("\"files_sha256\"") && !provenance.contains("content/"))
    }
    try workspace.put("# Home\n\nOther words.\n", at: "content/index.md")
    #expect(try EditionShards.build(workspace, to: "2", second).code == 0)
    let changed = try gapbook("merge", out + "1", out + "2", "-o", out + "joined")
    #expect(changed.code == 3)
    #expect(changed.stderr.contains("are not of the same files: "), "\(changed.stderr)")
    #expect(!exists(out + "joined"))
  }
}

@Suite("Editions in an output")
struct EditionOutputTests {
  @Test("stay where their client is there, and go with --prune where it or their audience is gone")
  func arePruned() throws {
    let workspace = try EditionShards.made()
    let site = workspace.path + "/site/clients"
    let audiences = ["full", "client", "board"].flatMap { ["--audience", $0] }
    func build(_ arguments: String...) throws -> ProgramResult {
      try run(buildFolder + "/gapbook", ["build", workspace.path, "--no-cache"] + arguments)
    }
    #expect(try run(buildFolder + "/gapbook", ["build", workspace.path] + audiences).code == 0)
    #expect(try build("--finding", "F-72").code == 0)
    let all = ["alpha", "beta", "gamma"].flatMap { [$0, $0 + "@board", $0 + "@client"] }
    #expect(names(in: site) == (all + ["alpha@finding-F-72"]).sorted())

    // A client is gone, and so is an audience of the workspace's own.
    removeTree(workspace.path + "/content/clients/beta")
    try workspace.replace("audiences: [board]\n", by: "", in: "gapbook.yml")
    let before = try contents(of: site)
    let kept = try build()
    #expect(kept.code == 0, "\(kept.stderr)")
    #expect(names(in: site).count == 10)
    for name in ["beta", "beta@board", "beta@client"] {
      #expect(kept.lines("vanished-client").contains { $0.contains("clients/\(name) of ") })
    }
    for name in ["alpha@board", "gamma@board"] {
      #expect(kept.lines("vanished-audience").contains { $0.contains("clients/\(name) of ") })
    }
    #expect(kept.lines("vanished-client").count == 3)
    #expect(kept.lines("vanished-audience").count == 2)

    let pruned = try build("--prune")
    #expect(pruned.code == 0, "\(pruned.stderr)")
    #expect(pruned.lines("vanished-client") == [] && pruned.lines("vanished-audience") == [])
    for name in ["alpha@board", "beta", "beta@board", "beta@client", "gamma@board"] {
      let told = "note: clients/\(name) of the output is removed by --prune: "
      #expect(pruned.stderr.contains(told), "\(pruned.stderr)")
    }
    #expect(pruned.lines("pruned-site").count == 5)
    let left = ["alpha", "alpha@client", "alpha@finding-F-72", "gamma", "gamma@client"]
    #expect(names(in: site) == left)
    // What stays without being made is as it was, and its sums hold.
    let after = try contents(of: site)
    for name in ["alpha@client", "alpha@finding-F-72", "gamma@client"] {
      let (old, new) = (
        before.filter { $0.key.hasPrefix(name + "/") },
        after.filter { $0.key.hasPrefix(name + "/") }
      )
      #expect(old.count > 3 && FolderChanges(from: old, to: new).isEmpty, "\(name)")
    }
    #expect(try gapbook("verify", workspace.path + "/site").code == 0)
  }

  @Test(
    "stay in a merge with --prune, and go where their client is in no shard or their audience is gone"
  )
  func arePrunedByMerge() throws {
    let workspace = try EditionShards.made()
    let out = workspace.path + "/out/"
    func merged(_ audiences: [String], _ flags: String...) throws -> ProgramResult {
      let named = audiences.flatMap { ["--audience", $0] }
      for number in 1...2 {
        let shard = named + ["--shard", "\(number)/2"]
        #expect(try EditionShards.build(workspace, to: "\(number)", shard).code == 0)
      }
      let call = ["merge", out + "1", out + "2", "-o", out + "joined"] + flags
      return try run(buildFolder + "/gapbook", call)
    }
    #expect(try merged(["full", "client", "board"]).code == 0)
    let all = ["alpha", "beta", "gamma"].flatMap { [$0, $0 + "@board", $0 + "@client"] }
    #expect(names(in: out + "joined/clients") == all)
    let before = try contents(of: out + "joined/clients")

    // The workspace knows all of them, whatever the shards have.
    let next = try merged(["full"], "--prune")
    #expect(next.code == 0, "\(next.stderr)")
    let after = try contents(of: out + "joined/clients")
    #expect(FolderChanges(from: before, to: after).isEmpty)
    for name in all where name.contains("@") {
      #expect(next.stderr.contains("note: clients/\(name) of the output stays as an earlier build"))
    }
    #expect(!next.stderr.contains("--prune removes it"), "\(next.stderr)")

    // A client is gone, and so is an audience of the workspace's own.
    removeTree(workspace.path + "/content/clients/beta")
    try workspace.replace("audiences: [board]\n", by: "", in: "gapbook.yml")
    let kept = try merged(["full"])
    #expect(kept.code == 0 && names(in: out + "joined/clients") == all, "\(kept.stderr)")
    let gone = ["alpha@board", "beta", "beta@board", "beta@client", "gamma@board"]
    let warned = kept.stderr.split(separator: "\n").filter { $0.contains("--prune removes it") }
    #expect(warned.count == gone.count, "\(kept.stderr)")
    for name in gone { #expect(kept.stderr.contains("warning: clients/\(name) of the output ")) }
    let pruned = try merged(["full"], "--prune")
    #expect(pruned.code == 0, "\(pruned.stderr)")
    #expect(names(in: out + "joined/clients") == all.filter { !gone.contains($0) })
    for name in gone {
      let told = "note: clients/\(name) of the output is removed by --prune"
      #expect(pruned.stderr.contains(told), "\(pruned.stderr)")
    }
    #expect(try gapbook("verify", out + "joined").code == 0)
  }

  @Test("of a build for one audience leave those for the others as they are")
  func areKept() throws {
    let workspace = try EditionShards.made()
    let site = workspace.path + "/site/clients"
    #expect(try gapbook("build", workspace.path, "--audience", "client").code == 0)
    let before = try contents(of: site)
    let next = try gapbook("build", workspace.path, "--audience", "regulator", "--prune")
    #expect(next.code == 0, "\(next.stderr)")
    let after = try contents(of: site)
    #expect(Set(after.keys).isSuperset(of: before.keys))
    #expect(before.allSatisfy { after[$0.key] == $0.value })
    #expect(after.keys.contains("gamma@regulator/index.html"))
  }
}
