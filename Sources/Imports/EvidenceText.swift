import Diagnostics
import Files
import GapAnalysis
import Workspace

/// The text of an `evidence.yml`, to which an item is added; every other byte stays as it is.
struct EvidenceText {
  private static let file = "evidence.yml"

  let source: SourceText
  /// What is wrong with the file: it is then left as it is.
  let errors: [Diagnostic]
  private let items: [Evidence]

  init(_ source: SourceText, items: [Evidence], errors: [Diagnostic] = []) {
    self.source = source
    self.items = items
    self.errors = errors
  }

  /// The file of a client; a fresh one where it has none.
  ///
  /// - Throws: `ImportFault` where what is there is no file that can be read.
  init(_ client: ImportedClient) throws(ImportFault) {
    let text = client.source(Self.file)
    let name = client.path + "/" + Self.file
    let errors = client.errors(in: Self.file).filter { $0.rule != "missing-file" }
    if text == nil, errors.isEmpty, Disk.kind(of: client.root + "/" + name) != nil {
      throw ImportFault("\(name) is there and is no file that can be read")
    }
    self.init(
      text ?? SourceText(file: name, bytes: []),
      items: client.folder.client.evidence,
      errors: errors
    )
  }

  /// The item of a file, by its digest.
  func id(ofDigest digest: String) -> String? { items.first { $0.sha256 == digest }?.id }

  /// The item whose scan has the bytes of a file.
  func id(ofScan file: ScanFile, _ client: ImportedClient) -> String? {
    let folder = client.root + "/" + client.path + "/"
    let scans = items.compactMap { item in item.file.map { (id: item.id, path: folder + $0.value) }
    }
    guard !scans.isEmpty, let digest = file.digest else { return nil }
    return scans.first { ScanFile.digest(of: $0.path) == digest }?.id
  }

  private var taken: Set<String> { Set(items.map { $0.id.lowercased() }) }

  /// An id that no item has: the one given, or with the next number.
  func freeID(_ id: String) -> String {
    let taken = taken
    let names = [id] + (2...(items.count + 2)).map { "\(id)-\($0)" }
    return names.first { !taken.contains($0.lowercased()) } ?? id
  }

  /// The id that is asked for, or `EV-S` with the next number that no item has.
  ///
  /// - Throws: `ImportFault` where it is no id, or an item has it.
  func scanID(_ asked: String?) throws(ImportFault) -> String {
    let taken = taken
    guard let asked else {
      let number = (1...).first { !taken.contains("ev-s\($0)") } ?? 1
      return "EV-S\(number)"
    }
    guard !asked.isEmpty, !asked.contains(where: { $0.isWhitespace || ":;,".contains($0) }) else {
      throw ImportFault("\"\(asked)\" is no id: an id has no blank, comma, colon or semicolon")
    }
    if taken.contains(asked.lowercased()) {
      throw ImportFault("\(source.file) has \(asked) already: give the scan another --id")
    }
    return asked
  }

  /// The text with an item more, of keys and values in their order; nil where the list is written in
  /// a way in which nothing can be added to its end.
  func adding(_ item: [(key: String, value: String)]) -> [UInt8]? {
    let text = String(decoding: source.bytes, as: UTF8.self)
    let first = text.split(whereSeparator: \.isNewline).first { line in
      let content = line.drop { $0 == " " }
      return !content.isEmpty && content.first != "#" && content != "---"
    }
    let indent = first.map { String($0.prefix { $0 == " " }) } ?? ""
    if let first, !first.dropFirst(indent.count).hasPrefix("-") { return nil }
    let lineEnd = text.utf8.contains(0x0D) ? "\r\n" : "\n"
    let lines = item.enumerated().map { index, pair in
      "\(indent)\(index == 0 ? "- " : "  ")\(pair.key): \(YAMLScalar.written(pair.value))\(lineEnd)"
    }
    let isEnded = text.isEmpty || text.utf8.last == 0x0A || text.utf8.last == 0x0D
    let bytes = source.bytes + Array(((isEnded ? "" : lineEnd) + lines.joined()).utf8)
    let read = evidence(of: SourceText(file: source.file, bytes: bytes))
    let ids = items.map(\.id) + item.filter { $0.key == "id" }.map(\.value)
    guard !read.diagnostics.hasErrors, read.value.map(\.id) == ids,
      read.value.last?.title == item.first(where: { $0.key == "title" })?.value
    else { return nil }
    return bytes
  }

  /// That nothing can be added to the list.
  var closed: Diagnostic {
    .error(
      "import-list",
      "nothing can be added to the end of \(source.file)",
      at: .file(source.file),
      help: "write the list in block style, an item a hyphen: - id: EV-001"
    )
  }

  /// The items of the text with what was added.
  func items(in bytes: [UInt8]) -> [Evidence] {
    evidence(of: SourceText(file: source.file, bytes: bytes)).value
  }
}
