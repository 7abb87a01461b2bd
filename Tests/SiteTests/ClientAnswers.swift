import TestSupport

/// A small client with three leaves, met unless it answers otherwise, and workspaces of such clients.
struct ClientAnswers {
  var name: String
  var answers = ["implemented", "implemented", "implemented"]
  var asOf = "2026-09-30"

  private static let leaves = ["164.308(a)(1)(ii)(A)", "164.308(a)(2)", "164.312(a)(2)(iv)"]

  /// A workspace of clients by their folders.
  static func workspace(_ clients: [String: ClientAnswers]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(["gapbook.yml": "title: Small\n"])
    for (slug, client) in clients { try client.put(as: slug, in: folder) }
    try SmallLaw.put(in: folder)
    return folder
  }

  /// Writes its folder into a workspace, which may be in a folder itself.
  func put(as slug: String, in folder: TemporaryFolder, below place: String = "") throws {
    let client = place + "content/clients/\(slug)/"
    try folder.put(
      .text(
        "name: \(name)\nentity: covered-entity\nscope: { rules: [security] }\nas_of: \(asOf)\n"
      ),
      at: client + "client.yml"
    )
    let rows = zip(Self.leaves, answers).map { "\($0),\($1),EV-1\n" }.joined()
    try folder.put(.text("requirement,status,evidence\n" + rows), at: client + "responses.csv")
    try folder.put(
      "- { id: EV-1, title: A record, collected: 2026-01-05 }\n",
      at: client + "evidence.yml"
    )
  }

  /// All is met.
  static let north = ClientAnswers(name: "North")
  /// North with one leaf that is not met.
  static let worse = ClientAnswers(
    name: "North",
    answers: ["implemented", "not-implemented", "implemented"]
  )
  /// All is met.
  static let south = ClientAnswers(name: "South")
  /// One leaf is assessed, and met in part.
  static let east = ClientAnswers(name: "East", answers: ["not-assessed", "partial"])
}
