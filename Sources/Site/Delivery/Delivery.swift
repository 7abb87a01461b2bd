import Diagnostics
import Files
import Formats
import Workspace

/// What a build does for a delivery between staging the sites and exchanging the output, so that either
/// all of it is done or nothing.
struct Delivery {
  private let options: BuildOptions
  private let signing: Signing?
  private let encryption: PDFEncryption?

  /// Finds the programs that are needed and tries the key, before any work is done.
  init(_ options: BuildOptions) async throws {
    self.options = options
    let asked = options.delivery
    (signing, encryption) = try await Interruption.heeded {
      (try asked.signing.map(Signing.init), try asked.encryption.map(PDFEncryption.init))
    }
  }

  /// What is done and can be undone until the output is exchanged.
  struct Prepared {
    fileprivate let diagnostics: [Diagnostic]
    fileprivate let copies: PDFEncryption.Copies
    fileprivate let record: WrittenRecord?

    /// What was noticed in all, weighed as the configuration says.
    func noticed(
      besides others: [Diagnostic],
      _ more: [Diagnostic],
      _ workspace: Workspace
    ) -> [Diagnostic] {
      guard !diagnostics.isEmpty || !more.isEmpty else { return others }
      return (others + SeverityPolicy(workspace).applied(to: diagnostics + more)).sortedUnique()
    }

    /// Ends what was prepared, once the output is exchanged.
    func finish(_ result: inout BuildResult) throws {
      result.encrypted = try copies.commit()
      result.record = record?.file
    }

    /// Takes back what was prepared, as the output stays as it was.
    func undo() {
      copies.abandon()
      record?.undo()
    }
  }

  /// Signs the staged sites, encrypts their PDFs, and records the version that is issued.
  func prepare(
    _ tally: BuildTally,
    isShard: Bool,
    _ writer: inout OutputWriter
  ) throws -> Prepared {
    let parts = isShard ? PortfolioParts.folder : nil
    var noticed = try signed(&writer, by: signing, besides: parts)
    let target = outputPath(options)
    let pdfs = tally.documents.filter { $0.hasSuffix(".pdf") }
    var copies = PDFEncryption.Copies()
    if let encryption {
      copies = try encryption.copies(of: pdfs, in: writer, to: encryptedFolder(target))
      if pdfs.isEmpty { noticed.append(Self.nothingEncrypted) }
    }
    noticed += Self.staleCopies(
      of: tally.folders,
      in: writer,
      below: encryptedFolder(target),
      besides: encryption == nil ? [] : pdfs
    )
    do {
      let record = try tally.issue.map { try write($0, writer) }
      return Prepared(diagnostics: noticed, copies: copies, record: record)
    } catch {
      copies.abandon()
      throw error
    }
  }

  private static let nothingEncrypted = Diagnostic.warning(
    "nothing-encrypted",
    "no PDF was made, so that none is encrypted",
    at: nil,
    help: "--pdf makes them"
  )

  private func write(_ draft: IssueDraft, _ writer: OutputWriter) throws -> WrittenRecord {
    let site = draft.site
    let files = writer.files(of: site).map {
      IssuedVersion.File(path: $0.path, digest: $0.digest)
    }
    let record = draft.record(files, sums: SHA256.hex(writer.list(of: site)))
    return try WrittenRecord(record.bytes, at: draft.file, in: options.workspace)
  }
}

/// A record of `issued/` that was written and may be taken back.
private struct WrittenRecord {
  /// As the workspace names it.
  let file: String
  private let path: String
  private let before: [UInt8]?

  init(_ bytes: [UInt8], at file: String, in workspace: String) throws {
    self.file = file
    path = Disk.wholePath(workspace) + "/" + file
    let folder = OutputFolder.parent(of: path)
    // A link would put the record where nobody looks for it.
    for part in [folder, path] where Disk.isLink(part) {
      throw DeliveryFault(
        "nothing was written: \(part) is a link, and the record belongs into the workspace",
        isOfCall: false
      )
    }
    before = Disk.read(path)
    try Disk.makeFolder(folder)
    try writeFile(bytes, to: path)
  }

  func undo() {
    if let before {
      try? writeFile(before, to: path)
    } else {
      Disk.unlink(path)
      Disk.removeEmptyFolder(OutputFolder.parent(of: path))
    }
  }
}
