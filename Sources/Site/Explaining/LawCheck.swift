public import Diagnostics
import Files
import Formats
import Regulation
import Workspace

/// Why a file of the eCFR cannot be used: a mistake of the call.
public struct LawFileFault: Error, Sendable {
  /// The file with the place, what is wrong, and the way out.
  public let message: String
}

/// What the law as data was found to be beside files of the eCFR.
public struct LawCheck: Sendable {
  /// The product, as text or as JSON.
  public let text: String
  /// Why it is not the law of the files, a reason each; none where nothing differs.
  public let reasons: [String]
}

/// Files of the eCFR with which the law is compared.
public struct LawFiles: Sendable {
  /// XML of the versioner.
  public let texts: [String]
  /// Lists of versions, JSON.
  public let versions: [String]

  /// The files by their paths.
  public init(texts: [String], versions: [String]) {
    self.texts = texts
    self.versions = versions
  }
}

/// Compares the law of a workspace with files of the eCFR.
///
/// - Throws: `LawFileFault` for a file that is none of them, `BuildError` for a folder or a day that
///   does not exist.
public func lawCheck(
  _ query: LawQuery,
  with files: LawFiles,
  asJSON: Bool
) throws -> Diagnosed<LawCheck> {
  let text = try ECFRFile.text(files.texts)
  let lists = try files.versions.map(ECFRFile.versions)
  let loaded = try query.loaded()
  let (workspace, day) = loaded.value
  let faults = loaded.diagnostics.filter { $0.place?.file.contains("regulation") ?? false }
  let known = query.asOf ?? workspace.law.catalog.asOf ?? day
  let sheet = LawCheckSheet(
    files: files,
    asOf: day,
    comparison: text.map { LawComparison(workspace.law, on: day, with: $0) },
    announcements: text?.announcements ?? [],
    known: known,
    amendments: lists.flatMap { $0.amendments(after: known) },
    pages: zip(files.versions, lists).filter { $1.pages > 1 }.map { ($0, $1.pages) }
  )
  return Diagnosed(
    LawCheck(text: asJSON ? sheet.json : sheet.text, reasons: sheet.reasons),
    faults
  )
}

/// The digests of the paragraphs of files, as the sources of the program have them.
///
/// - Throws: `LawFileFault` for a file that is none of the eCFR.
public func lawDigests(of files: [String]) throws(LawFileFault) -> String {
  try ECFRFile.text(files).map(LawDigests.written) ?? ""
}

/// Reads what was downloaded from the eCFR.
private enum ECFRFile {
  private static let versioner = "https://www.ecfr.gov/api/versioner/v1"

  /// What the files have of the law; nil where none is named.
  static func text(_ files: [String]) throws(LawFileFault) -> LawText? {
    var all: LawText?
    for file in files {
      var text = all ?? LawText()
      text.add(try self.text(file))
      all = text
    }
    return all
  }

  private static func text(_ file: String) throws(LawFileFault) -> LawText {
    let way =
      "download one: \(versioner)/full/DAY/title-45.xml?part=164, and parts 160 and 162 likewise, "
      + "where DAY is a date such as 2026-07-01"
    let xml = XMLReader()
    var reader = ECFRReader(file: file)
    var fault: XMLFault?
    func feed(_ bytes: [UInt8], isLast: Bool) {
      guard fault == nil else { return }
      do throws(XMLFault) {
        try xml.feed(bytes[...]) { (event, place) throws(XMLFault) in reader.take(event, at: place)
        }
        if isLast {
          try xml.end { (event, place) throws(XMLFault) in reader.take(event, at: place) }
        }
      } catch {
        fault = error
      }
    }
    do throws(SystemFault) {
      if Disk.kind(following: file) == .file {
        try Disk.readInPieces(file) { feed($0, isLast: false) }.get()
      } else {
        // A pipe, such as that of a download.
        feed(try Disk.readArgument(file).get(), isLast: false)
      }
    } catch {
      throw LawFileFault(message: "\(file) cannot be read: \(error.words)")
    }
    feed([], isLast: true)
    if let fault {
      let place = "\(file):\(fault.place.line):\(fault.place.column)"
      throw LawFileFault(
        message: "\(place): it is no whole XML of the eCFR: \(fault.message); \(way)"
      )
    }
    let text = reader.finished()
    guard text.hasDivisions else {
      throw LawFileFault(
        message:
          "\(file):1:1: it is XML, and none of the eCFR, whose sections are DIV8 elements; \(way)"
      )
    }
    guard !text.sections.isEmpty else {
      throw LawFileFault(
        message:
          "\(file):1:1: it is of the eCFR, and has no section of 45 CFR Parts 160, 162 and 164; "
          + way
      )
    }
    return text
  }

  static func versions(_ file: String) throws(LawFileFault) -> ECFRVersions {
    let bytes: [UInt8]
    do throws(SystemFault) {
      bytes = try Disk.readArgument(file).get()
    } catch {
      throw LawFileFault(message: "\(file) cannot be read: \(error.words)")
    }
    do throws(JSONFault) {
      return try ECFRVersions(bytes)
    } catch {
      var place = TextPlace()
      place.advance(over: bytes[..<min(error.offset, bytes.count)])
      throw LawFileFault(
        message: "\(file):\(place.line):\(place.column): it is no list of versions of the eCFR: "
          + "\(error.message); download one: \(versioner)/versions/title-45.json?part=164"
      )
    }
  }
}

/// What a comparison came to, for people and for programs.
private struct LawCheckSheet {
  let files: LawFiles
  let asOf: Day
  let comparison: LawComparison?
  let announcements: [String]
  /// The day up to which the law as data is known to be complete.
  let known: Day
  let amendments: [LawAmendment]
  let pages: [(file: String, count: Int)]

  private var substantive: [LawAmendment] { amendments.filter(\.isSubstantive) }

  var reasons: [String] {
    let differences = comparison?.differences.count ?? 0
    let amended = substantive.count
    return [
      differences == 0 ? nil : "\(counted(differences, "difference")) from the law of the file",
      amended == 0 ? nil : "\(counted(amended, "amendment")) after \(known)",
    ].compactMap(\.self)
  }

  private func counted(_ count: Int, _ word: String) -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
  }

  var text: String {
    var lines: [String] = []
    if let comparison { lines += self.lines(on: comparison) }
    if !files.versions.isEmpty {
      if !lines.isEmpty { lines.append("") }
      lines += linesOnVersions
    }
    return lines.map { $0.oneLine + "\n" }.joined()
  }

  private func lines(on comparison: LawComparison) -> [String] {
    var lines = comparison.differences.map { difference in
      let place = difference.line.map { "\(difference.file):\($0)" } ?? difference.file
      return
        "\(place): \(difference.paragraph): \(difference.message) [\(difference.kind.rawValue)]"
    }
    let count = lines.isEmpty ? "No differences" : counted(lines.count, "difference")
    let compared = [
      counted(comparison.sections, "section"), counted(comparison.headings, "heading"),
      counted(comparison.labels, "label"),
      "the words of \(counted(comparison.paragraphs, "paragraph")) as of \(LawDigests.day)",
    ]
    let facts = counted(comparison.facts.count, "fact")
    lines.append("\(count). Compared: \(compared.joined(separator: ", ")), and \(facts).")
    if !comparison.uncovered.isEmpty {
      lines.append("Not in the file: \(comparison.uncovered.joined(separator: ", ")).")
    }
    if !comparison.withoutDigests.isEmpty {
      let sections = comparison.withoutDigests.joined(separator: ", ")
      lines.append("The words of these were not compared, as the program has none: \(sections).")
    }
    let others = counted(comparison.otherFacts.count, "other fact")
    lines.append("Not compared: \(others) in force on \(asOf), which the file does not state.")
    return lines + announcements.map { "The file announces, in \($0)" }
  }

  private var linesOnVersions: [String] {
    var lines = amendments.map { amendment in
      let change =
        amendment.isRemoved
        ? "removed" : amendment.isSubstantive ? "amended" : "set anew, same words"
      return "\(amendment.day) \(amendment.section): \(change): \(amendment.name)"
    }
    let count = substantive.isEmpty ? "No amendments" : counted(substantive.count, "amendment")
    lines.append("\(count) after \(known), the day up to which the law is known here.")
    return lines
      + pages.map { file, count in
        "\(file) is one page of \(count): ask for a part at a time, or for the other pages."
      }
  }

  var json: String {
    let differences = (comparison?.differences ?? []).map { difference in
      JSON.object([
        ("paragraph", .string(difference.paragraph)), ("kind", .string(difference.kind.rawValue)),
        ("message", .string(difference.message)), ("file", .string(difference.file)),
        ("line", difference.line.map { .number(String($0)) } ?? .null),
      ])
    }
    let rows = amendments.map { amendment in
      JSON.object([
        ("section", .string(amendment.section)), ("name", .string(amendment.name)),
        ("day", .string(amendment.day.iso)), ("substantive", .bool(amendment.isSubstantive)),
        ("removed", .bool(amendment.isRemoved)),
      ])
    }
    let compared = comparison.map { comparison in
      JSON.object([
        ("sections", .number(String(comparison.sections))),
        ("headings", .number(String(comparison.headings))),
        ("labels", .number(String(comparison.labels))),
        ("paragraphs", .number(String(comparison.paragraphs))),
        ("facts", .strings(comparison.facts)),
      ])
    }
    let left = comparison.map { comparison in
      JSON.object([
        ("sections", .strings(comparison.uncovered)),
        ("words_of", .strings(comparison.withoutDigests)),
        ("facts", .strings(comparison.otherFacts)),
      ])
    }
    let whole = JSON.object([
      ("schema", .string("gapbook-law-check/1")), ("as_of", .string(asOf.iso)),
      ("files", .strings(files.texts + files.versions)), ("differences", .array(differences)),
      ("compared", compared ?? .null), ("not_compared", left ?? .null),
      ("announced", .strings(announcements)), ("known_until", .string(known.iso)),
      ("amendments", .array(rows)),
    ])
    return String(decoding: whole.serialized(indented: true), as: UTF8.self)
  }
}
