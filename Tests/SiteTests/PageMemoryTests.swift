import Foundation
import TestSupport
import Testing

/// A site without clients, built with what the build before learned of its pages.
@Suite("Pages of the build before")
struct PageMemoryTests {
  private static let edits = EditedWorkspace.edits(unlessAsked: 40)

  @Test("give the bytes and the messages of a cold build", .timeLimit(.minutes(60)))
  func equalsColdBuild() throws {
    var editing = try PageEditing()
    var kept = 0
    for number in 1...Self.edits {
      let edit = try editing.edit()
      if !editing.workspace.random.chance(1, in: 3) { usleep(30_000) }
      let warm = try editing.workspace.build(to: "warm", "--timings")
      let cold = try editing.workspace.build(to: "cold", "--no-cache")
      #expect(warm.code == cold.code, "\(number): \(edit)\n\(warm.stderr)\n\(cold.stderr)")
      let (noticed, parsed) = Self.timings(warm.stderr)
      #expect(noticed == cold.stderr, "\(number): \(edit)")
      let (ours, theirs) = try (editing.workspace.files("warm"), editing.workspace.files("cold"))
      let changes = FolderChanges(from: theirs, to: ours)
      try #require(changes.isEmpty, "\(number): \(edit): \(changes)")
      editing.isWhole = warm.code == 0
      if let parsed, parsed * 2 < editing.pageCount { kept += 1 }
    }
    // Edits of what all pages read, and those after a fault, make all anew.
    #expect(kept > Self.edits / 5, "\(kept) of \(Self.edits) builds parsed few pages")
  }

  /// What a build with `--timings` noticed, and how many pages it parsed; nil where it ended before.
  private static func timings(_ text: String) -> (noticed: String, parsed: Int?) {
    guard let table = text.range(of: "stage ") else { return (text, nil) }
    let row = text[table.lowerBound...].split(separator: "\n").first { $0.hasPrefix("parse ") }
    let count = row?.split(separator: " ").dropLast().last.flatMap { Int($0) }
    return (String(text[..<table.lowerBound]), count)
  }

  private static let small: KeyValuePairs<String, FolderEntry> = [
    "gapbook.yml": "title: Small\nas_of: 2026-11-21\n",
    "content/index.md": "# Home\n\nSee [one](notes/one.md).\n",
    "content/notes/one.md": "# One\n\nSee [its part](two.md#a-part).\n",
    "content/notes/two.md": "# Two\n\n## A part\n\nWords.\n",
    "content/notes/three.md": "# Three\n\n[Nowhere](nowhere.md), words.\n",
    "content/other/four.md": "# Four\n\nWords.\n",
  ]

  @Test("are all that are parsed again after one was edited")
  func parsesOne() throws {
    let site = try PageWorkspace(Self.small)
    try site.write("# Four\n\nOther words.\n", at: "content/other/four.md")
    let result = try site.build("--timings")
    #expect(result.code == 0)
    #expect(result.stdout.contains("5 files written"), "\(result.stdout)")
    #expect(result.stderr.contains("1 page\n"), "\(result.stderr)")
    try site.expectSameAsCold()
  }

  @Test(
    "are written anew where a heading goes that they link, or a neighbor is called otherwise",
    arguments: [
      (
        page: "# Two\n\n## Another part\n\nWords.\n",
        "there is no heading \"#a-part\" in notes/two.md",
        shown: ["notes/one.html": "its part"]
      ),
      (
        page: "# Twofold\n\n## A part\n\nWords.\n", "leads to no page",
        shown: ["notes/three.html": "Twofold", "notes/index.html": "Twofold"]
      ),
    ]
  )
  func followsOthers(page: String, said: String, shown: [String: String]) throws {
    let site = try PageWorkspace(Self.small)
    try site.write(page, at: "content/notes/two.md")
    let result = try site.build()
    #expect(result.stderr.contains(said), "\(result.stderr)")
    for (page, words) in shown { #expect(try site.text(page).contains(words), "\(page)") }
    try site.expectSameAsCold()
  }

  @Test("are told apart in each part of a large memory")
  func readsAllParts() throws {
    let site = try PageWorkspace(Self.small)
    for number in 0..<520 {
      try site.folder.put(.text("# Page \(number)\n\nWords.\n"), at: "content/many/\(number).md")
    }
    usleep(50_000)
    #expect(try site.build().code == 0)
    try site.write("# Page 0\n\nOther words.\n", at: "content/many/0.md")
    try site.write("# Four\n\nOther words.\n", at: "content/other/four.md")
    let result = try site.build("--timings")
    #expect(result.stderr.contains("2 pages\n"), "\(result.stderr)")
    #expect(result.stdout.contains("7 files written"), "\(result.stdout)")
    try site.expectSameAsCold()
  }

  @Test("are written anew where their files in the output were changed")
  func doesNotTrustTheOutput() throws {
    let site = try PageWorkspace(Self.small)
    let path = site.output + "/notes/two.html"
    let before = try site.text("notes/two.html")
    try Data("nothing".utf8).write(to: URL(fileURLWithPath: path))
    try site.write("# Four\n\nOther words.\n", at: "content/other/four.md")
    _ = try site.build()
    #expect(try site.text("notes/two.html") == before)
    try site.expectSameAsCold()
  }

  @Test("are read anew where what was learned is damaged, cut off or another's")
  func readsAnewIfDamaged() throws {
    for damage in 0..<3 {
      let site = try PageWorkspace(Self.small)
      let file = try #require(site.memories.first { $0.hasSuffix(".pages") })
      var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      switch damage {
      case 0: bytes[bytes.count / 2] ^= 0x20
      case 1: bytes = bytes.prefix(bytes.count / 3)
      default: bytes = Data("gapbook-pages/0".utf8)
      }
      try bytes.write(to: URL(fileURLWithPath: file))
      try site.write("# Four\n\nOther words.\n", at: "content/other/four.md")
      let result = try site.build()
      #expect(result.code == 0)
      #expect(result.stderr.contains("\(file) is damaged and was not used"), "\(result.stderr)")
      #expect(result.stdout.contains("5 files written"), "\(result.stdout)")
      try site.expectSameAsCold()
    }
  }
}

/// A workspace without clients, its output, and what a cold build makes of it.
private struct PageWorkspace {
  let folder: TemporaryFolder
  var output: String { folder.path + "/out" }

  init(_ files: KeyValuePairs<String, FolderEntry>) throws {
    folder = try TemporaryFolder(files)
    usleep(50_000)
    let result = try build()
    #expect(result.code == 0, "\(result.stderr)")
  }

  func build(_ arguments: String...) throws -> ProgramResult {
    try run(buildFolder + "/gapbook", ["build", folder.path, "-o", output] + arguments)
  }

  func write(_ text: String, at path: String) throws {
    try folder.put(.text(text), at: path)
    usleep(50_000)
  }

  func text(_ path: String) throws -> String {
    try String(contentsOfFile: output + "/" + path, encoding: .utf8)
  }

  var memories: [String] {
    let path = folder.path + "/.gapbook"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.map { path + "/" + $0 }
  }

  func expectSameAsCold() throws {
    let cold = try TemporaryFolder()
    let result = try run(
      buildFolder + "/gapbook",
      ["build", folder.path, "-o", cold.path + "/out", "--no-cache"]
    )
    #expect(result.code == 0)
    let changes = try FolderChanges(
      from: contents(of: cold.path + "/out"),
      to: contents(of: output)
    )
    #expect(changes.isEmpty, "\(changes)")
  }
}

/// A site without clients, and how it is edited.
private struct PageEditing {
  var workspace: EditedWorkspace
  /// Whether the last build went well, so that the output is to be whole after the next one too.
  var isWhole = false

  init() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\n",
      "content/index.md": "# Home\n\nSee [one](notes/one.md#a-part).\n",
      "content/notes/index.md": "---\ntitle: Notes\n---\nWhat is here.\n",
      "content/notes/one.md": "# One\n\nSee [two](two.md).\n\n## A part\n\nWords.\n",
      "content/notes/two.md": "# Two\n\nWords.\n\n![a](a.png)\n",
      "content/notes/a.png": .bytes(onePixel), "content/notes/b.png": .bytes(onePixel),
      "content/notes/deep/three.md": "# Three\n\n```{include} ../one.md\n```\n",
      "content/guides/four.md": "# Four\n\n[Three](../notes/deep/three.md)\n",
      "content/guides/five.md": "---\nvalid_to: 2026-11-24\n---\n# Five\n\nFor a while.\n",
      "content/policies/access.md":
        "---\nversion: \"1.0\"\napproved: 2026-01-02\n---\n# Access\n\nWho may enter.\n",
    ])
    workspace = try EditedWorkspace(
      folder,
      pages: [
        "content/notes/one.md", "content/notes/two.md", "content/policies/access.md",
        "content/notes/deep/three.md", "content/guides/four.md",
      ],
      seed: 29
    )
  }

  /// How many pages there are, those of folders among them.
  var pageCount: Int { workspace.pages.count + 3 }

  /// A body of parts that other pages name, links to them, pictures, passages and other pages.
  private mutating func body() -> String {
    let parts = [
      "Words \(workspace.count).", "## A part\n\nMore.", "## Another part\n\nMore.",
      "See [one](/notes/one.md#a-part).", "See [two](/notes/two.md#another-part).",
      "See [there](/\(workspace.random.pick(workspace.pages).dropFirst(8))).", "![a](/notes/a.png)",
      "![b](/notes/b.png)",
      "[Nowhere](nowhere.md)", "HIPAA asks for [this](req:164.308(a)(1)(i)).",
      "```{include} /notes/index.md\n```", "```{only} audience=client\nKept back.\n```",
      "# Of level one",
    ]
    return (0..<Int.random(in: 1...4, using: &workspace.random)).map { _ in
      workspace.random.pick(parts)
    }
    .joined(separator: "\n\n")
  }

  private mutating func matter() -> String {
    let count = workspace.count
    return switch Int.random(in: 0..<7, using: &workspace.random) {
    case 0: "---\norder: \(count % 4)\n---\n"
    case 1: "---\ndescription: Of \(count)\nunknown: yes\n---\n"
    case 2: "---\ntopics: [one, two]\n---\n"
    case 3: "---\ncites: [164.308(a)(1)(i)]\nreviewed: 2026-11-0\(1 + count % 9)\n---\n"
    case 4: "---\ndraft: true\n---\n"
    default: ""
    }
  }

  /// One edit, and what it was.
  mutating func edit() throws -> String {
    let page = workspace.begin()
    let (folder, count) = (workspace.folder, workspace.count)
    switch Int.random(in: 0..<16, using: &workspace.random) {
    case 0, 1, 2, 3:
      let title =
        try folder.text(page).split(separator: "\n").first { $0.hasPrefix("# ") } ?? "# None"
      try folder.put(.text("\(title)\n\nBody \(count), see [one](/notes/one.md).\n"), at: page)
      return "body of \(page)"
    case 4, 5, 6, 7:
      try folder.put(.text("\(matter())# Title \(count / 2)\n\n\(body())\n"), at: page)
      return "all of \(page)"
    case 8:
      let new = "content/\(workspace.random.pick(["notes", "more", "policies"]))/new-\(count).md"
      let text = "\(matter())# New \(count)\n\n\(body())\n"
      return try workspace.add(text, at: new)
    case 9 where workspace.pages.count > 3: return try workspace.remove(page)
    case 10:
      try folder.put(
        .text("title: T\nas_of: 2026-11-\(20 + count % 9)\nbrand: { footer: Foot \(count) }\n"),
        at: "gapbook.yml"
      )
      return "gapbook.yml"
    case 11: return try workspace.changeWord()
    case 12: return try workspace.spoil(page)
    case 13 where isWhole:
      let file = workspace.output.path + "/warm/notes/index.html"
      if exists(file) { try Data("tampered".utf8).write(to: URL(fileURLWithPath: file)) }
      return "the output"
    case 14: return try workspace.touch(page)
    default:
      let name = "content/notes/\(workspace.random.pick(["a", "b"])).png"
      try folder.put(.bytes(onePixel + [UInt8(count % 250)]), at: name)
      return "picture \(name)"
    }
  }
}
