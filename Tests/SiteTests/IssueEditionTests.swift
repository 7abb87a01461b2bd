import TestSupport
import Testing

@Suite("An edition that is issued")
struct IssueEditionTests {
  private typealias Issued = IssuedWorkspace
  private static let record = "content/clients/alpha/issued/1.0@client.yml"
  private static let site = "site/clients/alpha@client"

  private static func isThere(_ path: String, in folder: TemporaryFolder) -> Bool {
    readFile(folder.path + "/" + path) != nil
  }

  @Test("has a record of its own, which freezes it and nothing else")
  func hasItsOwnRecord() throws {
    let folder = try Issued.made()
    let issued = try Issued.call("issue", folder, "--audience", "client")
    #expect(issued.code == 0, "\(issued.stderr)")
    #expect(!Self.isThere(Issued.record, in: folder))
    let record = try folder.text(Self.record)
    #expect(record.contains("audience: \"client\"\n"))
    let list = try folder.text(Self.site + "/SHA256SUMS").split(separator: "\n").dropFirst()
    #expect(list.count > 20)
    for line in list {
      #expect(record.contains("  \"\(line.dropFirst(66))\": \(line.prefix(64))\n"), "\(line)")
    }
    let before = try contents(of: folder.path + "/" + Self.site)
    try folder.replace("Alpha Clinic", by: "Alpha Hospital", in: "content/clients/alpha/client.yml")
    let refused = try Issued.call("build", folder, "--audience", "client")
    #expect(refused.code == 4)
    let help = "gapbook issue alpha --audience client --reissue REASON"
    #expect(refused.stderr.contains(help), "\(refused.stderr)")
    #expect(refused.stderr.contains("[issued-changed]"))
    #expect(try contents(of: folder.path + "/" + Self.site) == before)
    let whole = try Issued.call("build", folder)
    #expect(whole.code == 4, "\(whole.stderr)")
    #expect(
      whole.lines("issued-changed").first?.contains(" for client and its inputs are others") == true
    )
    #expect(try contents(of: folder.path + "/" + Self.site) == before)
  }

  @Test("refuses other inputs for others too, whatever makes them a report of that version")
  func refusesOthers() throws {
    let folder = try Issued.made()
    try folder.put(
      "---\nid: F-1\nrequirements: [164.308(a)(2)]\nlikelihood: low\nimpact: low\n---\n# Seen\n",
      at: "content/clients/alpha/findings/f1.md"
    )
    #expect(try Issued.call("issue", folder).code == 0)
    // From the same inputs each edition may be made and issued.
    for audience in ["client", "regulator"] {
      let built = try Issued.call("build", folder, "--audience", audience)
      #expect(built.code == 0, "\(built.stderr)")
    }
    #expect(try Issued.call("issue", folder, "--audience", "regulator").code == 0)
    let export = ["export", "json", folder.path, "--client", "alpha", "--audience", "client"]
    #expect(try run(buildFolder + "/gapbook", export).code == 0)

    try folder.replace("implemented", by: "partial", in: "content/clients/alpha/responses.csv")
    let before = try contents(of: folder.path + "/site")
    let calls = [
      ["build", folder.path, "--client", "alpha", "--audience", "client"],
      ["build", folder.path, "--client", "alpha", "--audience", "public"],
      ["build", folder.path, "--client", "alpha", "--finding", "F-1"],
      ["issue", "alpha", folder.path, "--audience", "client"], export,
    ]
    for call in calls {
      let refused = try run(buildFolder + "/gapbook", call)
      #expect(refused.code == 4, "\(call): \(refused.stderr)")
      let told = refused.lines("issued-changed")
      #expect(
        told.count == 1
          && told.allSatisfy { $0.contains("changed: content/clients/alpha/responses.csv") }
      )
      #expect(refused.stdout.isEmpty)
    }
    #expect(FolderChanges(from: before, to: try contents(of: folder.path + "/site")).isEmpty)
    #expect(!Self.isThere(Self.record, in: folder))
    // A draft says that it is one, and may be looked at.
    try folder.replace(
      "status: issued",
      by: "status: draft",
      in: "content/clients/alpha/client.yml"
    )
    #expect(try run(buildFolder + "/gapbook", export).code == 0)
    try folder.replace(
      "status: draft",
      by: "status: issued",
      in: "content/clients/alpha/client.yml"
    )
    // Issued again for one audience, it may be made for others.
    let again = try Issued.call("issue", folder, "--reissue", "One answer was wrong")
    #expect(again.code == 0, "\(again.stderr)")
    let built = try Issued.call("build", folder, "--client", "alpha", "--audience", "client")
    #expect(built.code == 0, "\(built.stderr)")
    // The other one that was issued is held to what it was.
    #expect(try Issued.call("build", folder, "--audience", "regulator").code == 4)
  }

  @Test("is of the version that is written, whatever blanks are around that")
  func trimsVersion() throws {
    let folder = try Issued.made(version: " 1.0 ")
    #expect(try Issued.call("issue", folder).code == 0)
    #expect(Self.isThere(Issued.record, in: folder))
    try folder.replace("\" 1.0 \"", by: "\"1.0\"", in: "content/clients/alpha/client.yml")
    try folder.replace("implemented", by: "partial", in: "content/clients/alpha/responses.csv")
    #expect(try Issued.call("build", folder).code == 4)
  }

  @Test("stays with --prune though its audience is known no more, and the rest is named as it goes")
  func isNotPruned() throws {
    let folder = try Issued.made()
    try folder.replace("title: T\n", by: "title: T\naudiences: [board, staff]\n", in: "gapbook.yml")
    #expect(try Issued.call("issue", folder, "--audience", "board").code == 0)
    #expect(try Issued.call("build", folder, "--audience", "staff").code == 0)
    try folder.replace("title: T\naudiences: [board, staff]\n", by: "title: T\n", in: "gapbook.yml")
    removeTree(folder.path + "/content/clients/beta")
    // Another version, so that the other inputs are no fault.
    try folder.replace("\"1.0\"", by: "\"1.1\"", in: "content/clients/alpha/client.yml")
    let before = try contents(of: folder.path + "/site/clients/alpha@board")
    let pruned = try Issued.call("build", folder, "--audience", "public", "--prune")
    #expect(
      names(in: folder.path + "/site/clients") == ["alpha@board", "alpha@public"],
      "\(pruned.stderr)"
    )
    let after = try contents(of: folder.path + "/site/clients/alpha@board")
    #expect(FolderChanges(from: before, to: after).isEmpty)
    #expect(pruned.lines("vanished-audience").count == 1)
    let told = pruned.lines("pruned-site").map { $0.prefix { $0 != ":" } == "note" ? $0 : "" }
    #expect(told.count == 2, "\(pruned.stderr)")
    for name in ["alpha@staff", "beta@staff"] {
      #expect(told.contains { $0.contains("clients/\(name) of the output is removed by --prune") })
    }
  }

  @Test("is joined with the other sites of shards, as it stays or is left out in one of them")
  func isMerged() throws {
    let folder = try Issued.made()
    let out = folder.path + "/out/"
    func shards() throws {
      for number in 1...2 {
        let built = try run(
          buildFolder + "/gapbook",
          ["build", folder.path, "-o", "\(out)\(number)", "--shard", "\(number)/2", "--no-cache"],
          environment: ["SOURCE_DATE_EPOCH": "1796083200"]
        )
        #expect(built.code == 0, "\(built.stderr)")
      }
    }
    func merged(_ name: String) throws -> ProgramResult {
      try gapbook("merge", out + "1", out + "2", "-o", out + name)
    }
    try shards()
    #expect(try merged("all").code == 0)
    #expect(try Issued.call("issue", folder, "-o", out + "all").code == 0)
    let issued = try contents(of: out + "all/clients/alpha")
    // The first shards have it as it was issued, and keep it.
    try shards()
    try folder.put("# A comment\ntitle: T\nas_of: 2026-11-21\n", at: "gapbook.yml")
    try shards()
    let kept = try merged("all")
    #expect(kept.code == 0, "\(kept.stderr)")
    #expect(FolderChanges(from: issued, to: try contents(of: out + "all/clients/alpha")).isEmpty)
    // New ones have it not; an output that has it keeps it.
    for number in 1...2 { removeTree("\(out)\(number)") }
    try shards()
    let left = try merged("all")
    #expect(left.code == 0, "\(left.stderr)")
    #expect(FolderChanges(from: issued, to: try contents(of: out + "all/clients/alpha")).isEmpty)
    #expect(try gapbook("verify", out + "all").code == 0)
    let new = try merged("new")
    #expect(new.code == 0, "\(new.stderr)")
    #expect(new.stderr.contains("warning: clients/alpha is left out: its version was issued"))
    #expect(names(in: out + "new/clients") == ["beta"])
  }

  @Test("is issued again for a reason that it alone tells")
  func tellsItsReasonAlone() throws {
    let folder = try Issued.made()
    #expect(try Issued.call("issue", folder, "--audience", "client").code == 0)
    try folder.replace("Alpha Clinic", by: "Alpha Hospital", in: "content/clients/alpha/client.yml")
    let reason = "The name was misspelled throughout"
    let again = try Issued.call("issue", folder, "--audience", "client", "--reissue", reason)
    #expect(again.code == 0, "\(again.stderr)")
    #expect(try Issued.call("issue", folder).code == 0)
    #expect(try folder.text(Self.site + "/sign-off.html").contains(reason))
    #expect(try !folder.text(Issued.site + "/sign-off.html").contains(reason))
    #expect(try folder.text(Self.record).contains(reason))
  }

  @Test("is for an audience that the workspace knows")
  func needsAKnownAudience() throws {
    let folder = try Issued.made()
    let told = try Issued.call("issue", folder, "--audience", "clinet")
    #expect(told.code == 2)
    #expect(told.stderr.contains("client"), "\(told.stderr)")
    #expect(!Self.isThere("content/clients/alpha/issued", in: folder))
  }
}
