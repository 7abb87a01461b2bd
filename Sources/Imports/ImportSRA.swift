public import Diagnostics
import Files
import Formats
import GapAnalysis
import Regulation
import Workspace

/// Places the answers of the SRA Tool's workbook in the notes of a client's responses, and lists the
/// workbook in its evidence.
///
/// They are drafts: no answer of the tool is a status by itself.
/// - Throws: `ImportFault` where the call is wrong, `OutputError` where a file cannot be written.
public func importSRA(_ request: ImportRequest) throws -> Diagnosed<Imported?> {
  let file = try ImportedFile(request.file)
  let client = try ImportedClient(request)
  let target = try ResponsesFile(client)
  let text = try EvidenceText(client)
  let errors = target.errors + text.errors
  guard errors.isEmpty else { return Diagnosed(nil, errors) }
  let book = file.book()
  let sheets = book.value.sheets.map(\.table)
  let read = Diagnosed(sheets, book.diagnostics + sheets.flatMap(\.unreadComments))
  guard !read.diagnostics.hasErrors else { return Diagnosed(nil, read.diagnostics) }
  let workbook = SRAWorkbook(sheets, file: file.path)
  if let fault = workbook.unlike { return Diagnosed(nil, read.diagnostics + [fault]) }
  let digest = SHA256.hex(file.bytes)
  let known = text.id(ofDigest: digest)
  let id = known ?? text.freeID("EV-SRA")
  let placed = SRAPlacing(workbook.answered, evidence: id, catalog: client.catalog)
  // What it places goes behind what is there.
  var placing = ResponsePlacing(target, client, overwrites: false)
  placing.place(placed.answers, appending: true)
  let lost = workbook.faults + placed.faults + placing.faults
  let notes = read.diagnostics + workbook.notes
  if let fault = workbook.nothing(file.path, placed.count) {
    return Diagnosed(nil, notes + lost + [fault])
  }
  guard lost.isEmpty || request.isPartial else {
    let why = "\(counted(lost.count, "answer")) \(lost.count == 1 ? "has" : "have") no place"
    let refusal = Diagnostic.importRefused(why, file: file.path, rest: "others")
    return Diagnosed(nil, notes + lost + [refusal])
  }
  let evidence = known == nil ? text.adding(workbook.item(id, digest, request)) : text.source.bytes
  guard let evidence else { return Diagnosed(nil, notes + [text.closed]) }
  let responses = placing.text.text
  try target.check(placing.text, client)
  var files: [(path: String, bytes: [UInt8])] = []
  if known == nil { files.append((client.root + "/" + text.source.file, evidence)) }
  if !placing.changed.isEmpty { files.append((target.path, responses)) }
  try writeFiles(files)
  let frozen = files.isEmpty ? [] : client.frozen
  let consequences = target.consequences(
    of: responses,
    placing.changed,
    client,
    evidence: text.items(in: evidence)
  )
  return Diagnosed(
    Imported(
      lines: [
        workbook.summary,
        placing.summary(placed: counted(placed.count, "answer"), in: target) + "; no status is set",
        known == nil
          ? "wrote \(text.source.file): \(id)" : "\(text.source.file) has the workbook as \(id)",
      ] + (lost.isEmpty ? [] : ["\(lost.count) not placed"])
    ),
    notes + lost.map(\.asWarning) + consequences + frozen
  )
}

/// Answers of the tool by the leaves that they cite.
struct SRAPlacing {
  private(set) var answers: [ForeignAnswer] = []
  /// The answers that cite nothing.
  private(set) var faults: [Diagnostic] = []
  /// How many answers are placed.
  private(set) var count = 0

  init(_ questions: [SRAQuestion], evidence: String, catalog: Catalog) {
    var notes: [String: [String]] = [:]
    var places: [String: SourceRange] = [:]
    for question in questions {
      let cited = CitedIDs(all: question.references, in: catalog)
      for id in cited.unknown {
        faults.append(Self.fault("the row cites \"\(id)\", which is no requirement", question))
      }
      var isPlaced = false
      for id in cited.known {
        // A whole section says nothing of a single requirement.
        guard let spelled = RequirementID(id)?.spelling, spelled.contains("(") else { continue }
        let leaves = catalog.leaves(namedBy: id)
        let whole = leaves.count > 1 ? " (Cited: \(spelled) as a whole.)" : ""
        for leaf in leaves {
          notes[leaf.id, default: []].append(question.note + whole)
          places[leaf.id] = places[leaf.id] ?? question.answer.place
          isPlaced = true
        }
      }
      if isPlaced {
        count += 1
      } else if cited.unknown.isEmpty {
        faults.append(Self.fault("the answer cites no requirement in its row", question))
      }
    }
    answers = catalog.requirements.compactMap { leaf in
      guard let lines = notes[leaf.id], let place = places[leaf.id] else { return nil }
      let note = Sourced(lines.joined(separator: "\n"), at: place)
      return ForeignAnswer(
        leaf: leaf,
        row: place.start.line,
        place: place,
        values: ["note": note, "evidence": Sourced(evidence, at: place)]
      )
    }
  }

  private static func fault(_ message: String, _ question: SRAQuestion) -> Diagnostic {
    .error(
      "sra-answer",
      "\(message): \(quoted(question.text)) \(quoted(question.answer.value))",
      at: question.answer.place
    )
  }
}
