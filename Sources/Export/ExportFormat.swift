import Formats
import Regulation

/// A file for other programs: its name in `gapbook export`, its file below `data/`, and what it holds.
///
/// A new one is a line in `allCases`.
public struct ExportFormat: RawRepresentable, CaseIterable, Sendable {
  /// The name in a call.
  public let rawValue: String
  /// The name below `data/`.
  public let file: String
  /// What the file holds, in a few words.
  public let help: String
  /// Whether a build writes it; if not, it is for a call alone.
  public let isWritten: Bool
  /// The content; nil where there is nothing to export.
  let bytes: @Sendable (ExportInput) -> [UInt8]?

  private init(
    _ name: String,
    _ file: String,
    _ help: String,
    isWritten: Bool = true,
    bytes: @escaping @Sendable (ExportInput) -> [UInt8]?
  ) {
    rawValue = name
    self.file = file
    self.help = help
    self.isWritten = isWritten
    self.bytes = bytes
  }

  /// The format of a name; nil where there is none.
  public init?(rawValue: String) {
    guard let format = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = format
  }

  /// All formats.
  public static let allCases = [
    ExportFormat("json", "assessment.json", "the whole assessment; diff and --previous read it") {
      assessmentFile($0.assessment, generator: $0.generator)
    },
    ExportFormat("gaps", "gaps.csv", "the gaps, for a spreadsheet") { gapsCSV($0.assessment) },
    ExportFormat("plan", "plan.csv", "the plan, for a spreadsheet") { planCSV($0.assessment) },
    ExportFormat("plan.xlsx", "plan.xlsx", "answers, findings, plan, risks, evidence as a workbook")
    {
      planWorkbook($0.assessment, generator: $0.generator)
    },
    ExportFormat("gaps.sarif", "gaps.sarif", "the gaps for code scanning", isWritten: false) {
      gapsSARIF($0.assessment, generator: $0.generator).serialized(indented: true)
    },
    ExportFormat("gaps.junit", "gaps.junit.xml", "the leaves as tests", isWritten: false) {
      gapsJUnit($0.assessment)
    },
    ExportFormat("oscal-results", "oscal-assessment-results.json", "OSCAL assessment results") {
      $0.checked($0.oscal.assessmentResults)
    },
    ExportFormat("oscal-poam", "oscal-poam.json", "an OSCAL plan of action and milestones") {
      $0.oscal.planOfAction.map($0.checked)
    },
    catalog,
    ExportFormat("oscal-assessment-plan", "oscal-assessment-plan.json", "an OSCAL assessment plan")
    {
      $0.checked($0.oscal.assessmentPlan)
    },
  ]

  /// The one that is the same for every client on a day.
  public static let catalog = ExportFormat(
    "oscal-catalog",
    "oscal-catalog.json",
    "the requirements as an OSCAL catalog"
  ) { $0.catalog.bytes }

  /// Whether it needs no client.
  public var isOfLaw: Bool { rawValue == Self.catalog.rawValue }
}
