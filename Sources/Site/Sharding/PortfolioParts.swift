import Diagnostics
import Files
import Formats
import GapAnalysis
import Regulation
import Report
import Workspace

/// What a shard keeps beside its sites, below `portfolio/`, so that `merge --portfolio` can make the
/// portfolio of all: a record of each client, and of the workspace what gives the pages their look.
enum PortfolioParts {
  static let folder = PortfolioPage.folder
  /// What of the workspace is kept: read as a workspace without content.
  static let workspace = "workspace/"
  static let frame = workspace + "frame.json"

  static func record(of slug: String) -> String { "clients/\(slug).json" }
}

/// What the portfolio has of the workspace's own site and no file of it says.
struct PortfolioFrameRecord: Sendable, Hashable {
  let title: String
  /// The families of the catalog, in the order of the regulation.
  let families: [Family]

  init(_ frame: PortfolioFrame) {
    title = frame.imprint.title
    families = frame.families
  }
}

extension PortfolioFrameRecord {
  private static let schema = "gapbook-portfolio-frame/1"
  private static let keys: JSONKeys = ["schema", "title", "families", "id", "rule"]

  var bytes: [UInt8] {
    let families = families.map { family in
      JSON.object([("id", .string(family.id)), ("rule", .string(family.rule.rawValue))])
    }
    return JSON.object([
      ("schema", .string(Self.schema)), ("title", .string(title)), ("families", .array(families)),
    ]).serialized(indented: true)
  }

  /// Reads a record of this version; nil for anything else.
  init?(_ bytes: [UInt8]) {
    guard let root = try? JSONReader.read(bytes, keeping: Self.keys),
      root["schema"]?.text == Self.schema, let title = root["title"]?.text,
      let items = root["families"]?.items
    else { return nil }
    let families = items.compactMap { item -> Family? in
      guard let id = item["id"]?.text, let rule = item["rule"]?.text.flatMap(HIPAARule.init) else {
        return nil
      }
      return Family(id: id, rule: rule)
    }
    guard families.count == items.count else { return nil }
    self.title = title
    self.families = families
  }
}

extension ComposedSite {
  /// What a shard keeps of the site for the portfolio; `assessment` is the digest of its
  /// `assessment.json`.
  func portfolioParts(assessment: String?) -> [OutputFile] {
    guard let client = PortfolioClient(report) else { return frameParts }
    guard let assessment else { return [] }
    let record = ClientRecord(client, assessment: assessment)
    let path = PortfolioParts.record(of: client.summary.slug)
    return [OutputFile(path: path, bytes: record.bytes)]
  }

  /// The configuration, the templates that replace built-in ones, the assets and the logos.
  private var frameParts: [OutputFile] {
    let frame = PortfolioFrameRecord(portfolioFrame)
    var files = [OutputFile(path: PortfolioParts.frame, bytes: frame.bytes)]
    func keep(_ path: String, _ bytes: [UInt8]?) {
      let parts = path.split(separator: "/").filter { $0 != "." }
      let whole = PortfolioParts.workspace + parts.joined(separator: "/")
      guard let bytes, !files.contains(where: { $0.path == whole }) else { return }
      files.append(OutputFile(path: whole, bytes: bytes))
    }
    for source in workspace.sharedSources where source.file == Self.configuration {
      keep(source.file, source.bytes)
    }
    let builtIn = BuiltIn.templates
    for file in workspace.templates where !file.isBuiltIn && !file.path.hasPrefix("print/") {
      guard builtIn[file.path] != file.source.bytes else { continue }
      keep("templates/" + file.path, file.source.bytes)
    }
    let brand = workspace.configuration.brand
    for logo in [brand.logo, brand.logoDark].compactMap(\.self) {
      keep(logo.value, workspace.read(logo.value))
    }
    return files
  }

  private static let configuration = "gapbook.yml"

  /// What the portfolio has in common with the workspace's own site, which this one is.
  var portfolioFrame: PortfolioFrame {
    PortfolioFrame(report, families: workspace.law.known(on: report.asOf).catalog.families)
  }
}

/// The portfolio of all shards, or what keeps it from being made, a sentence each.
struct MergedPortfolio {
  let site: ComposedSite?
  let problems: [String]

  /// `toolVersion` is that of this program.
  init(_ shards: ShardSet, toolVersion: String) {
    var reader = PartsReader(shards)
    let records = reader.records()
    let frame = reader.frame()
    let texts = reader.texts
    var problems = reader.problems
    if let other = shards.trees.first?.provenance.toolVersion, other != toolVersion {
      problems.append(
        "the shards are of gapbook \(other), and this is gapbook \(toolVersion): their portfolio needs the one that built them"
      )
    }
    guard problems.isEmpty, let frame else {
      (site, self.problems) = (nil, problems)
      return
    }
    var site = Self.site(records, frame, toolVersion: toolVersion)
    site?.phi.pass(whatIsIn: texts)
    self.site = site
    self.problems = site == nil ? ["\(frame.folder) is damaged: its templates are faulty"] : []
  }

  private static func site(
    _ records: [ClientRecord],
    _ frame: PartsReader.Frame,
    toolVersion: String
  ) -> ComposedSite? {
    guard let workspace = try? load(frame.folder).value else { return nil }
    let look = SiteLooks(workspace, isPrinted: false).look(of: nil).value
    guard let templates = look.templates else { return nil }
    let inputs = SiteInputs(workspace: workspace, toolVersion: toolVersion)
    let own = PortfolioFrame(
      imprint: inputs.workspaceImprint(title: frame.record.title, logos: look.logos),
      words: ClientOptionsReader.words(of: nil, in: workspace).value,
      asOf: frame.asOf,
      families: frame.record.families
    )
    var portfolio = Portfolio(workspace, toolVersion: toolVersion)
    portfolio.begin(own, templates, look)
    let bySlug = Dictionary(firstOf: records.map { ($0.summary.slug, $0) })
    for slug in bySlug.keys.naturallySorted() {
      if let record = bySlug[slug] { portfolio.add(record.client) }
    }
    return portfolio.site
  }
}

/// Reads what shards keep for the portfolio, and collects what is wrong with it.
private struct PartsReader {
  /// What of the workspace the first shard kept.
  struct Frame {
    let record: PortfolioFrameRecord
    let asOf: Day
    /// The folder with the files.
    let folder: String
  }

  private let shards: ShardSet
  private(set) var problems: [String] = []
  /// What was read, which the shards have searched.
  private(set) var texts: [[UInt8]] = []

  init(_ shards: ShardSet) { self.shards = shards }

  mutating func frame() -> Frame? {
    guard let tree = shards.trees.first(where: { $0.shard.number == 1 }) else { return nil }
    let asOf = Day(tree.provenance.asOf)
    let record = part(PortfolioParts.frame, of: tree, read: PortfolioFrameRecord.init)
    let workspace = tree.parts?.files.filter { $0.path.hasPrefix(PortfolioParts.workspace) } ?? []
    for file in workspace where file.path != PortfolioParts.frame {
      _ = part(file.path, of: tree) { $0 }
    }
    guard let record, let asOf else { return nil }
    let folder = "\(tree.path)/\(PortfolioParts.folder)\(PortfolioParts.workspace)"
    return Frame(record: record, asOf: asOf, folder: folder)
  }

  mutating func records() -> [ClientRecord] {
    var records: [ClientRecord] = []
    for tree in shards.trees {
      let sites = Dictionary(firstOf: tree.sites.map { ($0.folder, $0) })
      for slug in tree.shard.clients {
        guard let site = sites["clients/\(slug)/"] else {
          problems.append(
            "\(tree.name) has no clients/\(slug), of which the portfolio is made: build it for the audience full"
          )
          continue
        }
        let path = PortfolioParts.record(of: slug)
        guard let record = part(path, of: tree, read: ClientRecord.init) else { continue }
        compare(record, slug, with: site, of: tree)
        records.append(record)
      }
    }
    return records
  }

  /// A record must be of the site that is beside it, not of another build's.
  private mutating func compare(
    _ record: ClientRecord,
    _ slug: String,
    with site: ShardTree.Site,
    of tree: ShardTree
  ) {
    let place = "\(tree.name)/\(PortfolioParts.folder)\(PortfolioParts.record(of: slug))"
    let json = site.files.first { $0.path == "data/assessment.json" }
    if record.summary.slug != slug {
      problems.append("\(place) is of the client \(record.summary.slug)")
    } else if record.summary.asOf.iso != site.provenance.asOf {
      problems.append(
        "\(place) is of \(record.summary.asOf), and \(tree.name)/\(site.folder) of \(site.provenance.asOf): build the shard again"
      )
    } else if json?.digest != record.assessment {
      problems.append(
        "\(place) does not sum up \(tree.name)/\(site.folder)data/assessment.json, which is another one: build the shard again"
      )
    }
  }

  /// A file that a shard keeps, as it is read; nil with a problem where it is not as it was written.
  private mutating func part<Value>(
    _ path: String,
    of tree: ShardTree,
    read: ([UInt8]) -> Value?
  ) -> Value? {
    let place = "\(tree.name)/\(PortfolioParts.folder)\(path)"
    guard let file = tree.parts?.files.first(where: { $0.path == path }) else {
      problems.append("\(place) is missing: build the shard again with this version of gapbook")
      return nil
    }
    guard let bytes = tree.read(file, in: PortfolioParts.folder) else {
      problems.append("\(place) is not as its shard wrote it")
      return nil
    }
    guard let value = read(bytes) else {
      problems.append("\(place) is not of this version of gapbook: build the shard again")
      return nil
    }
    texts.append(bytes)
    return value
  }
}
