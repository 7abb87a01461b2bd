import Diagnostics
import Files
import Formats
import GapAnalysis
import Regulation
import Starter
import Workspace

/// What a new workspace begins with; each is a folder of `Sources/Starter/starters`.
public enum StarterKind: String, Sendable, CaseIterable {
  /// A configuration and a home page.
  case bare
  /// A small practice, a covered entity, with all that a first report needs.
  case clinic
  /// A business associate, with all that a first report needs.
  case vendor
  /// HIPAA policies and procedures for a team to adopt.
  case policies

  /// The client whose responses are written under the law of the day; nil where there is none.
  fileprivate var client: (slug: String, entity: Entity)? {
    switch self {
    case .bare, .policies: nil
    case .clinic: ("example-clinic", .coveredEntity)
    case .vendor: ("example-vendor", .businessAssociate)
    }
  }
}

extension NewFiles {
  /// A workspace: the files of a starter; for Git, a `.gitignore` for what a build makes and a
  /// `.gitattributes` that keeps line ends as they are; for editors, the JSON Schemas of YAML files,
  /// each of which names its own in its first line.
  ///
  /// A folder that is there may hold anything but these files. A `.gitignore` that is there gets the
  /// lines that it lacks; a `.gitattributes` and schemas are left as they are. All is done or, where something cannot
  /// be, nothing. What was done is given back, a line each.
  public func workspaceFiles(title: String, starter: StarterKind = .bare) throws -> [String] {
    var files = Starter.workspace(starter.rawValue).map { path, text in
      (path: path, text: (FileSchema.comment(for: path) ?? "") + filled(text, title: title))
    }
    // What is looked at first is named first.
    files = files.filter { $0.path == "gapbook.yml" } + files.filter { $0.path != "gapbook.yml" }
    let ofClient = starter.client.map { "content/clients/\($0.slug)/responses.csv" }
    try checkThatNothingIsInTheWay(files.map(\.path) + [ofClient].compactMap(\.self))
    return try allOrNothing { made in
      try made.makeFolder(workspace)
      if let (slug, entity) = starter.client, let ofClient {
        guard today >= .firstOfReports else { throw BuildError.tooEarly(today, named: "today") }
        files.append((ofClient, try responses(slug, entity)))
      }
      for (name, text) in [(".gitignore", GitIgnore.text), (".gitattributes", Self.gitAttributes)]
      where Disk.kind(of: workspace + "/" + name) == nil {
        files.append((name, text))
      }
      for file in files { try made.write(file.text, to: workspace, file.path) }
      let schemas = FileSchema.ofYAML.filter { schema in
        Disk.kind(of: workspace + "/" + schema.path) == nil
      }
      for schema in schemas {
        let text = String(decoding: schema.bytes, as: UTF8.self)
        try made.write(text, to: workspace, schema.path)
      }
      let isNew = files.contains { $0.path == ".gitignore" }
      let ofEditors =
        schemas.isEmpty
        ? nil : "wrote \(workspace)/\(FileSchema.folder)/*.json, by which editors help"
      return files.map { "wrote \(workspace)/\($0.path)" }
        + [ofEditors, isNew ? nil : try GitIgnore.complete(in: workspace)].compactMap(\.self)
    }
  }

  /// A row for each leaf that applies to a new client, under the law that the program carries.
  private func responses(_ slug: String, _ entity: Entity) throws -> String {
    let law = try loadFolder(workspace, LoadOptions(needsLaw: true, lawAlone: true)).value.law
    let place = "content/clients/\(slug)"
    let client = Client(
      slug: slug,
      name: .init(slug, at: .file(place)),
      entity: entity,
      // As the starter's client.yml has it.
      scope: Scope(rules: [.security, .breachNotification]),
      place: .file(place)
    )
    return responses(client, under: law, withEmptyStatus: true)
  }

  /// A text of a starter with what `init` knows.
  private func filled(_ text: String, title: String) -> String {
    let values = [
      "folder": YAMLScalar.quoted(title), "today": today.description,
      "in 3 months": today.adding(months: 3).description,
      "in a year": today.adding(years: 1).description,
    ]
    // In one pass: a folder may be called as one of them.
    return text.replacing(#/\$\(([a-z0-9 ]+)\)/#) { found in
      values[String(found.output.1)] ?? String(found.output.0)
    }
  }

  /// Sums of what is delivered, and places in files, depend on line ends.
  private static let gitAttributes = """
    # The same bytes on every machine, so that a build gives the same site.
    * -text

    """
}
