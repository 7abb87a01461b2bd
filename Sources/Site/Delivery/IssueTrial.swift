import Diagnostics
import Export
import Files
import Formats
import Report
import Workspace

/// Compares the files of a site with those that were issued, apart from what says what it was made from.
struct IssueTrial {
  private let issued: [String: String]
  private var made: [String: String] = [:]

  init(_ record: IssuedVersion) {
    issued = Dictionary(
      firstOf: record.files.filter { Self.counts($0.path) }.map { ($0.path, $0.digest) }
    )
  }

  /// Documents are set from the same pages.
  private static func counts(_ path: String) -> Bool {
    path != "data/" + Provenance.name && !ComposedSite.isDocument(path)
  }

  mutating func look(at file: OutputFile) {
    if Self.counts(file.path) { made[file.path] = SHA256.hex(file.bytes) }
  }

  /// Whether a reader sees the same.
  var isSame: Bool { made == issued }
}

extension ComposedSite {
  /// What is to be said of a site whose version was issued from other inputs: the error where a reader
  /// would see something else, a note where all is the same; nil for all other sites.
  func doubt(
    _ jobs: Int,
    _ prints: inout SectionPrints,
    _ exports: inout SharedExports
  ) async throws -> Diagnostic? {
    guard case .doubted(let record, let error, let note) = issue else { return nil }
    var trial = IssueTrial(record)
    try await render(self, jobs: jobs, &prints) { trial.look(at: $0.file) }
    for file in try files(&exports) { trial.look(at: file) }
    return trial.isSame ? note : error
  }

  /// What is to be said where the output lacks what was issued, and its inputs are others.
  var isLeftOut: [Diagnostic] {
    guard let record = issue.record else { return [] }
    return [
      .warning(
        "issued-left-out",
        "version \(record.version) was issued on \(record.day) from other inputs, and the output has not "
          + "what was issued: \(folder) is not made",
        at: record.place,
        help: "copy the issued site to its place in the output, or issue it again"
      )
    ]
  }
}

extension IssuedVersion {
  /// Files as they were when it was issued; those that came since are left out.
  func recorded(_ files: [InputFile], isThere: (String) -> Bool) -> [InputFile] {
    let digests = Dictionary(firstOf: inputs.map { ($0.path, $0.digest) })
    let known = Set(files.map(\.path))
    let gone = inputs.filter { input in
      !known.contains(input.path) && !input.path.hasPrefix("font ")
        && !input.path.contains("/\(IssuedVersion.folder)/") && !isThere(input.path)
    }
    let stayed = files.compactMap { file -> InputFile? in
      if file.path.hasPrefix(BuiltIn.prefix) { return file }
      return digests[file.path].map { InputFile(path: file.path, digest: $0) }
    }
    return (stayed + gone.map { InputFile(path: $0.path, digest: $0.digest) }).naturally(by: \.path)
  }
}
