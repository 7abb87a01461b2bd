import Foundation
import Glibc
import TestSupport
import Testing

@Suite("A version that is issued")
struct IssueTests {
  private typealias Issued = IssuedWorkspace

  private func digest(_ bytes: [UInt8]?) throws -> String {
    let told = try run("/usr/bin/sha256sum", [], input: try #require(bytes))
    return String(told.stdout.prefix(64))
  }

  @Test("is recorded with the sums of its site and of its inputs")
  func isRecorded() throws {
    let folder = try Issued.issued()
    let record = try folder.text(Issued.record)
    for line in [
      "version: \"1.0\"\n", "audience: \"full\"\n", "day: 2026-12-01\n", "as_of: 2026-09-30\n",
      "tool: \"0.1.0\"\n",
    ] { #expect(record.contains(line), "\(line)") }
    let list = try #require(readFile("\(folder.path)/\(Issued.site)/SHA256SUMS"))
    #expect(record.contains("list: \(try digest(list))\n"))
    for line in String(decoding: list, as: UTF8.self).split(separator: "\n").dropFirst() {
      #expect(record.contains("  \"\(line.dropFirst(66))\": \(line.prefix(64))\n"), "\(line)")
    }
    let inputs = [
      "content/clients/alpha/client.yml", "content/clients/alpha/responses.csv",
      "content/clients/alpha/summary.md", "content/regulation/facts.yml", "gapbook.yml",
    ]
    for path in inputs {
      let sum = try digest(readFile(folder.path + "/" + path))
      #expect(record.contains("  \"\(path)\": \(sum)\n"), "\(path)")
    }
    #expect(
      !record.contains("beta") && !record.contains("(built-in)") && !record.contains("alpha/issued")
    )
    // Its own site does not know of the record: it would be another one then.
    let provenance = try folder.text(Issued.site + "/data/provenance.json")
    #expect(!provenance.contains("issued/"))
  }

  @Test("is what status: issued says: without the record that is a warning")
  func warnsWithoutRecord() throws {
    let folder = try Issued.made()
    let plain = try Issued.call("build", folder)
    #expect(plain.code == 0)
    #expect(plain.lines("issued-without-record").count == 1, "\(plain.stderr)")
    #expect(plain.stderr.contains("content/clients/alpha/client.yml:1:"))
    #expect(try Issued.call("issue", folder).lines("issued-without-record").isEmpty)
    #expect(try Issued.call("build", folder).lines("issued-without-record").isEmpty)
    try folder.replace("\"1.0\"", by: "\"1.1\"", in: "content/clients/alpha/client.yml")
    #expect(try Issued.call("build", folder).lines("issued-without-record").count == 1)
  }

  @Test("stays as it is where its inputs are as they were, byte for byte and whatever else changes")
  func staysAsItIs() throws {
    let folder = try Issued.issued()
    let before = try contents(of: folder.path + "/" + Issued.site)
    let inodes = try inodes(of: folder.path + "/" + Issued.site)
    // Neither another client's files, nor what its site does not show.
    try folder.put("# Home\n\nOther words.\n", at: "content/index.md")
    try folder.replace("implemented", by: "partial", in: "content/clients/beta/responses.csv")
    let built = try Issued.call("build", folder)
    #expect(built.code == 0, "\(built.stderr)")
    #expect(
      FolderChanges(from: before, to: try contents(of: folder.path + "/" + Issued.site)).isEmpty
    )
    #expect(try TestSupport.inodes(of: folder.path + "/" + Issued.site) == inodes)
    #expect(built.stdout.contains("pages, Alpha Clinic\n"))
    // What was made by another version of the program stays, too: here, a page that this one writes
    // otherwise.
    try stageOlder(folder)
    let older = try contents(of: folder.path + "/" + Issued.site)
    let again = try Issued.call("build", folder)
    #expect(again.code == 0 && again.lines("issued-left-out").isEmpty, "\(again.stderr)")
    #expect(
      FolderChanges(from: older, to: try contents(of: folder.path + "/" + Issued.site)).isEmpty
    )
    // Where it is gone, this program cannot make it.
    removeTree(folder.path + "/site")
    let gone = try Issued.call("build", folder)
    #expect(gone.code == 0 && gone.lines("issued-left-out").count == 1, "\(gone.stderr)")
    #expect(gone.stderr.contains("by gapbook 0.0.9") && gone.stderr.contains("gaps.html"))
    #expect(!exists(folder.path + "/" + Issued.site) && exists(folder.path + "/site/clients/beta"))
    let next = try Issued.call("build", folder)
    #expect(next.code == 0 && next.stdout.contains("\n0 files written"), "\(next.stderr)")
    #expect(try Issued.call("build", folder, "--strict").code == 3)
  }

  /// Makes of an issued site what an older program would have issued.
  private func stageOlder(_ folder: TemporaryFolder) throws {
    let old = try digest(readFile("\(folder.path)/\(Issued.site)/gaps.html"))
    let page = try folder.text(Issued.site + "/gaps.html") + "<!-- older -->\n"
    let new = try digest(Array(page.utf8))
    let list = try folder.text(Issued.site + "/SHA256SUMS")
    let newList = list.replacing(old, with: new)
    try folder.put(.text(page), at: Issued.site + "/gaps.html")
    try folder.put(.text(newList), at: Issued.site + "/SHA256SUMS")
    let record = try folder.text(Issued.record).replacing(old, with: new)
      .replacing(try digest(Array(list.utf8)), with: try digest(Array(newList.utf8)))
      .replacing("tool: \"0.1.0\"", with: "tool: \"0.0.9\"")
      .replacing("gapbook-issued/2", with: "gapbook-issued/1")
      .replacing(/# A digest of all else in this file.\nrecord: \w{64}\n/, with: "")
    try folder.put(.text(record), at: Issued.record)
  }

  @Test("is built again where the output is gone and the same bytes come out")
  func isBuiltAgain() throws {
    let folder = try Issued.issued()
    let before = try contents(of: folder.path + "/" + Issued.site)
    removeTree(folder.path + "/site")
    let built = try Issued.call("build", folder)
    #expect(built.code == 0 && built.lines("issued-left-out").isEmpty, "\(built.stderr)")
    #expect(
      FolderChanges(from: before, to: try contents(of: folder.path + "/" + Issued.site)).isEmpty
    )
    // So is one in which somebody changed a file.
    try folder.put("changed", at: Issued.site + "/gaps.html")
    #expect(try Issued.call("build", folder).code == 0)
    #expect(
      FolderChanges(from: before, to: try contents(of: folder.path + "/" + Issued.site)).isEmpty
    )
    let shard = try Issued.call("build", folder, "--shard", "1/1", "-o", folder.path + "/part")
    #expect(shard.code == 0, "\(shard.stderr)")
    let part = try contents(of: folder.path + "/part/clients/alpha")
    #expect(FolderChanges(from: before, to: part).isEmpty)
  }

  @Test(
    "refuses other inputs under it with 4, names them, and writes nothing",
    arguments: [
      ("content/clients/alpha/summary.md", "changed", "# Summary\n\nOther words.\n"),
      ("content/clients/alpha/more ä.md", "added", "# More\n"),
      ("content/guide/index.md", "changed", "# Other guide\n"),
      ("templates/words/en.yml", "added", "all_pages: Everything\n"),
      ("gapbook.yml", "changed", "title: T\nas_of: 2026-11-21\ncoverage_threshold: 70\n"),
    ]
  )
  func refusesOtherInputs(path: String, verb: String, text: String) throws {
    let folder = try Issued.issued()
    #expect(try Issued.call("build", folder).code == 0)
    let before = try contents(of: folder.path + "/site")
    let isListed =
      try !path.hasPrefix("content/guide") || folder.text(Issued.record).contains(path)
    try folder.put(.text(text), at: path)
    let refused = try Issued.call("build", folder)
    if !isListed {
      #expect(refused.code == 0, "the guide is on no page of this site")
      return
    }
    #expect(refused.code == 4, "\(refused.stderr)")
    #expect(refused.lines("issued-changed").count == 1)
    #expect(refused.stderr.contains("\(verb): \(path)"), "\(refused.stderr)")
    #expect(try Issued.call("check", folder).code == 4)
    // What is written now can be looked at all the same.
    let exported = try gapbook("export", "json", folder.path, "--client", "alpha")
    #expect(exported.code == 0, "\(exported.stderr)")
    #expect(try Issued.call("issue", folder).code == 4)
    #expect(FolderChanges(from: before, to: try contents(of: folder.path + "/site")).isEmpty)
    #expect(
      try Issued.call("build", folder, "--client", "beta", "-o", folder.path + "/b").code == 0
    )
    if path.hasPrefix("content/clients") {
      try folder.replace("\"1.0\"", by: "\"1.1\"", in: "content/clients/alpha/client.yml")
      #expect(try Issued.call("build", folder).code == 0)
    }
  }

  @Test("refuses another as-of date and another earlier assessment of the call")
  func refusesOtherFlags() throws {
    let folder = try Issued.issued()
    let day = try Issued.call("build", folder, "--as-of", "2026-08-01")
    #expect(day.code == 4)
    #expect(day.stderr.contains("the as-of date is 2026-08-01 and was 2026-09-30"), "\(day.stderr)")
    let previous = "\(folder.path)/\(Issued.site)/data/assessment.json"
    try folder.copy(previous, to: "old/assessment.json")
    try folder.replace(
      "\"as_of\": \"2026-09-30\"",
      by: "\"as_of\": \"2025-09-30\"",
      in: "old/assessment.json"
    )
    let compared = try Issued.call(
      "build",
      folder,
      "--as-of",
      "2026-09-30",
      "--previous",
      folder.path + "/old/assessment.json"
    )
    #expect(
      compared.code == 4 && compared.stderr.contains("added: assessment.json"),
      "\(compared.stderr)"
    )
  }

  @Test("is not recorded a second time from the same inputs")
  func isRecordedOnce() throws {
    let folder = try Issued.issued()
    let before = try contents(of: folder.path + "/" + Issued.site)
    let record = try folder.text(Issued.record)
    let again = try Issued.call("issue", folder, environment: ["SOURCE_DATE_EPOCH": "1797000000"])
    #expect(again.code == 0 && again.stderr.contains("[already-issued]"), "\(again.stderr)")
    #expect(
      FolderChanges(from: before, to: try contents(of: folder.path + "/" + Issued.site)).isEmpty
    )
    #expect(try folder.text(Issued.record) == record)
  }

  @Test("is issued again for a reason, which the history has, with the digests of what it replaces")
  func isReissued() throws {
    let folder = try Issued.issued()
    let first = try folder.text(Issued.record)
    let firstList = try digest(readFile("\(folder.path)/\(Issued.site)/SHA256SUMS"))
    try folder.put("# Summary\n\nCorrected.\n", at: "content/clients/alpha/summary.md")
    let reason = "F-1 named \"the wrong\" site: Straße <b>"
    let day = ["SOURCE_DATE_EPOCH": "1797000000"]
    let issued = try Issued.call("issue", folder, "--reissue", reason, environment: day)
    #expect(issued.code == 0, "\(issued.stderr)")
    let record = try folder.text(Issued.record)
    let inputs = try #require(first.firstMatch(of: /\ninputs: (\w{64})\n/)?.output.1)
    #expect(
      record.hasSuffix(
        """
        reissues:
          - day: 2026-12-11
            reason: "F-1 named \\"the wrong\\" site: Straße <b>"
            replaced:
              day: 2026-12-01
              tool: "0.1.0"
              inputs: \(inputs)
              list: \(firstList)

        """
      ),
      "\(record.suffix(600))"
    )
    #expect(
      record.contains("day: 2026-12-11\n") && !record.contains("inputs: \(inputs)\ninput_files")
    )
    let page = HTMLPage(try #require(readFile("\(folder.path)/\(Issued.site)/sign-off.html")))
    let rows = page.texts { $0.name == "tr" }
    #expect(
      rows.contains { $0.contains("Issued again: \(reason)") && $0.contains("December 11, 2026") }
    )
    let before = try contents(of: folder.path + "/" + Issued.site)
    #expect(try Issued.call("build", folder, environment: day).code == 0)
    removeTree(folder.path + "/site")
    #expect(try Issued.call("build", folder, environment: day).code == 0)
    #expect(
      FolderChanges(from: before, to: try contents(of: folder.path + "/" + Issued.site)).isEmpty
    )
    // A second one keeps the first.
    let second = try Issued.call("issue", folder, "--reissue", "Again", environment: day)
    #expect(second.code == 0, "\(second.stderr)")
    let twice = try folder.text(Issued.record)
    #expect(twice.contains("reason: \"F-1 named") && twice.contains("reason: \"Again\""))
    // The next version shows both, and is issued on its own.
    try folder.replace("\"1.0\"", by: "\"1.1\"", in: "content/clients/alpha/client.yml")
    #expect(try Issued.call("issue", folder, environment: day).code == 0)
    let next = HTMLPage(try #require(readFile("\(folder.path)/\(Issued.site)/sign-off.html")))
    #expect(next.texts { $0.name == "tr" }.count { $0.contains("Issued again: ") } == 2)
    #expect(try Issued.call("build", folder, environment: day).code == 0)
  }

  @Test("needs a version, a date and, to be issued again, an issue")
  func needsItsParts() throws {
    let folder = try Issued.made()
    let again = try Issued.call("issue", folder, "--reissue", "No reason")
    #expect(again.code == 3 && again.lines("nothing-to-reissue").count == 1, "\(again.stderr)")
    for reason in ["", "  ", "two\nlines", "\u{202E}turned"] {
      #expect(try Issued.call("issue", folder, "--reissue", reason).code == 2, "\(reason)")
    }
    try folder.replace("version: \"1.0\"\n", by: "", in: "content/clients/alpha/client.yml")
    let nameless = try Issued.call("issue", folder)
    #expect(
      nameless.code == 3 && nameless.stderr.contains("lacks \"version\""),
      "\(nameless.stderr)"
    )
    #expect(try Issued.call("build", folder).stderr.contains("has no version that could be frozen"))
    try folder.put(
      .text(Issued.client.replacing("as_of: 2026-09-30\n", with: "")),
      at: "content/clients/alpha/client.yml"
    )
    try folder.put("title: T\n", at: "gapbook.yml")
    let undated = try Issued.call("issue", folder)
    #expect(undated.code == 3 && undated.lines("undated-issue").count == 1, "\(undated.stderr)")
    try folder.put(
      .text(Issued.client.replacing("status: issued\n", with: "")),
      at: "content/clients/alpha/client.yml"
    )
    let draft = try Issued.call("issue", folder)
    #expect(draft.code == 0 && draft.lines("issued-draft").count == 1, "\(draft.stderr)")
    #expect(try gapbook("issue", "gamma", folder.path).code == 2)
  }

  @Test(
    "has a file whatever its name is",
    arguments: [
      ("1.0/final", "1.0%2Ffinal"), ("../../x", "%2E.%2F..%2Fx"), ("1.0@public", "1.0%40public"),
      ("Entwurf Größe 2", "Entwurf Größe 2"), ("1:0.", "1%3A0%2E"), (".hidden", "%2Ehidden"),
    ]
  )
  func hasItsFile(version: String, name: String) throws {
    let folder = try Issued.made(version: version)
    let issued = try Issued.call("issue", folder)
    #expect(issued.code == 0, "\(issued.stderr)")
    #expect(names(in: folder.path + "/content/clients/alpha/issued") == [name + ".yml"])
    let built = try Issued.call("build", folder)
    #expect(built.code == 0 && built.lines("issued-left-out").isEmpty, "\(built.stderr)")
    try folder.put("# Summary\n\nOther.\n", at: "content/clients/alpha/summary.md")
    #expect(try Issued.call("build", folder).code == 4)
  }

  @Test("is recorded or delivered as a whole: where the record cannot be written, nothing is")
  func isWholeOrNothing() throws {
    let folder = try Issued.made()
    #expect(try Issued.call("build", folder).code == 0)
    let before = try contents(of: folder.path + "/site")
    let elsewhere = try TemporaryFolder()
    try folder.put(.link(to: elsewhere.path), at: "content/clients/alpha/issued")
    let linked = try Issued.call("issue", folder)
    #expect(linked.code != 0)
    removeTree(folder.path + "/content/clients/alpha/issued")
    try folder.put("# Summary\n\nOther.\n", at: "content/clients/alpha/summary.md")
    try folder.put("no folder", at: "content/clients/alpha/issued")
    let closed = try Issued.call("issue", folder)
    #expect(closed.code == 5, "\(closed.stderr)")
    #expect(FolderChanges(from: before, to: try contents(of: folder.path + "/site")).isEmpty)
    removeTree(folder.path + "/content/clients/alpha/issued")
    // A record that is written before a signature fails would freeze what nobody has: none is.
    let keys = try SigningKeys()
    let failing = try standIn(
      "ssh-keygen",
      "if [ -e \"$0.once\" ]; then exit 255; fi; : > \"$0.once\"; exec /usr/bin/ssh-keygen \"$@\"\n"
    )
    let path = ["PATH": failing.path + ":/usr/bin:/bin"]
    #expect(try Issued.call("issue", folder, "--sign", keys.key, environment: path).code == 5)
    #expect(!exists(folder.path + "/content/clients/alpha/issued"))
    #expect(try Issued.call("issue", folder, "--sign", keys.key).code == 0)
    #expect(try keys.fault(of: folder.path + "/" + Issued.site) == nil)
    // The signature is no part of what is frozen.
    let other = try SigningKeys()
    #expect(try Issued.call("build", folder, "--sign", other.key).code == 0)
    #expect(try other.fault(of: folder.path + "/" + Issued.site) == nil)
  }

  @Test("stays as it is where other inputs come to the same bytes, with a note that names them")
  func staysWhereNothingIsSeen() throws {
    let folder = try Issued.issued()
    #expect(try Issued.call("build", folder).code == 0)
    let before = try contents(of: folder.path + "/" + Issued.site)
    let settings = try folder.text("gapbook.yml")
    try folder.put(.text(settings + "# A comment\naudiences: [board]\n"), at: "gapbook.yml")
    try folder.put(
      .text(folder.text("content/clients/alpha/responses.csv").replacing("\n", with: "\r\n")),
      at: "content/clients/alpha/responses.csv"
    )
    for command in ["check", "build", "issue"] {
      let told = try Issued.call(command, folder)
      #expect(told.code == 0, "\(command): \(told.stderr)")
      let notes = told.lines("issued-same")
      #expect(notes.count == 1, "\(told.stderr)")
      #expect(
        notes[0].contains("changed: content/clients/alpha/responses.csv, gapbook.yml"),
        "\(notes)"
      )
    }
    let after = try contents(of: folder.path + "/" + Issued.site)
    #expect(FolderChanges(from: before, to: after).isEmpty)
    #expect(!exists(folder.path + "/content/clients/alpha/issued/1.0@client.yml"))
    // Where what was issued is gone, it cannot be told from what is made now.
    removeTree(folder.path + "/site")
    let gone = try Issued.call("build", folder)
    #expect(gone.code == 0 && gone.lines("issued-left-out").count == 1, "\(gone.stderr)")
    // What a reader sees is still refused.
    try folder.replace("implemented", by: "partial", in: "content/clients/alpha/responses.csv")
    #expect(try Issued.call("build", folder).code == 4)
  }
}
