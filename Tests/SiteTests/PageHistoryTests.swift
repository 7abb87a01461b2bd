import Foundation
import TestSupport
import Testing

@Suite("The history of policies")
struct PageHistoryTests {
  /// A repository whose workspace, below its top, has a policy of two commits.
  private static func repository(_ configuration: String = "git: true\n") throws -> TemporaryFolder
  {
    let folder = try TemporaryFolder([
      "w/gapbook.yml": .text("as_of: 2026-11-21\n" + configuration),
      "w/content/index.md": "# Home\n",
      "w/content/policies/a b.md": "---\nid: POL-1\n---\n# Access\n",
      "w/content/policies/own.md":
        "---\nid: POL-2\nchanges: [ { day: 2026-01-01, text: Written by hand } ]\n---\n# Own\n",
    ])
    try RevisionWorkspace.git(["init", "-q", "-b", "main"], in: folder)
    try commit(folder, "First <draft> & more", "2026-02-03")
    try folder.put("---\nid: POL-1\n---\n# Access\n\nMore.\n", at: "w/content/policies/a b.md")
    try commit(folder, "Second: Zürich", "2026-03-04")
    return folder
  }

  private static func commit(
    _ folder: TemporaryFolder,
    _ subject: String,
    _ day: String,
    addingAll: Bool = true
  ) throws {
    let date = "\(day)T12:00:00+0000"
    if addingAll { try RevisionWorkspace.git(["add", "-A"], in: folder) }
    let call =
      "GIT_COMMITTER_DATE='\(date)' /usr/bin/git -c user.name=Zqauthor -c user.email=zq@example.org commit -q --allow-empty -m '\(subject)'"
    let result = try run("/bin/sh", ["-c", call], in: folder.path)
    if result.code != 0 { throw TestFailure(result.stderr) }
  }

  private static let git = ["PATH": "/usr/bin:/bin", "TZ": "UTC"]

  private static func built(
    _ folder: TemporaryFolder,
    for audiences: [String] = [],
    _ environment: [String: String] = git
  ) throws -> [String: [UInt8]] {
    let output = try TemporaryFolder()
    let call =
      ["build", folder.path + "/w", "-o", output.path + "/site"]
      + audiences.flatMap { ["--audience", $0] }
    let result = try run(buildFolder + "/gapbook", call, environment: environment)
    if result.code != 0 { throw TestFailure(result.stderr) }
    var files = try contents(of: output.path + "/site")
    files["stderr"] = result.errors
    return files
  }

  private static func text(_ files: [String: [UInt8]], _ path: String) throws -> String {
    let bytes = try #require(files[path], "\(files.keys.sorted())")
    return path.hasSuffix(".html") ? HTMLPage(bytes).text : String(decoding: bytes, as: UTF8.self)
  }

  @Test("has the days and subjects of commits, unless the policy tells its changes")
  func isOfCommits() throws {
    let files = try Self.built(Self.repository())
    let page = try Self.text(files, "policies/a b.html")
    #expect(page.contains("Last updatedMarch 4, 2026"), "\(page)")
    let second = try #require(page.range(of: "Second: Zürich March 4, 2026"), "\(page)")
    let first = try #require(page.range(of: "First <draft> & more February 3, 2026"), "\(page)")
    #expect(second.lowerBound < first.lowerBound)
    let own = try Self.text(files, "policies/own.html")
    #expect(own.contains("Written by hand") && !own.contains("First <draft>"), "\(own)")
    #expect(own.contains("Last updatedFebruary 3, 2026"))
    for (path, bytes) in files {
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      #expect(!text.contains("zqauthor") && !text.contains("zq@"), "\(path)")
    }
  }

  @Test("is told to those who see all, and of the days until the as-of day")
  func isWithheld() throws {
    let folder = try Self.repository()
    try Self.commit(folder, "Not yet", "2026-12-01")
    let all = try Self.text(Self.built(folder), "policies/a b.html")
    #expect(!all.contains("Not yet"))
    let some = try Self.text(Self.built(folder, for: ["client"]), "policies/a b.html")
    #expect(!some.contains("Second") && !some.contains("Last updated"), "\(some)")
  }

  @Test("is none, with a note, without a repository, without git and of a shallow clone")
  func isNone() throws {
    let plain = try TemporaryFolder([
      "w/gapbook.yml": "as_of: 2026-11-21\ngit: true\n", "w/content/policies/p.md": "# P\n",
    ])
    let outside = try Self.built(plain)
    #expect(
      try Self.text(outside, "stderr").contains(
        "note: no change log is taken from git: the workspace is in no git repository [no-history]"
      )
    )
    let folder = try Self.repository()
    let without = try Self.built(folder, ["PATH": "/nowhere", "TZ": "UTC"])
    #expect(try Self.text(without, "stderr").contains("the program git is in no folder of PATH"))
    let clone = try TemporaryFolder()
    try RevisionWorkspace.git(
      ["clone", "-q", "--depth", "1", "file://" + folder.path, clone.path + "/c"],
      in: folder
    )
    _ = try run("/bin/sh", ["-c", "mv c/w w && mv c/.git .git"], in: clone.path)
    let shallow = try Self.built(clone)
    #expect(try Self.text(shallow, "stderr").contains("shallow clone"))
    #expect(try !Self.text(shallow, "policies/a b.html").contains("Last updated"))
    let unasked = try Self.built(Self.repository(""))
    #expect(try !Self.text(unasked, "policies/a b.html").contains("Last updated"))
    #expect(try !Self.text(unasked, "stderr").contains("no-history"))
  }

  @Test("runs no hook and no monitor, and heeds no variable of git")
  func runsNothing() throws {
    let folder = try Self.repository()
    let trap = "touch '\(folder.path)/trapped'\n"
    try folder.put(.text("#!/bin/sh\n" + trap), at: "trap.sh")
    _ = try run("/bin/sh", ["-c", "chmod +x trap.sh"], in: folder.path)
    for key in ["core.fsmonitor", "core.pager", "gpg.program", "diff.external", "core.sshCommand"] {
      try RevisionWorkspace.git(["config", key, folder.path + "/trap.sh"], in: folder)
    }
    try RevisionWorkspace.git(["config", "log.showSignature", "true"], in: folder)
    let environment = Self.git.merging([
      "GIT_DIR": "/nowhere", "GIT_PAGER": folder.path + "/trap.sh",
    ]) { $1 }
    let page = try Self.text(Self.built(folder, environment), "policies/a b.html")
    #expect(page.contains("Second: Zürich"))
    #expect(!exists(folder.path + "/trapped"))
  }

  @Test("of a new commit is noticed by the next build, though no file changed")
  func isNoticed() throws {
    let folder = try Self.repository()
    let output = try TemporaryFolder()
    func build() throws -> (said: String, page: String) {
      let site = output.path + "/site"
      let call = ["build", folder.path + "/w", "-o", site]
      let result = try run(buildFolder + "/gapbook", call, environment: Self.git)
      #expect(result.code == 0, "\(result.stderr)")
      let page = readFile(site + "/policies/a b.html") ?? []
      return (result.stdout, HTMLPage(page).text)
    }
    _ = try run("/bin/sleep", ["0.1"])
    _ = try build()
    _ = try run("/bin/sleep", ["0.1"])
    #expect(try build().said.contains("0 files written"))
    // A commit that takes a file in anew, as it is.
    try RevisionWorkspace.git(["rm", "-q", "--cached", "w/content/policies/a b.md"], in: folder)
    try Self.commit(folder, "Away", "2026-04-05", addingAll: false)
    try Self.commit(folder, "Back again", "2026-05-06")
    let page = try build().page
    #expect(page.contains("Back again May 6, 2026"), "\(page)")
  }
}
