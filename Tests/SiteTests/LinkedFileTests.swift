import Foundation
import TestSupport
import Testing

/// What is said of files that an edition copies and nobody can look into, and of many leaks at once.
@Suite("A file that an edition links")
struct LinkedFileTests {
  private static func python(_ script: String, to path: String) throws {
    let made = try run(
      "/usr/bin/env",
      ["python3", "-c", "import sys\nout = sys.argv[1]\n" + script, path]
    )
    try #require(made.code == 0, "\(made.stderr)")
  }

  private static func workspace(_ name: String) throws -> TemporaryFolder {
    try LeakWorkspace.made([
      "content/clients/alpha/summary.md": .text("# Summary\n\n## Opinion\n\nSee [it](\(name)).\n")
    ])
  }

  @Test("and that is packed unusually is warned of, and written")
  func isClosed() throws {
    let folder = try Self.workspace("a.zip")
    try Self.python(
      "import zipfile\nz = zipfile.ZipFile(out, 'w', zipfile.ZIP_LZMA)\nz.writestr('x', 'x' * 99)\nz.close()",
      to: folder.path + "/content/clients/alpha/a.zip"
    )
    let built = try gapbook("build", folder.path, "--audience", "client")
    #expect(built.code == 0, "\(built.stderr)")
    let told = built.lines("closed-file")
    #expect(told.count == 1, "\(built.stderr)")
    #expect(told.first?.contains("clients/alpha@client/a.zip cannot be searched") == true)
    #expect(exists(folder.path + "/site/clients/alpha@client/a.zip"))
  }

  @Test(
    "and that comes to too much is refused, and the old site stays whole",
    .timeLimit(.minutes(2))
  )
  func isTooLarge() throws {
    let folder = try Self.workspace("a.txt")
    try folder.put("Nothing.\n", at: "content/clients/alpha/a.txt")
    #expect(try gapbook("build", folder.path, "--audience", "client").code == 0)
    let before = try contents(of: folder.path + "/site")
    try Self.python(
      "import zipfile\nz = zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED)\nz.writestr('x', bytes(300 << 20))\nz.close()",
      to: folder.path + "/content/clients/alpha/a.txt"
    )
    let refused = try gapbook("build", folder.path, "--audience", "client")
    #expect(refused.code == 4, "\(refused.stderr)")
    #expect(refused.lines("unsearched-file").count == 1)
    #expect(FolderChanges(from: before, to: try contents(of: folder.path + "/site")).isEmpty)
  }

  @Test("with 201 withheld texts is told with 200 errors, and one more", arguments: [201, 202])
  func isLong(count: Int) throws {
    let texts = (0..<count).map { "Sentence zq\($0) of this finding is for nobody else." }
    let folder = try LeakWorkspace.made([
      "content/clients/alpha/findings/f1.md": LeakWorkspace.finding(
        "# Backups of zqleak lie open\n\n## Observation\n\n\(texts.joined(separator: "\n\n"))\n"
      ),
      "content/clients/alpha/summary.md": "# Summary\n\n## Opinion\n\nSee [it](a.txt).\n",
      "content/clients/alpha/a.txt": .text(texts.joined(separator: "\n")),
    ])
    let told = try run(
      buildFolder + "/gapbook",
      ["build", folder.path, "--audience", "client", "--format", "json"]
    )
    #expect(told.code == 4)
    let lines = (told.stdout + told.stderr).components(separatedBy: "\"withheld-text\"").count - 1
    #expect(lines == 201, "\(lines)")
    let more =
      count == 201
      ? "1 more text that is withheld from client is in clients/alpha@client/"
      : "2 more texts that are withheld from client are in clients/alpha@client/"
    #expect((told.stdout + told.stderr).contains(more))
  }
}
