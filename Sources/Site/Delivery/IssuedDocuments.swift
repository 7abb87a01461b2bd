import Diagnostics
import Files
import GapAnalysis
import PDF
import Report
import Word
import Workspace

/// What becomes of the documents of a version that was issued.
extension BuildOptions {
  /// The same, with the documents that a version had when it was issued, where it is issued again: a
  /// delivery that lacks one would be another one.
  func makingAgain(_ workspace: Workspace) -> BuildOptions {
    guard let request = delivery.issue, request.reason != nil,
      let folder = workspace.clients.first(where: { $0.slug == request.slug })?.folder.value,
      let record = folder.issued.first(where: {
        $0.version == folder.client.version && $0.audience == request.audience
      })
    else { return self }
    var options = self
    if record.hasDocument(".pdf"), let print {
      options.print = PrintOptions(
        named: print.named,
        searchPath: print.searchPath.joined(separator: ":"),
        dataHome: print.dataHome
      )
    }
    if record.hasDocument(".docx"), word == nil { options.word = request.word }
    return options
  }
}

extension IssuedVersion {
  /// Whether a document with an ending is part of it.
  func hasDocument(_ ending: String) -> Bool {
    files.contains { !$0.path.contains("/") && $0.path.hasSuffix(ending) }
  }
}

extension ComposedSite {
  /// The documents that a call asks for and that its version, which stays as it is, never had.
  func lacking(_ options: BuildOptions) -> [Diagnostic] {
    guard let record = issue.record, report.edition != nil else { return [] }
    let asked = [
      (options.makesPDFs(of: workspace), ".pdf", "a PDF", "--pdf"),
      (options.word != nil, ".docx", "a Word file", "--docx"),
    ]
    return asked.filter { $0.0 && !record.hasDocument($0.1) }.map { _, _, name, flag in
      .note(
        "issued-without-document",
        "version \(record.version) was issued on \(record.day) without \(name), and stays so: none is made",
        at: record.place,
        help: "issue it again with one: gapbook issue \(slug ?? "") --reissue REASON \(flag)"
      )
    }
  }
}

extension Delivery {
  /// A warning for each encrypted copy that this build leaves where it is, of a document that is
  /// another one now, or gone.
  static func staleCopies(
    of folders: [String],
    in writer: OutputWriter,
    below encrypted: String,
    besides new: [String]
  ) -> [Diagnostic] {
    folders.sorted().flatMap { folder in
      Disk.names(in: encrypted + "/" + folder).sorted().filter { name in
        let copy = "\(encrypted)/\(folder)\(name)"
        return name.hasSuffix(".pdf") && !new.contains(folder + name)
          && writer.isNewer(name, of: folder, than: copy)
      }.map { name in
        .warning(
          "stale-encrypted-copy",
          "\(encrypted)/\(folder)\(name) stays, and is a copy of an earlier document than the output has",
          at: nil,
          help: "--encrypt makes it anew, where --pdf makes the document; else delete it"
        )
      }
    }
  }
}
