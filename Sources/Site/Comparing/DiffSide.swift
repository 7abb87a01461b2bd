import Diagnostics
import Export
import Files
import GapAnalysis

/// One of the two assessments.
struct Side: Sendable {
  let assessment: EarlierAssessment
  /// As the call names it.
  let name: String
  /// Where it says whose it is.
  let client: SourceRange?
  /// The folder of the workspace; nil for a file.
  let folder: String?
  /// Whether it is of a revision.
  var isRevision = false

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

/// Reads the two sides of a comparison.
struct SideReader {
  let git: GitOptions
  /// Makes the options for a workspace's folder.
  let options: (String) throws -> BuildOptions

  /// Reads what is at a path.
  func side(_ path: String) async throws -> ReadSide {
    guard Disk.isFolder(path) else {
      switch Disk.readArgument(path) {
      case .success(let bytes): return file(bytes, path)
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
    return try await folder(path, name: path) { inFolder(path, $0) }
  }

  /// Reads what a revision holds; a folder is written to `target`.
  func side(at revision: Revision, writing target: String) async throws -> ReadSide {
    let repository = try Repository(around: revision, git)
    switch try repository.snapshot(of: revision, to: target) {
    case .file(let bytes):
      var side = file(bytes, revision.title)
      side.texts[revision.title] = SourceText(file: revision.title, bytes: bytes)
      return side.ofRevision(in: nil)
    case .folder(let path, let left):
      do {
        let side = try await folder(path, name: revision.title, leaving: left) {
          revision.title(of: $0)
        }
        var made = side.ofRevision(in: revision.path)
        let places = made.diagnostics.map(\.place) + [made.value?.client]
        made.texts = texts(at: places, named: revision.title(of: ""), in: path)
        return made.replacing(path, with: revision.title)
      } catch let fault as BuildError {
        let message = fault.message.replacing(path, with: revision.title)
        throw RevisionFault("\(revision.title): \(message)", isOfCall: true)
      }
    }
  }

  private func file(_ bytes: [UInt8], _ name: String) -> ReadSide {
    let read = readAssessment(SourceText(file: name, bytes: bytes))
    let side = read.value.map { Side(assessment: $0, name: name, client: $0.place, folder: nil) }
    return ReadSide(value: side, diagnostics: read.diagnostics)
  }

  private func folder(
    _ path: String,
    name: String,
    leaving left: [Diagnostic] = [],
    naming file: (String) -> String
  ) async throws -> ReadSide {
    let composed = try await composed(try options(path))
    let noticed = composed.diagnostics.map { diagnostic in
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
    let diagnostics = SeverityPolicy(composed.value.workspace).applied(to: left) + noticed
    guard !diagnostics.hasErrors else { return ReadSide(value: nil, diagnostics: diagnostics) }
    let assessment = try oneClient(of: composed.value)
    let place = assessment.client.place
    let side = Side(
      assessment: EarlierAssessment(assessment),
      name: name,
      client: SourceRange(file: file(place.file), start: place.start),
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
  fileprivate func ofRevision(in folder: String?) -> ReadSide {
    let side = value.map { side in
      Side(
        assessment: side.assessment,
        name: side.name,
        client: side.client,
        folder: folder,
        isRevision: true
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
