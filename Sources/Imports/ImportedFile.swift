import Diagnostics
import Files

/// The file that an import reads.
struct ImportedFile {
  /// Its real path.
  let path: String
  let bytes: [UInt8]

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

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

  /// Whether it is an archive, as workbooks are.
  private var isArchive: Bool { bytes.starts(with: [0x50, 0x4B]) }

  /// The sheets of a workbook.
  func book() -> Diagnosed<ForeignBook> { ForeignBook.read(bytes, file: path) }

  /// The table that can hold answers.
  struct Choice {
    let table: ForeignTable
    let head: ForeignHead
    /// The workbook of ours of which it is the sheet of requirements.
    let plan: PlanSheets?
  }

  /// What a file has of tables.
  private struct Tables {
    var all: [ForeignBook.Sheet] = []
    var plan: PlanSheets?
  }

  /// The one table of the file that can hold answers, with its head.
  ///
  /// - Throws: `ImportFault` where a sheet of a text is asked for.
  func table(_ maps: ImportMaps, sheet: String?) throws(ImportFault) -> Diagnosed<Choice?> {
    let read = try tables(maps, sheet: sheet)
    guard !read.diagnostics.hasErrors else { return Diagnosed(nil, read.diagnostics) }
    let heads = read.value.all.map {
      (table: $0.table, head: ForeignHead.found(in: $0.table, maps.heads))
    }
    let fitting = zip(read.value.all, heads).compactMap { read, found in
      found.head.flatMap {
        $0.isWhole ? (table: read.table, head: $0, isHidden: read.isHidden) : nil
      }
    }
    // A sheet that nobody sees counts only where no other fits.
    let seen = fitting.filter { !$0.isHidden }
    let choice = seen.isEmpty ? fitting : seen
    if choice.count == 1 {
      let (table, head, _) = choice[0]
      let comments = read.value.plan?.unreadComments ?? table.unreadComments
      return Diagnosed(
        Choice(table: table, head: head, plan: read.value.plan),
        read.diagnostics + comments
      )
    }
    let fault = choice.isEmpty ? missing(heads) : several(choice.map(\.table))
    return Diagnosed(nil, read.diagnostics + [fault])
  }

  private func tables(
    _ maps: ImportMaps,
    sheet: String?
  ) throws(ImportFault) -> Diagnosed<Tables> {
    if let fault = formatFault { return Diagnosed(Tables(), [fault]) }
    guard isArchive else {
      if sheet != nil { throw ImportFault("--sheet is for workbooks, and \(path) is text") }
      let text = ForeignTable.text(SourceText(file: path, bytes: bytes)) {
        maps.heads.field(of: $0) != nil
      }
      return text.map { Tables(all: $0.map { ($0, false) }) }
    }
    let book = book()
    let all = book.value.sheets
    guard !book.diagnostics.hasErrors else { return Diagnosed(Tables(), book.diagnostics) }
    let plan = PlanSheets(book.value)
    func isNamed(_ table: ForeignTable) -> Bool {
      sheet.map { FoldedWords.of(table.sheet ?? "") == FoldedWords.of($0) } ?? true
    }
    // Of our own workbook, one sheet is read back.
    if let plan, isNamed(plan.requirements) {
      return Diagnosed(Tables(all: [(plan.requirements, false)], plan: plan), book.diagnostics)
    }
    let named = all.filter { isNamed($0.table) }
    guard named.isEmpty, let sheet else {
      return Diagnosed(Tables(all: named), book.diagnostics)
    }
    let names = all.compactMap(\.table.sheet)
    let fault = Diagnostic.error(
      "import-sheet",
      "there is no sheet \(quoted(sheet))",
      at: .file(path),
      help: "sheets: " + names.prefix(20).map(quoted).joined(separator: ", ")
    )
    return Diagnosed(Tables(), book.diagnostics + [fault])
  }

  /// That the file has a form which no table has.
  private var formatFault: Diagnostic? {
    let kinds: [([UInt8], String, String)] = [
      (Array("%PDF".utf8), "a PDF", "an import reads .csv, .tsv and .xlsx"),
      (Array("{\\rtf".utf8), "a text with formats", "an import reads .csv, .tsv and .xlsx"),
    ]
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      // What Excel wrote before .xlsx, or an .xlsx that has a password: the reader of workbooks tells.
      return book().diagnostics.first
    }
    let kind = kinds.first { bytes.starts(with: $0.0) }
    if let kind { return .error("import-file", "it is \(kind.1)", at: .file(path), help: kind.2) }
    guard bytes.isEmpty else { return nil }
    return .error(
      "import-file",
      "it is empty",
      at: .file(path),
      help: "an import reads .csv, .tsv and .xlsx, with a head and rows"
    )
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
