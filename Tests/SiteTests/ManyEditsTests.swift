import Foundation
import TestSupport
import Testing

/// One workspace edited again and again: what a build makes with the memory of the one before is, byte
/// for byte, what a build makes without any.
///
/// `make test` makes a few edits, `make test-all` a thousand, by `GAPBOOK_EDITS`.
@Suite("Edit after edit")
struct ManyEditsTests {
  private static let edits = EditedWorkspace.edits(unlessAsked: 30)

  @Test("gives the bytes of a cold build", .timeLimit(.minutes(60)))
  func equalsColdBuild() throws {
    var editing = try Editing()
    var skipped = 0
    for number in 1...Self.edits {
      let edit = try editing.edit()
      // Files that are older than the build by less are not told from later ones: nothing is kept.
      if !editing.workspace.random.chance(1, in: 3) { usleep(30_000) }
      let warm = try editing.workspace.build(to: "warm")
      let again = try editing.workspace.build(to: "warm")
      let cold = try editing.workspace.build(to: "cold", "--no-cache")
      #expect(warm.code == cold.code && again.code == cold.code, "\(number): \(edit)")
      #expect(warm.stderr == cold.stderr && again.stderr == cold.stderr, "\(number): \(edit)")
      let (ours, theirs) = try (editing.workspace.files("warm"), editing.workspace.files("cold"))
      let changes = FolderChanges(from: theirs, to: ours)
      try #require(changes.isEmpty, "\(number): \(edit): \(changes)")
      #expect(again.code != 0 || again.stdout.contains("\n0 files written"), "\(number): \(edit)")
      if warm.code == 0, warm.stdout.contains("\n0 files written") { skipped += 1 }
    }
    #expect(skipped < Self.edits / 2)
  }
}

/// A workspace with a client, and how it is edited.
private struct Editing {
  var workspace: EditedWorkspace

  init() throws {
    let folder = try ClientWorkspace.made([
      "/content/notes/one.md": "# One\n\nSee [two](two.md).\n",
      "/content/notes/two.md": "# Two\n\nWords.\n\n![a](a.png)\n",
      "/content/notes/a.png": .bytes(onePixel),
      "/content/policies/access.md": "---\nversion: \"1.0\"\n---\n# Access\n\nWho may enter.\n",
      "findings/F-1.md":
        "---\nid: F-1\nrequirements: [164.308(a)(2)]\nlikelihood: high\nimpact: low\n---\n# Doors\n",
    ])
    workspace = try EditedWorkspace(
      folder,
      pages: ["content/notes/one.md", "content/notes/two.md", "content/policies/access.md"],
      seed: 23
    )
  }

  /// One edit, and what it was.
  mutating func edit() throws -> String {
    let page = workspace.begin()
    let (folder, count) = (workspace.folder, workspace.count)
    switch Int.random(in: 0..<14, using: &workspace.random) {
    case 0, 1, 2:
      try folder.put(
        .text("# Page of \(page.count)\n\nBody \(count), see [one](/notes/one.md).\n"),
        at: page
      )
      return "body of \(page)"
    case 3:
      try folder.put(.text("# Title \(count)\n\nWords.\n"), at: page)
      return "title of \(page)"
    case 4:
      let text = "---\norder: \(count % 5)\n---\n# New \(count)\n"
      return try workspace.add(text, at: "content/notes/new-\(count).md")
    case 5 where workspace.pages.count > 2: return try workspace.remove(page)
    case 6 where workspace.pages.count > 2:
      let moved = "content/moved/page-\(count).md"
      _ = try workspace.add(folder.text(page), at: moved)
      _ = try workspace.remove(page)
      return "\(page) to \(moved)"
    case 7:
      let status = workspace.random.pick(["implemented", "not-implemented", "partial"])
      try folder.put(
        .text("requirement,status,note\n164.308(a)(2),\(status),Note \(count)\n"),
        at: ClientWorkspace.folder + "responses.csv"
      )
      return "an answer"
    case 8:
      try folder.put(
        .text(
          "---\nid: F-1\nrequirements: [164.308(a)(2)]\nlikelihood: high\nimpact: high\n---\n# Doors \(count)\n"
        ),
        at: ClientWorkspace.folder + "findings/F-1.md"
      )
      return "a finding"
    case 9:
      try folder.put(
        .text("title: T\nas_of: 2026-11-\(10 + count % 18)\nbrand: { footer: Foot \(count) }\n"),
        at: "gapbook.yml"
      )
      return "gapbook.yml"
    case 10: return try workspace.changeWord()
    case 11: return try workspace.spoil(page)
    case 12: return try workspace.touch(page)
    default:
      return "nothing"
    }
  }
}
