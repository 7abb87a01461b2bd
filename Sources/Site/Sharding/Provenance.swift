import Formats
import GapAnalysis
import Report

/// `provenance.json`: what a site was made from and by, without a path of the machine or a time.
///
/// Each client's site has one below `data`, and so has the output, at its top.
struct Provenance: Sendable, Equatable {
  static let name = "provenance.json"
  private static let schema = "gapbook-provenance/1"

  let toolVersion: String
  /// The day for which the site holds.
  let asOf: String
  let options: Options
  let engines: Engines
  /// A digest of the files of the law, built-in ones included; nil where none was read.
  let law: String?
  /// Which part of the workspace's sites the output has; nil for all of them, and for a site.
  var shard: ShardRecord?
  /// Whether the inputs have one digest and no names: for those who do not see all.
  var isBrief = false
  /// That digest as it was read, as nothing else tells of the files then.
  private var inputsDigest: String?
  /// The files that were read, each once, sorted by path; of what is built in, the law alone.
  private(set) var inputs: [InputFile]

  init(
    toolVersion: String,
    asOf: String,
    options: Options,
    engines: Engines = .none,
    law: String?,
    shard: ShardRecord?,
    inputs: [InputFile]
  ) {
    self.toolVersion = toolVersion
    self.asOf = asOf
    self.options = options
    self.engines = engines
    self.law = law
    self.shard = shard
    self.inputs = []
    add(inputs)
  }

  /// Takes in further files that were read.
  mutating func add(_ files: [InputFile]) {
    var seen: Set<String> = []
    inputs = (inputs + files).filter { seen.insert($0.path).inserted }.sorted { $0.path < $1.path }
  }

  /// The options that change what is written.
  struct Options: Sendable, Equatable {
    let asOf: String?
    /// Whether `--previous` names an assessment, which is one of the inputs.
    let hasPrevious: Bool
    let makesPDFs: Bool
    let makesWordFiles: Bool
    let sourceDate: Int?
  }

  /// The versions of the programs that make the documents, whose bytes depend on them.
  struct Engines: Sendable, Equatable {
    /// Sets PDFs, and draws the charts of Word files; nil where it makes nothing.
    let typst: String?
    /// Writes Word files; nil where none is made.
    let pandoc: String?

    /// No document is made.
    static let none = Engines(typst: nil, pandoc: nil)

    var words: String {
      let named = [typst.map { "Typst \($0)" }, pandoc.map { "pandoc \($0)" }].compactMap(\.self)
      return named.isEmpty ? "none" : named.joined(separator: " with ")
    }
  }

  /// A part of a build, in the output that it made.
  struct ShardRecord: Sendable, Equatable {
    let number: Int
    let count: Int
    /// A digest of how all clients are split.
    let split: String
    /// The slugs of its clients, sorted.
    let clients: [String]
    /// The audiences for whom each client's site is made.
    var audiences = [Audience.full]
    /// A digest of the files that every shard reads, where they are not named; nil where they are.
    var files: String?
    /// The audiences that the workspace names besides the usual ones.
    var ownAudiences: [String] = []

    /// The names of the clients' sites, each client's editions after one another.
    var sites: [String] {
      clients.flatMap { slug in
        audiences.map { $0 == Audience.full ? slug : "\(slug)@\($0)" }
      }
    }

    var words: String { "shard \(number) of \(count)" }
  }
}

extension Provenance {
  var bytes: [UInt8] {
    var members: [(String, JSON)] = [
      ("schema", .string(Self.schema)),
      ("generator", .object([("name", .string("gapbook")), ("version", .string(toolVersion))])),
      ("as_of", .string(asOf)), ("options", options.json),
    ]
    if engines != .none { members.append(("engines", engines.json)) }
    members.append(("law", .string(law)))
    if let shard { members.append(("shard", shard.json)) }
    let files = inputs.map { input in
      JSON.object([("file", .string(input.path)), ("sha256", .string(input.digest))])
    }
    if isBrief {
      members.append(("inputs_sha256", .string(inputsSum)))
    } else {
      members.append(("inputs", .array(files)))
    }
    return JSON.object(members.map { (key: $0.0, value: $0.1) }).serialized(indented: true)
  }

  /// The digest of the inputs.
  var inputsSum: String { inputsDigest ?? Self.digest(of: inputs) }

  /// One digest of files, sorted by path.
  static func digest(of files: [InputFile]) -> String {
    let sums = files.map { "\($0.digest) \($0.path)\n" }.joined()
    return SHA256.hex(Array(sums.utf8))
  }

  /// The digest of the inputs that a file names or has the digest of; nil for anything else.
  static func inputsSum(_ bytes: [UInt8]) -> String? {
    Provenance(bytes)?.inputsSum
  }

  private static let keys: JSONKeys = [
    "schema", "generator", "version", "as_of", "options", "previous", "pdf", "docx",
    "source_date_epoch", "engines", "typst", "pandoc", "law", "shard", "number", "of", "split",
    "clients", "inputs", "inputs_sha256", "audiences", "own_audiences", "files_sha256", "file",
    "sha256",
  ]

  /// Reads a file of this version; nil for anything else.
  init?(_ bytes: [UInt8]) {
    guard let root = try? JSONReader.read(bytes, keeping: Self.keys),
      root["schema"]?.text == Self.schema, let version = root["generator"]?["version"]?.text,
      let asOf = root["as_of"]?.text, let options = root["options"].flatMap(Options.init),
      let inputs = root["inputs"]?.items ?? (root["inputs_sha256"] == nil ? nil : [])
    else { return nil }
    isBrief = root["inputs"] == nil
    inputsDigest = root["inputs_sha256"]?.text
    toolVersion = version
    self.asOf = asOf
    self.options = options
    engines = Engines(
      typst: root["engines"]?["typst"]?.text,
      pandoc: root["engines"]?["pandoc"]?.text
    )
    law = root["law"]?.text
    let files = inputs.compactMap { input -> InputFile? in
      guard let path = input["file"]?.text, let digest = input["sha256"]?.text else { return nil }
      return InputFile(path: path, digest: digest)
    }
    guard files.count == inputs.count else { return nil }
    self.inputs = files
    guard let shard = root["shard"] else { return }
    guard let record = ShardRecord(shard) else { return nil }
    self.shard = record
  }
}

extension Provenance.Options {
  fileprivate var json: JSON {
    .object([
      ("as_of", .string(asOf)), ("previous", .bool(hasPrevious)), ("pdf", .bool(makesPDFs)),
      ("docx", .bool(makesWordFiles)),
      ("source_date_epoch", sourceDate.map { .int($0) } ?? .null),
    ])
  }

  fileprivate init?(_ node: JSONNode) {
    guard let previous = node["previous"]?.flag, let pdf = node["pdf"]?.flag,
      let docx = node["docx"]?.flag
    else { return nil }
    asOf = node["as_of"]?.text
    hasPrevious = previous
    makesPDFs = pdf
    makesWordFiles = docx
    sourceDate = node["source_date_epoch"]?.whole
  }

  /// The options of a call that gave them.
  var call: String {
    let parts = [
      asOf.map { "--as-of \($0)" }, hasPrevious ? "--previous" : nil, makesPDFs ? "--pdf" : nil,
      makesWordFiles ? "--docx" : nil, sourceDate.map { "SOURCE_DATE_EPOCH=\($0)" },
    ].compactMap(\.self)
    return parts.isEmpty ? "none" : parts.joined(separator: " ")
  }
}

extension Provenance.Engines {
  fileprivate var json: JSON {
    let members = [("typst", typst), ("pandoc", pandoc)].compactMap { name, version in
      version.map { (key: name, value: JSON.string($0)) }
    }
    return .object(members)
  }
}

extension Provenance.ShardRecord {
  fileprivate var json: JSON {
    let members: [(String, JSON)] = [
      ("number", .int(number)), ("of", .int(count)), ("split", .string(split)),
      ("clients", .strings(clients)),
    ]
    let named = audiences == [Audience.full] ? [] : [("audiences", JSON.strings(audiences))]
    let unnamed = files.map { [("files_sha256", JSON.string($0))] } ?? []
    let own = ownAudiences.isEmpty ? [] : [("own_audiences", JSON.strings(ownAudiences))]
    return .object((members + named + unnamed + own).map { (key: $0.0, value: $0.1) })
  }

  fileprivate init?(_ node: JSONNode) {
    guard let number = node["number"]?.whole, let count = node["of"]?.whole, number >= 1,
      number <= count, let split = node["split"]?.text, let items = node["clients"]?.items
    else { return nil }
    let clients = items.compactMap(\.text)
    // They become paths.
    guard clients.count == items.count, clients.allSatisfy(RelativePath.isPlainName) else {
      return nil
    }
    let audiences = node["audiences"]?.items?.compactMap(\.text) ?? [Audience.full]
    guard !audiences.isEmpty, audiences.allSatisfy(RelativePath.isPlainName) else { return nil }
    self.init(
      number: number,
      count: count,
      split: split,
      clients: clients,
      audiences: audiences,
      files: node["files_sha256"]?.text,
      ownAudiences: node["own_audiences"]?.items?.compactMap(\.text) ?? []
    )
  }
}
