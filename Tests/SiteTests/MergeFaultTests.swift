import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Merging what does not fit")
struct MergeFaultTests {
  /// Two shards of two, and what merging says after a change of them; nothing is written.
  private func refused(
    _ names: [String],
    code: Int32,
    _ change: (ShardedWorkspace) throws -> Void = { _ in }
  ) throws -> String {
    let workspace = try ShardedWorkspace.built(2)
    try change(workspace)
    let result = try workspace.merge(names, to: "joined")
    #expect(result.code == code, "\(result.stderr)")
    #expect(result.stdout.isEmpty)
    #expect(!exists(workspace.output("joined")))
    #expect(!self.names(besides: workspace).contains { $0.contains("gapbook-new") })
    return result.stderr.replacing(workspace.output(""), with: "")
  }

  private func names(besides workspace: ShardedWorkspace) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: workspace.output(""))) ?? []
  }

  @Test("says which shard is missing, and which is there twice")
  func countsShards() throws {
    #expect(try refused(["1"], code: 2) == "gapbook: shard 2 of 2 is missing\n")
    let twice = try refused(["1", "1"], code: 2)
    #expect(twice == "gapbook: 1 and 1 are the same folder\n")
    let copied = try refused(["2", "copy"], code: 3) { workspace in
      try workspace.folder.copy(workspace.output("2"), to: "out/copy")
    }
    #expect(copied.contains("gapbook: the client "))
    #expect(copied.contains(" is in both 2 and copy\n"))
    #expect(copied.contains("gapbook: shard 2 of 2 is there twice: 2 and copy\n"))
    #expect(copied.hasSuffix("gapbook: shard 1 of 2 is missing\n"))
  }

  @Test("says what shards differ in, all of it at once")
  func comparesBuilds() throws {
    let days = try refused(["1", "2"], code: 3) { workspace in
      try workspace.build(to: "2", "--shard", "2/2", "--as-of", "2026-11-20")
    }
    #expect(
      days == """
        gapbook: 1 and 2 are of different as-of days: 2026-11-21 and 2026-11-20
        gapbook: 1 and 2 are of different options: none and --as-of 2026-11-20

        """
    )
    let counts = try refused(["1", "2"], code: 3) { workspace in
      try workspace.build(to: "2", "--shard", "2/3")
    }
    #expect(counts.contains("gapbook: 1 and 2 are of different numbers of shards: 2 and 3\n"))
    let law = try refused(["1", "2"], code: 3) { workspace in
      let text = try workspace.folder.text("content/regulation/facts.yml")
      try workspace.folder.put(.text(text + "\n"), at: "content/regulation/facts.yml")
      try workspace.build(to: "2", "--shard", "2/2")
    }
    #expect(
      law.contains("gapbook: 1 and 2 are of different law: content/regulation or the program")
    )
    let inputs = try refused(["1", "2"], code: 3) { workspace in
      try workspace.folder.put("# Access\n\nOther.\n", at: "content/policies/access.md")
      try workspace.build(to: "2", "--shard", "2/2")
    }
    #expect(
      inputs
        == "gapbook: content/policies/access.md is not the same in 1 and 2: it changed between them\n"
    )
    let clients = try refused(["1", "2"], code: 3) { workspace in
      try workspace.folder.put("# More\n", at: "content/clients/gus/more.md")
      try workspace.build(to: "2", "--shard", "2/2")
    }
    #expect(clients.contains("gapbook: 1 and 2 split the clients in different ways: "))
    let other = try refused(["1", "2"], code: 3) { workspace in
      try workspace.folder.replace("title: Seven", by: "title: Eight", in: "gapbook.yml")
      try FileManager.default.removeItem(atPath: workspace.output("2"))
      try workspace.build(to: "2", "--shard", "2/2")
    }
    #expect(
      other.hasPrefix("gapbook: 1 and 2 are of different workspaces: \"Seven\" and \"Eight\"\n")
    )
    let version = try refused(["1", "2"], code: 3) { workspace in
      try workspace.folder.replace("\"0.1.0\"", by: "\"0.2.0\"", in: "out/2/provenance.json")
    }
    #expect(
      version.contains("gapbook: 1 and 2 are of different versions of gapbook: 0.1.0 and 0.2.0")
    )
  }

  @Test("names the engines where documents were made by different ones")
  func comparesEngines() throws {
    let workspace = try ShardedWorkspace()
    for (number, version) in [(1, "0.15.0"), (2, "0.15.2")] {
      let engine = "engines/\(number)/typst"
      let script =
        "#!/bin/sh\nif [ \"$1\" = --version ]; then echo typst \(version); else printf %%PDF-%%%%EOF; fi\n"
      try workspace.folder.put(.text(script), at: engine)
      unsafe chmod(workspace.folder.path + "/" + engine, 0o755)
      let result = try workspace.build(
        to: "\(number)",
        "--shard",
        "\(number)/2",
        "--pdf",
        "--typst",
        workspace.folder.path + "/" + engine
      )
      #expect(result.code == 0, "\(result.stderr)")
    }
    let result = try workspace.merge(["1", "2"], to: "joined")
    #expect(result.code == 3 && !exists(workspace.output("joined")))
    #expect(
      result.stderr.replacing(workspace.output(""), with: "")
        == "gapbook: 1 and 2 are of different engines: Typst 0.15.0 and Typst 0.15.2\n"
    )
    for place in ["out/2/provenance.json", "out/2/clients/dora/data/provenance.json"] {
      let text = try workspace.folder.text(place)
      #expect(text.contains("\n  \"engines\": {\n    \"typst\": \"0.15.2\"\n  },\n"), "\(text)")
      #expect(!text.contains(workspace.folder.path))
    }
  }

  @Test("refuses a client's site of another build in a shard")
  func comparesSites() throws {
    let place = "out/1/clients/bell/data/provenance.json"
    let version = try refused(["1", "2"], code: 3) { workspace in
      try workspace.folder.replace("\"0.1.0\"", by: "\"0.2.0\"", in: place)
    }
    #expect(
      version
        == "gapbook: 1/clients/bell/ is of another version, law, engines or options than its shard\n"
    )
    let id = try refused(["1", "2"], code: 3) { workspace in
      try workspace.folder.replace(
        "# gapbook Seven",
        by: "# gapbook Eight",
        in: "out/1/clients/bell/SHA256SUMS"
      )
    }
    #expect(id == "gapbook: 1/clients/bell/ is another workspace's, \"Eight\"\n")
  }

  @Test("refuses folders that are no shards")
  func knowsShards() throws {
    #expect(try refused(["1", "nowhere"], code: 2) == "gapbook: there is no folder nowhere\n")
    let foreign = try refused(["1", "mine"], code: 2) { workspace in
      try workspace.folder.put("mine", at: "out/mine/index.html")
    }
    #expect(
      foreign
        == "gapbook: mine is not the output of gapbook build --shard: it has no list of ours\n"
    )
    let earlier = try refused(["1", "1.earlier", "2"], code: 2) { workspace in
      try workspace.folder.put("mine", at: "out/1.earlier/report.pdf")
    }
    #expect(
      earlier
        == "gapbook: 1.earlier keeps documents that a later build did not make again; do not name it\n"
    )
    let whole = try refused(["1", "2", "whole"], code: 2) { workspace in
      try workspace.build(to: "whole")
    }
    #expect(whole == "gapbook: whole is no shard: it was built without --shard\n")
  }

  @Test("refuses shards that are not as they were written")
  func knowsDamage() throws {
    let changed = try refused(["1", "2"], code: 3) { workspace in
      try workspace.folder.put("changed", at: "out/1/search.html")
      try workspace.folder.put("changed", at: "out/2/clients/bell/search.html")
      try workspace.folder.put("changed", at: "out/1/clients/bell/search.html")
    }
    #expect(changed.contains("search.html"), "\(changed)")
    let gone = try refused(["1", "2"], code: 3) { workspace in
      try FileManager.default.removeItem(atPath: workspace.output("1/index.html"))
    }
    #expect(gone == "gapbook: 1/index.html is not as its shard wrote it\n")
    let stranger = try refused(["1", "2"], code: 3) { workspace in
      try workspace.folder.put("mine", at: "out/1/notes/mine.txt")
    }
    #expect(
      stranger
        == "gapbook: 1 holds notes/mine.txt, which shard 1 of 2 did not write; build it again\n"
    )
    let climbing = try refused(["1", "2"], code: 3) { workspace in
      try workspace.folder.replace("  index.html", by: "  ../evil.html", in: "out/1/SHA256SUMS")
    }
    #expect(climbing == "gapbook: 1 is damaged: its list names ../evil.html\n")
    let client = try refused(["1", "2"], code: 3) { workspace in
      try FileManager.default.removeItem(atPath: workspace.output("1/clients/bell"))
    }
    #expect(client == "gapbook: 1 is damaged: clients/bell/ is missing\n")
  }

  @Test("refuses to write into an input, above it, or over what is not ours")
  func keepsInputs() throws {
    let workspace = try ShardedWorkspace.built(2)
    let before = try contents(of: workspace.output(""))
    for (place, words) in [("1", "is the input"), ("1/in", "overlaps"), ("../out", "overlaps")] {
      let result = try workspace.merge(["1", "2"], to: place)
      #expect(result.code == 2)
      #expect(result.stderr.contains("\(words) "), "\(result.stderr)")
    }
    #expect(FolderChanges(from: before, to: try contents(of: workspace.output(""))).isEmpty)
    try workspace.folder.put("mine", at: "out/mine/a.txt")
    let foreign = try workspace.merge(["1", "2"], to: "mine")
    #expect(foreign.code == 5)
    #expect(foreign.stderr.contains("it holds a.txt, which no build wrote"), "\(foreign.stderr)")
    #expect(try run(buildFolder + "/gapbook", ["merge", workspace.output("1")]).code == 2)
  }

  @Test("keeps a client's site that no shard has, with a warning, until --prune")
  func keepsVanished() throws {
    let workspace = try ShardedWorkspace.built(2)
    #expect(try workspace.merge(["1", "2"], to: "joined").code == 0)
    try FileManager.default.removeItem(atPath: workspace.folder.path + "/content/clients/ada")
    try workspace.buildAll(2)
    let kept = try workspace.merge(["1", "2"], to: "joined")
    #expect(kept.code == 0)
    #expect(kept.stderr.contains("clients/ada of the output stays, and no shard has it"))
    #expect(exists(workspace.output("joined/clients/ada/index.html")))
    let pruned = try workspace.merge(["1", "2"], to: "joined", "--prune")
    let told = "gapbook: note: clients/ada of the output is removed by --prune: no shard has it\n"
    #expect(pruned.code == 0 && pruned.stderr == told, "\(pruned.stderr)")
    #expect(!exists(workspace.output("joined/clients/ada")))
    let whole = try workspace.build(to: "whole")
    #expect(whole.code == 0, "\(whole.stderr)")
    let changes = FolderChanges(
      from: try contents(of: workspace.output("whole")),
      to: try contents(of: workspace.output("joined"))
    )
    #expect(changes.isEmpty)
  }
}
