import Diagnostics
import Files
import Formats
import GapAnalysis
import PDF
import Regulation
import Word
import Workspace

/// What the last build of an output saw and made, in `.gapbook` of the workspace: where all files of
/// both are as they were, a build has nothing to do.
///
/// It is safe to delete. One that is damaged, of another version, of other options or not readable is
/// the same as none.
struct BuildMemory {
  private let options: BuildOptions
  /// Where memories are: in a real folder of the workspace, as nothing is written through a link.
  private let home: String
  /// What the call asks for, as a digest.
  private let key: String
  /// When the build began: a file that was changed later may not be as it was read.
  private let start = Disk.now
  /// The workspace as it was then: a file that went later was read, and left no trace.
  private let before: Fingerprint

  /// Changes so shortly before the build are not told apart from later ones; nanoseconds.
  private static let shortest: Int64 = 20_000_000
  /// So many messages are kept, and so many memories of different calls.
  private static let (mostMessages, mostFiles) = (10_000, 8)
  private static let folder = ".gapbook"
  private static let schema = "gapbook-memory/1"

  /// The memory of a call; nil where the call wants none or names what is no workspace, or the system
  /// does not say which program this is.
  init?(_ options: BuildOptions) {
    guard options.remembers, !options.delivery.isMore, let program = Disk.program,
      let root = try? workspaceRoot(of: options.workspace)
    else { return nil }
    home = root + "/" + Self.folder
    guard (Disk.kind(of: home) ?? .folder) == .folder else { return nil }
    self.options = options
    var key = Fingerprint()
    key.add(Self.schema)
    key.add(options.toolVersion)
    key.add(file: program)
    key.add(outputPath(options))
    for slug in options.clients.sorted() { key.add(slug) }
    for folder in options.allowedLinks.sorted() { key.add("allowed \(folder)") }
    key.add(options.audiences.joined(separator: " "))
    key.add(options.finding ?? "")
    for part in [
      "\(options.asOf.map(\.description) ?? "")", options.today.description,
      "\(options.todayIsFixed)", "\(options.sourceDate ?? -1)", "\(options.isStrict)",
      options.previous ?? "", options.baseURL ?? "",
      "\(options.prunes)", "\(options.makesPortfolio)", "\(options.gates)",
      "\(options.print != nil)", "\(options.word != nil)",
      "\(options.shard.map(\.words) ?? "")",
    ] { key.add(part) }
    Self.add(programsOf: options, to: &key)
    self.key = key.digest
    before = Self.workspace(options)
  }

  /// The programs that make documents are inputs as well.
  private static func add(programsOf options: BuildOptions, to key: inout Fingerprint) {
    guard let print = options.print else { return }
    key.add("\(print.isAskedFor)")
    for place in TypstEngine.places(print) {
      if Disk.isFolder(place) { key.add(folder: place) } else { key.add(file: place) }
    }
    guard let word = options.word else { return }
    for path in word.named.map({ [$0] }) ?? print.searchPath.map({ $0 + "/pandoc" }) {
      key.add(file: path)
    }
  }

  private var path: String { "\(home)/\(key).json" }
  private var pagesPath: String { "\(home)/\(key).pages" }

  // MARK: - Asking

  /// What the last build said, where nothing has changed since; nil where it must be done, with a note
  /// where the memory is damaged.
  func unchanged() -> Diagnosed<Diagnosed<BuildResult?>?> {
    // What an interrupted build left is cleared by one that does all.
    guard let bytes = Disk.read(path), !OutputWriter.hasRemains(at: outputPath(options)) else {
      return Diagnosed(nil)
    }
    guard let known = Remembered(bytes) else { return Diagnosed(nil, [damaged(path)]) }
    guard known.inputs == inputs(known.outside).digest, known.outputs == outputs().digest else {
      return Diagnosed(nil)
    }
    return Diagnosed(Diagnosed(known.result, known.diagnostics))
  }

  private func damaged(_ path: String) -> Diagnostic {
    .note(
      "damaged-memory",
      "\(path) is damaged and was not used",
      at: nil,
      help: "this build writes it anew"
    )
  }

  /// All that a build may read: the workspace as it was, and files outside that it names.
  private func inputs(_ outside: [String]) -> Fingerprint {
    var print = before
    for path in outside { print.add(file: path) }
    return print
  }

  /// The workspace without its outputs.
  private static func workspace(_ options: BuildOptions) -> Fingerprint {
    var print = Fingerprint()
    let root = Disk.wholePath(options.workspace)
    let target = outputPath(options)
    let outputs: Set = [
      target, Disk.wholePath(target), earlierFolder(target), encryptedFolder(target),
    ]
    let others =
      options.clients.isEmpty
      ? [] : Workspace.clientNames(in: root).filter { !options.clients.contains($0) }
    print.add(
      folder: root,
      skipped: outputs,
      closed: Set(others.map { "\(root)/content/clients/\($0)" }),
      allowed: options.allowedLinks
    )
    return print
  }

  private func outputs() -> Fingerprint {
    var print = Fingerprint()
    print.add(folder: outputPath(options))
    return print
  }

  /// What the last build learned of pages; nil where there is nothing, or, with a note, it is damaged.
  func pages() -> Diagnosed<PageMemory?> {
    guard let bytes = Disk.read(pagesPath) else { return Diagnosed(nil) }
    let pages = PageMemory(bytes)
    return Diagnosed(pages, pages == nil ? [damaged(pagesPath)] : [])
  }

  // MARK: - Keeping

  /// Keeps what a build did; where that is not possible, the next one is done in full.
  func keep(_ built: Diagnosed<BuildResult>, _ sites: Sites) {
    do {
      try Disk.makeFolder(home)
      guard Disk.kind(of: home) == .folder else { return }
      forgetOldest(in: home)
      try write(sites.pageMemory(before: start - Self.shortest), to: pagesPath)
      try write(remembered(built, sites).map { CollectionOfOne($0.bytes) }, to: path)
    } catch {
      for path in [pagesPath, path] { Disk.unlink(path + ".new") }
    }
  }

  private func write(
    _ parts: (some Sequence<[UInt8]>)?,
    to path: String
  ) throws(OutputError) {
    guard let parts else { return Disk.unlink(path) }
    try Disk.write(parts: parts, to: path + ".new", mode: 0o600)
    try Disk.move(path + ".new", to: path)
  }

  /// A build by which the next one has nothing to do; nil where it cannot be told whether it has.
  private func remembered(_ built: Diagnosed<BuildResult>, _ sites: Sites) -> Remembered? {
    let root = Disk.wholePath(options.workspace)
    // A new commit changes what pages say, and no file of the workspace.
    let outside = (outside(sites.workspace, root) + sites.history.watched).sorted()
    let inputs = inputs(outside)
    guard inputs.newest < start - Self.shortest,
      Self.workspace(options).digest == before.digest, built.diagnostics.count <= Self.mostMessages,
      built.value.leftOver == nil
    else { return nil }
    return Remembered(
      inputs: inputs.digest,
      outputs: outputs().digest,
      outside: outside,
      result: built.value.again,
      diagnostics: built.diagnostics
    )
  }

  /// Files outside the workspace that were read.
  private func outside(_ workspace: Workspace, _ root: String) -> [String] {
    let earlier = workspace.clients.compactMap { client in
      client.previous.map { "\(root)/content/clients/\(client.slug)/\($0.value)" }
    }
    return (earlier + [options.previous].compactMap(\.self)).sorted()
  }

  private func forgetOldest(in folder: String) {
    let names = Disk.names(in: folder).filter { $0.hasSuffix(".json") && $0 != "\(key).json" }
    guard names.count >= Self.mostFiles else { return }
    let aged = names.map { (age: Disk.changed(folder + "/" + $0) ?? 0, name: $0) }.sorted {
      $0 < $1
    }
    for (_, name) in aged.prefix(names.count - Self.mostFiles + 1) {
      Disk.unlink(folder + "/" + name)
      Disk.unlink(folder + "/" + name.dropLast(5) + ".pages")
    }
  }
}

/// What a memory holds.
private struct Remembered {
  let inputs: String
  let outputs: String
  /// Files outside the workspace that were read.
  let outside: [String]
  let result: BuildResult
  let diagnostics: [Diagnostic]
}

extension Remembered {
  private static let keys: JSONKeys = [
    "digest", "inputs", "outputs", "outside", "sites", "name", "path", "pages", "documents",
    "unchanged", "overridden", "drafts", "failed_gates", "diagnostics",
  ]

  /// Reads a memory; nil where it is damaged: its first 64 characters are the digest of the rest.
  init?(_ bytes: [UInt8]) {
    guard bytes.count > 65,
      String(decoding: bytes[..<64], as: UTF8.self) == SHA256.hex(Array(bytes[65...])),
      let root = try? JSONReader.read(Array(bytes[65...]), keeping: Self.keys),
      let inputs = root["inputs"]?.text, let outputs = root["outputs"]?.text,
      let sites = root["sites"]?.items, let unchanged = root["unchanged"]?.whole,
      let diagnostics = root["diagnostics"]?.items
    else { return nil }
    self.inputs = inputs
    self.outputs = outputs
    outside = root["outside"]?.texts ?? []
    let known = diagnostics.compactMap(Diagnostic.init(remembered:))
    guard known.count == diagnostics.count else { return nil }
    self.diagnostics = known
    result = BuildResult(
      sites: sites.map { site in
        BuildResult.Site(
          name: site["name"]?.text ?? "",
          path: site["path"]?.text ?? "",
          pages: site["pages"]?.whole ?? 0,
          documents: site["documents"]?.texts ?? []
        )
      },
      written: 0,
      unchanged: unchanged,
      overridden: root["overridden"]?.texts ?? [],
      drafts: root["drafts"]?.texts ?? [],
      missing: nil,
      earlier: [],
      leftOver: nil,
      failedGates: root["failed_gates"]?.texts ?? []
    )
  }

  var bytes: [UInt8] {
    let sites = result.sites.map { site in
      JSON.object([
        ("name", .string(site.name)), ("path", .string(site.path)), ("pages", .int(site.pages)),
        ("documents", .strings(site.documents)),
      ])
    }
    let json = JSON.object([
      ("inputs", .string(inputs)), ("outputs", .string(outputs)), ("outside", .strings(outside)),
      ("sites", .array(sites)), ("unchanged", .int(result.unchanged)),
      ("overridden", .strings(result.overridden)), ("drafts", .strings(result.drafts)),
      ("failed_gates", .strings(result.failedGates)),
      ("diagnostics", .array(diagnostics.map(\.remembered))),
    ]).serialized()
    return Array((SHA256.hex(json) + "\n").utf8) + json
  }
}

extension BuildResult {
  /// The same as a build that finds all as it is says it.
  fileprivate var again: BuildResult {
    BuildResult(
      sites: sites,
      written: 0,
      unchanged: written + unchanged,
      overridden: overridden,
      drafts: drafts,
      missing: nil,
      earlier: [],
      leftOver: nil,
      failedGates: failedGates
    )
  }
}

extension Diagnostic {
  /// Its parts in the order of the initializer; a place as file, lines and columns.
  fileprivate var remembered: JSON {
    let place: JSON =
      self.place.map { place in
        .array([
          .string(place.file), .int(place.start.line), .int(place.start.column),
          .int(place.end.line), .int(place.end.column),
        ])
      } ?? .null
    return .array([
      .string(severity.rawValue), .string(rule), .string(message), place, .string(help),
    ])
  }

  fileprivate init?(remembered node: JSONNode) {
    guard let parts = node.items, parts.count == 5,
      let severity = parts[0].text.flatMap(Severity.init(rawValue:)), let rule = parts[1].text,
      let message = parts[2].text
    else { return nil }
    var place: SourceRange?
    if let numbers = parts[3].items {
      let positions = numbers.compactMap(\.whole)
      guard let file = numbers.first?.text, positions.count == 4 else { return nil }
      place = SourceRange(
        file: file,
        start: SourcePosition(line: positions[0], column: positions[1]),
        end: SourcePosition(line: positions[2], column: positions[3])
      )
    }
    self.init(severity, rule: rule, message, at: place, help: parts[4].text)
  }
}
