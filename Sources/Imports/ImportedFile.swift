import Diagnostics
import Files

/// The file that an import reads.
struct ImportedFile {
  /// Its real path.
  let path: String
  let bytes: [UInt8]

  /// - Throws: `ImportFault` where it is not there, `OutputError` where it cannot be read.
  init(_ file: String) throws {
    switch Disk.kind(following: file) {
    case nil: throw ImportFault("there is no file \(file)")
    case .folder: throw ImportFault("\(file) is a folder, and an import reads a file")
    default: break
    }
    path = Disk.wholePath(file)
    switch Disk.readArgument(file) {
    case .success(let bytes): self.bytes = bytes
    case .failure(let fault): throw OutputError.refused(path: file, reason: fault.words)
    }
  }

  /// The sheets of a workbook.
  func sheets() throws -> Diagnosed<[ForeignTable]> {
    Diagnosed([], [.error("import-file", "it is no workbook (.xlsx)", at: .file(path))])
  }

  /// The one table of the file that can hold answers, with its head.
  func table(
    _ maps: ImportMaps,
    sheet: String?
  ) throws -> Diagnosed<(table: ForeignTable, head: ForeignHead)?> {
    let read = try tables(maps, sheet: sheet)
    guard !read.diagnostics.hasErrors else { return Diagnosed(nil, read.diagnostics) }
    let heads = read.value.map { ($0, ForeignHead.found(in: $0, maps.heads)) }
    let fitting = heads.compactMap { table, head in
      head.flatMap { $0.isWhole ? (table: table, head: $0) : nil }
    }
    if fitting.count == 1 { return Diagnosed(fitting[0], read.diagnostics) }
    let fault = fitting.isEmpty ? missing(heads) : several(fitting.map(\.table))
    return Diagnosed(nil, read.diagnostics + [fault])
  }

  private func tables(_ maps: ImportMaps, sheet: String?) throws -> Diagnosed<[ForeignTable]> {
    if let fault = formatFault { return Diagnosed([], [fault]) }
    if sheet != nil { throw ImportFault("--sheet is for workbooks, and \(path) is text") }
    return ForeignTable.text(SourceText(file: path, bytes: bytes)) {
      maps.heads.field(of: $0) != nil
    }
  }

  /// That the file has a form which no table has.
  private var formatFault: Diagnostic? {
    let kinds: [([UInt8], String, String)] = [
      ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook (.xls)", "save it as .xlsx"),
      (Array("%PDF".utf8), "a PDF", "an import reads .csv, .tsv and .xlsx"),
      (Array("{\\rtf".utf8), "a text with formats", "an import reads .csv, .tsv and .xlsx"),
    ]
    let kind = kinds.first { bytes.starts(with: $0.0) }
    if let kind { return .error("import-file", "it is \(kind.1)", at: .file(path), help: kind.2) }
    guard bytes.isEmpty else { return nil }
    return .error("import-file", "it is empty", at: .file(path))
  }

  /// That no table has a head.
  private func missing(_ heads: [(table: ForeignTable, head: ForeignHead?)]) -> Diagnostic {
    let best = heads.max { ($0.head?.columns.count ?? 0) < ($1.head?.columns.count ?? 0) }
    let row = best.flatMap { table, head in
      head.map { table.rows[$0.row] } ?? table.rows.max { $0.cells.count < $1.cells.count }
    }
    let names = row?.cells.sorted { $0.key < $1.key }.prefix(12).map(\.value.text.value)
    let found = names.map { "; found: " + $0.map(quoted).joined(separator: ", ") } ?? ""
    return .error(
      "import-head",
      "no row names a column for the requirement and one for what is said of it\(found)",
      at: row?.place ?? .file(path),
      help: "say which columns they are: --map \"Theirs=requirement\" --map \"Another=status\""
    )
  }

  /// That several sheets can hold answers.
  private func several(_ tables: [ForeignTable]) -> Diagnostic {
    let names = tables.compactMap(\.sheet).map { "\"\($0)\"" }
    return .error(
      "import-sheet",
      "\(names.count) sheets hold answers: \(names.joined(separator: ", "))",
      at: .file(path),
      help: "say which one: --sheet \(names.first ?? "")"
    )
  }
}
