import Formats
public import GapAnalysis
public import Regulation

/// One file for machines, by its name below `data/`.
public struct ExportFile: Sendable, Hashable {
  /// The name, such as `gaps.csv`.
  public let name: String
  /// The content.
  public let bytes: [UInt8]
}

/// The program that wrote a file.
public struct Generator: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// Its version.
  public let version: String

  /// A program from its name and version.
  public init(name: String = "gapbook", version: String) {
    self.name = name
    self.version = version
  }
}

/// What the files are made from.
struct ExportInput {
  let assessment: Assessment
  let generator: Generator
  let oscal: OSCAL
  let catalog: CatalogExport

  /// The bytes of an OSCAL document that has passed our own check; a fault there is a defect of this
  /// program.
  func checked(_ document: JSON) -> [UInt8] { catalog.catalog.checked(document) }
}

/// The catalog of requirements, as it is for every client on a day.
struct CatalogExport {
  let catalog: OSCALCatalog
  let bytes: [UInt8]

  init(_ law: Law, asOf: Day, sourceDate: Int?) {
    catalog = OSCALCatalog(law, asOf: asOf, sourceDate: sourceDate)
    bytes = catalog.checked(catalog.json)
  }
}

/// What the exports of one client leave to those of the next, all of one law and source date.
public struct SharedExports: Sendable {
  private var catalogs: [Day: CatalogExport] = [:]

  /// So many days stay, as reports of one office are of a few.
  private static let most = 8

  /// None yet.
  public init() {}

  fileprivate mutating func catalog(of law: Law, asOf: Day, sourceDate: Int?) -> CatalogExport {
    if let known = catalogs[asOf] { return known }
    if catalogs.count == Self.most { catalogs = [:] }
    let catalog = CatalogExport(law, asOf: asOf, sourceDate: sourceDate)
    catalogs[asOf] = catalog
    return catalog
  }
}

/// The assessment itself as a file, alone.
public func assessmentFile(_ assessment: Assessment, generator: Generator) -> [UInt8] {
  assessmentJSON(assessment, generator: generator).serialized(indented: true)
}

/// The files made from an assessment, in order of name; the same assessment gives the same bytes.
///
/// There is no `oscal-poam.json` where nothing is to be done, as OSCAL has no empty plan. OSCAL says
/// that a document was last modified at `sourceDate`, in seconds since 1970, or on the as-of day.
public func export(
  _ assessment: Assessment,
  law: Law,
  generator: Generator,
  sourceDate: Int? = nil
) -> [ExportFile] {
  var shared = SharedExports()
  return export(assessment, law: law, generator: generator, sourceDate: sourceDate, &shared)
}

/// The same for one of several clients.
public func export(
  _ assessment: Assessment,
  law: Law,
  generator: Generator,
  sourceDate: Int?,
  _ shared: inout SharedExports
) -> [ExportFile] {
  let input = ExportInput(
    assessment: assessment,
    generator: generator,
    oscal: OSCAL(assessment, sourceDate: sourceDate),
    catalog: shared.catalog(of: law, asOf: assessment.asOf, sourceDate: sourceDate)
  )
  let files = ExportFormat.allCases.filter(\.isWritten).compactMap { format in
    format.bytes(input).map { ExportFile(name: format.file, bytes: $0) }
  }
  return files.sorted { $0.name < $1.name }
}

/// One file made from an assessment, whether a build writes it or not; nil where there is nothing to
/// export.
public func export(
  _ format: ExportFormat,
  of assessment: Assessment,
  law: Law,
  generator: Generator,
  sourceDate: Int? = nil
) -> [UInt8]? {
  let input = ExportInput(
    assessment: assessment,
    generator: generator,
    oscal: OSCAL(assessment, sourceDate: sourceDate),
    catalog: CatalogExport(law, asOf: assessment.asOf, sourceDate: sourceDate)
  )
  return format.bytes(input)
}

/// The catalog of requirements alone, as it is for every client on a day.
public func exportCatalog(of law: Law, asOf: Day, sourceDate: Int? = nil) -> [UInt8] {
  CatalogExport(law, asOf: asOf, sourceDate: sourceDate).bytes
}

extension OSCALCatalog {
  fileprivate func checked(_ document: JSON) -> [UInt8] {
    let faults = OSCALCheck.faults(in: document, of: ids)
    precondition(faults.isEmpty, faults.joined(separator: "; "))
    return document.serialized(indented: true)
  }
}
