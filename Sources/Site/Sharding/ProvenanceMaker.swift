import Diagnostics
import Formats
import Regulation
import Report
import Workspace

/// Says what the sites of a build were made from.
struct ProvenanceMaker {
  private let toolVersion: String
  private let options: Provenance.Options
  private let engines: Provenance.Engines
  private let law: String?
  private let ownAudiences: [String]

  init(_ workspace: Workspace, _ options: BuildOptions, _ engines: Provenance.Engines) {
    toolVersion = options.toolVersion
    self.engines = engines
    ownAudiences = workspace.configuration.audiences
    self.options = Provenance.Options(
      asOf: options.asOf?.description,
      hasPrevious: options.previous != nil,
      makesPDFs: options.makesPDFs(of: workspace),
      makesWordFiles: options.word != nil,
      sourceDate: options.sourceDate
    )
    let files = workspace.sharedSources.filter { $0.file != "gapbook.yml" }
    let sums = files.map { "\(SHA256.hex($0.bytes)) \($0.file)\n" }.sorted()
    law = sums.isEmpty ? nil : SHA256.hex(Array(sums.joined().utf8))
  }

  /// What is said of a site that holds for a day.
  func provenance(
    _ inputs: [InputFile],
    asOf: Day,
    shard: ShardPlan? = nil,
    isBrief: Bool = false
  ) -> Provenance {
    var provenance = Provenance(
      toolVersion: toolVersion,
      asOf: asOf.description,
      options: options,
      engines: engines,
      law: law,
      shard: shard?.record,
      inputs: inputs
    )
    provenance.isBrief = isBrief
    provenance.shard?.ownAudiences = ownAudiences
    if isBrief { provenance.shard?.files = Provenance.digest(of: provenance.inputs) }
    return provenance
  }
}

extension Workspace {
  /// The files that its own site is made from, as far as no page links them, with their digests.
  var ownInputFiles: [InputFile] {
    let sources =
      sharedSources + frameworkSources + templates.filter { !$0.isBuiltIn }.map(\.source)
    return sources.map(InputFile.init)
      + pages.map { InputFile(path: $0.file, digest: $0.digest) }
  }
}

extension InputFile {
  fileprivate init(_ source: SourceText) {
    self.init(path: source.file, digest: SHA256.hex(source.bytes))
  }
}
