import Diagnostics
import Files
import Workspace

extension ComposedSite {
  /// The files to which its version is frozen; nil where it is not.
  private var frozenFiles: [(path: String, digest: String)]? {
    issue.record.map { $0.files.map { ($0.path, $0.digest) } }
  }

  /// Whether it is frozen, and the last output has it as it was issued.
  func isHeld(by writer: OutputWriter) -> Bool {
    frozenFiles.map { writer.holds(folder, $0) } ?? false
  }

  /// Carries it over from the last output as it is; its documents are given back without their bytes.
  func keep(in writer: inout OutputWriter) throws(OutputError) -> [OutputFile] {
    let files = frozenFiles ?? []
    try writer.keep(site: folder, files)
    return files.map(\.path).filter(Self.isDocument).map { OutputFile(path: $0, bytes: []) }
  }

  /// Whether a file of a site is the document of its report, by its name.
  static func isDocument(_ path: String) -> Bool {
    !path.contains("/") && (path.hasSuffix(".pdf") || path.hasSuffix(".docx"))
  }

  /// Why what was staged of it is not what was issued; nil where it is, or it is not frozen.
  func leftOut(staged writer: OutputWriter, makesDocuments: Bool) -> Diagnostic? {
    guard let record = issue.record, let frozenFiles else { return nil }
    let new = Dictionary(firstOf: writer.files(of: folder).map { ($0.path, $0.digest) })
    let old = Dictionary(firstOf: frozenFiles.map { ($0.path, $0.digest) })
    let others = Set(new.keys).union(old.keys).filter { new[$0] != old[$0] }
    guard let first = others.min() else { return nil }
    let more = others.count > 1 ? " and \(others.count - 1) more" : ""
    let hadDocuments = frozenFiles.contains { Self.isDocument($0.path) }
    let lacks = !makesDocuments && hadDocuments
    let stays = writer.old.known.contains(folder + Manifest.name)
    return .warning(
      "issued-left-out",
      "version \(record.version) was issued on \(record.day) by gapbook \(record.tool), and this build "
        + "makes other bytes of \(first)\(more): "
        + (stays
          ? "\(folder) stays as it is, and is not what was issued" : "\(folder) is left out"),
      at: record.place,
      help: lacks
        ? "build with the documents that were issued, such as --pdf, or copy the issued site to its place"
        : "copy the issued site to its place in the output, or build it with gapbook \(record.tool)"
    )
  }
}
