import Diagnostics
import Export
import Files
import GapAnalysis
import Report
import Workspace

/// One of the two states that are compared.
struct Side: Sendable {
  /// One of its clients.
  struct Client: Sendable {
    let assessment: EarlierAssessment
    /// Where it says whose it is.
    let place: SourceRange?

    var slug: String { assessment.slug }

    /// What is told where it is compared with none.
    var uncompared: UncomparedClient { UncomparedClient(assessment) }
  }

  /// The clients that were asked for, in the order of their slugs.
  let clients: [Client]
  /// The slugs of all clients.
  let names: [String]
  /// As the call names it.
  let name: String
  /// Whether it is the assessment of one client, and no workspace.
  let isOfOne: Bool
  /// The folder of the workspace; nil for a file.
  let folder: String?

  /// How a message names a client of it.
  func title(of client: Client) -> String {
    clients.count > 1 ? "client \(client.slug) of \(name)" : name
  }

  /// A message about its inputs as whoever named its folder sees it, without `./`, with which nobody
  /// would find the file in a list of changes.
  func named(_ diagnostic: Diagnostic) -> Diagnostic {
    guard let folder, folder != "." else { return diagnostic }
    return diagnostic.named { inFolder(folder, $0) }
  }
}

/// A side, nil with errors where it cannot be read, and the texts that messages show lines of.
struct ReadSide: Sendable {
  let value: Side?
  let diagnostics: [Diagnostic]
  var texts: [String: SourceText] = [:]
}

extension Side {
  /// The one client of a file; nil for a workspace.
  var client: [String]? { isOfOne ? clients.map(\.slug) : nil }
}

/// The rules of what is yet to be written, which a check says: told of both sides, they would bury what
/// changed.
private let saidByCheck: Set = ["draft-text", "unfilled-value"]

/// Reads the two sides of a comparison.
struct SideReader {
  private let request: DiffRequest

  init(_ request: DiffRequest) {
    self.request = request
  }

  /// Reads what is at a path; of a workspace the named clients alone, if any is.
  func side(_ path: String, only: [String]) async throws -> ReadSide {
    guard Disk.isFolder(path) else {
      switch Disk.readArgument(path) {
      case .success(let bytes): return files([(path, bytes)], of: path, isOfOne: true)
      case .failure(let fault):
        let unreadable = Diagnostic.error(
          "unreadable-file",
          "\(path) cannot be read: \(fault.words)",
          at: nil,
          help: "name an assessment.json or the folder of a workspace"
        )
        return ReadSide(value: nil, diagnostics: [unreadable])
      }
    }
    return try await folder(path, name: path, only: only) { inFolder(path, $0) }
  }

  /// Reads what a revision holds; a folder is written to `target`.
  func side(
    at revision: Revision,
    writing target: String,
    only: [String]
  ) async throws -> ReadSide {
    let repository = try Repository(around: revision, request.git)
    switch try repository.snapshot(of: revision, to: target) {
    case .file(let bytes):
      var side = files([(revision.title, bytes)], of: revision.title, isOfOne: true)
      side.texts[revision.title] = SourceText(file: revision.title, bytes: bytes)
      return side
    case .folder(let path, let left):
      do {
        let side = try await folder(path, name: revision.title, only: only, leaving: left) {
          revision.title(of: $0)
        }
        var made = side.ofRevision(in: revision.path)
        let places = made.diagnostics.map(\.place) + (made.value?.clients.map(\.place) ?? [])
        made.texts = texts(at: places, named: revision.title(of: ""), in: path)
        return made.replacing(path, with: revision.title)
      } catch let fault as BuildError {
        let message = fault.message.replacing(path, with: revision.title)
        let isNamed = message.hasPrefix(revision.title + ": ")
        throw RevisionFault(isNamed ? message : "\(revision.title): \(message)", isOfCall: true)
      }
    }
  }

  private func files(
    _ files: [(name: String, bytes: [UInt8])],
    of name: String,
    isOfOne: Bool,
    among all: [String] = []
  ) -> ReadSide {
    var clients: [Side.Client] = []
    var diagnostics: [Diagnostic] = []
    for (file, bytes) in files {
      let read = readAssessment(SourceText(file: file, bytes: bytes))
      diagnostics += read.diagnostics
      if let assessment = read.value {
        clients.append(Side.Client(assessment: assessment, place: assessment.place))
      }
    }
    guard !diagnostics.hasErrors else { return ReadSide(value: nil, diagnostics: diagnostics) }
    let side = Side(
      clients: clients,
      names: isOfOne ? clients.map(\.slug) : all,
      name: name,
      isOfOne: isOfOne,
      folder: nil
    )
    return ReadSide(value: side, diagnostics: diagnostics)
  }

  private func folder(
    _ path: String,
    name: String,
    only: [String],
    leaving left: [Diagnostic] = [],
    naming file: (String) -> String
  ) async throws -> ReadSide {
    if let site = BuiltSite(path) {
      var read: [(name: String, bytes: [UInt8])] = []
      for one in site.files(of: only) {
        switch Disk.readArgument(path + "/" + one) {
        case .success(let bytes): read.append((file(one), bytes))
        case .failure(let fault):
          throw BuildError.badFolder("\(file(one)) cannot be read: \(fault.words)")
        }
      }
      return files(read, of: name, isOfOne: site.isOfOne, among: site.clients)
    }
    var options = try request.options(path)
    // What is written now is compared, whatever was issued.
    options.delivery.heedsIssues = false
    let names = Workspace.clientNames(in: path)
    options.clients = only.filter(names.contains)
    guard only.isEmpty || !options.clients.isEmpty else {
      let none = Side(clients: [], names: names, name: name, isOfOne: false, folder: path)
      return ReadSide(value: none, diagnostics: [])
    }
    let loaded = try load(options, besides: outputPath(options))
    var sites = await Sites(loaded, options, nil, StageTimes(nil))
    var clients: [Side.Client] = []
    // One client's site is in memory after the other.
    while let site = sites.next() {
      guard let assessment = site.report.assessment else { continue }
      let place = assessment.client.place
      clients.append(
        Side.Client(
          assessment: EarlierAssessment(assessment),
          place: SourceRange(file: file(place.file), start: place.start)
        )
      )
    }
    let told = sites.diagnostics.filter { $0.severity == .error || !saidByCheck.contains($0.rule) }
    let noticed = told.map { diagnostic in
      diagnostic.place == nil
        ? Diagnostic(
          diagnostic.severity,
          rule: diagnostic.rule,
          "\(name): \(diagnostic.message)",
          at: nil,
          help: diagnostic.help
        ) : diagnostic.named(file)
    }
    // What is left out is a matter of the workspace: its gapbook.yml weighs it.
    let diagnostics = SeverityPolicy(loaded.value).applied(to: left) + noticed
    guard !diagnostics.hasErrors else { return ReadSide(value: nil, diagnostics: diagnostics) }
    // A folder that was mistyped must not pass for a workspace that had no client yet.
    guard !clients.isEmpty || Disk.isThere(path + "/gapbook.yml") else {
      throw BuildError.badFolder(
        "\(name): there is no client in it; name a workspace with clients, the folder of a built site, or an assessment.json"
      )
    }
    let side = Side(
      clients: clients.naturally(by: \.slug),
      names: loaded.value.slugs.naturallySorted(),
      name: name,
      isOfOne: false,
      folder: path
    )
    return ReadSide(value: side, diagnostics: diagnostics)
  }

  /// The texts of the files that messages are about, as they are on the disk for a while.
  private func texts(
    at places: [SourceRange?],
    named prefix: String,
    in folder: String
  ) -> [String: SourceText] {
    let files = Set(places.compactMap { $0?.file }).filter { $0.hasPrefix(prefix) }
    let texts = files.compactMap { file -> (String, SourceText)? in
      Disk.read(folder + "/" + file.dropFirst(prefix.count)).map {
        (file, SourceText(file: file, bytes: $0))
      }
    }
    return Dictionary(firstOf: texts)
  }
}

extension ReadSide {
  /// The same as of a revision; `folder` is where its files are in the work tree.
  fileprivate func ofRevision(in folder: String) -> ReadSide {
    let side = value.map { side in
      Side(
        clients: side.clients,
        names: side.names,
        name: side.name,
        isOfOne: side.isOfOne,
        folder: side.folder == nil ? nil : folder
      )
    }
    return ReadSide(value: side, diagnostics: diagnostics, texts: texts)
  }

  /// The same with a folder that goes soon named as the call does.
  fileprivate func replacing(_ folder: String, with name: String) -> ReadSide {
    let named = diagnostics.map { diagnostic in
      Diagnostic(
        diagnostic.severity,
        rule: diagnostic.rule,
        diagnostic.message.replacing(folder, with: name),
        at: diagnostic.place,
        help: diagnostic.help?.replacing(folder, with: name)
      )
    }
    return ReadSide(value: value, diagnostics: named, texts: texts)
  }
}

extension Diagnostic {
  /// A message about a file of a workspace under another name: two workspaces may be compared.
  func named(_ name: (String) -> String) -> Diagnostic {
    guard let place, !place.file.hasPrefix("/"), !place.file.hasPrefix("(") else { return self }
    return Diagnostic(
      severity,
      rule: rule,
      message,
      at: SourceRange(file: name(place.file), start: place.start, end: place.end),
      help: help
    )
  }
}

/// What a build wrote, as far as it can be compared.
private struct BuiltSite {
  /// Whether it is a client's site, and not that of a workspace.
  let isOfOne: Bool
  /// The clients whose assessments a workspace's site has.
  let clients: [String]

  private static let file = "data/assessment.json"

  private static func path(_ client: String) -> String { "clients/\(client)/\(file)" }

  /// Nil where the folder is a workspace, or no site with an assessment.
  init?(_ folder: String) {
    let isWorkspace = Disk.isThere(folder + "/gapbook.yml") || Disk.isFolder(folder + "/content")
    guard !isWorkspace else { return nil }
    isOfOne = Disk.isThere("\(folder)/\(Self.file)")
    // The site of a client's edition for an audience has an @ in its name.
    let names = Disk.names(in: folder + "/clients").filter { !$0.contains("@") }
    clients = names.filter { Disk.isThere("\(folder)/\(Self.path($0))") }.naturallySorted()
    guard isOfOne || !clients.isEmpty else { return nil }
  }

  /// The assessments of the named clients, as paths from the folder; of all where none is named.
  func files(of slugs: [String]) -> [String] {
    if isOfOne { return [Self.file] }
    return clients.filter { slugs.isEmpty || slugs.contains($0) }.map(Self.path)
  }
}
