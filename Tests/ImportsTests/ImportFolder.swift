import Diagnostics
import Regulation
import TestSupport
import Workspace

@testable import Imports

/// A workspace of one client under the built-in law, and files to import.
struct ImportFolder {
  static let client = "content/clients/acme/"
  let folder: TemporaryFolder

  /// The law of the program.
  static let law: Law = {
    let empty = try? TemporaryFolder(["gapbook.yml": "title: T\n"])
    let loaded = try? load(empty?.path ?? "", options: LoadOptions(needsLaw: true, lawAlone: true))
    return loaded?.value.law ?? .none
  }()

  init(
    responses: String? = "requirement,status\r\n",
    _ files: KeyValuePairs<String, FolderEntry> = [:]
  ) throws {
    folder = try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\n",
      "content/index.md": "# Home\n",
      "content/clients/acme/client.yml":
        "name: Acme Dental\nentity: covered-entity\nas_of: 2026-09-30\n",
    ])
    if let responses { try folder.put(.text(responses), at: Self.client + "responses.csv") }
    for (path, entry) in files { try folder.put(entry, at: path) }
  }

  var responses: String {
    get throws { try folder.text(Self.client + "responses.csv") }
  }

  /// Imports a text as a file of a name.
  func take(
    _ table: String,
    as name: String = "their.csv",
    _ change: (inout ImportRequest) -> Void = { _ in }
  ) throws -> Diagnosed<Imported?> {
    try folder.put(.text(table), at: name)
    var request = try ImportRequest(
      file: folder.path + "/" + name,
      workspace: folder.path,
      today: "2026-11-30"
    )
    change(&request)
    return try importResponses(request)
  }
}

extension Diagnosed {
  /// The messages of a rule, with line and column.
  func messages(_ rule: String) -> [String] {
    diagnostics.sorted().filter { $0.rule == rule }.map { diagnostic in
      let start = diagnostic.place?.start
      return "\(start?.line ?? 0):\(start?.column ?? 0) \(diagnostic.message)"
    }
  }
}
