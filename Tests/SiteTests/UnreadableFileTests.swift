import Glibc
import TestSupport
import Testing

@Suite("A file that cannot be read")
struct UnreadableFileTests {
  private func workspace() throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21",
      "content/index.md": "# Home\n",
      "content/clients/c/client.yml": "name: C\nentity: both\n",
      "content/clients/c/responses.csv": "requirement,status\n",
    ])
    try SmallLaw.put(in: folder)
    return folder
  }

  @Test(
    "is an error that names it, and never a wait",
    arguments: [
      ("content/page.md", .pipe), ("content/page.md", .folder), ("content/image.png", .pipe),
      ("gapbook.yml", .pipe), ("gapbook.yml", .folder),
      ("content/clients/c/client.yml", .pipe), ("content/clients/c/client.yml", .folder),
      ("content/clients/c/responses.csv", .folder), ("content/clients/c/responses.csv", .pipe),
      ("content/clients/c/evidence.yml", .folder),
      ("content/regulation/catalog.yml", .folder), ("templates/page.mustache", .pipe),
      ("templates/page.mustache", .folder), ("content/loop", .link(to: ".")),
    ] as [(String, FolderEntry)]
  )
  func tellsUnreadable(path: String, entry: FolderEntry) throws {
    let folder = try workspace()
    removeTree(folder.path + "/" + path)
    try folder.put(entry, at: path)
    let result = try gapbook("check", ".", in: folder.path, limit: 60)
    #expect(!result.timedOut)
    #expect(result.code == 3)
    let told = result.stderr.split(separator: "\n").filter {
      $0.hasPrefix("\(path):1:1: error: \(path) cannot be read: ")
        && $0.hasSuffix("[unreadable-file]")
    }
    #expect(told.count == 1, "\(result.stderr)")
  }

  @Test(
    "as it is a link to nothing is left out with a warning",
    arguments: [
      "content/page.md", "content/img/a.png", "content/folder", "templates/page.mustache",
    ]
  )
  func passesOverDangling(path: String) throws {
    let folder = try workspace()
    try folder.put(.link(to: "nowhere"), at: path)
    let result = try gapbook("build", ".", in: folder.path, limit: 60)
    #expect(result.code == 0, "\(result.stderr)")
    #expect(result.stderr.contains("\(path):1:1: warning: \(path) is a link to nothing"))
    #expect(result.stderr.contains("[dangling-link]"))
  }

  @Test(
    "as it is a link to nothing is an error where it cannot be left out, and names what it leads to",
    arguments: [
      "content/clients/alpha/dang.md", "content/clients/alpha/findings/F-1.md",
      "content/clients/alpha/risks.yml", "content/clients/alpha/evidence.yml",
      "content/regulation/facts.yml", "gapbook.yml",
    ]
  )
  func tellsDangling(path: String) throws {
    let folder = try ClientWorkspace.made()
    removeTree(folder.path + "/" + path)
    try folder.put(.link(to: "no where/ä"), at: path)
    let result = try gapbook("check", ".", in: folder.path)
    #expect(result.code == 3)
    #expect(
      result.lines("dangling-link").contains(
        "\(path):1:1: error: \(path) is a link to nothing (it names \"no where/ä\") [dangling-link]"
      ),
      "\(result.stderr)"
    )
    #expect(!result.stderr.contains("neither a file nor a folder"))
  }

  @Test("as it is a link to itself is told as a link to nothing")
  func tellsLinkToItself() throws {
    let folder = try ClientWorkspace.made()
    let path = ClientWorkspace.folder + "findings/F-1.md"
    try folder.put(.link(to: "F-1.md"), at: path)
    let result = try gapbook("check", ".", in: folder.path, limit: 60)
    #expect(!result.timedOut)
    #expect(result.code == 3)
    #expect(result.lines("dangling-link").count == 1, "\(result.stderr)")
  }

  @Test("for lack of permission is an error", .enabled(if: geteuid() != 0, "root may read all"))
  func tellsForbidden() throws {
    let folder = try workspace()
    unsafe chmod(folder.path + "/content/index.md", 0)
    let result = try gapbook("check", ".", in: folder.path)
    #expect(result.code == 3)
    #expect(result.stderr.contains("content/index.md cannot be read: Permission denied"))
  }

  @Test(
    "as its folder may not be opened is an error",
    .enabled(if: geteuid() != 0 || exists("/usr/bin/setpriv"), "root may read all"),
    arguments: ["content/clients/c", "content/clients", "content/clients/c/findings", "content"]
  )
  func tellsForbiddenFolder(path: String) throws {
    let folder = try workspace()
    try folder.put("# F\n", at: "content/clients/c/findings/F-1.md")
    unsafe chmod(folder.path, 0o755)
    unsafe chmod(folder.path + "/" + path, 0)
    defer { unsafe chmod(folder.path + "/" + path, 0o755) }
    let program = buildFolder + "/gapbook"
    // Root reads all, so another user is asked.
    let user = ["--reuid=65534", "--regid=65534", "--clear-groups", program]
    let call = geteuid() == 0 ? user : []
    let result = try run(
      geteuid() == 0 ? "/usr/bin/setpriv" : program,
      call + ["check", "."],
      in: folder.path
    )
    #expect(result.code == 3, "\(result.stderr)")
    #expect(
      result.lines("unreadable-file").contains { $0.contains("Permission denied") },
      "\(result.stderr)"
    )
  }

  @Test("for its name that is not UTF-8 is an error")
  func tellsBadName() throws {
    let folder = try workspace()
    let name = Array("\(folder.path)/content/caf".utf8) + [0xE9] + Array(".md\0".utf8)
    let descriptor = unsafe creat(name.map { CChar(bitPattern: $0) }, 0o644)
    try #require(descriptor >= 0)
    close(descriptor)
    let result = try gapbook("check", ".", in: folder.path)
    #expect(result.code == 3)
    #expect(result.stderr.contains("its name is not UTF-8 [unreadable-file]"))
  }
}
