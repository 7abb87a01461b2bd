import Foundation
import TestSupport

/// A workspace that is edited again and again, the same way whenever a test runs, and its outputs.
struct EditedWorkspace {
  let folder: TemporaryFolder
  /// Where outputs are, by their names.
  let output: TemporaryFolder
  var random: SeededGenerator
  /// The Markdown files that edits pick from.
  var pages: [String]
  /// How many edits were begun.
  private(set) var count = 0

  init(_ folder: TemporaryFolder, pages: [String], seed: Int) throws {
    self.folder = folder
    self.pages = pages
    random = SeededGenerator(seed: seed)
    output = try TemporaryFolder()
  }

  /// How many edits the tests make, unless `GAPBOOK_EDITS` says it.
  static func edits(unlessAsked few: Int) -> Int {
    ProcessInfo.processInfo.environment["GAPBOOK_EDITS"].flatMap(Int.init) ?? few
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

  /// Begins an edit of a page, which is given back.
  mutating func begin() -> String {
    count += 1
    return random.pick(pages)
  }

  /// Adds a page, and says so.
  mutating func add(_ text: String, at page: String) throws -> String {
    try folder.put(.text(text), at: page)
    pages.append(page)
    return "new \(page)"
  }

  /// Removes a page, and says so.
  mutating func remove(_ page: String) throws -> String {
    try FileManager.default.removeItem(atPath: folder.path + "/" + page)
    pages.removeAll { $0 == page }
    return "without \(page)"
  }

  /// Changes a word of all pages, and says so.
  func changeWord() throws -> String {
    try folder.put(.text("all_pages: Everything \(count)\n"), at: "templates/words/en.yml")
    return "a word"
  }

  /// Makes a page stop the build, until a later edit of it mends that.
  func spoil(_ page: String) throws -> String {
    try folder.put(.text("---\ntitle: [\n---\n# Broken\n"), at: page)
    return "fault in \(page)"
  }

  /// Changes nothing of a page but its time.
  func touch(_ page: String) throws -> String {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_790_000_000 + Double(count))],
      ofItemAtPath: folder.path + "/" + page
    )
    return "time of \(page)"
  }
}
