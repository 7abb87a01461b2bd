import Foundation
import Glibc
import TestSupport
import Testing

@Suite("A call")
struct CallTests {
  @Test("without a command is wrong, and shows the commands", arguments: [[], ["new"]])
  func needsACommand(call: [String]) throws {
    let result = try run(buildFolder + "/gapbook", call)
    #expect(result.code == 2)
    #expect(result.stdout == "")
    #expect(result.stderr.contains("USAGE: "))
    #expect(result.stderr.hasSuffix("gapbook: no command is given\n"))
    #expect(try run(buildFolder + "/gapbook", call + ["--help"]).code == 0)
  }

  @Test(
    "under a SOURCE_DATE_EPOCH that is no number of seconds is wrong",
    arguments: [
      "bogus", "", "1e9", "1.5", "-1", "+1", " 1", "0x10", "67768036191676799",
      "253402300800", "99999999999999999999", "١٢",
    ]
  )
  func refusesEpoch(epoch: String) throws {
    let folder = try SmallWorkspace.folder()
    for call in [
      ["build", "."], ["check", "."], ["facts", "."], ["new", "policy", "P"], ["init", "more"],
      ["explain", "cmp", "."], ["export", "json", "."], ["diff", ".", "."],
    ] {
      let variables = ["SOURCE_DATE_EPOCH": epoch]
      let result = try run(buildFolder + "/gapbook", call, in: folder.path, environment: variables)
      #expect(result.code == 2, "\(call)")
      #expect(result.stderr.contains("SOURCE_DATE_EPOCH"))
    }
    #expect(names(in: folder.path) == ["content", "gapbook.yml"])
  }

  @Test(
    "takes the day from SOURCE_DATE_EPOCH",
    arguments: [("0", "1970-01-01"), ("253402300799", "9999-12-31")]
  )
  func takesEpoch(epoch: String, day: String) throws {
    let folder = try TemporaryFolder()
    let variables = ["SOURCE_DATE_EPOCH": epoch]
    let result = try gapbook("facts", "--json", in: folder.path, environment: variables)
    #expect(result.code == 0, "\(result.stderr)")
    #expect(result.stdout.contains("\"as_of\": \"\(day)\""))
  }

  @Test(
    "that names what is not there is wrong",
    arguments: [
      ["build", "nowhere"], ["check", "nowhere"], ["facts", "nowhere"],
      ["explain", "cmp", "nowhere"],
      ["export", "json", "nowhere"], ["render", "nowhere.md"], ["diff", "no.json", "none"],
      ["diff", ".", "none"], ["new", "policy", "P", "--workspace", "nowhere"],
      ["check", "--previous", "none.json"], ["build", "--previous", "none.json"],
    ]
  )
  func namesWhatIsThere(call: [String]) throws {
    let folder = try TwoClients.folder()
    removeTree(folder.path + "/content/clients/beta")
    let before = names(in: folder.path)
    let result = try run(buildFolder + "/gapbook", call, in: folder.path)
    #expect(result.code == 2)
    #expect(result.stderr.contains("no"), "\(result.stderr)")
    #expect(names(in: folder.path) == before)
  }

  @Test("with an empty output is wrong")
  func refusesEmptyOutput() throws {
    let folder = try SmallWorkspace.folder()
    for call in [["build", "-o", ""], ["build", "--output", ""], ["export", "json", "-o", ""]] {
      let result = try run(buildFolder + "/gapbook", call, in: folder.path)
      #expect(result.code == 2)
      #expect(result.stderr.contains("-o lacks the name"))
    }
    #expect(names(in: folder.path) == ["content", "gapbook.yml"])
  }

  @Test("in the root of the file system, or where the machine shows itself, walks nothing")
  func walksNoMachine() throws {
    let root = try TemporaryFolder(["root": .link(to: "/")])
    for folder in ["/", "/proc", "/sys", "/proc/self", "//", "/usr/..", root.path + "/root"] {
      for command in ["check", "build"] {
        let result = try gapbook(command, in: folder, limit: 60)
        #expect(result.code == 2 && !result.timedOut, "\(command) in \(folder)")
        #expect(result.stderr.contains("is no workspace"), "\(result.stderr)")
      }
    }
    let facts = try gapbook("facts", "--json", "--as-of", "2026-11-21", in: "/", limit: 60)
    #expect(facts.code == 0 && !facts.timedOut)
    #expect(facts.stdout.contains("\"schema\": \"gapbook-facts/1\""))
  }

  @Test(
    "says of a folder of the system in the content that it is not read",
    arguments: ["/proc", "/sys"]
  )
  func passesOverTheSystem(path: String) throws {
    let folder = try SmallWorkspace.folder()
    try folder.put(.link(to: path), at: "content/machine")
    let result = try gapbook("check", folder.path, limit: 60)
    #expect(result.code == 3 && !result.timedOut)
    #expect(result.stderr.contains("content/machine cannot be read: it is a folder of the system"))
  }

  @Test("of facts reads the law alone")
  func readsTheLawAlone() throws {
    let folder = try SmallWorkspace.folder()
    try folder.put("---\n[\n---\n{{ nothing.here }}\n", at: "content/index.md")
    try folder.put("name: [", at: "content/clients/c/client.yml")
    #expect(try gapbook("facts", folder.path).code == 0)
    try folder.put("schema: [", at: "content/regulation/own.yml")
    let result = try gapbook("facts", folder.path)
    #expect(result.code == 3)
    #expect(result.stderr.contains("content/regulation/own.yml:"))
  }

  @Test(
    "without /proc is as good as with it",
    .enabled(if: geteuid() == 0 && exists("/usr/bin/unshare"), "only root can mount"),
    arguments: ["umount -l /proc", "mount -t tmpfs none /proc"]
  )
  func needsNoProc(change: String) throws {
    let folder = try SmallWorkspace.folder()
    // So many that several threads work on them.
    for number in 0..<1_000 { try folder.put("# Page\n", at: "content/pages/p\(number).md") }
    let script = """
      \(change)
      for call in "check /nonexistent" "new" "" "--help" "facts" "check --jobs 8" "build --jobs 2" \
        "export json --as-of 2026-02-30"; do
        "\(buildFolder)/gapbook" $call >/dev/null; echo "$call: $?"
      done
      """
    let call = ["/bin/bash", "-c", script]
    let without = try run("/usr/bin/unshare", ["-m"] + call, in: folder.path)
    #expect(
      without.stdout.split(separator: "\n") == [
        "check /nonexistent: 2", "new: 2", ": 0", "--help: 0", "facts: 0", "check --jobs 8: 0",
        "build --jobs 2: 0", "export json --as-of 2026-02-30: 2",
      ],
      "\(without.stdout)\(without.stderr)"
    )
    #expect(without.stderr.contains("there is no folder /nonexistent"), "\(without.stderr)")
    #expect(exists(folder.path + "/site/pages/p999.html"))
  }

  @Test("that fails says why, however quiet it is")
  func saysWhy() throws {
    let folder = try TemporaryFolder(["index.md": "# Home\n\n[gone](gone.md)\n"])
    let strict = try gapbook("check", "--strict", "-q", folder.path)
    #expect(strict.code == 3)
    #expect(strict.stderr.contains("[no-as-of-day]") && strict.stderr.contains("[unresolved-link]"))
    #expect(strict.stderr.hasSuffix("\n2 warnings\n"))
    let quiet = try gapbook("check", "-q", folder.path)
    #expect(quiet.code == 0 && quiet.errors.isEmpty && quiet.output.isEmpty)
  }

  @Test("that fails a gate says why")
  func saysWhyAGateFails() throws {
    let built = try Example.built()
    let old = built.workspace.path + "/content/\(Example.client)2025/assessment.json"
    let new = built.site + "/" + Example.client + "data/assessment.json"
    let result = try gapbook("diff", old, new, "--fail-on-regression")
    #expect(result.code == 1)
    #expect(
      result.stderr.contains("gapbook: --fail-on regression: client cedar-valley-clinic: "),
      "\(result.stderr)"
    )
  }

  @Test("with little room for addresses ends in words")
  func needsRoom() throws {
    let folder = try SmallWorkspace.folder()
    let script = "ulimit -v 200000; exec \"\(buildFolder)/gapbook\" check \"\(folder.path)\""
    let result = try run("/bin/bash", ["-c", script], limit: 60)
    #expect(!result.timedOut)
    #expect(result.code == 0 || result.stderr.contains("too little memory"), "\(result.stderr)")
  }

  @Test("under a small stack reads what is nested deep")
  func readsDeepContent() throws {
    let folder = try SmallWorkspace.folder()
    let deep = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    try folder.put(.text("---\ntitle: \(deep)\n---\n# Deep\n"), at: "content/deep.md")
    for number in 0..<480 {
      let next = "```{include} i\(number + 1).md\n```\n"
      try folder.put(.text("# I\(number)\n\n\(next)"), at: "content/i\(number).md")
    }
    try folder.put("# End\n", at: "content/i480.md")
    let script = "ulimit -s 1024; exec \"\(buildFolder)/gapbook\" check \"\(folder.path)\""
    let result = try run("/bin/bash", ["-c", script])
    #expect(result.code == 3, "\(result.stderr.suffix(500))")
    #expect(result.stderr.contains("content/deep.md:2:8: error: "))
    #expect(result.stderr.contains("[include-limit]"))
  }
}

@Suite("Messages of a command")
struct MessageTests {
  @Test(
    "of a build go to standard output in a form for machines",
    arguments: ["json", "sarif", "github"]
  )
  func haveAForm(format: String) throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21", "content/index.md": "# Home\n\n[x](gone.md)\n",
    ])
    let checked = try gapbook("check", folder.path, "--format", format)
    let built = try gapbook("build", folder.path, "--format", format)
    #expect(built.code == 0)
    #expect(built.output == checked.output)
    #expect(built.stdout.contains("unresolved-link"))
    #expect(built.stderr.contains(" files written, "))
    if format != "github" { _ = try JSONSerialization.jsonObject(with: Data(built.output)) }
  }

  @Test("of a comparison name the workspace that they are about, and show its line")
  func nameTheWorkspace() throws {
    let folder = try TemporaryFolder()
    for (name, row) in [
      ("old", "164.308(a)(1)(ii)(A),not-applicable,,"), ("new", "164.999,implemented,,"),
    ] {
      try folder.put("title: T\n", at: name + "/gapbook.yml")
      try folder.put(
        "name: C\nentity: both\nas_of: 2026-0\(name == "old" ? 1 : 2)-01\n",
        at: name + "/content/clients/c/client.yml"
      )
      try folder.put(
        .text("requirement,status,rationale,owner\n\(row)\n"),
        at: name + "/content/clients/c/responses.csv"
      )
    }
    try folder.put("here\nis another\n", at: "here/content/clients/c/responses.csv")
    for (here, old, new) in [
      ("", "old", "new"), ("here", "../old", "../new/"), ("old", ".", "../new"),
      ("here", folder.path + "/old", folder.path + "/new"),
    ] {
      let result = try gapbook("diff", old, new, in: folder.path + "/" + here)
      #expect(result.code == 3)
      for (path, words) in [(old, "164.308(a)(1)(ii)(A),not-app"), (new, "164.999,impl")] {
        let prefix = path == "." ? "./" : path.hasSuffix("/") ? path : path + "/"
        let lines = result.stderr.split(separator: "\n")
        let index = lines.firstIndex { $0.hasPrefix(prefix + "content/clients/c/responses.csv:2:") }
        let shown = index.flatMap { lines.dropFirst($0 + 1).first } ?? ""
        #expect(shown.contains(words), "\(here): \(result.stderr)")
      }
    }
  }

  @Test("in bulk are summed, and --all prints every one")
  func areSummed() throws {
    let folder = try TemporaryFolder(["gapbook.yml": "as_of: 2026-11-21"])
    for number in 1...30 { try folder.put("[x](gone.md)\n", at: "content/p\(number).md") }
    let few = try gapbook("check", folder.path)
    #expect(few.code == 0)
    #expect(few.stderr.contains("\n… and 20 more [unresolved-link] in 20 files\n"))
    #expect(few.stderr.hasSuffix("\n30 warnings\n"))
    let all = try gapbook("check", folder.path, "--all")
    #expect(all.stderr.split(separator: "\n").count { $0.hasSuffix("[unresolved-link]") } == 30)
  }
}
