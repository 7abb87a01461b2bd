import Formats
import GapAnalysis

/// Who assessed, whom it is about, and who answers for what is to be done.
extension OSCAL {
  /// The client, the assessors and the owners, each once.
  func parties(owners: [String]) -> [JSON] {
    let client = JSON.object([
      ("uuid", .string(clientID)), ("type", .string("organization")),
      ("name", .string(clientName)),
    ])
    return [client]
      + Self.distinct(assessment.client.assessors + owners).map { name in
        .object([
          ("uuid", .string(personID(name))), ("type", .string("person")), ("name", .string(name)),
        ])
      }
  }

  func roles(owners: [String]) -> [JSON] {
    let owned = Self.distinct(owners).isEmpty ? [] : [Self.role("owner", "Owner")]
    return assessors.isEmpty ? owned : [Self.role("assessor", "Assessor")] + owned
  }

  var responsibleParties: [JSON] {
    guard !assessors.isEmpty else { return [] }
    return [
      .object([
        ("role-id", .string("assessor")), ("party-uuids", .strings(assessors.map(personID))),
      ])
    ]
  }

  /// Who saw what is recorded: the assessors, or the client where nobody is named.
  static func origin(_ client: Client, _ uuid: StableUUID) -> JSON {
    let assessors = distinct(client.assessors)
    let ids = assessors.isEmpty ? [uuid("client")] : assessors.map { uuid("person", $0) }
    let actors = ids.map { id in
      JSON.object([("type", .string("party")), ("actor-uuid", .string(id))])
    }
    return .object([("actors", .array(actors))])
  }

  /// The owner's part in a task; nothing where nobody is named.
  func responsibleRoles(_ owner: String?) -> JSON {
    .array(
      Self.distinct([owner ?? ""]).map { name in
        .object([
          ("role-id", .string("owner")), ("party-uuids", .strings([personID(name)])),
        ])
      }
    )
  }

  private var assessors: [String] { Self.distinct(assessment.client.assessors) }

  private var clientID: String { uuid("client") }

  private func personID(_ name: String) -> String { uuid("person", name) }

  private static func role(_ id: String, _ title: String) -> JSON {
    .object([("id", .string(id)), ("title", .string(title))])
  }

  /// Names as OSCAL takes them, each once, in their order.
  private static func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.map { line($0, or: "") }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
