import Foundation
import TestSupport
import Testing

/// One workspace edited again and again: what a build makes with the memory of the one before is, byte
/// for byte, what a build makes without any.
///
/// `make test` makes a few edits, `make test-all` a thousand, by `GAPBOOK_EDITS`.
@Suite("Edit after edit")
struct ManyEditsTests {
  private static let edits =
    ProcessInfo.processInfo.environment["GAPBOOK_EDITS"].flatMap(Int.init) ?? 30

  @Test("gives the bytes of a cold build", .timeLimit(.minutes(60)))
  func equalsColdBuild() throws {
    var editing = try Editing()
    var skipped = 0
    for number in 1...Self.edits {
      let edit = try editing.edit()
      // Files that are older than the build by less are not told from later ones: nothing is kept.
      if !editing.random.chance(1, in: 3) { usleep(30_000) }
      let warm = try editing.build(to: "warm")
      let again = try editing.build(to: "warm")
      let cold = try editing.build(to: "cold", "--no-cache")
      #expect(warm.code == cold.code && again.code == cold.code, "\(number): \(edit)")
      #expect(warm.stderr == cold.stderr && again.stderr == cold.stderr, "\(number): \(edit)")
      let (ours, theirs) = try (editing.files("warm"), editing.files("cold"))
      let changes = FolderChanges(from: theirs, to: ours)
      try #require(changes.isEmpty, "\(number): \(edit): \(changes)")
      #expect(again.code != 0 || again.stdout.contains("\n0 files written"), "\(number): \(edit)")
      if warm.code == 0, warm.stdout.contains("\n0 files written") { skipped += 1 }
    }
    #expect(skipped < Self.edits / 2)
  }
}

/// A workspace and how it is edited: the same edits whenever the test runs.
private struct Editing {
  let folder: TemporaryFolder
  private let output: TemporaryFolder
  var random = SeededGenerator(seed: 23)
  private var pages = [
    "content/notes/one.md", "content/notes/two.md", "content/policies/access.md",
  ]
  private var count = 0

  init() throws {
    output = try TemporaryFolder()
    folder = try ClientWorkspace.made([
      "/content/notes/one.md": "# One\n\nSee [two](two.md).\n",
      "/content/notes/two.md": "# Two\n\nWords.\n\n![a](a.png)\n",
      "/content/notes/a.png": .bytes(onePixel),
      "/content/policies/access.md": "---\nversion: \"1.0\"\n---\n# Access\n\nWho may enter.\n",
      "findings/F-1.md":
        "---\nid: F-1\nrequirements: [164.308(a)(2)]\nlikelihood: high\nimpact: low\n---\n# Doors\n",
    ])
  }

  func build(to name: String, _ arguments: String...) throws -> ProgramResult {
    try run(
      buildFolder + "/gapbook",
      ["build", folder.path, "-o", output.path + "/" + name] + arguments
    )
  }

  func files(_ name: String) throws -> [String: [UInt8]] {
    let path = output.path + "/" + name
    return exists(path) ? try contents(of: path) : [:]
  }

  /// One edit, and what it was.
  mutating func edit() throws -> String {
    count += 1
    let page = random.pick(pages)
    switch Int.random(in: 0..<14, using: &random) {
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
      let new = "content/notes/new-\(count).md"
      try folder.put(.text("---\norder: \(count % 5)\n---\n# New \(count)\n"), at: new)
      pages.append(new)
      return "new \(new)"
    case 5 where pages.count > 2:
      try FileManager.default.removeItem(atPath: folder.path + "/" + page)
      pages.removeAll { $0 == page }
      return "without \(page)"
    case 6 where pages.count > 2:
      let moved = "content/moved/page-\(count).md"
      try folder.put(.text(folder.text(page)), at: moved)
      try FileManager.default.removeItem(atPath: folder.path + "/" + page)
      pages = pages.filter { $0 != page } + [moved]
      return "\(page) to \(moved)"
    case 7:
      let status = random.pick(["implemented", "not-implemented", "partial"])
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
    case 10:
      try folder.put(.text("all_pages: Everything \(count)\n"), at: "templates/words/en.yml")
      return "a word"
    case 11:
      // A page that stops the build, and is mended by a later edit of it.
      try folder.put(.text("---\ntitle: [\n---\n# Broken\n"), at: page)
      return "fault in \(page)"
    case 12:
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_790_000_000 + Double(count))],
        ofItemAtPath: folder.path + "/" + page
      )
      return "time of \(page)"
    default:
      return "nothing"
    }
  }
}
