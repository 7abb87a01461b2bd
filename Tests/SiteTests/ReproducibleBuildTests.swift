import Foundation
import TestSupport
import Testing

@Suite("The repository's own workspace")
struct ReproducibleBuildTests {
  @Test("builds without an error")
  func buildsWithoutError() throws {
    let built = try Example.built()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(!built.result.stderr.contains("error"), "\(built.result.stderr)")
    #expect(built.pages["index.html"] != nil)
    #expect(built.pages[Example.client + "report.html"] != nil)
  }

  @Test("gives the same bytes in another folder, time zone and language, with eight jobs")
  func buildsReproducibly() throws {
    let other = try Built(
      Example.copy(),
      "--jobs",
      "8",
      environment: ["TZ": "Pacific/Auckland", "LANG": "tr_TR.UTF-8", "LC_ALL": "C"],
      readingPages: false
    )
    #expect(other.result.code == 0)
    #expect(try FolderChanges(from: Example.built().files, to: other.files).isEmpty)
  }

  @Test("gives the same bytes by one thread and by eight, where there are pages enough for threads")
  func buildsByThreads() throws {
    let folder = try TemporaryFolder(["gapbook.yml": "as_of: 2026-11-21"])
    for number in 1...1_100 {
      try folder.put(
        .text("# Page \(number)\n\nWords and [another](page-\(number % 1_100 + 1).md).\n"),
        at: "content/pages/page-\(number).md"
      )
    }
    let sites = try ["1", "8"].map { jobs in
      try Built(folder, "--jobs", jobs, readingPages: false)
    }
    #expect(sites.allSatisfy { $0.result.code == 0 && $0.files.count > 1_100 })
    #expect(FolderChanges(from: sites[0].files, to: sites[1].files).isEmpty)
  }

  @Test("writes nothing the second time, and a file that did not change keeps its inode")
  func writesOnlyWhatChanged() throws {
    let built = try Built(Example.copy(), readingPages: false)
    let before = try inodes(of: built.site)
    let again = try gapbook("build", built.workspace.path, "-o", built.site)
    #expect(again.code == 0)
    #expect(again.stdout.contains("\n0 files written, \(before.count) unchanged\n"))
    #expect(try inodes(of: built.site) == before)

    try built.workspace.put("# Another home\n", at: "content/index.md")
    let changed = try gapbook("build", built.workspace.path, "-o", built.site)
    #expect(changed.code == 0)
    let after = try inodes(of: built.site)
    let renewed = Set(before.keys.filter { before[$0] != after[$0] })
    let differing = try FolderChanges(from: built.files, to: contents(of: built.site)).changed
    #expect(renewed == differing)
    #expect(renewed.isSuperset(of: ["index.html", "SHA256SUMS"]))
    #expect(renewed.allSatisfy { !$0.hasPrefix("clients/") })
  }

  @Test("passes sha256sum, and lists every file of each site", arguments: ["", Example.client])
  func listsEveryFile(site: String) throws {
    let built = try Example.built()
    let check = try run(
      "/usr/bin/sha256sum",
      ["--check", "--strict", "--quiet", "SHA256SUMS"],
      in: built.site + "/" + site
    )
    #expect(check.code == 0, "\(check.stdout) \(check.stderr)")
    let lines = try built.text(site + "SHA256SUMS").split(separator: "\n")
    #expect(lines.first == "# gapbook HIPAA, explained and dated")
    let listed = lines.dropFirst().map { site + $0.dropFirst(66) }
    let there = built.files.keys.filter { path in
      path.hasPrefix(site) && path != site + "SHA256SUMS"
        && !(site.isEmpty && path.hasPrefix("clients/"))
    }
    #expect(listed == there.sorted())
  }

  @Test("has no two files whose names differ in capitals alone")
  func hasDistinctNames() throws {
    let names = try Example.built().files.keys.map { $0.lowercased() }
    #expect(Set(names).count == names.count)
  }

  @Test("names no absolute path of the machine")
  func namesNoMachinePath() throws {
    let built = try Example.built()
    let paths = [built.workspace.path, built.output.path, repositoryRoot].map { Array($0.utf8) }
    for (path, bytes) in built.files {
      for secret in paths where contains(bytes, secret) {
        Issue.record("\(path) holds \(String(decoding: secret, as: UTF8.self))")
      }
    }
  }
}
