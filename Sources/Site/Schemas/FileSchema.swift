import Export
import Formats

/// The JSON Schema of a file that a person writes, or of what the program writes for others.
public struct FileSchema: Sendable {
  /// Its name in a call.
  public let name: String
  /// Where such a file is, in words.
  public let file: String
  let shape: @Sendable () -> SchemaShape

  private init(_ name: String, _ file: String, _ shape: @escaping @Sendable () -> SchemaShape) {
    self.name = name
    self.file = file
    self.shape = shape
  }

  /// All of them.
  public static let all = [
    FileSchema("gapbook", "gapbook.yml") { .object(configurationKeys) },
    FileSchema("client", "content/clients/SLUG/client.yml") { .object(clientKeys) },
    FileSchema("responses", "content/clients/SLUG/responses.yml") {
      .mapping(.object(responseKeys))
    },
    FileSchema("evidence", "content/clients/SLUG/evidence.yml") { .list(.object(evidenceKeys)) },
    FileSchema("risks", "content/clients/SLUG/risks.yml") { .list(.object(riskKeys)) },
    FileSchema("breaches", "content/clients/SLUG/breaches.yml") { .list(.object(breachKeys)) },
    FileSchema("exposure", "content/clients/SLUG/exposure.yml") { .list(.object(exposureKeys)) },
    FileSchema("readiness", "content/clients/SLUG/readiness.yml") { .mapping(readinessAnswer) },
    FileSchema("phi-allow", "phi-allow.yml of content or of a client") {
      .list(.object(allowanceKeys))
    },
    FileSchema("finding", "the front matter of content/clients/SLUG/findings/*.md") {
      .object(findingKeys)
    },
    FileSchema("page", "the front matter of a page, a question or a policy") { .object(pageKeys) },
    FileSchema("framework", "the YAML list of a framework of gapbook.yml") {
      .list(.object(frameworkKeys))
    },
    FileSchema("assessment", "data/assessment.json of a client's site") { .object(assessmentKeys) },
    FileSchema("comparison", "what gapbook diff --format json prints") { .object(comparisonKeys) },
  ]

  /// Where a workspace keeps those of its YAML files; editors read them from there.
  static let folder = ".schemas"

  /// Those of files that are YAML as a whole: no editor takes the others from a comment.
  static let ofYAML = all.filter { schema in
    !["finding", "page", "assessment", "comparison"].contains(schema.name)
  }

  /// Where a workspace keeps it.
  var path: String { "\(Self.folder)/\(name).json" }

  /// The comment by which a YAML file names its schema for editors, as its first line; nil for a file
  /// that has none.
  ///
  /// `path` is the file's, from the workspace.
  static func comment(for path: String) -> String? {
    let names = path.split(separator: "/")
    guard let file = names.last, path.hasSuffix(".yml"),
      let schema = ofYAML.first(where: { $0.name == file.dropLast(4) })
    else { return nil }
    let up = String(repeating: "../", count: names.count - 1)
    return "# yaml-language-server: $schema=\(up)\(folder)/\(schema.name).json\n"
  }

  /// The schema of a name; nil where there is none.
  public static func named(_ name: String) -> FileSchema? { all.first { $0.name == name } }

  /// The schema as a JSON document.
  public var bytes: [UInt8] {
    JSON.object(
      [
        ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        ("$id", .string("urn:gapbook:schema:\(name):1")), ("title", .string(file)),
      ] + shape().json
    ).serialized(indented: true)
  }

  /// The names of all keys, at any depth.
  var keys: Set<String> { Self.keys(of: shape()) }

  private static func keys(of shape: SchemaShape) -> Set<String> {
    switch shape {
    case .object(let keys):
      keys.reduce(into: []) { all, key in
        all.insert(key.name)
        all.formUnion(Self.keys(of: key.shape))
      }
    case .list(let item), .oneOrMore(let item), .mapping(let item), .optional(let item):
      Self.keys(of: item)
    default: []
    }
  }
}
