import Diagnostics
import Files
import GapAnalysis

/// The two states that are compared, and what is said of them side by side.
struct DiffSides {
  private let request: DiffRequest
  private let old: ReadSide
  private let new: ReadSide

  /// Reads a state by its name, whether it is the later one, and the clients that are wanted of it; empty:
  /// all.
  typealias Reading = (String, Bool, [String]) async throws -> ReadSide

  /// Reads both; of a workspace beside a file no more than the client whose file it is.
  init(_ old: String, _ new: String, _ request: DiffRequest, reading: Reading) async throws {
    self.request = request
    let asked = request.clients
    // A file is read first, so that it says which client of the other one is meant.
    if !Disk.isFolder(new), Disk.isThere(new), Disk.isFolder(old) {
      self.new = try await reading(new, true, asked)
      let only = self.new.value?.client ?? asked
      self.old = try await reading(old, false, request.earlier(only))
    } else {
      self.old = try await reading(old, false, request.earlier(asked))
      let only = self.old.value?.client?.map(request.later) ?? asked
      self.new = try await reading(new, true, only)
    }
  }

  /// What changed, with what was noticed.
  /// - Throws: `BuildError` where nothing can be compared.
  func compared() throws(BuildError) -> DiffResult {
    var diagnostics = old.diagnostics + new.diagnostics
    let texts = old.texts.merging(new.texts) { first, _ in first }
    guard let before = old.value, let after = new.value else {
      return DiffResult(value: nil, diagnostics: diagnostics, texts: texts)
    }
    try check(before, after)
    let pairs = after.clients.compactMap { client in
      before.clients.first { request.later($0.slug) == client.slug }.map { ($0, client) }
    }
    let isOfFile = before.isOfOne || after.isOfOne
    guard !pairs.isEmpty || !isOfFile else {
      let other = otherClient(before, after)
      return DiffResult(value: nil, diagnostics: diagnostics + [other], texts: texts)
    }
    for pair in pairs { diagnostics += order(pair, before, after) + audiences(pair, before, after) }
    let former = Set(pairs.map(\.0.slug))
    let kept = Set(pairs.map(\.1.slug))
    let comparison = WorkspaceComparison(
      clients: pairs.map { ClientComparison($0.assessment, $1.assessment) },
      added: isOfFile ? [] : after.clients.filter { !kept.contains($0.slug) }.map(\.uncompared),
      removed: isOfFile ? [] : before.clients.filter { !former.contains($0.slug) }.map(\.uncompared)
    )
    let value = Diff(comparison, as: request.format, later: after)
    return DiffResult(value: value, diagnostics: diagnostics, texts: texts)
  }

  /// Refuses clients that the call names and neither state has, and two of one name.
  private func check(_ before: Side, _ after: Side) throws(BuildError) {
    let (earlier, later) = (before.names, after.names)
    for (former, name) in request.renamed.sorted(by: { $0.key < $1.key }) {
      if !earlier.contains(former) {
        throw .lacking(former, before.name, earlier)
      }
      if !later.contains(name) { throw .lacking(name, after.name, later) }
      if earlier.contains(name), request.renamed[name] == nil {
        throw .badFolder(
          "--renamed \(former)=\(name): \(before.name) has a client \"\(name)\" already, so that two would be one"
        )
      }
    }
    let known = Set(earlier.map(request.later)).union(later)
    for slug in request.clients {
      if !known.contains(slug) {
        throw .unknownClient(slug, help: suggestion(for: slug, among: known.sorted()))
      }
      // The file of another client is no sign that the client was added or removed.
      if before.isOfOne, !earlier.map(request.later).contains(slug) {
        throw .lacking(slug, before.name, earlier)
      }
      if after.isOfOne, !later.contains(slug) { throw .lacking(slug, after.name, later) }
    }
    if before.clients.isEmpty, after.clients.isEmpty {
      throw .badFolder(
        "neither \(before.name) nor \(after.name) has a client, so that nothing can be compared"
      )
    }
  }

  private func otherClient(_ before: Side, _ after: Side) -> Diagnostic {
    let (file, other) = after.isOfOne ? (after, before) : (before, after)
    let slug = file.clients.first?.slug ?? ""
    let names = other.names.map { "\"\($0)\"" }.joined(separator: ", ")
    return .error(
      "another-client",
      "\(file.name) is of client \"\(slug)\", and \(other.name) of "
        + (names.isEmpty ? "none" : "client \(names)"),
      at: file.clients.first?.place,
      help:
        "compare two assessments of one client; --renamed OLD=NEW says that a client's folder was renamed"
    )
  }

  private typealias Pair = (before: Side.Client, after: Side.Client)

  private func order(_ pair: Pair, _ before: Side, _ after: Side) -> [Diagnostic] {
    let (earlier, later) = (pair.before.assessment.asOf, pair.after.assessment.asOf)
    guard earlier > later else { return [] }
    return [
      .warning(
        "not-earlier",
        "\(before.title(of: pair.before)) is as of \(earlier), later than \(after.title(of: pair.after)), as of \(later)",
        at: pair.before.assessment.asOfPlace ?? pair.before.place,
        help: "name the earlier one first"
      )
    ]
  }

  private func audiences(_ pair: Pair, _ before: Side, _ after: Side) -> [Diagnostic] {
    let (earlier, later) = (pair.before.assessment.audience, pair.after.assessment.audience)
    guard earlier != later else { return [] }
    return [
      .warning(
        "other-audience",
        "\(before.title(of: pair.before)) was made for the audience \"\(earlier)\", and \(after.title(of: pair.after)) for \"\(later)\": what is withheld from one looks new or closed",
        at: pair.before.place,
        help: "compare two assessments for one audience"
      )
    ]
  }
}

extension BuildError {
  /// A client that one of two states has not.
  fileprivate static func lacking(_ slug: String, _ name: String, _ known: [String]) -> BuildError {
    let help = suggestion(for: slug, among: known).map { ", \($0)" }
    return .unknownClient(slug, help: "in \(name)" + (help ?? ""))
  }
}
