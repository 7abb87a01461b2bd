import TestSupport
import Testing

/// A workspace of one small client and a small law, for tests of what a client's folder holds.
enum ClientWorkspace {
  static let folder = "content/clients/alpha/"

  /// The workspace with more files; a path without a folder in front is the client's own.
  static func made(_ files: KeyValuePairs<String, FolderEntry> = [:]) throws -> TemporaryFolder {
    let workspace = try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\n",
      "content/index.md": "# Home\n",
      "content/clients/alpha/client.yml":
        "name: Alpha Clinic\nentity: covered-entity\nas_of: 2026-09-30\nscope: { rules: [security] }\n",
      "content/clients/alpha/responses.csv": "requirement,status\n164.308(a)(2),implemented\n",
      "content/clients/alpha/summary.md": "# Summary\n",
    ])
    try SmallLaw.put(in: workspace)
    for (path, entry) in files {
      try workspace.put(entry, at: path.hasPrefix("/") ? String(path.dropFirst()) : folder + path)
    }
    return workspace
  }
}

extension ProgramResult {
  /// The lines of the log that tell of a rule.
  func lines(_ rule: String) -> [String] {
    stderr.split(separator: "\n").map(String.init).filter { $0.hasSuffix("[\(rule)]") }
  }

  /// The help lines of the log.
  var helps: [String] {
    stderr.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("help: ") }
      .map { String($0.dropFirst(6)) }
  }
}
