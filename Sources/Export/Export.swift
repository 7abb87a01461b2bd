import Diagnostics
public import GapAnalysis

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
/// There is no `oscal-poam.json` where nothing is to be done, as OSCAL has no empty plan.
public func export(_ assessment: Assessment, generator: Generator) -> [ExportFile] {
  let oscal = OSCAL(assessment)
  return [
    ExportFile(
      name: "assessment.json",
      bytes: assessmentJSON(assessment, generator: generator).serialized(indented: true)
    ),
    ExportFile(name: "gaps.csv", bytes: gapsCSV(assessment)),
    ExportFile(name: "oscal-assessment-results.json", oscal: oscal.assessmentResults),
    oscal.planOfAction.map { ExportFile(name: "oscal-poam.json", oscal: $0) },
    ExportFile(name: "plan.csv", bytes: planCSV(assessment)),
  ].compactMap(\.self)
}

extension ExportFile {
  /// An OSCAL document that has passed our own check; a fault there is a defect of this program.
  fileprivate init(name: String, oscal document: JSON) {
    let faults = OSCALCheck.faults(in: document)
    precondition(faults.isEmpty, "\(name): \(faults.joined(separator: "; "))")
    self.init(name: name, bytes: document.serialized(indented: true))
  }
}
