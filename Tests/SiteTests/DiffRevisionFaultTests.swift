import TestSupport
import Testing

@Suite("A revision that cannot be had, or not whole")
struct DiffRevisionFaultTests {
  @Test("that cannot be had is refused with the reason and what helps")
  func refused() throws {
    let folder = try RevisionWorkspace.repository()
    try RevisionWorkspace.git(["update-ref", "refs/remotes/origin/develop", "first"], in: folder)
    let shown = "around the current folder"
    for (name, code, words) in [
      (
        "none", 2,
        "there is no file or folder none, and no revision none is in the git repository \(shown)"
      ),
      ("none:.", 2, "gapbook: no revision none is in the git repository \(shown)"),
      ("develop", 2, "did you mean origin/develop?"), ("HEAD@{9}", 2, "no revision HEAD@{9}"),
      ("first..main", 2, "name the two revisions apart: gapbook diff first main"),
      ("^first", 2, "no revision ^first"), ("first^2", 2, "no revision first^2"),
      (":.", 2, "no name of a revision is before the colon"),
      ("first:gone", 2, "revision first has no file or folder \(RevisionWorkspace.place)/gone"),
      ("first:../../../..", 2, "is in no git repository"),
      (
        "first:content/clients", 2, "gapbook: first:content/clients: there is no client in it; name"
      ),
      ("nowhere/x.json", 2, "there is no file or folder nowhere/x.json"),
    ] {
      let told = try RevisionWorkspace.diff(name, ".", in: folder)
      #expect(Int(told.code) == code, "\(name): \(told.stderr)")
      #expect(told.stderr.contains(words), "\(name): \(told.stderr)")
      #expect(told.output.isEmpty)
    }
    let unknown = try RevisionWorkspace.diff("first", ".", "--client", "south", in: folder)
    #expect(unknown.code == 2)
    #expect(
      unknown.stderr.contains("there is no client \"south\": allowed: north"),
      "\(unknown.stderr)"
    )
  }

  @Test("outside a repository, or of a time before the workspace, is refused")
  func outside() throws {
    let folder = try RevisionWorkspace.repository()
    let plain = try TemporaryFolder(["ws/content/index.md": "# A\n"])
    let word = try RevisionWorkspace.diff("main", "ws", in: plain, at: "")
    #expect(word.code == 2)
    #expect(
      word.stderr
        == "gapbook: there is no file or folder main, and no revision either: ws is in no git repository\n"
    )
    let path = try RevisionWorkspace.diff("main:ws", "ws", in: plain, at: "")
    #expect(path.code == 2)
    #expect(path.stderr == "gapbook: main:ws names a revision, and ws is in no git repository\n")
    try folder.copy(folder.path + "/" + RevisionWorkspace.place, to: "later")
    try RevisionWorkspace.commit(folder, tag: "second")
    let early = try RevisionWorkspace.diff("first", "later", in: folder, at: "")
    #expect(early.code == 2)
    #expect(early.stderr.contains("revision first has no file or folder later"), "\(early.stderr)")
    #expect(try RevisionWorkspace.diff("second", "later", in: folder, at: "").code == 0)
  }

  @Test("outside a repository is refused in the same words on a file system of its own")
  func outsideOnMount() throws {
    let plain = try TemporaryFolder([
      "ws/content/index.md": "# A\n",
      "bin/git": """
      #!/bin/sh
      echo 'fatal: not a git repository (or any parent up to mount point /mnt)' >&2
      echo 'Stopping at filesystem boundary (GIT_DISCOVERY_ACROSS_FILESYSTEM not set).' >&2
      exit 128

      """,
    ])
    #expect(try run("/bin/chmod", ["+x", plain.path + "/bin/git"]).code == 0)
    let environment = ["PATH": plain.path + "/bin:/usr/bin:/bin"]
    let told = try gapbook("diff", "main:ws", "ws", in: plain.path, environment: environment)
    #expect(told.code == 2)
    #expect(told.stderr == "gapbook: main:ws names a revision, and ws is in no git repository\n")
  }

  @Test("needs git, and says so")
  func needsGit() throws {
    let folder = try RevisionWorkspace.repository()
    let none = try TemporaryFolder()
    for (name, code) in [("first", 2), ("first:.", 5)] {
      let told = try RevisionWorkspace.diff(
        name,
        ".",
        in: folder,
        environment: ["PATH": none.path + ":."]
      )
      #expect(Int(told.code) == code)
      #expect(
        told.stderr.contains("a revision needs the program git, which is in no folder of PATH"),
        "\(told.stderr)"
      )
    }
    let broken = try TemporaryFolder(["git": "#!/bin/sh\nkill -9 $$\n"])
    #expect(try run("/bin/chmod", ["+x", broken.path + "/git"]).code == 0)
    let told = try RevisionWorkspace.diff(
      "first",
      ".",
      in: folder,
      environment: ["PATH": broken.path]
    )
    #expect(told.code == 5)
    #expect(told.stderr.contains("was ended by signal 9"), "\(told.stderr)")
  }

  @Test("is read of the repository at hand, whatever the environment, filters and hooks say")
  func isApart() throws {
    let folder = try RevisionWorkspace.repository()
    try folder.put("*.csv filter=spoil export-ignore\n", at: ".gitattributes")
    try RevisionWorkspace.commit(folder, tag: "second")
    let expected = try RevisionWorkspace.diff("first", "second", in: folder)
    #expect(expected.code == 0, "\(expected.stderr)")
    let trap = try TemporaryFolder()
    for (key, value) in [
      ("filter.spoil.smudge", "touch \(trap.path)/smudge; cat"),
      ("core.fsmonitor", "touch \(trap.path)/monitor"), ("core.pager", "touch \(trap.path)/pager"),
      ("core.sshCommand", "touch \(trap.path)/ssh"),
    ] {
      try RevisionWorkspace.git(["config", key, value], in: folder)
    }
    let other = try TemporaryFolder()
    try RevisionWorkspace.git(["init", "-q"], in: other)
    let told = try RevisionWorkspace.diff(
      "first",
      "second",
      in: folder,
      environment: [
        "GIT_DIR": other.path + "/.git", "GIT_INDEX_FILE": trap.path + "/index",
        "GIT_WORK_TREE": other.path, "GIT_PAGER": "false", "GIT_TRACE": trap.path + "/trace",
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.bare", "GIT_CONFIG_VALUE_0": "true",
      ]
    )
    #expect(told.code == 0, "\(told.stderr)")
    #expect(told.output == expected.output)
    #expect(names(in: trap.path) == [])
  }

  @Test("with a submodule or a link out of it is compared without these, with a warning")
  func leftOut() throws {
    let folder = try RevisionWorkspace.repository()
    let library = try TemporaryFolder(["a.md": "# A\n"])
    try RevisionWorkspace.git(["init", "-q"], in: library)
    try RevisionWorkspace.commit(library, tag: "one")
    try RevisionWorkspace.git(
      ["submodule", "add", "-q", library.path, RevisionWorkspace.place + "/content/shared"],
      in: folder
    )
    try folder.put(
      .link(to: "../../../README.md"),
      at: RevisionWorkspace.place + "/content/outer.md"
    )
    try folder.put(.link(to: "/etc"), at: RevisionWorkspace.place + "/content/clients/vault")
    try folder.put(
      .link(to: "../index.md"),
      at: RevisionWorkspace.place + "/content/pages/inner.md"
    )
    try folder.put("# Home\n", at: RevisionWorkspace.place + "/content/index.md")
    try RevisionWorkspace.commit(folder, tag: "second")
    let told = try RevisionWorkspace.diff("first", "second", in: folder)
    #expect(told.code == 0, "\(told.stderr)")
    let lines = told.lines("submodule-left-out") + told.lines("link-left-out")
    #expect(lines.count == 3, "\(told.stderr)")
    for path in ["shared is a submodule", "outer.md is a link to ../../../README.md", "vault is a"]
    {
      #expect(lines.contains { $0.contains("second:content/") && $0.contains(path) }, "\(lines)")
    }
    let inside = try RevisionWorkspace.diff("second:content/shared", ".", in: folder)
    // The submodule is a repository of its own.
    #expect(inside.code == 2)
    #expect(inside.stderr.contains("no revision second is in"), "\(inside.stderr)")
    try folder.put(
      "rules: { submodule-left-out: error }\n",
      at: RevisionWorkspace.place + "/gapbook.yml"
    )
    try RevisionWorkspace.commit(folder, tag: "third")
    let weighed = try RevisionWorkspace.diff("first", "third", in: folder)
    #expect(weighed.code == 3 && weighed.output.isEmpty, "\(weighed.stderr)")
    #expect(weighed.lines("submodule-left-out").first?.hasPrefix("error: ") == true)
    removeTree(folder.path + "/" + RevisionWorkspace.place + "/content/shared")
    let gone = try RevisionWorkspace.diff("second:content/shared", ".", in: folder)
    #expect(gone.stderr.contains("it is a submodule there"), "\(gone.stderr)")
  }

  @Test("older than a shallow clone is refused with the way to get it")
  func shallow() throws {
    let folder = try RevisionWorkspace.repository()
    try RevisionWorkspace.commit(folder, tag: "second")
    let clone = try TemporaryFolder()
    try RevisionWorkspace.git(
      ["clone", "-q", "--depth", "1", "file://" + folder.path, "c"],
      in: clone
    )
    let told = try RevisionWorkspace.diff(
      "HEAD~1",
      ".",
      in: clone,
      at: "c/" + RevisionWorkspace.place
    )
    #expect(told.code == 2)
    #expect(told.stderr.contains("it is a shallow clone"), "\(told.stderr)")
    #expect(told.stderr.contains("git fetch --unshallow"), "\(told.stderr)")
    #expect(
      try RevisionWorkspace.diff("HEAD", ".", in: clone, at: "c/" + RevisionWorkspace.place).code
        == 0
    )
  }

  @Test("of a partial clone is not fetched, and refused with the way to get it")
  func partialClone() throws {
    let folder = try RevisionWorkspace.repository()
    try RevisionWorkspace.commit(folder, tag: "second")
    try RevisionWorkspace.git(["config", "uploadpack.allowFilter", "true"], in: folder)
    let clone = try TemporaryFolder()
    let origin = "file://" + folder.path
    try RevisionWorkspace.git(["clone", "-q", "--filter=blob:none", origin, "c"], in: clone)
    let place = "c/" + RevisionWorkspace.place
    let told = try RevisionWorkspace.diff("first", ".", in: clone, at: place)
    #expect(told.code == 5 && told.output.isEmpty)
    #expect(told.stderr.contains("it is a partial clone"), "\(told.stderr)")
    #expect(try RevisionWorkspace.diff("second", ".", in: clone, at: place).code == 0)
  }
}
