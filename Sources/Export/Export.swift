import Diagnostics
import Formats
public import GapAnalysis
public import Regulation

/// One file for machines, by its name below `data/`.
public struct ExportFile: Sendable, Hashable {
  /// The name, such as `gaps.csv`.
  public let name: String
  /// The content.
  public let bytes: [UInt8]

  /// A file from its parts.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
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
  let oscal = OSCAL(assessment, sourceDate: sourceDate)
  let catalog = OSCALCatalog(law, asOf: assessment.asOf, sourceDate: sourceDate)
  let ids = catalog.ids
  return [
    ExportFile(
      name: "assessment.json",
      bytes: assessmentJSON(assessment, generator: generator).serialized(indented: true)
    ),
    ExportFile(name: "gaps.csv", bytes: gapsCSV(assessment)),
    ExportFile(name: "oscal-assessment-plan.json", oscal: oscal.assessmentPlan, of: ids),
    ExportFile(name: "oscal-assessment-results.json", oscal: oscal.assessmentResults, of: ids),
    exportCatalog(catalog),
    oscal.planOfAction.map { ExportFile(name: "oscal-poam.json", oscal: $0, of: ids) },
    ExportFile(name: "plan.csv", bytes: planCSV(assessment)),
  ].compactMap(\.self)
}

/// The catalog of requirements alone, as it is for every client on a day.
public func exportCatalog(of law: Law, asOf: Day, sourceDate: Int? = nil) -> ExportFile {
  exportCatalog(OSCALCatalog(law, asOf: asOf, sourceDate: sourceDate))
}

private func exportCatalog(_ catalog: OSCALCatalog) -> ExportFile {
  ExportFile(name: "oscal-catalog.json", oscal: catalog.json, of: catalog.ids)
}

extension ExportFile {
  /// An OSCAL document that has passed our own check; a fault there is a defect of this program.
  fileprivate init(name: String, oscal document: JSON, of ids: Set<String>) {
    let faults = OSCALCheck.faults(in: document, of: ids)
    precondition(faults.isEmpty, "\(name): \(faults.joined(separator: "; "))")
    self.init(name: name, bytes: document.serialized(indented: true))
  }
}
