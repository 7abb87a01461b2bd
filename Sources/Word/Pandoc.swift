import Files

/// Pandoc, which writes Word files.
package struct Pandoc: Sendable, Equatable {
  /// The program.
  package let path: String
  /// What it calls its version.
  package let version: String
  /// The version of the trees that it reads.
  let treeVersion: [Int]

  /// What was looked for and is not there.
  package enum Missing: Error, Equatable {
    /// There is none; the path that was named, if one was.
    case none(named: String?)
    /// One is there, and too old.
    case old(path: String, version: String)
  }

  /// The oldest that reads our trees.
  private static let oldest = [2, 11]

  /// The first program there is, by its own name or as `pandoc` on the search path.
  package static func find(
    named: String?,
    searchPath: [String]
  ) -> Result<Pandoc, Missing> {
    let paths = named.map { [$0] } ?? searchPath.map { $0 + "/pandoc" }
    var old: Missing?
    for path in paths where Disk.isExecutable(path) {
      guard let version = version(of: path) else { continue }
      let numbers = version.split(separator: ".").compactMap { Int($0) }
      guard numbers.lexicographicallyPrecedes(oldest) else {
        let trees = numbers[0] == 2 ? [1, 22] : [1, 23]
        return .success(Pandoc(path: path, version: version, treeVersion: trees))
      }
      old = old ?? .old(path: path, version: version)
    }
    return .failure(old ?? .none(named: named))
  }

  /// What the program calls itself, `pandoc 2.17.1.1`; nil for another program.
  package static func version(of path: String) -> String? {
    let said = String(decoding: Child.run(path, ["--version"], limit: 10).output, as: UTF8.self)
    let words = said.split(separator: "\n").first?.split(separator: " ") ?? []
    guard words.count >= 2, words[0].hasPrefix("pandoc"), words[1].first?.isNumber == true else {
      return nil
    }
    return String(words[1])
  }

  /// Writes the tree of a folder's file as a Word file on its output; pictures are in that folder.
  func run(_ tree: String, in folder: String, reference: String, limit: Int) -> ChildResult {
    Child.run(
      path,
      [
        "--from", "json", "--to", "docx", "--output", "-", "--reference-doc",
        "\(folder)/\(reference)", "--resource-path", folder, "--data-dir", folder,
      ],
      input: "\(folder)/\(tree)",
      // Times in the file are replaced; this keeps pandoc from asking for the hour at all.
      variables: ["SOURCE_DATE_EPOCH=0", "HOME=\(folder)"],
      limit: limit
    )
  }
}
