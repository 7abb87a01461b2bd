import Diagnostics
import Files
import GapAnalysis
import Regulation
import Workspace

/// The client of an import, with what its workspace says of the law.
struct ImportedClient {
  let folder: ClientFolder
  let law: Law
  /// Whether 4/14/2026 is the fourteenth of April.
  let hasUSDays: Bool
  /// The language of its report.
  let language: String
  /// The day for which its report holds.
  let asOf: Day
  /// The path of its folder, from the workspace.
  let path: String
  /// The path of the workspace.
  let root: String
  /// What was noticed while the workspace was read.
  let diagnostics: [Diagnostic]

  var catalog: Catalog { law.catalog }
  var slug: String { folder.client.slug }

  /// Its assessment for an audience; no headline is withheld.
  func assessment(for audience: String) -> Assessment {
    assess(
      folder.client,
      law: law,
      asOf: asOf,
      coverageThreshold: .zero,
      audience: audience
    ).value
  }

  /// Reads the client that a request names, or the only one.
  ///
  /// - Throws: `ImportFault` where there is none, or several and none is named.
  init(_ request: ImportRequest) throws {
    let slugs = Workspace.clientNames(in: request.workspace)
    let slug = try Self.slug(request.client, among: slugs)
    let options = LoadOptions(
      needsLaw: true,
      clients: [slug],
      allowedLinks: request.allowedLinks
    )
    let loaded: Diagnosed<Workspace>
    do {
      loaded = try load(request.workspace, options: options)
    } catch {
      throw ImportFault(error.message)
    }
    guard let folder = loaded.value.clients.first?.folder else {
      throw ImportFault("content/clients/\(slug) has no file: gapbook new client begins a client")
    }
    let configuration = loaded.value.configuration
    self.folder = folder.value
    law = loaded.value.law
    hasUSDays = configuration.hasUSDays
    language = folder.value.language?.value ?? configuration.language
    asOf = folder.value.client.asOf ?? configuration.asOf?.value ?? request.today
    path = "content/clients/\(slug)"
    root = loaded.value.root
    diagnostics = loaded.diagnostics
  }

  private static func slug(_ asked: String?, among slugs: [String]) throws(ImportFault) -> String {
    guard !slugs.isEmpty else {
      throw ImportFault("the workspace has no client: gapbook new client NAME begins one")
    }
    guard let asked else {
      guard slugs.count == 1 else {
        throw ImportFault("say which client: --client \(slugs.joined(separator: ", or "))")
      }
      return slugs[0]
    }
    guard slugs.contains(asked) else {
      let help = suggestion(for: asked, among: slugs).map { ": \($0)" } ?? ""
      throw ImportFault("there is no client \"\(asked)\"\(help)")
    }
    return asked
  }

  /// A note that the client's version is issued, so that what an import writes belongs to another one.
  var frozen: [Diagnostic] {
    let client = folder.client
    guard let record = folder.issued.first(where: { $0.version == client.version }) else {
      return []
    }
    return [
      .note(
        "import-issued",
        "version \(record.version) was issued on \(record.day), and its inputs are others now",
        at: client.place,
        help: "give the report a new version: in client.yml; under this one no build is written"
      )
    ]
  }

  /// The text of a file of the client; nil where it has none.
  func source(_ name: String) -> SourceText? {
    folder.sources.first { $0.file == "\(path)/\(name)" }
  }

  /// The errors in a file of the client, and in what says how it is read.
  func errors(in name: String) -> [Diagnostic] {
    diagnostics.filter { diagnostic in
      guard diagnostic.severity == .error, let file = diagnostic.place?.file else { return false }
      return file == "\(path)/\(name)" || file == "gapbook.yml"
        || file.hasPrefix("content/regulation/")
    }
  }
}
