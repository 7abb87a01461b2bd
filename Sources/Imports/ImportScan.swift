public import Diagnostics
import Files
import Formats
import GapAnalysis
import Regulation
import Scans
import Words
import Workspace

/// What the import of a scan is asked for.
public struct ScanImport: Sendable {
  /// The workspace's folder.
  public let workspace: String
  /// The file to read.
  public let file: String
  /// The slug of the client; nil where the workspace has one alone.
  public var client: String?
  /// The folders outside of the workspace into which its links may lead.
  public var allowedLinks: [String] = []
  /// The id of the evidence; nil: the next free one, such as `EV-S1`.
  public var id: String?
  /// Its title; nil: what wrote it, and when.
  public var title: String?
  /// The name of the format; nil or `auto`: as the file shows it.
  public var format: String?
  /// The day on which it was run, where the file does not say it.
  public var collected: String?

  /// The names of the formats.
  public static let formats = ScanFormat.allCases.map(\.rawValue)

  /// A request for a file and a workspace; the rest is set on it.
  public init(file: String, workspace: String) {
    (self.file, self.workspace) = (file, workspace)
  }
}

/// Why the import of a scan cannot begin.
public struct ScanImportFault: Error, Sendable {
  /// The sentence.
  public let message: String

  init(_ message: String) { self.message = message }
}

/// Adds a scan to the client's `evidence.yml`, and puts its file below the client's folder where it is
/// outside of it; gives back what was done and found, a line each.
///
/// The file is read wholly first; a bad one writes nothing. A scan that the client has already, by its
/// bytes, is said to be there.
/// - Throws: `ScanImportFault` where the call is wrong, `OutputError` where a file cannot be written.
public func importScan(_ request: ScanImport) throws -> Diagnosed<[String]?> {
  let format = try request.statedFormat()
  let collected = try request.dayCollected()
  let client = try ScannedClient(request)
  let register = try EvidenceFile(client)
  guard register.errors.isEmpty else { return Diagnosed(nil, register.errors) }
  let file = try ScanFile(request.file, client)
  let read = try file.read(format, client)
  guard let scan = read.value else { return Diagnosed(nil, read.diagnostics) }
  if let known = register.item(withBytesOf: file, client) {
    return Diagnosed(["nothing is written: \(known) is this scan already"], read.diagnostics)
  }
  guard let day = scan.day ?? collected else {
    let fault = Diagnostic.error(
      "scan-without-day",
      "the format has no day on which it was run",
      at: .file(file.shown),
      help: "say when that was: --collected 2026-09-30"
    )
    return Diagnosed(nil, read.diagnostics + [fault])
  }
  let id = try register.freeID(request.id)
  let place = try file.destination(in: client)
  var item: [(key: String, value: String)] = [
    ("id", id), ("title", request.title ?? client.title(of: scan, on: day)),
  ]
  item += [("kind", Evidence.scanKind), ("file", place.name), ("format", scan.format.rawValue)]
  if let collected { item.append(("collected", collected.iso)) }
  let bytes = try register.adding(item)
  try file.copy(to: place)
  do {
    try writeFile(bytes, to: register.path)
  } catch {
    file.remove(place)
    throw error
  }
  let copied = place.isCopy ? ["copied the file to \(client.path)/\(place.name)"] : []
  let done = ["wrote \(register.name): \(id)"] + copied + lines(on: scan, of: day)
  return Diagnosed(done, read.diagnostics)
}

extension ScanImport {
  fileprivate func statedFormat() throws(ScanImportFault) -> ScanFormat? {
    guard let format, format != "auto" else { return nil }
    if let known = ScanFormat(rawValue: format) { return known }
    let names = Self.formats.joined(separator: ", ")
    let help = suggestion(for: format, among: Self.formats) ?? "it is one of \(names)"
    throw ScanImportFault("\"\(format)\" is no format of scans; \(help)")
  }

  fileprivate func dayCollected() throws(ScanImportFault) -> Day? {
    guard let collected else { return nil }
    if let day = Day(collected) { return day }
    throw ScanImportFault("--collected \(collected) is no day: YYYY-MM-DD, such as 2026-09-30")
  }
}

/// What was found in a scan.
private func lines(on scan: Scan, of day: Day) -> [String] {
  let words = Words.english
  let total = scan.counts
  func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
  let tool = scan.tool.map { ", \($0)" } ?? ""
  let found =
    "\(count(scan.checkCount, "check")) of \(count(scan.leaves.count, "requirement")): "
    + "\(count(total.resources, "resource")), \(total.pass) pass, \(total.fail) fail, "
    + "\(total.muted) muted, \(total.notTested) not tested"
  let broad = scan.leaves.flatMap(\.checks).filter { !$0.namesLeaf }
  let reach =
    broad.isEmpty
    ? []
    : [
      "\(count(Set(broad.map(\.id)).count, "check")) named through a standard, a paragraph or a control of NIST"
    ]
  let leftOut = scan.leftOut.map { entry in
    "left out: \(entry.id), \(count(entry.rows, "result")): \(reason(entry.reason))"
  }
  let unnamed = scan.rowsWithoutRequirement
  let rest =
    unnamed == 0 ? [] : ["left out: \(count(unnamed, "result")) that names no requirement of HIPAA"]
  return ["\(words("scan_format_", scan.format))\(tool), \(day): \(found)"] + reach + leftOut + rest
}

private func reason(_ reason: ScanLeftOut.Reason) -> String {
  switch reason {
  case .noLeaf: "no requirement that is answered by itself"
  case .event: "alerts, which test nothing"
  case .notMapped: "a control that NIST maps to no requirement"
  }
}

/// The client to whom a scan is added, with what its workspace says of the law.
struct ScannedClient {
  let folder: ClientFolder
  let law: Law
  /// The language of its report.
  let language: String
  /// The path of its folder, from the workspace.
  let path: String
  /// The path of the workspace.
  let root: String
  /// What was noticed while the workspace was read.
  let diagnostics: [Diagnostic]

  /// Reads the client that a request names, or the only one.
  ///
  /// - Throws: `ScanImportFault` where there is none, or several and none is named.
  init(_ request: ScanImport) throws(ScanImportFault) {
    let slugs = Workspace.clientNames(in: request.workspace)
    guard let slug = request.client ?? (slugs.count == 1 ? slugs.first : nil) else {
      throw ScanImportFault(
        slugs.isEmpty
          ? "the workspace has no client: gapbook new client NAME begins one"
          : "say which client: --client \(slugs.joined(separator: ", or "))"
      )
    }
    guard slugs.contains(slug) else {
      let help = suggestion(for: slug, among: slugs).map { ": \($0)" } ?? ""
      throw ScanImportFault("there is no client \"\(slug)\"\(help)")
    }
    let options = LoadOptions(
      needsLaw: true,
      clients: [slug],
      allowedLinks: request.allowedLinks
    )
    let loaded: Diagnosed<Workspace>
    do {
      loaded = try load(request.workspace, options: options)
    } catch {
      throw ScanImportFault(error.message)
    }
    guard let folder = loaded.value.clients.first?.folder else {
      throw ScanImportFault("content/clients/\(slug) has no file: gapbook new client begins one")
    }
    self.folder = folder.value
    law = loaded.value.law
    language = folder.value.language?.value ?? loaded.value.configuration.language
    path = "content/clients/\(slug)"
    root = loaded.value.root
    diagnostics = loaded.diagnostics
  }

  /// The text of a file of the client; nil where it has none.
  func source(_ name: String) -> SourceText? {
    folder.sources.first { $0.file == "\(path)/\(name)" }
  }

  /// The errors in a file of the client.
  func errors(in name: String) -> [Diagnostic] {
    diagnostics.filter { $0.severity == .error && $0.place?.file == "\(path)/\(name)" }
  }

  /// "Scan by Prowler 5.46.0, October 1, 2026", in the language of the client's report.
  func title(of scan: Scan, on day: Day) -> String {
    let words = Words.builtIn(language) ?? .english
    return words(
      "scan_title",
      ["tool": scan.tool ?? words("scan_format_", scan.format), "day": words.day(day)]
    )
  }
}

/// The file of a scan that is imported.
struct ScanFile {
  /// Its real path.
  let path: String
  /// As messages name it.
  let shown: String
  /// Its path below the client's folder; nil where it is outside of it.
  private let inside: String?

  /// Where the file is to be, below the client's folder.
  struct Place {
    let name: String
    let path: String
    /// Whether it is copied there.
    let isCopy: Bool
  }

  /// The folder below the client's into which scans are copied.
  private static let folder = "scans"

  /// - Throws: `ScanImportFault` where it is not there or no file.
  init(_ file: String, _ client: ScannedClient) throws(ScanImportFault) {
    switch Disk.kind(following: file) {
    case nil: throw ScanImportFault("there is no file \(file)")
    case .folder: throw ScanImportFault("\(file) is a folder, and an import reads a file")
    case .other: throw ScanImportFault("\(file) is no regular file")
    default: break
    }
    path = Disk.realPath(file) ?? Disk.wholePath(file)
    let folder = (Disk.realPath(client.root + "/" + client.path) ?? client.path) + "/"
    inside = path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : nil
    shown = inside.map { client.path + "/" + $0 } ?? path
  }

  /// What the scanner found; nil, with errors, where that cannot be read.
  ///
  /// - Throws: `OutputError` where the system does not let it be read.
  func read(_ format: ScanFormat?, _ client: ScannedClient) throws -> Diagnosed<Scan?> {
    var reader = ScanReader(
      file: shown,
      stated: format.map { Sourced($0, at: .file(shown)) },
      catalog: client.law.catalog,
      crosswalk: client.law.crosswalk
    )
    if case .failure(let fault) = Disk.readInPieces(path, { reader.feed($0) }) {
      throw OutputError.refused(path: shown, reason: fault.words)
    }
    return reader.finish()
  }

  /// Its digest; nil where it cannot be read.
  var digest: String? { Self.digest(of: path) }

  static func digest(of path: String) -> String? {
    var digest = SHA256.Stream()
    guard case .success = Disk.readInPieces(path, { digest.add($0) }) else { return nil }
    return digest.hex()
  }

  /// Where it is to be: where it is, or in the folder of scans, over no other file.
  ///
  /// - Throws: `ScanImportFault` where another file has its name there.
  func destination(in client: ScannedClient) throws(ScanImportFault) -> Place {
    if let inside { return Place(name: inside, path: path, isCopy: false) }
    let last = path.split(separator: "/").last.map(String.init) ?? "scan"
    let name = Self.folder + "/" + last
    let target = client.root + "/" + client.path + "/" + name
    guard Disk.kind(of: target) != nil else { return Place(name: name, path: target, isCopy: true) }
    if let digest, digest == Self.digest(of: target) {
      return Place(name: name, path: target, isCopy: false)
    }
    throw ScanImportFault(
      "\(client.path)/\(name) is there already, with other content: rename \(shown), or delete the other"
    )
  }

  /// Copies it, where it is to be copied: wholly, or nothing.
  func copy(to place: Place) throws {
    guard place.isCopy else { return }
    let folder = place.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    try Disk.makeFolder(folder.joined(separator: "/"))
    let part = place.path + ".part-\(Disk.process)"
    var pieces: [[UInt8]] = []
    if case .failure(let fault) = Disk.readInPieces(path, { pieces.append($0) }) {
      throw OutputError.refused(path: shown, reason: fault.words)
    }
    do {
      try Disk.write(parts: pieces, to: part)
      if Disk.link(part, as: place.path) {
        Disk.unlink(part)
      } else if Disk.kind(of: place.path) == nil {
        try Disk.move(part, to: place.path)
      } else {
        throw OutputError.refused(path: place.path, reason: "a file of this name came meanwhile")
      }
    } catch {
      Disk.unlink(part)
      throw error
    }
  }

  /// Takes a copy back.
  func remove(_ place: Place) {
    if place.isCopy { Disk.unlink(place.path) }
  }
}
