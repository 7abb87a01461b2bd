import Glibc
import TestSupport
import Testing

@Suite("The permissions of an output")
struct OutputModeTests {
  @Test("are kept: of the folder, of those below it and of files, changed or not")
  func areKept() throws {
    let folder = try SmallWorkspace.folder()
    try folder.put("# Deep\n", at: "content/notes/deep/page.md")
    #expect(try gapbook("build", folder.path).code == 0)
    let site = folder.path + "/site"
    let modes: [(String, mode_t)] = [
      ("", 0o2750), ("/notes", 0o700), ("/notes/deep", 0o775), ("/index.html", 0o640),
      ("/notes/first.html", 0o600),
    ]
    for (path, mode) in modes { unsafe chmod(site + path, mode) }
    for text in ["# Home\n", "# Changed\n"] {
      try folder.put(.text(text), at: "content/index.md")
      #expect(try gapbook("build", folder.path).code == 0)
      for (path, mode) in modes { #expect(SiteTests.mode(of: site + path) == mode, "\(path)") }
      #expect(mode(of: site + "/notes/second.html") == 0o644)
    }
  }

  @Test("follow the mask, in files that did not change too", arguments: ["077", "027"])
  func followTheMask(mask: String) throws {
    let folder = try SmallWorkspace.folder()
    #expect(try gapbook("build", folder.path).code == 0)
    try folder.put("# New\n", at: "content/notes/third.md")
    let call = "umask \(mask); exec \"\(buildFolder)/gapbook\" build \"\(folder.path)\""
    #expect(try run("/bin/bash", ["-c", call]).code == 0)
    let expected: mode_t = mask == "077" ? 0o600 : 0o640
    for path in try contents(of: folder.path + "/site").keys {
      #expect(mode(of: folder.path + "/site/" + path) == expected, "\(path)")
    }
    #expect(mode(of: folder.path + "/site") == 0o755)
    try SmallWorkspace.expectSums(folder.path + "/site")
  }

  @Test("keep nobody from the next build", .enabled(if: Other.canRun, "needs root and setpriv"))
  func doNotWedge() throws {
    let other = try Other()
    #expect(try other.build().code == 0)
    let site = other.folder.path + "/ws/site"
    for round in 1...3 {
      for path in ["/notes", ""] { unsafe chmod(site + path, 0o555) }
      try other.folder.put("# Round \(round)\n", at: "ws/content/notes/first.md")
      let result = try other.build()
      #expect(result.code == 0, "\(result.stderr)")
      #expect(
        namesWithoutMemory(in: other.folder.path + "/ws") == ["content", "gapbook.yml", "site"]
      )
      #expect(mode(of: site + "/notes") == 0o555)
      #expect(try other.folder.text("ws/site/notes/first.html").contains("Round \(round)"))
    }
    try SmallWorkspace.expectSums(site)
  }

  @Test(
    "that close what a build left are opened, and who cannot open it is told where it is",
    .enabled(if: Other.canRun, "needs root and setpriv")
  )
  func tellTheHiddenFolder() throws {
    let other = try Other()
    #expect(try other.build().code == 0)
    let left = "ws/.site.gapbook-new"
    try other.folder.put("half", at: left + "/notes/first.html")
    try other.own(left)
    unsafe chmod("\(other.folder.path)/\(left)/notes", 0o555)
    try other.folder.put("# Other\n", at: "ws/content/index.md")
    #expect(try other.build().code == 0)
    #expect(!exists(other.folder.path + "/" + left))

    try other.folder.put("half", at: left + "/notes/first.html")
    unsafe chown(other.folder.path + "/" + left, 65_534, 65_534)
    unsafe chmod("\(other.folder.path)/\(left)/notes", 0o755)
    let refused = try other.build()
    #expect(refused.code == 5)
    #expect(
      refused.stderr.contains(left + ", left by a build, cannot be removed"),
      "\(refused.stderr)"
    )
  }
}

/// A workspace of an ordinary user, who runs the program.
struct Other {
  static let canRun = geteuid() == 0 && exists("/usr/bin/setpriv")

  let folder: TemporaryFolder

  init() throws {
    folder = try SmallWorkspace.folder()
    let here = folder.path
    try folder.put(.folder, at: "ws")
    for name in ["content", "gapbook.yml"] {
      let moved = unsafe rename("\(here)/\(name)", "\(here)/ws/\(name)")
      guard moved == 0 else { throw TestFailure("cannot move \(name)") }
    }
    // The program may be where only root can reach it.
    // A copy that this process wrote could not be run while another test starts a program.
    let copied = try run("/bin/cp", [buildFolder + "/gapbook", here + "/gapbook"])
    guard copied.code == 0 else { throw TestFailure("cannot copy the program") }
    unsafe chmod(here, 0o755)
    unsafe chmod((here as String).parentFolder, 0o755)
    try own("ws")
  }

  /// Gives a place to the user.
  func own(_ place: String) throws {
    let call = ["-R", "nobody", folder.path + "/" + place]
    guard try run("/bin/chown", call).code == 0 else { throw TestFailure("cannot chown") }
  }

  func build(_ arguments: String...) throws -> ProgramResult {
    let call = ["--reuid", "nobody", "--clear-groups", folder.path + "/gapbook", "build"]
    return try run("/usr/bin/setpriv", call + [folder.path + "/ws"] + arguments)
  }
}

extension String {
  fileprivate var parentFolder: String {
    "/" + split(separator: "/").dropLast().joined(separator: "/")
  }
}
