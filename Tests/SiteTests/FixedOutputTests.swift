import Glibc
import TestSupport
import Testing

@Suite("An output that cannot be moved")
struct FixedOutputTests {
  private static let canMount =
    geteuid() == 0 && (try? run("/usr/bin/unshare", ["-m", "true"]))?.code == 0

  /// Builds in a mount namespace of its own, after `mounts`.
  private func build(_ folder: TemporaryFolder, after mounts: String) throws -> ProgramResult {
    let script = "set -e; \(mounts); exec \"\(buildFolder)/gapbook\" build . -o out"
    return try run("/usr/bin/unshare", ["-m", "/bin/bash", "-c", script], in: folder.path)
  }

  @Test(
    "since it is a mount point is written inside",
    .enabled(if: canMount, "only root can mount"),
    arguments: ["mount -t tmpfs none out", "mount --bind disk out"]
  )
  func isWrittenInside(mount: String) throws {
    let folder = try SmallWorkspace.folder()
    for name in ["out", "disk", "kept"] { try folder.put(.folder, at: name) }
    let rounds = """
      \(mount)
      gapbook() { "\(buildFolder)/gapbook" build . -o out "$@" || echo "code $?"; }
      gapbook; gapbook
      echo '# Other' > content/index.md; rm content/notes/second.md; mkdir content/more
      echo '# More' > content/more/x.md; gapbook
      (cd out; sha256sum -c --strict --quiet SHA256SUMS && ls -A)
      echo precious > out/notes/mine.txt; gapbook 2>&1
      cp -r out/. kept
      """
    let result = try run("/usr/bin/unshare", ["-m", "/bin/bash", "-c", rounds], in: folder.path)
    #expect(result.code == 0, "\(result.stderr)")
    let counts = result.stdout.split(separator: "\n").filter { $0.contains(" files written, ") }
    #expect(counts.count == 3, "\(result.stdout)")
    #expect(counts[1].hasPrefix("0 files written, "))
    #expect(result.stdout.contains("it holds notes/mine.txt, which no build wrote"))
    #expect(result.stdout.contains("code 5"))
    let paths = Set(try contents(of: folder.path + "/kept").keys)
    #expect(paths.isSuperset(of: ["SHA256SUMS", "more/x.html", "notes/mine.txt"]))
    #expect(!paths.contains("notes/second.html"))
    #expect(paths.allSatisfy { !$0.contains(".gapbook") })
    #expect(try folder.text("kept/index.html").contains("Other"))
    #expect(names(in: folder.path + "/out") == [])
  }

  @Test("and cannot be written is refused before any work", .enabled(if: canMount))
  func isRefused() throws {
    let folder = try SmallWorkspace.folder()
    try folder.put(.folder, at: "out")
    try folder.put("{{ nothing.here }}\n", at: "content/index.md")
    let result = try build(folder, after: "mount -t tmpfs -o ro none out")
    #expect(result.code == 5)
    #expect(result.stderr.contains("Read-only file system"), "\(result.stderr)")
    #expect(!result.stderr.contains("unknown-value"))
  }

  @Test(
    "since something is mounted in it is refused before any work",
    .enabled(if: canMount),
    arguments: [
      ("out/clients/alpha", "mount --bind disk out/clients/alpha"),
      ("out/notes", "mount -t tmpfs none out/notes"),
      ("out/a b/c", "mount -t tmpfs none 'out/a b/c'"),
      ("out/notes", "touch f out/notes/first.html; mount --bind f out/notes/first.html"),
      ("out/notes", "mount -t tmpfs none out; mkdir -p out/notes; mount --bind disk out/notes"),
    ]
  )
  func isRefusedForMounts(inside: String, mounts: String) throws {
    let folder = try SmallWorkspace.folder()
    for name in [inside, "disk"] { try folder.put(.folder, at: name) }
    try folder.put("{{ nothing.here }}\n", at: "content/index.md")
    let result = try build(folder, after: mounts)
    #expect(result.code == 5, "\(result.stderr)")
    #expect(
      result.stderr.contains("\(inside.dropFirst(4))")
        && result.stderr.contains("in it is a mount point"),
      "\(result.stderr)"
    )
    #expect(!result.stderr.contains("unknown-value"))
    #expect(!names(in: folder.path).contains(".out.gapbook-new"))
  }

  @Test(
    "since what holds it is closed is written inside",
    .enabled(if: Other.canRun, "needs root and setpriv")
  )
  func isWrittenInsideAClosedFolder() throws {
    let other = try Other()
    try other.folder.put(.folder, at: "www/html")
    try other.own("www/html")
    let output = other.folder.path + "/www/html"
    #expect(try other.build("-o", output).code == 0)
    try other.folder.put("# Changed\n", at: "ws/content/notes/first.md")
    let again = try other.build("-o", output)
    #expect(again.code == 0, "\(again.stderr)")
    #expect(try other.folder.text("www/html/notes/first.html").contains("Changed"))
    #expect(names(in: output).filter { $0.hasPrefix(".") } == [])
    try SmallWorkspace.expectSums(output)
    let nowhere = try other.build("-o", other.folder.path + "/www/more")
    #expect(nowhere.code == 5)
    #expect(nowhere.stderr.contains("Permission denied"))
  }

  @Test("since it is a link to a folder stays a link")
  func staysALink() throws {
    let folder = try SmallWorkspace.folder()
    try folder.put(.folder, at: "real")
    try folder.put(.link(to: "real"), at: "site")
    try folder.put(.link(to: "nowhere"), at: "dangling")
    for round in 1...2 {
      try folder.put("# Home \(round)\n", at: "content/index.md")
      #expect(try gapbook("build", folder.path).code == 0)
      #expect(try folder.text("real/index.html").contains("Home \(round)"))
    }
    var status = stat()
    #expect(unsafe lstat(folder.path + "/site", &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
    #expect(try gapbook("build", folder.path, "-o", folder.path + "/dangling").code == 5)
    #expect(
      namesWithoutMemory(in: folder.path) == ["content", "dangling", "gapbook.yml", "real", "site"]
    )
  }

  @Test("is finished by the next build where one was stopped half way")
  func isFinished() throws {
    let folder = try SmallWorkspace.folder()
    #expect(try gapbook("build", folder.path).code == 0)
    let old = try contents(of: folder.path + "/site")
    removeTree(folder.path + "/content/notes/second.md")
    try folder.put("# Third\n", at: "content/notes/third.md")
    try folder.put("# Changed\n", at: "content/notes/first.md")
    let whole = try TemporaryFolder()
    #expect(try gapbook("build", folder.path, "-o", whole.path + "/site").code == 0)
    let new = try contents(of: whole.path + "/site")
    let changes = FolderChanges(from: old, to: new)
    // Wherever it is stopped: after so many of the new files are in their place.
    for moved in 0...changes.added.count + changes.changed.count {
      removeTree(folder.path + "/site")
      for (path, bytes) in old { try folder.put(.bytes(bytes), at: "site/" + path) }
      for path in changes.removed where moved > 0 { removeTree(folder.path + "/site/" + path) }
      let order = changes.added.union(changes.changed).sorted { a, b in
        (a == "SHA256SUMS" ? 1 : 0, a) < (b == "SHA256SUMS" ? 1 : 0, b)
      }
      for (index, path) in order.enumerated() {
        let place = index < moved ? "site/" : "site/.gapbook-next/"
        try folder.put(.bytes(new[path] ?? []), at: place + path)
      }
      let gone = changes.removed.sorted().map { $0 + "\0" }.joined()
      try folder.put(.text(gone), at: "site/.gapbook-next/.gapbook-gone")
      try folder.put("", at: "site/.gapbook-next/.gapbook-stage")
      SmallWorkspace.expectCounts(try gapbook("build", folder.path), 0, new.count)
      let after = try contents(of: folder.path + "/site")
      #expect(FolderChanges(from: new, to: after).isEmpty, "\(moved)")
    }
  }
}
