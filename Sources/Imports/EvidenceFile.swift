import Diagnostics
import Files
import Formats
import GapAnalysis
import Workspace

/// The `evidence.yml` of a client, to which an import adds items; what is there stays to the byte.
struct EvidenceFile {
  private static let file = "evidence.yml"

  /// Its path in the workspace.
  let name: String
  /// Where it is written.
  let path: String
  /// What is wrong with it: it is then left as it is.
  let errors: [Diagnostic]

  private let source: SourceText
  private let items: [Evidence]

  /// The file of a client; a fresh one where it has none.
  ///
  /// - Throws: `ScanImportFault` where what is there is no file that can be read.
  init(_ client: ScannedClient) throws(ScanImportFault) {
    name = client.path + "/" + Self.file
    path = client.root + "/" + name
    items = client.folder.client.evidence
    let text = client.source(Self.file)
    errors = client.errors(in: Self.file).filter { $0.rule != "missing-file" }
    if text == nil, Disk.kind(of: path) != nil, errors.isEmpty {
      throw ScanImportFault("\(name) is there and is no file that can be read")
    }
    source = text ?? SourceText(file: name, bytes: [])
  }

  /// The id of the item whose scan has the bytes of a file; nil where there is none.
  func item(withBytesOf file: ScanFile, _ client: ScannedClient) -> String? {
    let folder = client.root + "/" + client.path + "/"
    let scans = items.compactMap { item in item.file.map { (id: item.id, path: folder + $0.value) }
    }
    guard !scans.isEmpty, let digest = file.digest else { return nil }
    return scans.first { ScanFile.digest(of: $0.path) == digest }?.id
  }

  /// The id that is asked for, or the next one that nothing has.
  ///
  /// - Throws: `ScanImportFault` where something has it.
  func freeID(_ asked: String?) throws(ScanImportFault) -> String {
    let taken = Set(items.map { $0.id.lowercased() })
    guard let asked else {
      let number = (1...).first { !taken.contains("ev-s\($0)") } ?? 1
      return "EV-S\(number)"
    }
    guard !asked.isEmpty, !asked.contains(where: { $0.isWhitespace || ":;,".contains($0) }) else {
      throw ScanImportFault("\"\(asked)\" is no id: an id has no blank, comma, colon or semicolon")
    }
    if taken.contains(asked.lowercased()) {
      throw ScanImportFault("\(name) has \(asked) already: give the scan another --id")
    }
    return asked
  }

  /// The bytes of the file with one more item at its end.
  ///
  /// - Throws: `ScanImportFault` where its list is written so that nothing can be added to its end.
  func adding(_ item: [(key: String, value: String)]) throws -> [UInt8] {
    let text = String(decoding: source.bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = lines.first { line in
      let content = line.drop { $0 == " " }
      return !content.isEmpty && content.first != "#" && content != "---" && content != "\r"
    }
    let indent = first.map { $0.prefix { $0 == " " } } ?? ""
    if let first, !first.dropFirst(indent.count).hasPrefix("-") { throw notABlockList }
    let end = text.contains("\r\n") ? "\r\n" : "\n"
    let entry = item.enumerated().map { number, member in
      "\(indent)\(number == 0 ? "- " : "  ")\(member.key): \(YAMLScalar.written(member.value))\(end)"
    }
    var bytes = source.bytes
    if let last = bytes.last, last != 0x0A { bytes += Array(end.utf8) }
    bytes += Array(entry.joined().utf8)
    let after = evidence(of: SourceText(file: name, bytes: bytes))
    let ids = items.map(\.id) + [item[0].value]
    guard !after.diagnostics.hasErrors, after.value.map(\.id) == ids,
      after.value.last?.title == item[1].value
    else { throw notABlockList }
    return bytes
  }

  private var notABlockList: ScanImportFault {
    ScanImportFault(
      "nothing can be added to the end of \(name): write its list with an item for each hyphen"
    )
  }
}

/// Texts as YAML reads them back.
enum YAMLScalar {
  /// As it is where that is plain, else between quotes.
  static func written(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isASCII && $0.isLetter } ?? false
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: "."), UInt8(ascii: "/"):
          true
        default: false
        }
      }
    return isPlain && !words.contains(text.lowercased()) ? text : quoted(text)
  }

  /// Words that YAML reads as something else than a text.
  private static let words: Set = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": out += "\\\(scalar)"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
