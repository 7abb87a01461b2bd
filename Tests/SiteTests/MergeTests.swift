import Foundation
import TestSupport
import Testing

@Suite("The shards of a workspace")
struct MergeTests {
  @Test("join into what one process writes, byte for byte", arguments: [1, 3, 9])
  func join(count: Int) throws {
    let workspace = try count == 3 ? ShardedWorkspace.built(3) : ShardedWorkspace()
    if count != 3 { try workspace.buildAll(count) }
    let names = (1...count).map { "\($0)" }
    let result = try workspace.merge(names.reversed(), to: "joined")
    #expect(result.code == 0, "\(result.stderr)")
    let noun = count == 1 ? "1 shard" : "\(count) shards"
    #expect(result.stdout.hasPrefix("\(noun), 7 clients: \(workspace.output("joined"))\n"))
    let one = try ShardedWorkspace.whole()
    let joined = try contents(of: workspace.output("joined"))
    #expect(one.count > 100 && one["SHA256SUMS"] != nil && one["clients/gus/SHA256SUMS"] != nil)
    #expect(FolderChanges(from: one, to: joined).isEmpty)
    // A second time there is nothing to write.
    let again = try workspace.merge(names, to: "joined")
    #expect(
      again.stdout.hasSuffix("\n0 files written, \(one.count) unchanged\n"),
      "\(again.stdout)"
    )
  }

  @Test("have each the clients that their bytes give them, and the first the workspace's own site")
  func haveTheirClients() throws {
    let workspace = try ShardedWorkspace.built(3)
    // Five bytes a word, and some 150 in all else: bell 4650 to 1, dora 3650 to 2, cato 2650 to 3, emil
    // 1650 to 3 (4300), fern 1650 to 2 (5300), ada 650 to 3 (4950), gus to 1.
    let made = (1...3).map { names(in: workspace.output("\($0)/clients")).sorted() }
    #expect(made == [["bell", "gus"], ["dora", "fern"], ["ada", "cato", "emil"]])
    #expect(exists(workspace.output("1/index.html")))
    for number in 2...3 {
      let files = try contents(of: workspace.output("\(number)")).keys
      let own = files.filter { !$0.hasPrefix("clients/") && !$0.hasPrefix("portfolio/") }
      #expect(own.sorted() == ["SHA256SUMS", "provenance.json"])
    }
  }

  @Test("write nothing but what merge needs where they have no client")
  func areEmpty() throws {
    let workspace = try ShardedWorkspace()
    let result = try workspace.build(to: "8", "--shard", "8/9", "--fail-on", "high")
    #expect(result.code == 0, "\(result.stderr)")
    #expect(result.stdout.hasPrefix("shard 8 of 9: 0 clients\n2 files written"))
    let files = try contents(of: workspace.output("8"))
    #expect(files.keys.sorted() == ["SHA256SUMS", "provenance.json"])
  }

  @Test("say what they were made from, without a path or a time")
  func sayTheirProvenance() throws {
    let workspace = try ShardedWorkspace.built(3)
    let files = try contents(of: workspace.output("1"))
    let own = String(decoding: try #require(files["provenance.json"]), as: UTF8.self)
    #expect(own.contains("\"shard\": {\n    \"number\": 1,\n    \"of\": 3,"))
    #expect(own.contains("\"as_of\": \"2026-11-21\""))
    let picture = try run("/usr/bin/sha256sum", [], input: [0x89, 0x50]).stdout.prefix(64)
    let input = "\"file\": \"content/plan.png\",\n      \"sha256\": \"\(picture)\""
    #expect(own.contains(input))
    #expect(own.contains("\"file\": \"content/policies/access.md\""))
    let place = "clients/bell/data/provenance.json"
    let client = String(decoding: try #require(files[place]), as: UTF8.self)
    #expect(client.contains("\"file\": \"content/clients/bell/responses.csv\""))
    #expect(!client.contains("shard") && !client.contains("clients/gus"))
    #expect(!own.contains("content/clients"))
    for text in [own, client] {
      #expect(text.hasPrefix("{\n  \"schema\": \"gapbook-provenance/1\",\n"))
      #expect(!text.contains(workspace.folder.path) && !text.contains("/tmp"))
    }
  }

  @Test("are found by the variables of Slurm, GitLab and Kubernetes with auto alone")
  func areFound() throws {
    let workspace = try ShardedWorkspace()
    let variables = ["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "3"]
    let told = try workspace.build(to: "a", "--shard", "auto", environment: variables)
    #expect(told.stdout.hasPrefix("shard 2 of 3: 2 clients\n"), "\(told.stderr)")
    let other = try workspace.build(to: "b", "--shard", "1/1", environment: variables)
    #expect(other.stdout.hasPrefix("shard 1 of 1: 7 clients\n"), "\(other.stderr)")
    let plain = try workspace.build(to: "c", environment: variables)
    #expect(plain.code == 0 && !plain.stdout.hasPrefix("shard"))
    let none = try workspace.build(to: "d", "--shard", "auto")
    #expect(none.code == 2)
    #expect(none.stderr.contains("write --shard K/N, such as 1/3"))
  }

  @Test(
    "are refused as calls that cannot be meant",
    arguments: [
      (["--shard", "4/3"], "there is no shard 4 of 3: K is from 1 to 3"),
      (["--shard", "0/3"], "there is no shard 0 of 3: K is from 1 to 3"),
      (["--shard", "three"], "\"three\" is no shard"),
      (
        ["--shard", "1/3", "--client", "ada"],
        "--shard splits all clients, and --client builds some"
      ),
      (
        ["--shard", "1/3", "--portfolio"],
        "--shard builds some: gapbook merge --portfolio makes it of all shards"
      ),
    ]
  )
  func areRefused(arguments: [String], words: String) throws {
    let workspace = try ShardedWorkspace()
    let result = try run(
      buildFolder + "/gapbook",
      ["build", workspace.folder.path, "-o", workspace.output("x")] + arguments
    )
    #expect(result.code == 2)
    #expect(result.stderr.contains(words), "\(result.stderr)")
    #expect(!exists(workspace.output("x")))
  }

  @Test("take the place of another shard, and never of whole sites")
  func replaceShards() throws {
    let workspace = try ShardedWorkspace()
    try workspace.build(to: "x", "--shard", "1/3")
    try workspace.build(to: "x", "--shard", "2/3")
    #expect(names(in: workspace.output("x/clients")).sorted() == ["dora", "fern"])
    #expect(names(in: workspace.output("x/portfolio")).sorted() == ["SHA256SUMS", "clients"])
    #expect(!exists(workspace.output("x/index.html")))
    // The memory of one shard is not that of another.
    let back = try workspace.build(to: "x", "--shard", "1/3")
    #expect(names(in: workspace.output("x/clients")).sorted() == ["bell", "gus"], "\(back.stderr)")
    try workspace.build(to: "whole")
    let refused = try workspace.build(to: "whole", "--shard", "1/3")
    #expect(refused.code == 5)
    #expect(refused.stderr.contains("it has the sites of a whole workspace"))
    #expect(exists(workspace.output("whole/clients/gus/index.html")))
  }
}
