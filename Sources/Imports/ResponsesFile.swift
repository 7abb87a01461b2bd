import Diagnostics
import Files
import GapAnalysis
import Regulation
import Workspace

/// The `responses.csv` of a client, which an import fills.
struct ResponsesFile {
  private static let file = "responses.csv"

  /// Its path in the workspace.
  let name: String
  /// Where it is written.
  let path: String
  let source: SourceText
  /// What is wrong with it: it is then left as it is.
  let errors: [Diagnostic]

  /// The file of a client; a fresh one where it has none.
  ///
  /// - Throws: `ImportFault` where the client answers in YAML.
  init(_ client: ImportedClient) throws(ImportFault) {
    name = client.path + "/" + Self.file
    path = client.root + "/" + name
    if client.source("responses.yml") != nil {
      throw ImportFault(
        "\(client.path)/responses.yml has the client's answers, and an import fills responses.csv: "
          + "move them there (gapbook explain responses.csv lists the columns), and delete the .yml"
      )
    }
    let text = client.source(Self.file)
    if text == nil, Disk.kind(of: path) != nil {
      errors = client.errors(in: Self.file)
      source = SourceText(file: name, bytes: ResponsesText.fresh)
      if errors.isEmpty { throw ImportFault("\(name) is there and is no file that can be read") }
      return
    }
    source = text ?? SourceText(file: name, bytes: ResponsesText.fresh)
    errors = client.errors(in: Self.file)
  }

  /// Holds what is to be written to what is read from it: every row that was there is still there, with
  /// all its cells but for those that were filled.
  ///
  /// - Throws: `ImportDefect` where the program would spoil the file.
  func check(_ filled: ResponsesText, _ client: ImportedClient) throws {
    let bytes = filled.text
    let rows = ResponsesText(bytes).rows
    guard rows.count >= filled.rows.count else { throw ImportDefect() }
    for (old, new) in zip(filled.rows, rows) {
      let changed = filled.filled[old.bytes.lowerBound] ?? []
      guard
        old.values.filter({ !changed.contains($0.key) })
          == new.values.filter({ !changed.contains($0.key) })
      else { throw ImportDefect() }
    }
    let text = SourceText(file: name, bytes: bytes)
    let after = responses(ofCSV: text, hasUSDays: client.hasUSDays)
    let before = responses(ofCSV: source, hasUSDays: client.hasUSDays)
    let ids = after.value.map(\.requirement)
    guard !after.diagnostics.hasErrors, ids.starts(with: before.value.map(\.requirement)) else {
      throw ImportDefect()
    }
  }

  /// What `check` will say of the answers that were placed: what they lack, and what cannot be.
  func consequences(
    of bytes: [UInt8],
    _ leaves: Set<String>,
    _ client: ImportedClient,
    evidence: [Evidence]
  ) -> [Diagnostic] {
    let text = SourceText(file: name, bytes: bytes)
    let read = responses(ofCSV: text, hasUSDays: client.hasUSDays).value
    let placed = read.filter { response in
      client.catalog.requirement(response.requirement).map { leaves.contains($0.id) } ?? false
    }
    let lines = Set(placed.map(\.place.start.line))
    let whole = client.folder.client
    let answered = Client(
      slug: whole.slug,
      name: whole.name,
      entity: whole.entity,
      functions: whole.functions,
      scope: whole.scope,
      responses: placed,
      evidence: evidence,
      place: whole.place
    )
    return assess(
      answered,
      law: client.law,
      asOf: client.asOf,
      coverageThreshold: .zero
    ).diagnostics.filter {
      $0.place?.file == name && lines.contains($0.place?.start.line ?? 0)
    }.map(\.asWarning)
  }
}

/// A file would not be read as it was meant: a defect of ours.
public struct ImportDefect: Error, Sendable {}

extension Diagnostic {
  /// The same, which makes nothing fail.
  var asWarning: Diagnostic {
    guard severity == .error else { return self }
    return Diagnostic(.warning, rule: rule, message, at: place, help: help)
  }
}
